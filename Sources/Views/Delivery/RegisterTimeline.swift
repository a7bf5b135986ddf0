import Timelines
import Vocabulary

/// All that was ever said of one register of an entity, in the order in which the later one shows:
/// by day, rank and event.
struct RegisterTimeline: Sendable {
  private(set) var facts: [TimelineFact]

  /// The facts of a register among those of its entity, which stand in the order of the index.
  init(_ attribute: UInt16, of facts: [TimelineFact]) {
    self.facts = facts.filter { $0.attribute == UInt32(attribute) }
  }

  /// The fact that shows at a point, be it that the register is unset.
  func shown(at point: Point) -> TimelineFact? {
    facts.last { $0.holds(at: point) }
  }

  /// The date that shows at a point.
  func date(at point: Point) -> Day? {
    shown(at: point)?.date
  }

  /// What was said by the point, in this order: known, not void and begun, whether or not ended.
  func said(by point: Point) -> [TimelineFact] {
    facts.filter { fact in
      fact.sequence <= point.knownAt && fact.validFrom <= point.asOf
        && !fact.isVoid(at: point.knownAt)
    }
  }
}

extension TimelineFact {
  /// The date of a register of one field.
  var date: Day? {
    guard kind == .register, !value.isEmpty else { return nil }
    let fields = FactExtractor.current.fields(typeNumber: typeNumber, template: template)
    return DataView(fields, value.span).date("value")
  }

  /// What became of a fact that was said by the point: it shows, has ended, or a later one shows.
  func state(at point: Point, shown: TimelineFact?) -> ExplainRow.State {
    if let end = validTo, end <= point.asOf { return .ended }
    return sequence == shown?.sequence ? .holds : .superseded
  }
}

/// The numbers of the registers that the questions of delivery are about.
enum DeliveryRegisters {
  static let about = number(.about)
  static let answer = number(.answer)
  static let benefit = number(.benefit)
  static let body = number(.body)
  static let consultations = number(.consultations)
  static let costBaseline = number(.costBaseline)
  static let decision = number(.decision)
  static let dropped = number(.dropped)
  static let due = number(.due)
  static let evidence = number(.evidence)
  static let forecastDue = number(.forecastDue)
  static let format = number(.format)
  static let fulfilled = number(.fulfilled)
  static let gate = number(.gate)
  static let inventory = number(.definitionInventory)
  static let itemInventory = number(.inventory)
  static let lead = number(.lead)
  static let licence = number(.licence)
  static let members = number(.members)
  static let on = number(.on)
  static let outcome = number(.outcome)
  static let owner = number(.owner)
  static let paper = number(.paper)
  static let participants = number(.participants)
  static let participation = number(.participation)
  static let progress = number(.progress)
  static let reached = number(.reached)
  static let retired = number(.retired)
  static let revoked = number(.revoked)
  static let selection = number(.selection)
  static let sessions = number(.sessions)
  static let staleProgress = number(.staleprogress)
  static let status = number(.status)
  static let strategy = number(.strategy)
  static let text = number(.text)
  static let title = number(.title)
  static let to = number(.to)
  static let until = number(.until)
  static let weight = number(.weight)
  static let withdrawn = number(.withdrawn)
  static let withheld = number(.withheld)

  private static func number(_ name: RegisterName) -> UInt16 { name.rawValue }
}

import Timelines
import Vocabulary

/// Finds what explains the changes of rows from one point to another: projects that ended, and
/// years that were closed.
struct ChangeNotes {
  let timelines: Timelines
  let to: Point
  /// The years that were closed in between, and what of each project lapsed in them.
  private var lapsed: [Int: [String: Money]] = [:]
  private var reopened: [Int] = []
  private let currency: Currency

  init(_ timelines: Timelines, from: Point, to: Point, currency: Currency) throws(TimelinesError) {
    self.timelines = timelines
    self.to = to
    self.currency = currency
    guard from != to else { return }
    let before = try ChangeNotes.closedYears(timelines, from)
    let after = try ChangeNotes.closedYears(timelines, to)
    reopened = before.subtracting(after).sorted()
    for year in after.subtracting(before) {
      var amounts: [String: Money] = [:]
      for row in try BudgetView(timelines).answer(at: to, year: year).rows {
        let figures = row.sums.figures
        // What was neither spent nor blocked was secured before; where there is none of it, the
        // closing changes nothing.
        guard figures.rest != figures[.blocked] else { continue }
        amounts[row.subject] = Money(minor: figures[.lapsed], currency: currency)
      }
      lapsed[year] = amounts
    }
  }

  static func closedYears(
    _ timelines: Timelines, _ point: Point
  ) throws(TimelinesError) -> Set<Int> {
    try timelines.read(at: point) { (reading) throws(TimelinesError) in
      var state = EntityState()
      return Set(try PointFacts.readClosedYears(reading, &state).all)
    }
  }

  /// What explains the change of a key: for what rests on years that were closed the closings, else
  /// how the project ended.
  func notes(
    of key: PortfolioKey, _ subject: String, _ ending: ChangeNote?
  ) -> [ChangeNote] {
    var notes = [ending].compactMap { $0 }
    guard key.restsOnClosings else { return notes }
    for (year, amounts) in lapsed.sorted(by: { $0.key < $1.key }) {
      guard let amount = amounts[subject] else { continue }
      notes.append(.closed(year: year, lapsed: amount))
    }
    return notes + reopened.map { .reopened(year: $0) }
  }

  /// How a project ended between two points, or that it had ended and lives again.
  func ending(
    of subject: String, _ before: ChangeSide?, _ after: ChangeSide?
  ) throws(TimelinesError) -> ChangeNote? {
    if let before, before.hasEnded, let after, !after.hasEnded { return .returned }
    guard let before, !before.hasEnded, after?.hasEnded ?? true else { return nil }
    return try timelines.read(at: to) { (reading) throws(TimelinesError) -> ChangeNote? in
      guard let entity = try reading.entity(named: subject) else { return nil }
      var state = EntityState()
      try reading.state(of: entity.number, into: &state)
      if state.register(EndRegisters.merged) != nil {
        guard let other = state.text(Registers.successor), try reading.mayName(other) else {
          return .merged(into: nil)
        }
        return .merged(into: other)
      }
      if state.register(EndRegisters.split) != nil {
        var names: [String] = []
        if let fact = state.register(Registers.successors) {
          for name in state.view(fact).texts("value") where try reading.mayName(name) {
            names.append(name)
          }
        }
        return .split(into: names)
      }
      return state.register(EndRegisters.deregistered) == nil ? nil : .deregistered
    }
  }
}

/// The numbers of the registers that end a project.
private enum EndRegisters {
  static let merged = number(.merged)
  static let split = number(.split)
  static let deregistered = number(.deregistered)

  private static func number(_ name: RegisterName) -> UInt16 { name.rawValue }
}

extension PortfolioKey {
  /// Whether the closing of a year can change the value.
  fileprivate var restsOnClosings: Bool {
    switch self {
    case .moneySecured, .moneyGap, .fundingDerived, .fundingConflict: true
    default: false
    }
  }
}

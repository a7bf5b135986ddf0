import Vocabulary

/// What deciding and applying need to know of an event type, worked out once from the registry.
final class EventPlan: Sendable {
  /// What the checks of the ledger know a type for.
  enum Role: Sendable {
    case plain, void, correction, approval
    case appropriation, transfer, carryForward, block
    case commitment, commitmentCarried, expenditure, revenue
    case allocation, receipt, measurement, target, merger, periodClosed, periodReopened, erasure
  }

  /// The plans in the order of ``Registry/types``.
  static let all = Registry.current.types.map { EventPlan($0) }

  /// The plan of the type of this number.
  static func numbered(_ number: Int) -> EventPlan? {
    Registry.current.index(ofNumber: number).map { all[$0] }
  }

  /// The type's number.
  let number: Int
  /// The type's name.
  let name: String
  /// What it is known for.
  let role: Role
  /// The kinds of its subject, as bits and as words.
  let kinds: UInt64
  let kindNames: [String]
  let creation: EventType.Creation
  let visibility: EventType.VisibilityDefault
  let day: EventType.Day
  /// Whether it belongs to group D and makes a flow.
  let isMoney: Bool
  /// Whether it touches no period, or may touch closed ones.
  let isFreeOfPeriods: Bool
  /// Whether `validto` may be given.
  let mayEnd: Bool
  let references: [ReferenceField]
  /// The same with their members, by place.
  let referencesByPlace: [ReferenceField]
  /// The fields with references that are lists or structures, or may be texts.
  let compoundReferences: [Int]
  /// Numbers and places of all fields with references.
  let plainReferences: [(field: Int, place: Int)]
  let sealed: [Field]
  let registers: [WatchedRegister]
  let fields: [Field]
  /// Fields that are given where the event brings its subject into being.
  let requiredWhenNew: [Field]
  /// Whether it is refused on a subject that exists and is not removed.
  let isForAbsent: Bool
  /// Whether it names the number of an earlier event in this field; 0 for none.
  let earlierEvent: Int
  /// What is asked about it once it is recorded.
  let questions: Questions

  let year, from, to, period, amount: Int
  let source, toSource, split, commitment, booking, reverses, receipt: Int
  let kind, side, scope, final: Int
  /// What tells one observation from another, and what it says.
  let observed: ObservedFields?
  /// What a reversal takes over from what it reverses.
  let takenOver: [Int]
  /// The field that names its day; the field that makes it restricted.
  let dayField, restrictingField: Int
  /// Places from 1 of the kinds of appropriation that count.
  let countedKinds: Set<UInt64>

  private init(_ type: EventType) {
    number = type.number
    name = type.name
    role = EventPlan.role(of: type)
    kinds = SubjectKind.bits(type.subjects)
    kindNames = type.subjects
    creation = type.creation
    visibility = type.visibility
    day = type.day
    isMoney = type.isMoney
    isFreeOfPeriods = EventPlan.free.contains(type.name)
    mayEnd =
      !type.facts.isEmpty
      && type.facts.allSatisfy {
        switch $0.effect {
        case .register, .member: true
        case .flow, .observation, .void: false
        }
      }
    var byPlace: [ReferenceField] = []
    references = ReferenceField.among(type.fields, &byPlace)
    referencesByPlace = byPlace
    var compound: [Int] = []
    for reference in references {
      switch type.field(numbered: reference.number)?.kind {
      case .ref: continue
      default: compound.append(reference.number)
      }
    }
    compoundReferences = compound
    plainReferences = references.map { ($0.number, $0.place) }
    sealed = type.fields.filter { $0.kind == .sealed }
    registers = WatchedRegister.of(type)
    fields = type.fields
    func numbered(_ name: String) -> Int { type.field(named: name)?.number ?? 0 }
    var whenNew: [Field] = []
    var forAbsent = false
    var earlier = 0
    for rule in type.rules {
      switch rule {
      case .requiredWhenNew(let names): whenNew = names.compactMap { type.field(named: $0) }
      case .existingOnlyWhen: forAbsent = true
      case .ascending(let name, "@sequence"): earlier = numbered(name)
      default: continue
      }
    }
    requiredWhenNew = whenNew
    isForAbsent = forAbsent
    earlierEvent = earlier
    year = numbered("year")
    from = numbered("from")
    to = numbered("to")
    period = type.field(named: "period")?.kind == .period ? numbered("period") : 0
    amount = numbered("amount")
    source = numbered("source")
    toSource = numbered("tosource")
    split = numbered("split")
    commitment = numbered("commitment")
    booking = numbered("booking")
    reverses = numbered("reverses")
    receipt = numbered("receipt")
    kind = numbered("kind")
    side = numbered("side")
    scope = numbered("scope")
    final = numbered("final")
    takenOver = ["source", "split", "type", "grant", "grantline", "eligible"].compactMap {
      type.field(named: $0)?.number
    }
    observed = ObservedFields(type)
    questions = Questions(type, byPlace)
    countedKinds = EventPlan.countedKinds(type)
    switch type.day {
    case .given: dayField = 0
    case .field(let name), .periodEnd(let name): dayField = numbered(name)
    }
    if case .restrictedWith(let name) = type.visibility {
      restrictingField = numbered(name)
    } else {
      restrictingField = 0
    }
  }

  private static func role(of type: EventType) -> Role {
    switch type.name {
    case "event.voided": .void
    case "event.corrected": .correction
    case "event.approved", "event.rejected": .approval
    case "budget.appropriated": .appropriation
    case "budget.transferred": .transfer
    case "budget.carried-forward": .carryForward
    case "budget.blocked", "budget.released": .block
    case "commitment.made", "commitment.reduced": .commitment
    case "commitment.carried": .commitmentCarried
    case "expenditure.booked": .expenditure
    case "revenue.booked": .revenue
    case "grant.allocated": .allocation
    case "drawdown.requested", "drawdown.received": .receipt
    case "measurement.recorded", "measurement.restated": .measurement
    case "target.set": .target
    case "text.erased", "person.erased", "evidence.withheld": .erasure
    case "unit.merged": .merger
    case "period.closed": .periodClosed
    case "period.reopened": .periodReopened
    default: .plain
    }
  }

  /// Types that touch no period, or are themselves what closes and opens it.
  private static let free: Set<String> = [
    "event.approved", "event.rejected", "visibility.set", "text.erased", "period.closed",
    "period.reopened",
  ]

  private static func countedKinds(_ type: EventType) -> Set<UInt64> {
    guard case .oneOf(let words)? = type.field(named: "kind")?.kind else { return [] }
    let counted = ["appropriation", "supplementary", "over-plan", "off-plan"]
    return Set(counted.compactMap { words.firstIndex(of: $0).map { UInt64($0 + 1) } })
  }
}

import Timelines
import Vocabulary

/// Buffers and names that a walk over entities needs, kept from one question to the next. Holds
/// nothing that depends on a point.
struct Workspace: Sendable {
  var state = EntityState()
  var money = EntityMoney()
  var names = MoneyNames()
  private(set) var targets: [MemberTarget] = []
  /// The places of units and roles in ``targets``, in byte order.
  private var units: [Int32] = []
  /// The units of the project at hand.
  var assigned: [AssignedTarget] = []
  private(set) var periods: [ReportPeriod] = []
  private var uses: [AttributeUse] = []

  /// Attributes whose names are made of data have numbers from here on.
  static let dynamicBase: UInt32 = 4096

  /// What an attribute means; fixed registers are `ignored`.
  @inline(__always)
  mutating func use(
    of attribute: UInt32, _ reading: borrowing Reading
  ) throws(TimelinesError) -> AttributeUse {
    guard attribute >= Workspace.dynamicBase else { return AttributeUse(tag: .ignored) }
    let place = Int(attribute - Workspace.dynamicBase)
    if place < uses.count {
      let use = uses[place]
      if use.tag != .unread { return use }
    }
    return try learn(attribute, place, reading)
  }

  private mutating func learn(
    _ attribute: UInt32, _ place: Int, _ reading: borrowing Reading
  ) throws(TimelinesError) -> AttributeUse {
    let use = interpret(try reading.attribute(attribute))
    if place >= uses.count {
      uses.append(
        contentsOf: repeatElement(AttributeUse(tag: .unread), count: place + 1 - uses.count))
    }
    uses[place] = use
    return use
  }

  private mutating func interpret(_ name: AttributeName) -> AttributeUse {
    switch (name.kind, name.family) {
    case (.account, _):
      let key = names.key(family: name.account, parts: name.parts, year: name.year)
      return key.role == .uncounted
        ? AttributeUse(tag: .ignored)
        : AttributeUse(tag: .account, role: key.role, number: key.number)
    case (.register, RegisterFamily.commitmentClosed.rawValue):
      return AttributeUse(
        tag: .closes, number: names.commitment(name.parts.first ?? ""))
    case (.set, SetFamily.alignments.rawValue) where name.parts.count == 2:
      return AttributeUse(tag: .alignment, number: target(name.parts))
    case (.set, SetFamily.units.rawValue) where name.parts.count == 2:
      return AttributeUse(tag: .unit, number: unit(name.parts))
    case (.observation, SeriesFamily.reports.rawValue):
      guard let period = name.period else { return AttributeUse(tag: .ignored) }
      periods.append(ReportPeriod(period))
      return AttributeUse(tag: .report, number: Int32(periods.count - 1))
    default: return AttributeUse(tag: .ignored)
    }
  }

  private mutating func target(_ parts: [String]) -> Int32 {
    targets.append(MemberTarget(subject: parts[0], role: parts[1]))
    return Int32(targets.count - 1)
  }

  /// A unit and a role, ranked among those that are known: rows put theirs into order by numbers.
  private mutating func unit(_ parts: [String]) -> Int32 {
    let number = target(parts)
    var (low, high) = (0, units.count)
    while low < high {
      let middle = (low + high) / 2
      if targets[Int(units[middle])].isBefore(targets[Int(number)]) {
        low = middle + 1
      } else {
        high = middle
      }
    }
    units.insert(number, at: low)
    for place in low..<units.count { targets[Int(units[place])].rank = Int32(place) }
    return number
  }

  /// The alignments that hold in `state`, in byte order, each primary only once.
  mutating func alignments(_ reading: borrowing Reading) throws(TimelinesError) -> [Alignment] {
    var alignments: [Alignment] = []
    for index in state.facts.indices where state.facts[index].kind == .member {
      let use = try use(of: state.facts[index].attribute, reading)
      guard use.tag == .alignment else { continue }
      alignments.append(alignment(state.facts[index], Int(use.number)))
    }
    Alignments.arrange(&alignments)
    return alignments
  }

  func alignment(_ fact: HeldFact, _ target: Int) -> Alignment {
    let view = state.view(fact)
    return Alignment(
      to: targets[target].subject, kind: targets[target].kind,
      relation: targets[target].role, weight: view.int("weight"),
      isPrimary: view.bool("primary") ?? false, validFrom: fact.validFrom.number,
      rank: fact.rank, sequence: fact.sequence)
  }
}

import Timelines
import Vocabulary

/// Buffers and names that a walk over entities needs, kept from one question to the next. Holds
/// nothing that depends on a point.
struct Workspace: Sendable {
  var state = EntityState()
  var money = EntityMoney()
  var names = MoneyNames()
  private(set) var targets: [MemberTarget] = []
  private(set) var periods: [ReportPeriod] = []
  private var uses: [AttributeUse] = []

  /// Attributes whose names are made of data have numbers from here on.
  static let dynamicBase: UInt32 = 4096

  /// What an attribute means; fixed registers are `ignored`.
  @inline(__always)
  mutating func use(
    of attribute: UInt32, _ reading: borrowing Reading
  ) throws(TimelinesError) -> AttributeUse {
    guard attribute >= Workspace.dynamicBase else { return .ignored }
    let place = Int(attribute - Workspace.dynamicBase)
    if place < uses.count {
      guard case .unread = uses[place] else { return uses[place] }
    }
    let use = interpret(try reading.attribute(attribute))
    if place >= uses.count {
      uses.append(contentsOf: repeatElement(.unread, count: place + 1 - uses.count))
    }
    uses[place] = use
    return use
  }

  private mutating func interpret(_ name: AttributeName) -> AttributeUse {
    switch (name.kind, name.family) {
    case (.account, _):
      let key = names.key(family: name.family, parts: name.parts, year: name.year)
      return key.role == .uncounted ? .ignored : .account(key)
    case (.register, "commitment-closed"):
      return .closes(commitment: names.commitment(name.parts.first ?? ""))
    case (.set, "alignments") where name.parts.count == 2:
      return .alignment(target(name.parts))
    case (.set, "units") where name.parts.count == 2:
      return .unit(target(name.parts))
    case (.observation, "reports"):
      guard let period = name.period else { return .ignored }
      periods.append(ReportPeriod(period))
      return .report(Int32(periods.count - 1))
    default: return .ignored
    }
  }

  private mutating func target(_ parts: [String]) -> Int32 {
    targets.append(MemberTarget(subject: parts[0], role: parts[1]))
    return Int32(targets.count - 1)
  }

  /// The alignments that hold in `state`, in byte order, each primary only once.
  mutating func alignments(_ reading: borrowing Reading) throws(TimelinesError) -> [Alignment] {
    var alignments: [Alignment] = []
    for index in state.facts.indices where state.facts[index].kind == .member {
      guard case .alignment(let target) = try use(of: state.facts[index].attribute, reading)
      else { continue }
      alignments.append(alignment(state.facts[index], Int(target)))
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

import Ledger
import Timelines
import Vocabulary

/// Reads what grants give to projects at a point.
enum GrantReader {
  /// The grants of each project that has one.
  static func grants(
    _ reading: borrowing Reading, _ workspace: inout Workspace
  ) throws(TimelinesError) -> [String: [ProjectGrant]] {
    let entities = try reading.everyEntity(ofKind: "grant")
    if entities.isEmpty { return [:] }
    let sources = try sourcesByGrant(reading, &workspace.state)
    var grants: [String: [ProjectGrant]] = [:]
    for entity in entities {
      guard var terms = try terms(of: entity, reading, &workspace.state) else { continue }
      terms.sources = sources[entity.name] ?? []
      let hasEnded = terms.hasEnded(on: reading.point.asOf)
      let used = hasEnded ? try used(terms, entity, reading, &workspace) : 0
      for (project, amount) in terms.entitlements(on: reading.point.asOf, used: used) {
        grants[project, default: []].append(
          ProjectGrant(
            grant: terms.name, entitlement: amount, currency: terms.currency,
            sources: terms.sources, hasEnded: hasEnded))
      }
    }
    return grants
  }

  /// The sources that name a grant, in byte order.
  static func sourcesByGrant(
    _ reading: borrowing Reading, _ state: inout EntityState
  ) throws(TimelinesError) -> [String: [String]] {
    var sources: [String: [String]] = [:]
    for entity in try reading.everyEntity(ofKind: "source") {
      try reading.state(of: entity.number, into: &state)
      if let grant = state.text(Registers.grant) { sources[grant, default: []].append(entity.name) }
    }
    return sources
  }

  /// The terms of a grant that is approved and not refused at the point.
  static func terms(
    of entity: Entity, _ reading: borrowing Reading, _ state: inout EntityState
  ) throws(TimelinesError) -> GrantTerms? {
    try reading.state(of: entity.number, into: &state)
    guard state.exists, state.register(Registers.approved) != nil,
      state.register(Registers.refused) == nil, let maximum = state.money(Registers.maximum)
    else { return nil }
    var terms = GrantTerms(
      name: entity.name, project: state.text(Registers.project), maximum: maximum.minor,
      currency: maximum.currency, rate: state.int(Registers.rate),
      form: state.text(Registers.form) ?? "full", from: state.date(Registers.from) ?? .first,
      until: state.date(Registers.until) ?? .last)
    terms.ownShare = state.money(Registers.ownShare)?.minor ?? 0
    for fact in state.facts where fact.kind == .flow && fact.currency == terms.currency {
      let name = try reading.attribute(fact.attribute)
      switch name.account {
      case .allocated:
        terms.allocations.append((name.parts.joined(separator: "/"), fact.amount))
      case .reclaimed: terms.reclaimed += fact.amount
      default: continue
      }
    }
    terms.allocations.sort { $0.project.isBefore($1.project) }
    return terms
  }

  /// What a grant pays of what was booked on it.
  static func used(
    _ terms: GrantTerms, _ entity: Entity, _ reading: borrowing Reading,
    _ workspace: inout Workspace
  ) throws(TimelinesError) -> Total {
    let eligible = terms.eligible(try vouchers(of: entity, terms.currency, reading))
    let revenue =
      terms.form == "deficit"
      ? try revenue(terms, by: reading.point.asOf, reading, &workspace.state) : 0
    return max(0, terms.used(eligible: eligible, revenue: revenue))
  }

  /// The bookings on a grant that hold at the point, in the order of their accounts.
  static func vouchers(
    of entity: Entity, _ currency: Currency, _ reading: borrowing Reading
  ) throws(TimelinesError) -> [GrantVoucher] {
    var vouchers: [GrantVoucher] = []
    for fact in try reading.timeline(of: entity.number)
    where fact.kind == .flow && fact.holds(at: reading.point) {
      let name = try reading.attribute(fact.attribute)
      guard name.isAccount(.used), let money = fact.money, money.currency == currency
      else { continue }
      vouchers.append(
        GrantVoucher(
          sequence: fact.sequence, amount: money.minor,
          day: try paymentDay(of: fact, reading), isFlagged: name.parts.last == "true"))
    }
    return vouchers
  }

  private static func paymentDay(
    of fact: TimelineFact, _ reading: borrowing Reading
  ) throws(TimelinesError) -> Day {
    let fields = Registry.current.type(numbered: Int(fact.typeNumber))?.fields ?? []
    let paid = try reading.withEvent(fact.sequence) { (event) throws(TimelinesError) -> Day? in
      do throws(LedgerError) {
        return DataView(fields, event.record, in: try event.layout().data).date("paidon")
      } catch {
        throw TimelinesError(error)
      }
    }
    return paid.flatMap { $0 } ?? fact.validFrom
  }

  /// What the grant's projects received by a day from sources without this grant.
  static func revenue(
    _ terms: GrantTerms, by day: Day, _ reading: borrowing Reading, _ state: inout EntityState
  ) throws(TimelinesError) -> Total {
    let point = Point(asOf: min(day, reading.point.asOf), knownAt: reading.point.knownAt)
    var sum = Total.zero
    for project in terms.projects {
      guard let entity = try reading.entity(named: project) else { continue }
      try reading.state(of: entity.number, at: point, into: &state)
      for fact in state.facts where fact.kind == .flow && fact.currency == terms.currency {
        let name = try reading.attribute(fact.attribute)
        guard name.isAccount(.received), let source = name.parts.last,
          !terms.sources.contains(source)
        else { continue }
        sum += fact.amount
      }
    }
    return sum
  }
}

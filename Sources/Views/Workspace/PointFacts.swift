import Timelines
import Vocabulary

/// What the rows of all entities share at a point, read once for each question.
struct PointFacts: Sendable {
  var point: Point
  var currency: Currency
  /// The organisation by which is grouped.
  var organisation = OrganisationTree()
  /// The organisation of the day that is asked for, for names.
  var units: [String: OrganisationTree.Unit] = [:]
  var strategy = StrategyTree()
  var grants: [String: [ProjectGrant]] = [:]
  var closed = ClosedYears()
  /// Reports older than so many days are stale.
  var staleAfter = 100

  init(point: Point, currency: Currency) {
    self.point = point
    self.currency = currency
  }

  /// Reads them. `organisationDay` is the day whose organisation groups.
  init(
    _ reading: borrowing Reading, currency: Currency, organisationDay: Day,
    _ workspace: inout Workspace
  ) throws(TimelinesError) {
    self.init(point: reading.point, currency: currency)
    organisation = OrganisationTree(
      try PointFacts.readUnits(
        reading, Point(asOf: organisationDay, knownAt: point.knownAt), &workspace.state))
    units =
      organisationDay == point.asOf
      ? organisation.units : try PointFacts.readUnits(reading, point, &workspace.state)
    strategy = try PointFacts.readStrategy(reading, &workspace)
    closed = try PointFacts.readClosedYears(reading, &workspace.state)
    grants = try GrantReader.grants(reading, &workspace)
    if let own = try reading.entity(named: "ledger/self") {
      try reading.state(of: own.number, into: &workspace.state)
      if let fact = workspace.state.register(Registers.staleReport),
        let days = workspace.state.int(fact)
      {
        staleAfter = Int(days)
      }
    }
  }

  static func readUnits(
    _ reading: borrowing Reading, _ point: Point, _ state: inout EntityState
  ) throws(TimelinesError) -> [String: OrganisationTree.Unit] {
    var units: [String: OrganisationTree.Unit] = [:]
    for entity in try reading.everyEntity(ofKind: "unit") {
      try reading.state(of: entity.number, at: point, into: &state)
      units[entity.name] = OrganisationTree.Unit(
        name: state.text(Registers.name), kind: state.text(Registers.kind),
        parent: state.text(Registers.parent), successor: state.text(Registers.successor),
        isSplit: state.register(Registers.successors) != nil)
    }
    return units
  }

  private static func readStrategy(
    _ reading: borrowing Reading, _ workspace: inout Workspace
  ) throws(TimelinesError) -> StrategyTree {
    var measures: [String: StrategyTree.Measure] = [:]
    for entity in try reading.everyEntity(ofKind: "measure") {
      try reading.state(of: entity.number, into: &workspace.state)
      measures[entity.name] = StrategyTree.Measure(try workspace.alignments(reading))
    }
    var goalFields: [String: String] = [:]
    for entity in try reading.everyEntity(ofKind: "goal") {
      try reading.state(of: entity.number, into: &workspace.state)
      goalFields[entity.name] = workspace.state.text(Registers.field)
    }
    return StrategyTree(measures: measures, goalFields: goalFields)
  }

  static func readClosedYears(
    _ reading: borrowing Reading, _ state: inout EntityState
  ) throws(TimelinesError) -> ClosedYears {
    var years: [Int] = []
    for entity in try reading.everyEntity(ofKind: "period") {
      let key = entity.name.dropFirst("period/".count)
      guard key.utf8.count == 4, let year = Int(key) else { continue }
      try reading.state(of: entity.number, into: &state)
      guard let fact = state.register(Registers.closed), state.word(fact) == "all"
      else { continue }
      years.append(year)
    }
    return ClosedYears(years)
  }
}

/// The numbers of the fixed registers that are asked for by name.
enum Registers {
  static let name = number(.name)
  static let kind = number(.kind)
  static let parent = number(.parent)
  static let successor = number(.successor)
  static let successors = number(.successors)
  static let field = number(.field)
  static let closed = number(.closed)
  static let staleReport = number(.stalereport)
  static let approved = number(.approved)
  static let refused = number(.refused)
  static let project = number(.project)
  static let maximum = number(.maximum)
  static let rate = number(.rate)
  static let form = number(.form)
  static let from = number(.from)
  static let until = number(.until)
  static let ownShare = number(.ownshare)
  static let grant = number(.grant)

  private static func number(_ name: RegisterName) -> UInt16 { name.rawValue }
}

extension EntityState {
  /// The text of a register of one field, if it holds.
  func text(_ register: UInt16) -> String? { self.register(register).flatMap { text($0) } }
  /// The date of a register of one field, if it holds.
  func date(_ register: UInt16) -> Day? { self.register(register).flatMap { date($0) } }
  /// The whole number of a register of one field, if it holds.
  func int(_ register: UInt16) -> Int64? { self.register(register).flatMap { int($0) } }
  /// The money of a register of one field, if it holds.
  func money(_ register: UInt16) -> Money? { self.register(register).flatMap { money($0) } }
}

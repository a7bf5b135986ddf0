import Stadtbuch
import TestSupport
import Testing
import Timelines
import Vocabulary

/// A history in which money moves, as an engine and as the lines that a naive fold reads.
struct MoneyHistory {
  let name: String
  let engine: Engine
  let history: OracleHistory
  let lines: [TestSupport.JSONValue]
  private let owner: AnyObject

  /// A random history of events of every type, of which money is one.
  init(seed: UInt64, count: Int = 600) throws {
    var tally = HistoryTally()
    let run = try HistoryRun(seed: seed, count: count, tally: &tally)
    try self.init("seed \(seed)", try run.ledger.exportedLines())
  }

  /// A random town in which little but money moves.
  init(town seed: UInt64, count: Int = 400) throws {
    let filled = try EngineOfLines([])
    try RandomMoneyTown.fill(filled.engine.ledger, seed: seed, count: count)
    try filled.engine.timelines.catchUp()
    try self.init("town \(seed)", filled)
  }

  /// A fixture city.
  init(_ city: City) throws { try self.init(city.name, city.lines) }

  init(_ name: String, _ lines: [String]) throws {
    try self.init(name, EngineOfLines(lines))
  }

  private init(_ name: String, _ filled: EngineOfLines) throws {
    self.name = name
    (owner, engine) = (filled, filled.engine)
    let numbered = try engine.ledger.exportedLines()
    history = try Oracle.current().history(numbered)
    self.lines = try numbered.map { try TestSupport.JSONValue(parsing: $0) }
  }

  /// So many points by chance, half of them at the head: days on which something changes, of which
  /// the later are the richer.
  func points(_ count: Int, seed: UInt64) throws -> [Point] {
    var random = SplitMix64(seed: seed)
    let days = history.days.compactMap { Day($0) }.suffix(2 * history.days.count / 3 + 1)
    return try (0..<count).map { _ in
      let picked = random.pick(Array(days))
      let day = try #require(picked, "the history has days")
      let known = random.chance(50) ? Int(history.last) : random.number(0...Int(history.last))
      return Point(asOf: day, knownAt: UInt64(known))
    }
  }

  /// The events of a point, read anew.
  func naive(_ point: Point) -> NaiveMoney {
    NaiveMoney(
      NaiveEvents(
        history, lines, asOf: point.asOf.description, knownAt: Int64(point.knownAt)))
  }

  /// What to say of a point when something differs.
  func place(_ point: Point) -> Comment {
    "\(name), \(point.asOf) as known at \(point.knownAt)"
  }

  func budget(_ point: Point, _ year: Int64, by grouping: BudgetGrouping? = nil) throws -> Answer {
    try engine.budget(
      year: Int(year), by: grouping, asOf: point.asOf, knownAt: .sequence(point.knownAt))
  }

  func funding(_ point: Point, gapsOnly: Bool = false) throws -> TestSupport.JSONValue {
    let asked = AskedPoint(asOf: point.asOf, knownAt: .sequence(point.knownAt))
    let written = try engine.json(Funding.self, FundingChoice(gapsOnly: gapsOnly), at: asked)
    return try TestSupport.JSONValue { $0 += written }
  }

  /// The portfolio as JSON, by project or in groups.
  func portfolio(_ point: Point, by keys: [PortfolioKey]? = nil) throws -> TestSupport.JSONValue {
    let rows = RowChoice(groupBy: keys?.map(\.rawValue).joined(separator: ","))
    let asked = AskedPoint(asOf: point.asOf, knownAt: .sequence(point.knownAt))
    let written = try engine.json(Portfolio.self, at: asked, rows)
    return try TestSupport.JSONValue { $0 += written }
  }

  func json(_ answer: Answer) throws -> TestSupport.JSONValue {
    try TestSupport.JSONValue { $0 += answer.json }
  }
}

extension TestSupport.JSONValue {
  /// The smallest units of a plain amount; 0 where there is none.
  var minor: Int128 { text.flatMap { Int128($0.filter { $0 != "." }) } ?? 0 }

  /// The object without what is no plain amount.
  var amounts: [String: Int128] {
    members.compactMapValues { value in
      guard let text = value.text, text.contains("."), let minor = Int128(text.filter { $0 != "." })
      else { return nil }
      return minor
    }
  }
}

/// Expects two lists of rows to be the same, row by row.
func expectSame(
  _ found: [TestSupport.JSONValue], _ wanted: [TestSupport.JSONValue], _ place: Comment,
  at location: SourceLocation = #_sourceLocation
) {
  #expect(found.count == wanted.count, place, sourceLocation: location)
  for (found, wanted) in zip(found, wanted) {
    #expect(
      found.canonical == wanted.withPlainMoney.canonical, place, sourceLocation: location)
  }
}

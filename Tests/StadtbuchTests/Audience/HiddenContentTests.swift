import LMDB
import Presentation
import Stadtbuch
import TestSupport
import Testing
import Timelines
import Views
import Vocabulary

/// Nothing hidden changes an answer by a byte.
@Suite struct `What an audience may not see` {
  /// Seeds; more of them, and a whole city, on request.
  private static let seeds: [UInt64] = LongForm.isAsked ? Array(1...20) : [1, 2]

  @Test(arguments: seeds)
  func `changes no answer of a random history`(seed: UInt64) throws {
    var tally = HistoryTally()
    let run = try HistoryRun(seed: seed, count: LongForm.isAsked ? 600 : 300, tally: &tally)
    let lines = try run.ledger.exportedLines()
    for audience in [Audience.public, .internal] {
      try compare(lines, audience, seed: seed)
    }
  }

  @Test(.enabled(if: LongForm.isAsked)) func `changes no answer of a city`() throws {
    let lines = Cities.musterstadt.lines
    for audience in [Audience.public, .internal] { try compare(lines, audience, seed: 7) }
  }

  private func compare(_ lines: [String], _ audience: Audience, seed: UInt64) throws {
    let history = try NarrowedHistory(lines, hiddenFrom: audience, seed: seed)
    #expect(history.differences > 5, "seed \(seed)")
    let one = try EngineOfLines(history.lines)
    let other = try EngineOfLines(history.otherLines)
    let last = UInt64(history.lines.count)
    var random = SplitMix64(seed: ~seed)
    var (answered, differing) = (0, 0)
    var shapes = try SubjectShapes.all(of: one.engine, at: Point(asOf: .last, knownAt: last))
    shapes += try Self.trails(of: one.engine, last)
    try Self.reports(one.engine, other.engine, audience, last, seed)
    for day in ["2024-06-30", "2026-01-31"].compactMap({ Day($0) }) {
      for known in [last, UInt64(random.number(1...Int(last)))] {
        let asked = AskedPoint(asOf: day, knownAt: .sequence(known))
        for (name, shape) in shapes {
          let seen = try Self.answer(one.engine.seen(by: audience), shape, asked)
          let same = try Self.answer(other.engine.seen(by: audience), shape, asked)
          let place = zip(seen ?? "", same ?? "").enumerated().first { $1.0 != $1.1 }?.offset
          let isSame = seen == same
          #expect(
            isSame,
            """
            \(audience.level), \(name) \(shape.name) at \(day)@\(known), seed \(seed):
            \(Self.part(seen, place))
            \(Self.part(same, place))
            """)
          if seen != nil { answered += 1 }
          let whole = try Self.answer(one.engine, shape, asked)
          if whole != (try Self.answer(other.engine, shape, asked)) { differing += 1 }
        }
      }
    }
    // Else the test would say nothing.
    #expect(answered > 10 && differing > 10, "\(audience.level), seed \(seed)")
  }

  /// What is asked of the trail beside what every view has: differences between two points, and what
  /// makes figures.
  private static func trails(
    of engine: Engine, _ last: UInt64
  ) throws -> [(name: String, shape: Shape)] {
    let from = PointRequest(
      asOf: try #require(Day("2024-06-30")), knownAt: .sequence(last / 2))
    let to = PointRequest(asOf: try #require(Day("2026-01-31")), knownAt: .sequence(last))
    var shapes: [(name: String, shape: Shape)] = [false, true].map { rows in
      ("changes", Changes.shape(ChangesChoice(from: from, to: to, rows: rows)))
    }
    let projects = try engine.timelines.read(at: Point(asOf: .last, knownAt: last)) {
      (reading) throws(TimelinesError) in
      try reading.entities(ofKind: "project").prefix(6).map(\.name)
    }
    for project in projects {
      for key in ["status", "money.spent", "money.need", "report.overall", "department"] {
        shapes.append(("explain", try Explain.shape(ExplainChoice(project, key))))
      }
    }
    for key in ["spent", "count", "green"] {
      shapes.append(("explain", try Explain.shape(ExplainChoice("portfolio", key))))
    }
    return shapes
  }

  /// The quarterly report of both, page and tables.
  private static func reports(
    _ one: Engine, _ other: Engine, _ audience: Audience, _ last: UInt64, _ seed: UInt64
  ) throws {
    let day = try #require(Day("2024-12-31"))
    let pages = try [one, other].map { engine in
      try engine.quarterlyReport(
        asOf: day, knownAt: .sequence(last), language: .de, audience: audience)
    }
    let isSame = pages[0].html == pages[1].html
    #expect(isSame, "\(audience.level), page, seed \(seed)")
    #expect(pages[0].tables.map(\.name) == pages[1].tables.map(\.name))
    for (table, same) in zip(pages[0].tables, pages[1].tables) {
      let isSame = table.csv == same.csv
      #expect(isSame, "\(audience.level), \(table.name), seed \(seed)")
    }
  }

  /// What stands around a place.
  private static func part(_ text: String?, _ place: Int?) -> String {
    guard let text, let place else { return text == nil ? "refused" : "the same" }
    return String(text.dropFirst(max(0, place - 300)).prefix(400))
  }

  /// The answer as JSON; nil where it is refused.
  static func answer(_ engine: Engine, _ shape: Shape, _ asked: AskedPoint) throws -> String? {
    let (frame, known) = try engine.frame(asked, of: shape)
    let seen: Shape
    do { seen = try frame.seen(shape) } catch { return nil }
    var format = JSONFormat(
      AnswerHead(
        title: .nothing, empty: .nothing, shape: seen, asOf: frame.point.asOf, knownAt: known,
        currency: frame.currency, audience: engine.audience), .en)
    let closing = try engine.run(seen, frame, known) { (row) throws(TimelinesError) in
      do throws(ScratchError) { try format.take(row) } catch { throw TimelinesError(error) }
    }
    var json: [UInt8] = []
    try format.write(closing) { json += $0 }
    return String(decoding: json, as: UTF8.self)
  }
}

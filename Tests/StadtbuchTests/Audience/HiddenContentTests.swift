import LMDB
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
    let shapes = try SubjectShapes.all(of: one.engine, at: Point(asOf: .last, knownAt: last))
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

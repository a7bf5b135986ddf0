import TestSupport
import Testing
import Timelines
import Vocabulary

@testable import Stadtbuch

/// Details of the report that are seen by looking at the page, with literals for each.
@Suite struct `Details of a report` {
  @Test(arguments: [("nextProof.due", "due"), ("a.b.c", "c"), ("subject", "subject")])
  func `a column's words are those of its last name`(path: String, field: String) {
    #expect(ReportColumn(path, Label(en: "x", de: "x")).field == field)
  }

  @Test func `changes are counted by their cause, in rows and in all attributes`() throws {
    let day = try #require(Day("2024-06-30"))
    let known = KnownAt(sequence: 9, time: nil)
    let point = Point(asOf: day, knownAt: 9)
    let frame = QuarterlyFrame(
      quarter: Period(length: .quarter, containing: day), point: point, knownAt: known,
      pointBefore: point, knownBefore: known, reportBefore: nil, audience: .full, language: .en)
    var figures = QuarterlyFigures(frame, currency: .eur)
    figures.moves.rows = ["happened", "late", "happened"].map {
      AnswerObject(members: [("cause", .text($0))])
    }
    figures.changes.rows = ["late", "corrected", "late", "late", "happened", "corrected"].map {
      AnswerObject(members: [("cause", .word($0))])
    }
    let sections = QuarterlySections(frame: frame, figures: figures)
    let causes = try #require(sections.changes.tables.first { $0.id == "causes" })
    #expect(causes.rows.map { $0.plain("cause") } == ["happened", "learned late", "corrected"])
    #expect(causes.rows.map { $0.count("rows") } == [2, 1, 0])
    #expect(causes.rows.map { $0.count("all") } == [1, 3, 2])
  }

  /// Three quarters at 70, 200 and 330 across, 10 to 20 at 132 to 16 down, counted anew in the last.
  @Test func `a series is drawn between its ends, and a break half way between two periods`() {
    let spots = [("2024-Q1", 10, false), ("2024-Q2", 20, false), ("2024-Q3", 15, true)].map {
      LineChart.Spot(
        period: $0.0, value: Int128($0.1), target: nil, mark: .final, isBreak: $0.2,
        isWhole: true)
    }
    let chart = LineChart(
      id: "c", title: "T", description: "D", spots: spots, axis: ("10", "20"),
      words: ("target", "break"))
    var page = HTMLWriter()
    chart.draw(in: &page)
    let drawn = String(decoding: page.bytes, as: UTF8.self)
    for part in [
      #"<text x="64" y="154" text-anchor="start" class="l s">2024-Q1</text>"#,
      #"<text x="336" y="154" text-anchor="end" class="l s">2024-Q3</text>"#,
      #"<text x="58" y="21" text-anchor="end" class="l s">20</text>"#,
      #"<text x="58" y="132" text-anchor="end" class="l s">10</text>"#,
      #"<path d="M265 16V132" class="break"/>"#,
      #"<text x="268" y="129" text-anchor="start" class="l s">break</text>"#,
      #"<path d="M70 132L200 16M330 74" class="line"/>"#,
      #"<circle cx="330" cy="74" r="4" class="final"/>"#,
    ] { #expect(drawn.contains(part), "\(part) in \(drawn)") }
  }

  @Test(arguments: [
    ("changes", ["a b", "a c"]), ("portfolio-changes", ["a b", "a c"]), ("holes", ["a b", "a c"]),
    ("inventories", ["a b", "a c"]), ("budget", ["a", "a"]),
  ]) func `rows of a kept table are named by as many cells as tell them apart`(
    table: String, names: [String]
  ) {
    let csv = Array("x,y,z\r\na,b,1\r\na,c,2\r\n".utf8)
    let figures = FigureTable(ReportFiles.Table(name: table, csv: csv))
    #expect(figures.order.map(\.name) == names)
    #expect(figures.order.map(\.occurrence) == (table == "budget" ? [0, 1] : [0, 0]))
    #expect(figures.order.map { figures.rows[$0]?["z"] } == ["1", "2"])
  }

  @Test func `no benefit is no sum of benefits, not nothing`() throws {
    let filled = try BookOfLines([])
    let answer = try withExtendedLifetime(filled) {
      try filled.book.answer(Synergies.self, asOf: Day("2024-06-30"))
    }
    guard case .object(let total)? = answer.beside["total"] else {
      Issue.record("no total")
      return
    }
    #expect(total.members.map(\.name) == ["count", "proposed", "accepted", "rejected", "realised"])
  }
}

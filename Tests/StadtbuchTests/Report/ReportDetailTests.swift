import TestSupport
import Testing
import Timelines
import Vocabulary

@testable import Presentation
@testable import Stadtbuch
@testable import Views

/// Details of the report that are seen by looking at the page, with literals for each.
@Suite struct `Details of a report` {
  @Test(arguments: [("nextProof.due", "due"), ("a.b.c", "c"), ("subject", "subject")])
  func `a column's words are those of its last name`(path: String, field: String) {
    #expect(ColumnHead(path, Label(en: "x", de: "x"), .text).field == field)
  }

  private func frame(_ audience: Audience = .full) throws -> QuarterlyFrame {
    let day = try #require(Day("2024-06-30"))
    let known = KnownAt(sequence: 9, time: nil)
    let point = Point(asOf: day, knownAt: 9)
    return QuarterlyFrame(
      quarter: Period(length: .quarter, containing: day), point: point, knownAt: known,
      pointBefore: point, knownBefore: known, reportBefore: nil, audience: audience, language: .en,
      currency: .eur)
  }

  @Test func `changes are counted by their cause, in rows and in all attributes`() throws {
    var answers = QuarterlyAnswers(try frame())
    func rows(_ causes: [String]) -> [[String: AnswerValue]] { causes.map { ["cause": .word($0)] } }
    answers[.moves] = try ReportAnswer(
      .moves, rows(["happened", "late", "happened"]), answers.frame)
    answers[.changes] = try ReportAnswer(
      .changes, rows(["late", "corrected", "late", "late", "happened", "corrected"]), answers.frame)
    let sections = QuarterlySections(answers: answers)
    let causes = try #require(try sections.changes().tables.first { $0.id == "causes" })
    #expect(causes.rows.map { $0[0] } == ["happened", "late", "corrected"].map { .word($0) })
    #expect(causes.rows.map { $0[1] } == [2, 1, 0].map { .integer($0) })
    #expect(causes.rows.map { $0[2] } == [1, 3, 2].map { .integer($0) })
  }

  /// Three quarters in rooms of 209 from 96 to 724, 10 to 20 at 216 to 16 down, counted anew in the
  /// last.
  @Test func `a series is drawn between its ends, and a break half way between two periods`() {
    let day = Day.last
    let first = Period(length: .quarter, containing: day).previous.previous
    let points = [(first, 10, false), (first.next, 20, false), (first.next.next, 15, true)].map {
      SeriesDrawing.Point($0.0, Rational($0.1), isBreak: $0.2)
    }
    let drawing = SeriesDrawing(points, decimals: 0)
    let chart = SeriesChart(
      id: "c", title: "T", drawing: drawing,
      bounds: SeriesDrawing.Bounds(low: Rational(10), high: Rational(20)),
      words: ChartWords(format: PeopleFormat(language: .en)))
    var page = HTMLWriter()
    chart.draw(in: &page)
    let drawn = String(decoding: page.bytes, as: UTF8.self)
    for part in [
      #"<text x="200" y="242" text-anchor="middle" class="l s">2999-Q2</text>"#,
      #"<text x="619" y="242" text-anchor="middle" class="l s">2999-Q4</text>"#,
      #"<text x="88" y="20" text-anchor="end" class="l s">20</text>"#,
      #"<text x="88" y="220" text-anchor="end" class="l s">10</text>"#,
      #"<path d="M514 8V216" class="break"/>"#, #"<path d="M200 216L410 16" class="line"/>"#,
      #"<circle cx="619" cy="116" r="4" class="final"/>"#,
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

  /// Up to the fourth layout a member of an object was a column, since it stands in the object's.
  @Test func `figures are found where objects were taken apart, and missed where they are gone`() {
    func table(_ csv: String) -> FigureTable {
      FigureTable(ReportFiles.Table(name: "indicators", csv: Array(csv.utf8)))
    }
    let old = table("indicator,target.low,target.high,age\r\ni,80.0,110.0,3\r\n")
    let new = table(
      "indicator,target\r\ni,\"{\"\"low\"\":\"\"80.0\"\",\"\"high\"\":\"\"110.0\"\"}\"\r\n")
    let same = FigureComparison([old], [new], layout: 4)
    #expect(same.isSame && same.count == 2 && same.unknown == ["indicators age"])
    let gone = FigureComparison([old], [table("indicator,target\r\ni,\r\n")], layout: 4)
    #expect(gone.differences.map(\.column) == ["target.high", "target.low"])
    #expect(gone.differences.allSatisfy { $0.now == nil })
  }

  /// A row to which parts are missing says so, in a column that is there for it alone.
  @Test func `what is incomplete is marked`() throws {
    let frame = try frame(.internal)
    let columns: [Column<(String, Bool)>] = [
      .text("name", .title) { $0.0 },
      Column("incomplete", .partsLeftOut, .bool) { $0.1 ? .bool(true) : nil },
    ]
    func heads(_ rows: [(String, Bool)]) throws -> [String] {
      let answer = ReportAnswer(.rows, columns, rows, at: frame)
      return try ReportTable("t", .rows, of: answer, "name").columns.map(\.key)
    }
    #expect(try heads([("a", false)]) == ["name"])
    #expect(try heads([("a", false), ("b", true)]) == ["name", "incomplete"])
  }

  @Test func `no benefit is no sum of benefits, not nothing`() throws {
    let filled = try EngineOfLines([])
    let answer = try withExtendedLifetime(filled) {
      try filled.engine.answer(Synergies.self, asOf: Day("2024-06-30"))
    }
    guard case .object(let total)? = answer.beside["total"] else {
      Issue.record("no total")
      return
    }
    #expect(total.members.map(\.name) == ["count", "proposed", "accepted", "rejected", "realised"])
  }
}

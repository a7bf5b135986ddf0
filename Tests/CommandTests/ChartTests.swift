import Foundation
import Presentation
import Stadtbuch
import TestSupport
import Testing

/// Rows as drawings, in the terminal and as SVG.
@Suite struct `The charts of views` {
  private let t2 = "--as-of 2026-02-01 --known-at 150"

  @Test func `are drawn in the terminal`() throws {
    let program = try Program()
    try program.makeExample()
    try expectGolden(
      "charts", program,
      [
        "kpi series online --chart \(t2)", "budget --year 2024 --chart \(t2)",
        "budget --year 2024 --by source --chart --lang de \(t2)", "milestones --chart \(t2)",
        "milestones --chart --lang de --as-of 2024-09-30 --known-at 78",
        "portfolio --chart \(t2)", "portfolio --chart --lang de \(t2)",
        "portfolio --where 'status=completed' --chart \(t2)",
        "portfolio --group-by status --chart", "portfolio --chart --format json",
        "duties --chart",
      ])
  }

  @Test(arguments: [
    ("series", "kpi series online", "en"), ("series-de", "kpi series glas", "de"),
    ("bars", "budget --year 2024", "en"), ("bars-de", "budget --year 2024 --by source", "de"),
    ("slips", "milestones", "en"), ("heat", "portfolio", "en"), ("heat-de", "portfolio", "de"),
  ])
  func `are drawn as SVG above the table of HTML`(
    name: String, question: String, language: String
  ) throws {
    let program = try Program()
    try program.makeExample()
    let page = try program.run("\(question) \(t2) --format html --lang \(language)").output
    let start = try #require(page.range(of: "<svg"))
    let end = try #require(page.range(of: "</svg>\n"))
    let table = try #require(page.range(of: "<table>"))
    #expect(end.upperBound < table.lowerBound)
    let file = Program.package.appendingPathComponent("Tests/CommandTests/Golden/chart-\(name).svg")
    let drawing = String(page[start.lowerBound..<end.upperBound])
    let difference = try Golden.difference(drawing, from: file)
    #expect(difference == nil, "\(difference ?? "")")
    for word in ["<title", "<desc", "role=\"img\""] { #expect(drawing.contains(word)) }
    for word in ["<script", "href", "onload", "NaN", "nan"] { #expect(!drawing.contains(word)) }
  }

  /// Milestones of a shape as HTML and as a drawing in text.
  private func drawn(
    _ chart: Chart, _ heads: [ColumnHead], _ rows: [[AnswerValue?]]
  ) throws -> (html: String, text: [String]) {
    let columns = heads.map { head in
      Column<Int>(head.key, head.label, head.kind) { _ in nil }
    }
    var shape = Shape("rows", columns) { (_, _) throws(TimelinesError) in Closing() }
    shape.chart = chart
    shape.isDrawn = true
    let head = AnswerHead(
      title: Label("Rows", "Zeilen"), empty: Label("None.", "Keine."), shape: shape,
      asOf: try #require(Day("2024-06-01")), knownAt: KnownAt(sequence: 1, time: nil),
      currency: .eur)
    var html = HTMLFormat(head, .en)
    var text = TableFormat(head, .en, width: 60)
    for row in rows {
      try html.take(AnyRow(row))
      try text.take(AnyRow(row))
    }
    try html.finish { _ in [:] }
    try text.finish(Closing()) { _ in [:] }
    var page: [UInt8] = []
    try html.write(Closing()) { page += $0 }
    return (String(decoding: page, as: UTF8.self), text.drawing ?? [])
  }

  private static let bars = [
    ColumnHead("title", Label("Title", "Titel"), .text),
    ColumnHead("amount", Label("Amount <&\">", "Betrag"), .money),
  ]

  @Test func `escape what they are told, and stay within their bounds`() throws {
    let rows: [[AnswerValue?]] = [
      [.text("</text><script>alert(1)</script>&\""), .money(Money(minor: 100, currency: .eur))],
      [
        .text(String(repeating: "m", count: 500)),
        .money(Money(minor: Total(Int128.max), currency: .eur)),
      ],
      [nil, .money(Money(minor: Total(Int128.min), currency: .eur))], [.text("nothing"), nil],
    ]
    let (html, text) = try drawn(.bars("amount", of: "title"), Self.bars, rows)
    #expect(!html.contains("<script>"))
    #expect(html.contains("&lt;/text&gt;&lt;script&gt;"))
    #expect(html.contains("width=\"380\""))
    #expect(text.count == 4)
    #expect(text.contains { $0.hasPrefix("–") })
  }

  @Test func `draw so many rows and say how many more there are`() throws {
    let rows = (1...55).map { number -> [AnswerValue?] in
      [.text("row \(number)"), .money(Money(minor: Total(Int64(number)), currency: .eur))]
    }
    let (html, text) = try drawn(.bars("amount", of: "title"), Self.bars, rows)
    #expect(html.contains("15 more in the table"))
    #expect(text.last == "15 more in the table")
    #expect(html.components(separatedBy: "<tr>").count == 57)
  }

  @Test func `draw days without end, days that are not known and one day alone`() throws {
    let heads = [
      ColumnHead("title", Label("Title", "Titel"), .text),
      ColumnHead("planned", Label("Planned", "Geplant"), .day),
      ColumnHead("reached", Label("Reached", "Erreicht"), .day),
      ColumnHead("late", Label("Late", "Verspätet"), .bool),
    ]
    let chart = Chart.slips("planned", to: "reached", late: "late", of: "title")
    let day = try #require(Day("2024-03-01"))
    let (html, text) = try drawn(
      chart, heads,
      [
        [.text("for ever"), .day(.last), .day(day), .bool(false)],
        [.text("never"), nil, .day(day), .bool(false)],
        [.text("alone"), .day(day), nil, .bool(true)],
      ])
    #expect(html.contains("<figure>") && html.contains("1 more in the table"))
    #expect(text.first?.hasPrefix("for ever") == true)
    #expect(try drawn(chart, heads, []).html.contains("<figure>") == false)
    #expect(try drawn(chart, heads, []).text == [])
  }
}

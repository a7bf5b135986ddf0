import Presentation
import Stadtbuch
import TestSupport
import Testing
import Vocabulary

/// The quarterly report of the worked example and of the fixture cities.
@Suite struct `The quarterly report` {
  private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

  @Test(arguments: Language.allCases, ["T1", "T2"])
  func `of the worked example is valid and free of findings`(
    language: Language, name: String
  ) throws {
    let example = try ExampleEngine()
    let point = try example.point(name)
    let report = try example.engine.quarterlyReport(
      asOf: point.asOf, knownAt: .sequence(point.knownAt), language: language, audience: .full)
    let checker = PageChecker(text(report.html))
    #expect(checker.findings == [])
    #expect(checker.root.all.count { $0.name == "svg" } >= 4)
    #expect(checker.root.all.count { $0.name == "h2" } == 17)
    // The footer names the point, the last event and the hash that export --facts gives.
    let footer = checker.root.all.first { $0.name == "footer" }?.allText ?? ""
    let hash = try example.engine.timelines.read(at: point) {
      (reading) throws(TimelinesError) in try reading.stateHash().text
    }
    #expect(footer.contains(hash))
    #expect(footer.contains(point.asOf.description))
    #expect(footer.contains("--known-at \(point.knownAt) --lang \(language.rawValue)"))
  }

  @Test func `gives the same bytes twice, also after the log has grown`() throws {
    let example = try ExampleEngine()
    let day = try #require(Day("2024-12-31"))
    func report() throws -> QuarterlyReport {
      try example.engine.quarterlyReport(asOf: day, knownAt: .sequence(109), language: .de)
    }
    let (first, again) = (try report(), try report())
    #expect(first.html == again.html)
    #expect(first.tables.map(\.csv) == again.tables.map(\.csv))
    _ = try example.engine.record(
      EventEntry(
        type: "project.described", subject: "project/eakte",
        id: EventID(high: 0x0190_0000_0000_7000, low: 0x8000_0000_0000_ffff),
        data: Array(#"{"title":"Umbenannt"}"#.utf8),
        envelope: [
          ("actor", "person/p1"), ("source", "cli"), ("validfrom", "2024-12-31"),
          ("reason", "late"), ("approvedby", "person/p2"),
        ]))
    #expect(try report().html == first.html)
    #expect(
      try text(example.engine.quarterlyReport(asOf: day, language: .de).html).contains("Umbenannt"))
  }

  @Test func `says the figures of the worked example in both languages`() throws {
    let example = try ExampleEngine()
    let point = try example.point("T1")
    func page(_ language: Language) throws -> String {
      try text(
        example.engine.quarterlyReport(
          asOf: point.asOf, knownAt: .sequence(point.knownAt), language: language
        ).html)
    }
    // C1, C3 and C4 at T1: need 1.430.000, secured 970.000, gaps 460.000; 870.000 authorised.
    let german = try page(.de)
    #expect(german.contains("Quartalsbericht 3/2024"))
    #expect(german.contains("6 Projekte: 1 grün, 1 gelb, 0 rot, 4 grau"))
    #expect(
      german.contains(
        "Der Gesamtbedarf beträgt 1.430.000,00\u{a0}EUR; gesichert sind 970.000,00\u{a0}EUR"))
    #expect(german.contains("460.000,00\u{a0}EUR"))
    #expect(german.contains("verfügbar ist negativ (-15000.00"))
    let english = try page(.en)
    #expect(english.contains("Quarterly report Q3 2024"))
    #expect(
      english.contains("In 2024 870,000.00\u{a0}EUR is authorised, 360,000.00\u{a0}EUR spent"))
    #expect(english.contains("available is negative (-15000.00"))
  }

  @Test func `compares with the report published of the quarter before`() throws {
    let example = try ExampleEngine()
    let point = try example.point("T2")
    let page = try text(
      example.engine.quarterlyReport(asOf: point.asOf, knownAt: .sequence(point.knownAt)).html)
    #expect(page.contains("Compared with 2024-09-30, known up to event 77 (report/2024-Q3)."))
  }

  @Test func `has a file for every table, and every row in it`() throws {
    let example = try ExampleEngine()
    let point = try example.point("T2")
    let report = try example.engine.quarterlyReport(
      asOf: point.asOf, knownAt: .sequence(point.knownAt))
    let page = text(report.html)
    let names = report.tables.map(\.name)
    #expect(names == names.sorted())
    for name in names where !["portfolio-by-department"].contains(name) {
      let table = try #require(report.tables.first { $0.name == name })
      #expect(text(table.csv).contains("\r\n"), "\(name)")
    }
    let mentioned = page.split(separator: "<code>tables/").dropFirst().map { part in
      String(part.prefix { $0 != "." })
    }
    #expect(Set(mentioned).isSubset(of: Set(names)))
    let house = example.engine.seen(by: .internal)
    let funding = try house.csv(Funding.self, asOf: point.asOf, knownAt: point.knownAt)
    #expect(report.tables.first { $0.name == "funding" }?.csv == funding)
  }

  @Test func `is published by its point and reproduced byte for byte`() throws {
    let example = try ExampleEngine()
    let point = try example.point("T2")
    let rendered = try example.engine.render(
      .quarterly, asOf: point.asOf, knownAt: .sequence(point.knownAt), language: .de)
    var json: [UInt8] = []
    rendered.data(title: "Q4").append(to: &json)
    _ = try example.engine.record(
      EventEntry(
        type: "report.published", subject: "report/q4",
        id: EventID(high: 0x0190_0000_0000_7000, low: 0x8000_0000_0000_ffff), data: json,
        envelope: [("source", rendered.source), ("actor", "person/p1")]))
    let again = try #require(
      try example.engine.reproduce("report/q4", renderers: ReportRenderer.everyKind))
    #expect(again.isSame)
    #expect(again.bytes == rendered.bytes)
    #expect(again.answer.beside["kind"] == .text("quarterly"))
  }

  @Test func `of an empty ledger says that there is nothing`() throws {
    let filled = try EngineOfLines([])
    let report = try withExtendedLifetime(filled) {
      try filled.engine.quarterlyReport(asOf: Day("2024-02-29"), knownAt: .sequence(0))
    }
    #expect(PageChecker(text(report.html)).findings == [])
    #expect(report.quarter == "2024-Q1")
  }

  @Test(arguments: Language.allCases, [("2023-12-31", "2024-02-15"), ("2024-12-31", "2025-02-15")])
  func `of a fixture city is free of findings`(
    language: Language, days: (asOf: String, knownAt: String)
  ) throws {
    let city = try CityEngine(Cities.musterstadt)
    let known = try #require(Day(days.knownAt))
    let report = try city.engine.quarterlyReport(
      asOf: Day(days.asOf), knownAt: .day(known), language: language)
    #expect(PageChecker(text(report.html)).findings == [])
  }
}

/// The checker finds what it is there to find.
@Suite struct `The checker of pages` {
  @Test(arguments: [
    ("<table><tr><td>x</td></tr></table>", "a table has no caption"),
    ("<h2>a</h2><h4>b</h4>", "h4 follows h2"),
    ("<p id=\"a\"></p><p id=\"a\"></p>", "id a is not unique"),
    ("<svg></svg>", "a drawing is no img"), ("<p><b></p></b>", "p ends in b"),
    ("<p>a & b</p>", "& stands alone"), ("<script>x</script>", "script is used"),
    ("<span class=\"light red\"></span>", "a light without a word"),
    ("<style>.x{color:#777777;background:#ffffff}</style>", ".x: contrast 447 / 100"),
  ]) func `finds`(page: String, finding: String) {
    let checker = PageChecker("<!DOCTYPE html>\n<html lang=\"en\"><body>\(page)</body></html>")
    #expect(checker.findings.contains(finding), "\(checker.findings)")
  }
}

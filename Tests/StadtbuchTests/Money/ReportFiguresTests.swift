import Foundation
import Presentation
import Stadtbuch
import TestSupport
import Testing
import Timelines
import Vocabulary

/// Every figure of money in a report is the one that a command shows, to the cent.
@Suite struct `Money in the quarterly report` {
  @Test(arguments: Language.allCases, ["2024-09-30", "2024-12-31", "2025-06-30", "2025-12-31"])
  func `of the worked example is that of the commands`(language: Language, day: String) throws {
    let folder = Cities.fixtures.appending(path: "example/dezernat-4.jsonl")
    let text = try String(contentsOf: folder, encoding: .utf8)
    let lines = text.split(separator: "\n").map(String.init)
    try expectSame(try MoneyHistory("example", lines), day, language)
  }

  @Test(arguments: ["2023-12-31", "2024-12-31"])
  func `of a city with ended projects and closed years is that of the commands`(
    day: String
  ) throws {
    try expectSame(try MoneyHistory(Cities.musterstadt), day, .de)
  }

  @Test(arguments: [71, 72] as [UInt64])
  func `of a random town is that of the commands`(seed: UInt64) throws {
    try expectSame(try MoneyHistory(town: seed), "2025-12-28", .en)
  }

  private func expectSame(
    _ town: MoneyHistory, _ asOf: String, _ language: Language
  ) throws {
    let day = try #require(Day(asOf))
    let point = Point(asOf: day, knownAt: UInt64(town.history.last))
    let report = try town.engine.quarterlyReport(
      asOf: day, knownAt: .sequence(point.knownAt), language: language)
    let page = ReportPage(report.html, language)
    let place: Comment = "\(town.place(point)), \(language)"
    let portfolio = try town.portfolio(point)
    try expectSummary(page, town, point, portfolio["total"], place)
    try expectDepartments(page, town, point, portfolio["total"], place)
    try expectFunding(page, town, point, place)
    try expectBudget(page, town, point, place)
    let grants = try town.json(
      town.engine.grants(asOf: day, knownAt: .sequence(point.knownAt)))
    for row in grants["rows"].elements {
      let keys = ["maximum", "used", "received", "unused", "reclaimable"]
      page.expect("grant-rows", row["subject"].plain, keys.map { row[$0] }, place)
    }
    let house = town.engine.seen(by: .internal)
    for (name, csv) in [
      ("funding", try house.csv(Funding.self, asOf: day, knownAt: point.knownAt)),
      (
        "budget",
        try house.csv(
          Budget.self, BudgetChoice(year: day.year), asOf: day, knownAt: point.knownAt)
      ),
    ] {
      #expect(report.tables.first { $0.name == name }?.csv == csv, "\(name): \(place)")
    }
  }

  /// The key figures, and the sentences that say them.
  private func expectSummary(
    _ page: ReportPage, _ town: MoneyHistory, _ point: Point, _ total: TestSupport.JSONValue,
    _ place: Comment
  ) throws {
    let figures = page.rows("key-figures").map { $0[1] }
    let expected =
      ["count", "green", "amber", "red", "grey"].map { total[$0].canonical }
      + ["need", "secured", "gap", "spent"].map { page.text(total[$0]) }
    #expect(figures == expected, place)
    let summary = page.section("summary")
    for key in ["need", "secured", "gap"] {
      #expect(summary.contains(page.text(total[key])), "\(key): \(place)")
    }
    let budget = try town.json(town.budget(point, Int64(point.asOf.year)))
    let isClosed = budget["closed"] == .flag(true)
    for key in ["authorised", "spent", isClosed ? "lapsed" : "available"] {
      #expect(summary.contains(page.text(budget["total"][key])), "\(key): \(place)")
    }
  }

  private func expectDepartments(
    _ page: ReportPage, _ town: MoneyHistory, _ point: Point, _ total: TestSupport.JSONValue,
    _ place: Comment
  ) throws {
    let groups = try town.portfolio(point, by: [.department])["rows"].elements
    let keys = ["need", "secured", "gap", "spent"]
    let found = page.rows("departments").map { Array($0.suffix(4)) }
    let expected = (groups + [total]).map { row in keys.map { page.text(row[$0]) } }
    #expect(found == expected, place)
  }

  /// What is not funded with its sums, and every contradiction that is counted.
  private func expectFunding(
    _ page: ReportPage, _ town: MoneyHistory, _ point: Point, _ place: Comment
  ) throws {
    let gaps = try town.funding(point, gapsOnly: true)
    let keys = ["need", "secured", "gap"]
    for row in gaps["rows"].elements.prefix(40) {
      page.expect("gaps", row["subject"].plain, keys.map { row[$0] }, place)
    }
    if let sums = page.rows("gaps").last {
      #expect(Array(sums[1...3]) == keys.map { page.text(gaps["total"][$0]) }, place)
    } else {
      #expect(gaps["rows"].elements.isEmpty, place)
    }
    let conflicts = try town.funding(point)["rows"].elements.filter {
      $0["conflict"] == .flag(true)
    }
    #expect(page.rows("funding-conflicts").count == min(40, conflicts.count), place)
    for row in conflicts.prefix(40) {
      page.expect("funding-conflicts", row["subject"].plain, keys.map { row[$0] }, place)
    }
    #expect(page.section("funding").contains("\(conflicts.count)"), place)
  }

  private func expectBudget(
    _ page: ReportPage, _ town: MoneyHistory, _ point: Point, _ place: Comment
  ) throws {
    let budget = try town.json(town.budget(point, Int64(point.asOf.year)))
    let isClosed = budget["closed"] == .flag(true)
    let keys = [
      "authorised", "blocked", "committed", "spent", isClosed ? "lapsed" : "available",
    ]
    guard !budget["rows"].elements.isEmpty else { return }
    let sums = try #require(page.rows("budget-rows").last, place)
    #expect(Array(sums[1...5]) == keys.map { page.text(budget["total"][$0]) }, place)
    let greatest = budget["rows"].elements.sorted { left, right in
      left["authorised"].minor > right["authorised"].minor
    }
    for row in greatest.prefix(20) {
      page.expect("budget-rows", row["subject"].plain, keys.map { row[$0] }, place)
    }
  }
}

/// A report's page, taken apart.
private struct ReportPage {
  private let root: PageChecker.Element
  private let format: FigureFormat

  init(_ html: [UInt8], _ language: Language) {
    root = PageChecker(String(decoding: html, as: UTF8.self)).root
    format = FigureFormat(language)
  }

  /// A plain amount as the page writes it.
  func text(_ value: TestSupport.JSONValue) -> String {
    value.text.map { "\(format.figures($0))\u{a0}EUR" } ?? "–"
  }

  /// All text of a section.
  func section(_ id: String) -> String {
    root.all.first { $0.name == "section" && $0.attributes["id"] == id }?.allText ?? ""
  }

  /// The cells of a table's rows, the sums last; the first names the row.
  func rows(_ id: String) -> [[String]] {
    let table = root.all.first { $0.name == "table" && $0.attributes["id"] == id }
    return (table?.all.filter { $0.name == "tr" } ?? []).dropFirst().map { row in
      row.children.map(\.allText)
    }
  }

  /// Expects amounts in this order in the row of a subject.
  func expect(
    _ id: String, _ subject: String, _ amounts: [TestSupport.JSONValue], _ place: Comment,
    at location: SourceLocation = #_sourceLocation
  ) {
    let row = rows(id).first { $0.first?.hasSuffix(subject) ?? false } ?? []
    let found = row.dropFirst().prefix(amounts.count)
    #expect(
      Array(found) == amounts.map(text), "\(id) \(subject): \(place)", sourceLocation: location)
  }
}

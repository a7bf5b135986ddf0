import Digests
import Foundation
import Presentation
import Stadtbuch
import TestSupport
import Testing
import Vocabulary

/// What is kept of a published report, and what it is worth when another layout prints.
@Suite struct `A kept report` {
  let example: ExampleEngine
  private let day = Day("2024-12-31")

  init() throws {
    example = try ExampleEngine()
  }

  private func entry(_ key: String, _ rendered: RenderedReport, actor: String = "person/p1")
    -> EventEntry
  {
    var json: [UInt8] = []
    rendered.data(title: key).append(to: &json)
    return EventEntry(
      type: "report.published", subject: "report/\(key)",
      id: EventID(high: 0x0190_0000_0000_7000, low: 0x8000_0000_0000_ffff), data: json,
      envelope: [("source", rendered.source), ("actor", actor)])
  }

  @discardableResult
  private func publish(_ key: String = "q4") throws -> (rendered: RenderedReport, folder: String) {
    let rendered = try example.engine.render(
      .quarterly, asOf: day, knownAt: .sequence(109), language: .de)
    return (rendered, try example.engine.publish(rendered, entry(key, rendered)).folder)
  }

  /// A kind that prints the same report by a later layout.
  private func later(
    _ change: @escaping @Sendable (String) -> String = { $0 }
  ) -> [ReportRenderer] {
    let renderer = ReportRenderer(
      kind: "quarterly", fileExtension: "html", hasLanguages: true, layout: 9
    ) { engine, request in
      let files = try ReportRenderer.quarterly.render(engine, request)
      func changed(_ bytes: [UInt8]) -> [UInt8] {
        Array(change(String(decoding: bytes, as: UTF8.self)).utf8)
      }
      return ReportFiles(
        page: changed(files.page) + Array("<!-- 9 -->".utf8),
        tables: files.tables.map { ReportFiles.Table(name: $0.name, csv: changed($0.csv)) })
    }
    return [renderer]
  }

  private func mode(_ path: String) throws -> Int {
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    return try #require(attributes[.posixPermissions] as? Int)
  }

  @Test func `has its page under its hash, its tables beside it, and nobody else may read it`()
    throws
  {
    let (rendered, folder) = try publish()
    #expect(rendered.source == "job/publish/quarterly?lang=de&audience=internal&layout=6")
    #expect(folder.hasSuffix("/evidence/reports/q4/\(rendered.sha256)"))
    let page = try Data(contentsOf: URL(fileURLWithPath: "\(folder)/report.html"))
    #expect(page == Data(rendered.bytes))
    let tables = try FileManager.default.contentsOfDirectory(atPath: "\(folder)/tables")
    #expect(tables.count == rendered.files.tables.count && tables.count >= 16)
    for path in ["\(folder)/report.html", "\(folder)/tables/budget.csv"] {
      #expect(try mode(path) & ~0o640 == 0, "\(path)")
    }
    for path in ["", "/..", "/../..", "/../../..", "/tables"] {
      #expect(try mode(folder + path) & ~0o750 == 0, "\(path)")
    }
    let reports = URL(fileURLWithPath: "\(folder)/../..").standardizedFileURL.path
    #expect(try FileManager.default.contentsOfDirectory(atPath: reports) == ["q4"], "no drafts")
    let again = try #require(
      try example.engine.reproduce("report/q4", renderers: ReportRenderer.everyKind))
    #expect(again.isSame && again.isConfirmed)
    #expect(again.answer.beside["kept"] == .bool(true))
  }

  @Test func `goes again when its publication is refused, and never leaves its folder`() throws {
    let rendered = try example.engine.render(.portfolio, asOf: day, knownAt: .sequence(109))
    let root = example.engine.ledger.folders.reports
    #expect(throws: (any Error).self) {
      try example.engine.publish(rendered, entry("p", rendered, actor: "nobody"))
    }
    #expect(throws: (any Error).self) {
      try example.engine.publish(rendered, entry("a/b", rendered))
    }
    #expect(!FileManager.default.fileExists(atPath: "\(root)/p"))
    #expect(!FileManager.default.fileExists(atPath: "\(root)/a"))
    let kept = try example.engine.publish(rendered, entry("..", rendered))
    #expect(kept.folder == "\(root)/%2E%2E/\(rendered.sha256)")
    // The same once more is refused, and what was kept of the first stays.
    #expect(throws: (any Error).self) {
      var other = entry("..", rendered)
      other.id = EventID(high: 0x0190_0000_0000_7000, low: 0x8000_0000_0001_0000)
      _ = try example.engine.publish(rendered, other)
    }
    #expect(FileManager.default.fileExists(atPath: kept.folder))
  }

  @Test func `printed by another layout is confirmed by its figures`() throws {
    try publish()
    let again = try #require(try example.engine.reproduce("report/q4", renderers: later()))
    #expect(!again.isSame)
    #expect(again.isConfirmed)
    #expect(again.layout == 6)
    #expect(again.answer.beside["layout"] == .integer(6))
    #expect(again.answer.beside["sameFigures"] == .bool(true))
    let figures = try #require(again.figures)
    #expect(figures.count > 300 && figures.differences.isEmpty && figures.unknown.isEmpty)
  }

  @Test func `with a figure that is another today is not confirmed, and the figure is named`()
    throws
  {
    try publish()
    // What the E-Akte spent: 328,000.00 at that point.
    let again = try #require(
      try example.engine.reproduce(
        "report/q4", renderers: later { $0.replacing("328000.00", with: "328000.01") }))
    #expect(!again.isConfirmed)
    let differences = try #require(again.figures?.differences)
    #expect(differences.contains { $0.table == "portfolio" && $0.row == "project/eakte" })
    #expect(differences.allSatisfy { $0.then == "328000.00" && $0.now == "328000.01" })
    #expect(again.answer.warnings.contains { $0.en.contains("others today") })
  }

  @Test func `without a column that was printed then names it`() throws {
    try publish()
    let again = try #require(
      try example.engine.reproduce(
        "report/q4", renderers: later { $0.replacing("slipDaysToFirst", with: "since") }))
    #expect(again.isConfirmed, "what is there in both is the same")
    #expect(again.figures?.unknown == ["milestones slipDaysToFirst"])
    #expect(again.answer.warnings.contains { $0.en.contains("printed no more") })
  }

  @Test func `that nobody kept is confirmed by the published page alone`() throws {
    let (rendered, folder) = try publish()
    try FileManager.default.removeItem(atPath: folder)
    func reproduce(_ file: [UInt8]?) throws -> ReproducedReport {
      try #require(
        try example.engine.reproduce("report/q4", file: file, renderers: later()))
    }
    let without = try reproduce(nil)
    #expect(!without.isConfirmed)
    #expect(without.answer.warnings.contains { $0.en.contains("--file") })
    let given = try reproduce(rendered.bytes)
    #expect(given.isConfirmed)
    #expect((given.figures?.count ?? 0) > 60)
    let other = try reproduce(rendered.bytes + [0x0a])
    #expect(!other.isConfirmed && other.figures == nil)
    #expect(other.answer.warnings.contains { $0.en.contains("not the one that was published") })
    // By the same layout it needs nothing that was kept.
    #expect(
      try #require(try example.engine.reproduce("report/q4", renderers: ReportRenderer.everyKind))
        .isSame)
  }

  /// A page and tables as the program printed them before views described themselves.
  @Test func `of the fourth layout has the same figures today, its tables or its page alone`()
    throws
  {
    let kept = Cities.fixtures.appending(path: "reports/layout-4")
    let page = Array(try Data(contentsOf: kept.appending(path: "report.html")))
    let now = try example.engine.render(
      .quarterly, asOf: day, knownAt: .sequence(109), language: .de)
    var data = now.data(title: "q4")
    let sha256 = SHA256.hexadecimal(of: page)
    data["sha256"] = .text(sha256)
    var json: [UInt8] = []
    data.append(to: &json)
    _ = try example.engine.record(
      EventEntry(
        type: "report.published", subject: "report/q4",
        id: EventID(high: 0x0190_0000_0000_7000, low: 0x8000_0000_0000_ffff), data: json,
        envelope: [
          ("source", "job/publish/quarterly?lang=de&audience=internal&layout=4"),
          ("actor", "person/p1"),
        ]))
    func reproduce() throws -> ReproducedReport {
      try #require(
        try example.engine.reproduce(
          "report/q4", file: page, renderers: ReportRenderer.everyKind))
    }
    let printed = try reproduce()
    #expect(printed.isConfirmed && printed.layout == 4, "\(printed.answer.warnings)")
    #expect((printed.figures?.count ?? 0) > 60)
    let folder = "\(example.engine.ledger.folders.reports)/q4"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try FileManager.default.copyItem(atPath: kept.path, toPath: "\(folder)/\(sha256)")
    let again = try reproduce()
    #expect(again.isConfirmed && !again.isSame && again.layout == 4, "\(again.answer.warnings)")
    let figures = try #require(again.figures)
    #expect(figures.count > 300 && figures.differences.isEmpty && figures.unknown.isEmpty)
  }

  @Test func `that was changed is worth nothing, and said so`() throws {
    let folder = try publish().folder
    let page = URL(fileURLWithPath: "\(folder)/report.html")
    try Data(contentsOf: page).dropLast().write(to: page)
    let again = try #require(try example.engine.reproduce("report/q4", renderers: later()))
    #expect(!again.isConfirmed)
    #expect(again.answer.warnings.contains { $0.en.contains("is not the one that was published") })
  }

  @Test func `of rows in JSON is compared row by row`() throws {
    let rendered = try example.engine.render(.portfolio, asOf: day, knownAt: .sequence(109))
    _ = try example.engine.publish(rendered, entry("p", rendered))
    func reproduce(_ change: @escaping @Sendable (String) -> String) throws -> ReproducedReport {
      let renderer = ReportRenderer(
        kind: "portfolio", fileExtension: "json", hasLanguages: false, layout: 9
      ) { engine, request in
        let page = try ReportRenderer.portfolio.render(engine, request).page
        return ReportFiles(page: Array(change(String(decoding: page, as: UTF8.self)).utf8))
      }
      return try #require(try example.engine.reproduce("report/p", renderers: [renderer]))
    }
    let same = try reproduce { $0.replacing("\"rows\":[", with: "\"more\":1,\"rows\":[") }
    #expect(!same.isSame && same.isConfirmed)
    #expect((same.figures?.count ?? 0) > 40)
    let other = try reproduce { $0.replacing("328000.00", with: "328000.01") }
    #expect(!other.isConfirmed)
    #expect(other.figures?.differences.first?.column == "money.spent")
  }
}

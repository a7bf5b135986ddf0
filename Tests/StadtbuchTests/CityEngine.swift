import Foundation
import Ledger
import Stadtbuch
import TestSupport
import Vocabulary

/// A fixture city as an engine, imported from its lines as the program imports a file.
final class CityEngine: Sendable {
  let city: City
  let engine: Engine
  let report: ImportReport
  private let parent: String

  init(_ city: City) throws {
    self.city = city
    parent = try TemporaryLedger.folder()
    engine = try Engine.create(
      at: parent + "/city.stadtbuch",
      identity: LedgerIdentity(
        name: city.name, origin: "test/\(city.key)", timeZone: "Europe/Berlin"),
      options: LedgerOptions(clock: ManualClock("2026-02-01T09:00:00Z")))
    let file = parent + "/history.jsonl"
    try (city.files["history.jsonl"] ?? "").write(
      toFile: file, atomically: false, encoding: .utf8)
    report = try engine.importLines(file, ImportOptions(trustTime: true))
  }

  deinit {
    engine.close()
    try? FileManager.default.removeItem(atPath: parent)
  }

  /// Imports the history once more.
  func importAgain() throws -> ImportReport {
    try engine.importLines(parent + "/history.jsonl", ImportOptions(trustTime: true))
  }

  /// How far the log is known at a marked event.
  func at(_ mark: String) -> KnownAtRequest { .sequence(city[mark]) }

  /// How far it is known just before a marked event.
  func before(_ mark: String) -> KnownAtRequest { .sequence(city[mark] - 1) }

  /// The value of an attribute on a day, as canonical JSON; nil when nothing shows.
  func show(
    _ subject: String, _ attribute: String, _ asOf: String, _ knownAt: KnownAtRequest = .head
  ) throws -> String? {
    let answer = try engine.show(subject, asOf: Day(asOf), knownAt: knownAt)
    let row = answer.rows.first { $0["attribute"] == .text(attribute) }
    var json: [UInt8] = []
    row?["value"]?.append(to: &json)
    return json.isEmpty ? nil : String(decoding: json, as: UTF8.self)
  }

  /// The row of a project in the portfolio.
  func project(
    _ key: String, _ asOf: String, _ knownAt: KnownAtRequest = .head,
    _ options: PortfolioOptions = PortfolioOptions()
  ) throws -> PortfolioRow? {
    try engine.portfolio(asOf: Day(asOf), knownAt: knownAt, options).answer.rows
      .first { $0.subject == "project/\(key)" }
  }
}

extension CityEngine {
  /// A value as canonical JSON.
  func json(_ value: AnswerValue?) throws -> String? {
    guard let value else { return nil }
    var row = AnswerObject()
    row.append("x", value)
    let answer = Answer(asOf: .first, knownAt: KnownAt(sequence: 0, time: nil), rows: [row])
    return try TestSupport.JSONValue { $0 += answer.json }["rows"].elements.first?["x"].canonical
  }

  /// A value in a row of the portfolio as canonical JSON.
  func json(_ row: PortfolioRow, _ path: String) throws -> String? {
    var value = try TestSupport.JSONValue { row.append(json: &$0) }
    for name in path.split(separator: ".") { value = value[String(name)] }
    return value.canonical
  }

  /// The row of an indicator on the board.
  func indicator(
    _ key: String, _ asOf: String, _ knownAt: KnownAtRequest
  ) throws -> AnswerObject {
    try engine.answer(KpiBoard.self, asOf: Day(asOf), knownAt: knownAt).rows
      .first { $0["indicator"] == .subject("indicator/\(key)") } ?? AnswerObject()
  }

  /// The row of a grant.
  func grant(_ key: String, _ asOf: String) throws -> AnswerObject {
    try engine.grants(asOf: Day(asOf)).rows
      .first { $0["subject"] == .subject("grant/\(key)") } ?? AnswerObject()
  }

  /// How many buildings are connected.
  func connected(_ asOf: String, _ knownAt: KnownAtRequest = .head) throws -> Int {
    try engine.answer(
      Inventory.self, asOf: Day(asOf), knownAt: knownAt, InventoryChoice("inventory/gebaeude")
    ).rows.count { $0["state"] == .text("angeschlossen") }
  }
}

extension AnswerObject {
  /// The drawdowns of a grant's row.
  var drawdowns: [AnswerObject] {
    guard case .list(let values)? = self["drawdowns"] else { return [] }
    return values.compactMap { value in
      guard case .object(let object) = value.opened else { return nil }
      return object
    }
  }
}

extension CityEngine {
  /// The rows of an answer as JSON, money as plain amounts.
  func rows(_ answer: Answer) throws -> [TestSupport.JSONValue] {
    try TestSupport.JSONValue { $0 += answer.json }["rows"].elements
  }

  /// The row whose member has a value; null when there is none.
  func row(_ answer: Answer, _ name: String, _ value: String) throws -> TestSupport.JSONValue {
    try rows(answer).first { $0[name].plain == value } ?? .null
  }

  /// A list of texts that stands beside the rows.
  func beside(_ answer: Answer, _ name: String) throws -> [String] {
    try TestSupport.JSONValue { $0 += answer.json }[name].elements.map(\.plain)
  }
}

import Exchange
import Foundation
import LMDB
import Stadtbuch
import TestSupport
import Testing
import Timelines
import Views
import Vocabulary

/// What a spreadsheet gets is all that JSON has: every value can be read back from its cell.
@Suite struct `JSON, written as CSV and read back` {
  @Test(arguments: [CSVForm.plain, .raw])
  func `is the same for every view of the worked example`(form: CSVForm) throws {
    let example = try ExampleEngine()
    try compare(example.engine, at: try example.point("T2"), form, rowsMin: 100)
  }

  @Test(arguments: [21, 22] as [UInt64])
  func `is the same for every view of a random history`(seed: UInt64) throws {
    var tally = HistoryTally()
    let run = try HistoryRun(seed: seed, count: 400, tally: &tally)
    let filled = try EngineOfLines(try run.ledger.exportedLines())
    let last = try filled.engine.knownAt(.head).sequence
    let day = try #require(Day("2026-06-30"))
    for audience in [Audience.full, .internal, .public] {
      try compare(
        filled.engine.seen(by: audience), at: Point(asOf: day, knownAt: last), .plain,
        rowsMin: audience == .full ? 100 : 0)
    }
  }

  private func compare(
    _ engine: Engine, at point: Point, _ form: CSVForm, rowsMin: Int
  ) throws {
    let asked = AskedPoint(asOf: point.asOf, knownAt: .sequence(point.knownAt))
    var count = 0
    for (name, shape) in try SubjectShapes.all(of: engine, at: point) {
      let (frame, known) = try engine.frame(asked, of: shape)
      guard let seen = try? frame.seen(shape) else { continue }
      let head = AnswerHead(
        title: .nothing, empty: .nothing, shape: seen, asOf: frame.point.asOf, knownAt: known,
        currency: frame.currency, audience: engine.audience)
      var json = JSONFormat(head, .en)
      var csv = CSVFormat(head, form)
      let closing = try engine.run(seen, frame, known) { (row) throws(TimelinesError) in
        do throws(ScratchError) {
          try json.take(row)
          try csv.take(row)
        } catch {
          throw TimelinesError(error)
        }
      }
      var (jsonBytes, csvBytes): ([UInt8], [UInt8]) = ([], [])
      try json.write(closing) { jsonBytes += $0 }
      try csv.write(closing) { csvBytes += $0 }
      let rows = try TestSupport.JSONValue(
        parsing: String(decoding: jsonBytes, as: UTF8.self))["rows"].elements
      let table = try CSVTable(bytes: csvBytes, separator: ",")
      var read: [TestSupport.JSONValue] = []
      try table.forEachRow { row in
        read.append(try Self.object(row.fields, table.header, seen.columns, form))
      }
      #expect(read.count == rows.count, "\(name) \(seen.name)")
      for (made, kept) in zip(read, rows) {
        let expected = Self.sheet(kept, seen.columns)
        let keys = Set(made.members.keys).union(expected.members.keys)
        for key in keys.sorted() {
          #expect(made[key] == expected[key], "\(name) \(seen.name): \(key)")
        }
      }
      count += rows.count
    }
    #expect(count >= rowsMin)
  }

  /// The object that the cells of a line say, by the columns' kinds.
  private static func object(
    _ cells: [String], _ header: [String], _ heads: [ColumnHead], _ form: CSVForm
  ) throws -> TestSupport.JSONValue {
    var object: [String: TestSupport.JSONValue] = [:]
    let currency = header.last == "currency" ? cells.last : nil
    for (key, cell) in zip(header, cells) where !cell.isEmpty {
      guard let head = heads.first(where: { $0.key == key && $0.isInSheets }) else { continue }
      let text = form == .raw ? cell : FormulaGuard.unguarded(cell)
      object[key] = try value(text, head.kind, currency)
    }
    return .object(object)
  }

  private static func value(
    _ text: String, _ kind: ColumnKind, _ currency: String?
  ) throws -> TestSupport.JSONValue {
    switch kind {
    case .integer, .share: return Int64(text).map { .number($0) } ?? .text(text)
    case .bool: return .flag(text == "true")
    case .money:
      return .object(["amount": .text(text), "currency": .text(currency ?? "")])
    case .list, .rows, .record, .object: return try TestSupport.JSONValue(parsing: text)
    case .any:
      // A number may be an amount, whose currency is that of the line.
      if text.wholeMatch(of: /-?[0-9]+(\.[0-9]+)?/) != nil { return .text(text) }
      return (try? TestSupport.JSONValue(parsing: text)) ?? .text(text)
    default:
      if text.hasPrefix("{") { return try TestSupport.JSONValue(parsing: text) }
      return .text(text)
    }
  }

  /// A row of JSON with its values under the keys that sheets have.
  private static func sheet(
    _ row: TestSupport.JSONValue, _ heads: [ColumnHead]
  ) -> TestSupport.JSONValue {
    var object: [String: TestSupport.JSONValue] = [:]
    for head in heads where head.isInSheets {
      var value = row
      for name in head.path { value = value[name] }
      guard value != .null else { continue }
      if head.kind == .any {
        object[head.key] = plain(value)
      } else {
        object[head.key] = value
      }
    }
    return .object(object)
  }

  /// A value of no certain kind as a cell says it.
  private static func plain(_ value: TestSupport.JSONValue) -> TestSupport.JSONValue {
    if let amount = value["amount"].text, value["currency"] != .null, value.members.count == 2 {
      return .text(amount)
    }
    if case .number(let number) = value { return .text(String(number)) }
    guard let text = value.text, text.wholeMatch(of: /-?[0-9]+(\.[0-9]+)?/) == nil else {
      return value
    }
    return (try? TestSupport.JSONValue(parsing: text)) ?? value
  }
}

import TestSupport
import Testing
import Timelines
import Vocabulary

@testable import Views

/// Sums of groups are of one currency: amounts in another are told of and never added.
@Suite struct `Sums of groups` {
  private struct Row: Sendable {
    let key: String
    let money: Money?
  }

  private static let columns: [Column<Row>] = [
    .text("key", Label(en: "Key", de: "Schlüssel"), \.key).key,
    .money("amount", Label(en: "Amount", de: "Betrag"), \.money).summed(),
  ]

  private func run(_ rows: [Row]) throws -> (sums: [String], notices: [Notice]) {
    let temporary = try TemporaryLedger()
    let timelines = try Timelines(temporary.ledger)
    defer { timelines.close() }
    let shape = Shape("rows", Self.columns) { (_, take) throws(TimelinesError) in
      for row in rows { _ = try take(row) }
      return Closing()
    }
    let grouped = try RowChoice(groupBy: "key").applied(to: shape, currency: .eur)
    let day = try #require(Day("2024-01-01"))
    var sums: [String] = []
    let closing = try grouped.run(Frame(timelines, Point(asOf: day, knownAt: 0), today: day)) {
      (row) throws(TimelinesError) in
      var json: [UInt8] = []
      row[2]?.append(to: &json)
      sums.append("\(row[0]?.plainText ?? "–"): \(String(decoding: json, as: UTF8.self))")
    }
    return (sums, closing.notices)
  }

  @Test func `leave amounts in other currencies out, whichever comes first`() throws {
    let francs = try #require(Currency("CHF"))
    let found = try run([
      Row(key: "a", money: Money(minor: 900, currency: francs)),
      Row(key: "a", money: Money(minor: 100, currency: .eur)),
      Row(key: "a", money: Money(minor: 50, currency: .eur)),
      Row(key: "b", money: Money(minor: 7, currency: francs)), Row(key: "c", money: nil),
    ])
    #expect(
      found.sums == [#"a: {"amount":"1.50","currency":"EUR"}"#, "b: ", "c: "])
    #expect(found.notices == [Notice(.otherCurrencies, "", "CHF")])
  }
}

import Testing
import Vocabulary

@testable import Exchange

/// Lists from elsewhere set against entries of the ledger.
@Suite struct `A reconciliation` {
  private func entry(_ key: String, _ values: [String: ListedValue] = [:]) -> ListedEntry {
    ListedEntry(
      subject: "project/a", sequence: 1, values: values.merging(["booking": .text(key)]) { $1 })
  }

  private func money(_ minor: Total) -> ListedValue {
    .money(Money(minor: minor, currency: .eur))
  }

  /// What a reconciliation says, with all its rows.
  private struct Found {
    var rows: [Reconciliation.Row] = []
    var compared: [String]
    var ignored: [String]
    var isClean: Bool
  }

  private func reconcile(
    _ csv: String, _ entries: [ListedEntry], columns: [String: String] = [:],
    key: String = "booking", decimal: Character? = nil
  ) throws -> Found {
    var list = ListedEntries(key: columns[key] ?? key)
    for entry in entries { try list.append(entry) }
    var reconciliation = try Reconciliation(
      try OutsideTable(bytes: Array(csv.utf8), decimal: decimal), key: key, columns: columns,
      known: ["booking", "amount", "validFrom", "final", "rate", "title"])
    var rows: [Reconciliation.Row] = []
    try reconciliation.run(&list) { rows.append($0) }
    return Found(
      rows: rows, compared: reconciliation.compared, ignored: reconciliation.ignored,
      isClean: reconciliation.isClean)
  }

  @Test func `tells matched, different and missing on either side`() throws {
    let found = try reconcile(
      "booking,amount\nB-1,10.00\nB-2,20\nB-4,5\n",
      [
        entry("B-1", ["amount": money(1_000)]), entry("B-2", ["amount": money(2_001)]),
        entry("B-3", ["amount": money(1)]),
      ])
    #expect(found.rows.map(\.key) == ["B-1", "B-2", "B-3", "B-4"])
    #expect(
      found.rows.map(\.state) == [.matched, .different, .missingInFile, .missingInLedger])
    #expect(
      found.rows[1].differences == [
        Reconciliation.Difference(column: "amount", file: "20", ledger: "20.01")
      ])
    #expect(found.rows[1].fileRows == [3])
    #expect(!found.isClean)
  }

  @Test(arguments: [
    ("1.234,56", true), ("1234,56", true), ("1.234,56 €", true), ("1234.56", true),
    ("1.234,5", false), ("1.234,561", false), ("12.34,56", false), ("", false), ("zwölf", false),
    ("-1.234,56", false), ("+1.234,56", true),
  ])
  func `an amount is compared exactly, however a German spreadsheet writes it`(
    cell: String, isSame: Bool
  ) throws {
    let found = try reconcile(
      "booking;amount\nB-1;\(cell)\n", [entry("B-1", ["amount": money(123_456)])])
    #expect((found.rows[0].state == .matched) == isSame)
  }

  @Test func `a point is a thousands mark only where the comma is decimal`() throws {
    let entries = [entry("B-1", ["amount": money(123_400)])]
    #expect(try reconcile("booking;amount\nB-1;1.234\n", entries).isClean)
    #expect(try !reconcile("booking,amount\nB-1,1.234\n", entries).isClean)
    let found = try reconcile("booking;amount\nB-1;1.234\n", entries, decimal: ".")
    #expect(!found.isClean)
  }

  @Test(arguments: ["2024-12-31", "31.12.2024", "31/12/2024"])
  func `a day is the same in any of three forms`(cell: String) throws {
    let found = try reconcile(
      "booking,validFrom\nB-1,\(cell)\n", [entry("B-1", ["validFrom": .text("2024-12-31")])])
    #expect(found.isClean)
  }

  @Test func `an empty cell is what the ledger does not know and not zero or false`() throws {
    let found = try reconcile(
      "booking,amount,title\nB-1,,\nB-2,,x\nB-3,0,\n",
      [entry("B-1"), entry("B-2", ["amount": money(0)]), entry("B-3", ["amount": money(0)])])
    #expect(found.rows.map(\.state) == [.matched, .different, .matched])
    #expect(found.rows[1].differences.map(\.column) == ["amount", "title"])
    #expect(found.rows[1].differences.map(\.ledger) == ["0.00", nil])
  }

  @Test func `a key that stands twice on either side is ambiguous`() throws {
    let found = try reconcile(
      "booking,amount\nB-1,1\nB-1,1\nB-2,1\n",
      [entry("B-1", ["amount": money(100)]), entry("B-2"), entry("B-2")])
    #expect(found.rows.map(\.state) == [.ambiguous, .ambiguous])
    #expect(found.rows[0].fileRows == [2, 3])
    #expect(found.rows[1].entries.count == 2)
  }

  @Test func `rows without a key or broken ones are listed last`() throws {
    let found = try reconcile(
      "booking,amount\n,1\nB-1,1,9\n  B-2  ,1.00\n", [entry("B-2", ["amount": money(100)])])
    #expect(found.rows.map(\.state) == [.matched, .unreadable, .unreadable])
    #expect(found.rows.map(\.fileRows) == [[4], [2], [3]])
    #expect(found.rows[1].why?.en == "it has no key")
  }

  @Test func `a column of another name is compared when it is said`() throws {
    let found = try reconcile(
      "Beleg;Betrag;Notiz\nB-1;1,00;x\n", [entry("B-1", ["amount": money(100)])],
      columns: ["Beleg": "booking", "Betrag": "amount"], key: "Beleg")
    #expect(found.isClean)
    #expect(found.compared == ["amount"] && found.ignored == ["Notiz"])
  }

  @Test func `a key column that is not there or there twice is refused`() throws {
    #expect(throws: CSVError.self) { try reconcile("a,b\n1,2\n", []) }
    #expect(throws: CSVError.self) { try reconcile("booking,booking\n1,2\n", []) }
    #expect(throws: CSVError.self) { try reconcile("", []) }
    #expect(try reconcile("booking\n", []).rows.isEmpty)
  }

  @Test func `a file of a spreadsheet is read in its encoding`() throws {
    let name = "booking;title\nB-1;Straße\n"
    let entries = [entry("B-1", ["title": .text("Straße")])]
    let latin: [UInt8] = name.unicodeScalars.map { UInt8($0.value) }
    for bytes in [Array(name.utf8), [0xEF, 0xBB, 0xBF] + Array(name.utf8), latin] {
      let outside = try OutsideTable(bytes: bytes)
      #expect(outside.encoding == (bytes == latin ? .windows1252 : .utf8))
      var list = ListedEntries(key: "booking")
      for entry in entries { try list.append(entry) }
      var found = try Reconciliation(outside, key: "booking", columns: [:], known: ["title"])
      try found.run(&list) { _ in }
      #expect(found.isClean)
    }
    #expect(throws: CSVError.self) { try OutsideTable(bytes: [0xFF, 0xFE, 0x61, 0]) }
  }

  @Test func `letters that are composed otherwise are the same`() throws {
    let found = try reconcile(
      "booking,title\nB-1,Ma\u{308}rz\n", [entry("B-1", ["title": .text("M\u{e4}rz")])])
    #expect(found.isClean)
  }
}

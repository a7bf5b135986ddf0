import Testing
import Vocabulary

@testable import Exchange

struct MappingTests {
  private static let head = """
    source: risks
    number: {decimal: ",", group: "."}
    dates: [d.M.yyyy]
    validfrom: "{day}"

    """
  private static let yaml =
    head + """
      values:
        id: {column: Nr, as: key, empty: refuse}
        day: {column: Tag, as: date, empty: refuse}
        title: {column: Titel, as: text, empty: refuse}
        chance: {column: Chance, as: integer, empty: refuse}
        effect: {column: Wirkung, as: choice, empty: refuse, choices: {hoch: "5", klein: "1"}}
        amount: {column: Schaden, as: money}
      events:
        - type: risk.raised
          subject: "risk/{id}"
          data:
            about: project/x
            title: "{title}"
            probability: "{chance}"
            impact: 3
            amount: "{amount}"
      """

  private func rows(_ text: String) throws -> MappedRows {
    let mapping = try Mapping.load(yaml: Self.yaml)
    return try mapping.propose(
      try table("Nr;Tag;Titel;Chance;Wirkung;Schaden\n" + text, separator: ";"),
      options: Mapping.Options(file: "Risiken 1.csv"))
  }

  @Test func `a row becomes an event with source, day and an identity of its content`() throws {
    let mapped = try rows("R1;31.12.2025;Ausfall;4;hoch;1.234,50\n")
    let event = try #require(mapped.events.first)
    #expect(mapped.refused.isEmpty)
    #expect(event.source == "import/risks/Risiken%201.csv#2")
    #expect(event.validFrom == "2025-12-31")
    #expect(event.data["amount"] == .money("1234.50", "EUR"))
    #expect(event.data["probability"] == .integer(4))
    #expect(event.id.count == 36)
    #expect(event.id.dropFirst(14).first == "8")
    #expect("89ab".contains(try #require(event.id.dropFirst(19).first)))
    #expect(
      String(decoding: event.cloudEventLine(), as: UTF8.self)
        == "{\"data\":{\"about\":\"project/x\",\"amount\":{\"amount\":\"1234.50\","
        + "\"currency\":\"EUR\"},\"impact\":3,\"probability\":4,\"title\":\"Ausfall\"},"
        + "\"id\":\"\(event.id)\",\"source\":\"import/risks/Risiken%201.csv#2\","
        + "\"specversion\":\"1.0\",\"subject\":\"risk/R1\",\"type\":\"risk.raised\","
        + "\"validfrom\":\"2025-12-31\"}")
  }

  @Test func `every bad cell of a row is named and the others rows are taken`() throws {
    let mapped = try rows("R 1;31.2.2025;;x;mittel;12,345\nR2;1.1.2025;B;1;klein;\n")
    #expect(mapped.refused.map(\.column) == ["Nr", "Tag", "Titel", "Chance", "Wirkung", "Schaden"])
    #expect(mapped.refused.allSatisfy { $0.row == 2 })
    #expect(mapped.refusedRows == 1)
    #expect(mapped.events.map(\.subject) == ["risk/R2"])
  }

  @Test func `what the vocabulary refuses is named by its column`() throws {
    let mapped = try rows("R1;1.1.2025;A;9;hoch;5\n")
    #expect(mapped.events.isEmpty)
    #expect(mapped.refused.first?.column == "Chance")
    #expect(mapped.refused.first?.value == "9")
    #expect(mapped.refused.first?.why.hasPrefix("risk.raised: ") == true)
  }

  @Test func `identities do not depend on the order of rows or on mended others`() throws {
    let first = try rows("R1;1.1.2025;A;1;hoch;5\nR2;1.1.2025;B;x;hoch;5\n")
    let second = try rows("R2;1.1.2025;B;2;hoch;5\nR1;01.01.2025;A;1;hoch;5,00\n")
    #expect(first.events.map(\.id) == second.events.suffix(1).map(\.id))
    #expect(second.events[0].id != second.events[1].id)
  }

  @Test func `the report of refused rows can be mended and imported again`() throws {
    let mapping = try Mapping.load(yaml: Self.yaml)
    let text = "Nr;Tag;Titel;Chance;Wirkung;Schaden\nR1;1.1.2025;A;1;hoch;5\nR2;x;B;x;hoch;5\n"
    let original = try table(text, separator: ";")
    var refused = RefusedRows()
    for row in try mapping.propose(original).refused { try refused.append(row) }
    var report: [UInt8] = []
    try RefusedReport.write(original, &refused, separator: ";") { report += $0 }
    #expect(
      String(decoding: report, as: UTF8.self) == """
        Nr;Tag;Titel;Chance;Wirkung;Schaden;refused_row;refused_column;refused_why
        R2;x;B;x;hoch;5;3;"Tag
        Chance";"is no date of the form d.M.yyyy
        is not a number of the form 1.234,56"

        """)
    let mended = String(decoding: report, as: UTF8.self)
      .replacing("R2;x;B;x;", with: "R2;2.1.2025;B;2;")
    let again = try mapping.propose(try table(mended, separator: ";"))
    #expect(again.events.map(\.subject) == ["risk/R2"])
    #expect(again.refused.isEmpty && again.warnings.isEmpty)
  }

  @Test func `columns that nothing uses are named in a warning`() throws {
    let mapping = try Mapping.load(yaml: Self.yaml)
    let extra = try table("Nr,Tag,Titel,Chance,Wirkung,Schaden,Farbe\nR1,1.1.2025,A,1,hoch,5,rot\n")
    #expect(try mapping.propose(extra).warnings.count == 1)
    #expect(throws: MappingError.self) { try mapping.propose(try table("Nr,Tag\n1,2\n")) }
  }

  @Test(arguments: [
    ("source: x\nvalidfrom: option\nvalue: {}", "does not know “value”"),
    ("validfrom: option", "lacks source"), ("source: x", "lacks validfrom"),
    ("source: x\nvalidfrom: \"{a}\"", "{a} is used"),
    ("source: x\nvalidfrom: option\nencoding: latin-9", "must be one of utf-8, windows-1252"),
    ("source: x\nvalidfrom: option\nvalues: {a: {column: A, as: day}}", "must be one of text"),
    ("source: x\nvalidfrom: option\nvalues: {a: {column: A, as: date}}", "no `dates`"),
    ("source: x\nvalidfrom: option\nvalues: {a: {column: A, scale: 12}}", "power of ten"),
    ("source: x\nvalidfrom: option\ndates: [dd.MM.yy]", "needs `century`"),
    ("source: x\nvalidfrom: option\ndates: [MM.yyyy]", "lacks a day"),
    ("source: x\nvalidfrom: option\ncurrency: ABC", "is no currency"),
    ("source: x\nvalidfrom: option\nfiscalyearstart: 13-01", "must be MM-DD"),
    (
      "source: x\nvalidfrom: option\nevents: [{type: a, subject: b}]\nsnapshot: {subject: b}",
      "needs `compare`"
    ),
    ("source: [x]\nvalidfrom: option", "must be a single text"),
    ("- x", "must be a mapping"), ("", "empty"), ("a: [", "is not YAML"),
  ])
  func `a mapping with a slip is refused with a reason`(yaml: String, why: String) {
    do {
      _ = try Mapping.load(yaml: yaml)
      Issue.record("the mapping was taken")
    } catch {
      #expect(error.message.contains(why), "\(error)")
    }
  }

  @Test func `templates fill in values and leave out what is absent`() {
    var row = RowValues()
    row.values = ["a": .string("x"), "n": .integer(3), "m": .money("1.00", "EUR")]
    row.unset = ["gone"]
    #expect(Template(parsing: "{a}-{n}").filled(with: row) == .value(.string("x-3")))
    #expect(Template(parsing: "{m}").filled(with: row) == .value(.money("1.00", "EUR")))
    #expect(Template(parsing: "{a}{gone}").filled(with: row) == .unset)
    #expect(Template(parsing: "{a}{missing}").filled(with: row) == .absent)
    #expect(Template(parsing: "{m}!").filled(with: row) == .absent)
    #expect(Template(parsing: "plain {").filled(with: row) == .value(.string("plain {")))
    let object = Template.object(["a": .value("a"), "b": .value("missing")])
    #expect(object.filled(with: row) == .value(.object(["a": .string("x")])))
    #expect(Template.list([.value("gone")]).filled(with: row) == .unset)
  }

  @Test func `canonical JSON sorts by UTF-16 and escapes as little as possible`() throws {
    let value = JSONValue.object([
      "\u{FB33}": .null, "\u{1F600}": .bool(true),
      "a": .array([.integer(-1), .string("\u{1}\n\"ü/")]),
    ])
    #expect(
      String(decoding: value.canonicalBytes, as: UTF8.self)
        == "{\"a\":[-1,\"\\u0001\\n\\\"ü/\"],\"\u{1F600}\":true,\"\u{FB33}\":null}")
    let text = String(decoding: value.canonicalBytes, as: UTF8.self)
    #expect(try JSONValue(parsing: text) == value)
    #expect(try JSONValue(parsing: " [\"\\ud83d\\ude00\\/\"] ") == .array([.string("😀/")]))
    for wrong in ["", "1.5", "01", "[1,]", "{\"a\":1,\"a\":2}", "\"\\ud800\"", "[1] 2", "\"\n\""] {
      #expect(throws: Refusal.self) { try JSONValue(parsing: wrong) }
    }
  }
}

import Stadtbuch
import Testing

@Suite("Fields from the command line")
struct EntryFieldsTests {
  private func data(_ type: String, _ entries: String...) throws -> String {
    var fields = EntryFields(try #require(Registry.current.type(named: type)))
    for entry in entries { try fields.take(entry, takesBack: true) }
    var json: [UInt8] = []
    fields.data.append(to: &json)
    return String(decoding: json, as: UTF8.self)
  }

  @Test(arguments: [
    "into=[}", "into=[", "into=[1,", "into={\"a\":1", "into=[\"\\u12\"]", "into=[1]x",
    "into=[01]", "into=[1e]", "into=[\u{1}]",
    "into=" + String(repeating: "[", count: 100_000),
    "into=" + String(repeating: "{\"a\":", count: 100_000),
    String(repeating: "a.", count: 60_000) + "a=1", "a..b=1", ".a=1", "a.=1", ".=1", "=1", "a",
  ])
  func `what is neither a key nor JSON is refused`(entry: String) throws {
    let refusal = #expect(throws: Refusal.self) { try data("unit.split", entry) }
    #expect((refusal?.description.utf8.count ?? 0) < 600)
  }

  @Test func `a value begins behind the sign, whatever it begins with`() throws {
    let json = try data("unit.created", "name=\u{301}a=b", "kind=office")
    #expect(Array(json.utf8) == Array("{\"name\":\"\u{301}a=b\",\"kind\":\"office\"}".utf8))
  }

  @Test func `elements of a list are given one by one`() throws {
    #expect(
      try data(
        "target.set", "points.1.date=2024-12-31", "points.1.value=80", "points.2.date=31.12.2025",
        "points.2.value=95")
        == #"{"points":[{"date":"2024-12-31","value":"80"},{"date":"31.12.2025","value":"95"}]}"#
        .replacing("31.12.2025", with: "2025-12-31"))
  }

  @Test func `a place beyond what a list may hold is a name like any other`() throws {
    #expect(try data("target.set", "points.1001.value=1") == #"{"points":{"1001":{"value":"1"}}}"#)
    #expect(try data("target.set", "points.0.value=1") == #"{"points":{"0":{"value":"1"}}}"#)
  }

  @Test func `days, shares and money are read as people write them`() throws {
    #expect(try data("milestone.forecast", "due=31.12.2024") == #"{"due":"2024-12-31"}"#)
    #expect(try data("grant.approved", "rate=80%") == #"{"rate":8000}"#)
    #expect(try data("grant.approved", "rate=12,5 %") == #"{"rate":1250}"#)
    #expect(
      try data("grant.approved", "rate=99999999999999999%") == #"{"rate":"99999999999999999%"}"#)
    #expect(
      try data("expenditure.booked", "amount=1234.56 EUR")
        == #"{"amount":{"amount":"1234.56","currency":"EUR"}}"#)
  }
}

@Suite("JSON from anywhere")
struct AnswerValueReadingTests {
  private func read(_ text: String) throws(Refusal) -> AnswerValue {
    let bytes = Array(text.utf8)
    return try AnswerValue(document: bytes.span)
  }

  @Test func `every kind of value is read`() throws {
    #expect(try read(" true ") == .bool(true))
    #expect(try read("-12") == .integer(-12))
    #expect(try read("1.5") == .text("1.5"))
    #expect(try read(#""\u00e4\n""#) == .text("ä\n"))
    #expect(try read("[null,[]]") == .list([.null, .list([])]))
    #expect(
      try read(#"{"amount":"1.50","currency":"EUR"}"#)
        == .money(Money(minor: 150, currency: .eur)))
  }

  @Test(arguments: [
    "", "}", "[}", "{]", "[1", "[1,]", "{\"a\"}", "{\"a\":}", "{a:1}", "nul", "tru", "+1", "01",
    "1.", ".5", "1e", "--1", "\"", "\"\\x\"", "\"\\ud800\"", "[] []", "\u{feff}[]",
    String(repeating: "[", count: 17),
  ])
  func `what is none is refused`(text: String) {
    #expect(throws: Refusal.self) { try read(text) }
  }

  @Test func `depth counts to sixteen`() throws {
    let deepest = String(repeating: "[", count: 16) + String(repeating: "]", count: 16)
    _ = try read(deepest)
  }

  @Test func `what the program wrote is read back the same`() throws {
    var row = AnswerObject()
    row.append("text", .text("Zeile\n\"a\"\\ \u{1} ä 𝄞"))
    row.append("list", .list([.integer(.min), .integer(.max), .bool(false), .null]))
    row.append("inner", .object(AnswerObject()))
    var json: [UInt8] = []
    row.append(to: &json)
    #expect(AnswerValue(json: json.span) == .object(row))
  }
}

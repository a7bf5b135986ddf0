import Stadtbuch
import TestSupport
import Testing

@testable import Vocabulary

@Suite("Values as people write them")
struct WrittenValueTests {
  private func typed(
    _ field: Field, _ text: String, currency: Currency? = .eur
  ) throws(Refusal) -> [UInt8] {
    let type = EventType(
      9999, "test.typed", on: ["project"], en: "Test", de: "Probe", fields: [field])
    var fields = EntryFields(type, currency: currency)
    try fields.take("\(field.name)=\(text)", takesBack: false)
    var json: [UInt8] = []
    fields.data.append(to: &json)
    return try encoded(field, json)
  }

  private func encoded(_ field: Field, _ json: [UInt8]) throws(Refusal) -> [UInt8] {
    var bytes: [UInt8] = []
    var scanner = JSONScanner(json.span)
    try FieldEncoder().object(
      [field], &scanner, into: &bytes, topLevel: true, of: .type("test.typed"))
    return bytes
  }

  private func encoded(_ field: Field, json: String) throws(Refusal) -> [UInt8] {
    try encoded(field, Array("{\"\(field.name)\":\(json)}".utf8))
  }

  private func reason(_ kind: ValueKind, _ text: String, currency: Currency? = .eur) -> Refusal? {
    #expect(throws: Refusal.self) {
      () throws(Refusal) in try typed(.required(1, "x", kind), text, currency: currency)
    }
  }

  @Test func `whatever the kind, what is typed is what JSON gives`() throws {
    var random = SplitMix64(seed: 64)
    for type in Registry.current.types {
      for field in type.fields {
        for _ in 0..<12 {
          guard let value = WrittenSample.any(field.kind, &random) else { continue }
          let expected = try encoded(field, json: value.json)
          for text in value.texts {
            #expect(try typed(field, text) == expected, "\(type.name) \(field.name)=\(text)")
          }
        }
      }
    }
  }

  @Test(arguments: [
    ("350.000,00 EUR", "350000.00"), ("350000 EUR", "350000"), ("350000,5", "350000.5"),
    ("350000", "350000"), ("1.234,50", "1234.50"), ("1,234.50", "1234.50"),
    ("1.234.567 EUR", "1234567"), ("350 000 €", "350000"), ("€ 12,50", "12.50"),
    ("EUR 12,50", "12.50"), ("-12,5 eur", "-12.5"), ("1'234.50 EUR", "1234.50"),
    ("0.5EUR", "0.5"),
  ])
  func `amounts are read as people write them`(text: String, amount: String) throws {
    let field = Field.required(1, "amount", .money)
    #expect(
      try typed(field, text)
        == encoded(field, json: #"{"amount":"\#(amount)","currency":"EUR"}"#))
  }

  @Test(arguments: ["1.234", "1,234", "350.000 EUR", "1.230EUR", "-12.340 EUR", "1.234 JPY"])
  func `an amount that can be read in two ways is refused with both`(text: String) throws {
    let refusal = try #require(reason(.money, text))
    #expect(refusal.reason.name == "amountAmbiguous")
    #expect(refusal.field == "data.x")
    guard case .value(.amountAmbiguous(let readings, _, _)) = refusal.reason else { return }
    #expect(readings.count == 2)
    #expect(readings.allSatisfy { refusal.description.contains($0) })
  }

  @Test func `of three digits behind the point a currency that has them is not in doubt`() throws {
    let field = Field.required(1, "amount", .money)
    let expected = try encoded(field, json: #"{"amount":"1.234","currency":"KWD"}"#)
    #expect(try typed(field, "1.234 KWD") == expected)
    #expect(reason(.money, "1,234 KWD")?.reason.name == "amountAmbiguous")
  }

  @Test func `a decimal that can be read in two ways is refused with both`() throws {
    let refusal = try #require(reason(.decimal, "1.234"))
    #expect(refusal.reason == .value(.decimalAmbiguous(readings: ["1234", "1.234"])))
    let field = Field.required(1, "x", .decimal)
    for way in ["1.2340", "1,2340"] {
      #expect(try typed(field, way) == encoded(field, json: #""1.234""#))
    }
    #expect(try typed(field, "0.125") == encoded(field, json: #""0.125""#))
    #expect(try typed(field, "0,125") == encoded(field, json: #""0.125""#))
  }

  @Test(
    arguments: [
      (ValueKind.money, "viel", "noMoney"), (.money, "12,5,0 EUR", "noAmount"),
      (.money, "12 34 EUR", "noAmount"), (.money, "1+2 EUR", "noAmount"),
      (.money, "100 XXQ", "unknownCurrency"), (.money, "1.00.000", "noMoney"),
      (.decimal, "12,5,0", "noDecimal"), (.decimal, "1 2", "noDecimal"),
      (.basisPoints, "120 %", "outOfRange"), (.basisPoints, "12,345 %", "noWholeNumber"),
      (.basisPoints, "viel", "noWholeNumber"), (.duration, "2 moons", "noDuration"),
      (.duration, "2 months 3 days", "noDuration"), (.duration, "months", "noDuration"),
      (.duration, "6 months 1 year", "noDuration"), (.date, "31.02.2024", "noDate"),
      (.monthDay, "31.4.", "noMonthDay"),
      (.list(.ref(["project"])), "project/a,,project/b", "noSubject"),
    ] as [(ValueKind, String, String)])
  func `what does not read as its kind is refused by name`(
    kind: ValueKind, text: String, name: String
  ) throws {
    #expect(reason(kind, text)?.reason.name == name)
  }

  @Test(arguments: [
    ("2 months", "P2M"), ("1 month", "P1M"), ("60 days", "P60D"), ("2 Monate", "P2M"),
    ("60 Tage", "P60D"), ("1 Jahr und 6 Monate", "P1Y6M"), ("1 year, 6 months", "P1Y6M"),
    ("3 Wochen", "P3W"), ("P2M", "P2M"), ("2months", "P2M"),
  ])
  func `durations are read as people write them`(text: String, duration: String) throws {
    let field = Field.required(1, "x", .duration)
    #expect(try typed(field, text) == encoded(field, json: "\"\(duration)\""))
  }

  @Test func `without a currency of the ledger an amount needs one`() throws {
    #expect(reason(.money, "350000", currency: nil)?.reason.name == "noMoney")
  }

  @Test func `commas part the elements of lists but not what holds commas itself`() throws {
    let plain = Field.required(1, "x", .list(.ref(["project"])))
    #expect(
      try typed(plain, "project/a, project/b,project/c")
        == encoded(plain, json: #"["project/a","project/b","project/c"]"#))
    let texts = Field.required(1, "x", .list(.text))
    #expect(try typed(texts, "Amt A, Amt B") == encoded(texts, json: #"["Amt A, Amt B"]"#))
  }
}

/// A value in JSON, and ways in which people write the same.
private struct WrittenSample {
  var json: String
  var texts: [String]

  static func any(_ kind: ValueKind, _ random: inout SplitMix64) -> WrittenSample? {
    switch kind {
    case .money: return money(&random)
    case .decimal: return decimal(&random)
    case .basisPoints:
      let points = Int.random(in: 0...10_000, using: &random)
      let (whole, rest) = (points / 100, points % 100)
      let cents = rest < 10 ? "0\(rest)" : "\(rest)"
      return WrittenSample(
        json: "\(points)",
        texts: ["\(points)", "\(whole),\(cents) %", "\(whole).\(cents)%"]
          + (rest == 0 ? ["\(whole) %", "\(whole)%"] : []))
    case .duration:
      let count = Int.random(in: 1...9999, using: &random)
      return
        [
          WrittenSample(
            json: "\"P\(count)M\"", texts: ["P\(count)M", "\(count) months", "\(count) Monate"]),
          WrittenSample(
            json: "\"P\(count)D\"", texts: ["P\(count)D", "\(count) days", "\(count) Tage"]),
        ].randomElement(using: &random)
    case .date:
      let day = day(&random)
      return WrittenSample(
        json: "\"\(day)\"", texts: ["\(day)", "\(day.day).\(day.month).\(day.year)"])
    case .monthDay:
      let day = day(&random)
      let text = String(day.description.dropFirst(5))
      return WrittenSample(json: "\"\(text)\"", texts: [text, "\(day.day).\(day.month)."])
    case .bool:
      return Bool.random(using: &random)
        ? WrittenSample(json: "true", texts: ["true", "yes", "Ja"])
        : WrittenSample(json: "false", texts: ["false", "no", "nein"])
    case .int(let range):
      let number = Int64.random(in: range, using: &random)
      return WrittenSample(json: "\(number)", texts: ["\(number)"])
    case .choice(let numbers):
      return numbers.randomElement(using: &random).map {
        WrittenSample(json: "\($0)", texts: ["\($0)"])
      }
    case .oneOf(let words): return word(words.randomElement(using: &random) ?? "")
    case .key: return word("k\(Int.random(in: 1...999, using: &random))")
    case .ref(let kinds):
      let kind = kinds.filter { $0 != "event" && $0 != "period" }.randomElement(using: &random)
      return word("\(kind ?? "project")/k\(Int.random(in: 1...999, using: &random))")
    case .refOrText: return word("Vorlage 12, Teil 3")
    case .period, .periodOr: return word("2024-Q\(Int.random(in: 1...4, using: &random))")
    case .text, .prose: return word("Größe, 1.234 und {mehr}")
    case .uri: return word("https://example.org/a,b")
    case .list(.structure): return nil
    case .list(let element): return list(of: element, &random)
    case .instant, .uuid, .sha256, .sealed, .map, .structure: return nil
    }
  }

  private static func word(_ word: String) -> WrittenSample {
    WrittenSample(json: "\"\(word)\"", texts: [word])
  }

  private static func list(
    of element: ValueKind, _ random: inout SplitMix64
  ) -> WrittenSample? {
    let count = Int.random(in: 1...4, using: &random)
    var parts: [WrittenSample] = []
    for _ in 0..<count {
      if let part = any(element, &random) { parts.append(part) }
    }
    let json = "[\(parts.map(\.json).joined(separator: ","))]"
    if case .text = element { return WrittenSample(json: json, texts: [json]) }
    let texts = parts.map { $0.texts.randomElement(using: &random) ?? "" }
    return WrittenSample(
      json: json, texts: [json, texts.joined(separator: ","), texts.joined(separator: ", ")])
  }

  private static func money(_ random: inout SplitMix64) -> WrittenSample {
    let (whole, cents) = (
      Int.random(in: 0...9_999_999, using: &random), Int.random(in: 10...99, using: &random)
    )
    return WrittenSample(
      json: "{\"amount\":\"\(whole).\(cents)\",\"currency\":\"EUR\"}",
      texts: [
        "\(whole).\(cents)EUR", "\(whole),\(cents)", "\(grouped(whole, ".")),\(cents) EUR",
        "\(grouped(whole, ",")).\(cents) EUR", "\(grouped(whole, " ")),\(cents) €",
        "EUR \(whole),\(cents)",
      ])
  }

  private static func decimal(_ random: inout SplitMix64) -> WrittenSample {
    let (whole, rest) = (
      Int.random(in: 0...9_999_999, using: &random), Int.random(in: 1...99, using: &random)
    )
    return WrittenSample(
      json: "\"\(whole).\(rest)\"",
      texts: ["\(whole).\(rest)", "\(whole),\(rest)", "\(grouped(whole, ".")),\(rest)"])
  }

  private static func grouped(_ number: Int, _ separator: String) -> String {
    var digits = String(number)
    var groups: [String] = []
    while digits.count > 3 {
      groups.insert(String(digits.suffix(3)), at: 0)
      digits.removeLast(3)
    }
    return ([digits] + groups).joined(separator: separator)
  }

  private static func day(_ random: inout SplitMix64) -> Day {
    Day(ordinal: Int.random(in: 0...30_000, using: &random))
  }
}

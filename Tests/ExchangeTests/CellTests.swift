import Testing
import Vocabulary

@testable import Exchange

struct CellTests {
  private let pounds = NumberForm(decimal: ".", group: ",", prefixes: ["£"], suffixes: ["m"])
  private let german = NumberForm(decimal: ",", group: ".", prefixes: [], suffixes: ["€"])

  @Test(arguments: [
    ("£0.00m", "0"), (" £1,234.56m ", "1234.56"), ("- £2.60m", "-2.6"), ("-£7,169.20", "-7169.2"),
    ("112", "112"), ("+3", "3"), ("−4.50", "-4.5"), ("£-4.50", "-4.5"),
  ])
  func `pounds are read`(raw: String, expected: String) throws {
    #expect(try pounds.number(in: raw).text == expected)
  }

  @Test(arguments: [
    "", "m", "£", "1,23", "1,2345", "1.2.3", "1.", ".", "12a", "1 234", "Exempt", "1e5", "٣",
    ",123", "1,,234",
  ])
  func `what is no number is refused`(raw: String) {
    #expect(throws: CellRefusal.self) { try pounds.number(in: raw) }
  }

  @Test func `German numbers have points between thousands`() throws {
    #expect(try german.number(in: "1.234.567,89 €").text == "1234567.89")
    #expect(try german.number(in: "-1548772,73").text == "-1548772.73")
    #expect(throws: CellRefusal.self) { try german.number(in: "1.23") }
  }

  @Test func `decimals keep every digit`() {
    let number = DecimalText(isNegative: false, digits: [2, 7, 2, 8, 5, 0, 8, 5, 3, 7], scale: 8)
    #expect(number.text == "27.28508537")
    #expect(number.shifted(by: 6).text(digits: 2) == "27285085.37")
    #expect(number.shifted(by: 6).minor(digits: 2) == 2_728_508_537)
    #expect(number.text(digits: 2) == nil)
    #expect(number.rounded(to: 2).text == "27.29")
    #expect(
      DecimalText(isNegative: false, digits: [9, 9, 5], scale: 2).rounded(to: 1).text == "10")
    #expect(DecimalText(isNegative: true, digits: [0, 0], scale: 1).text(digits: 2) == "0.00")
    #expect(DecimalText(minor: -5, digits: 2).text(digits: 2) == "-0.05")
    #expect(DecimalText(minor: Total(Int128.min), digits: 0).text == String(Int128.min))
  }

  @Test(arguments: [
    ("31.12.2025", "d.M.yyyy", "2025-12-31"), ("31/05/2010", "d/M/yyyy", "2010-05-31"),
    ("01.11.18", "dd.MM.yy", "2018-11-01"), ("17.03.97", "dd.MM.yy", "1997-03-17"),
    ("31.12.50", "dd.MM.yy", "2050-12-31"), ("2025-12-31", "yyyy-MM-dd", "2025-12-31"),
    ("1 März 2024", "d MMM yyyy", "2024-03-01"), ("29-Feb-24", "d-MMM-yy", "2024-02-29"),
    ("45658", "excel", "2025-01-01"), ("61", "excel", "1900-03-01"),
    ("36585", "excel", "2000-02-29"),
  ])
  func `dates are read`(raw: String, pattern: String, expected: String) throws {
    let form = try #require(DateForm(pattern))
    #expect(form.date(in: raw, century: 1970)?.description == expected)
  }

  @Test(arguments: [
    ("29.02.2023", "d.M.yyyy"), ("1/012/2014", "d/M/yyyy"), ("31.12.25", "d.M.yyyy"),
    ("2025-12-31x", "yyyy-MM-dd"), ("31.13.2020", "d.M.yyyy"), ("1.1.1899", "d.M.yyyy"),
    ("60", "excel"), ("x", "excel"),
  ])
  func `what is no date is refused`(raw: String, pattern: String) throws {
    let form = try #require(DateForm(pattern))
    #expect(form.date(in: raw, century: 1970) == nil)
  }

  @Test func `a date that two forms read differently is refused`() throws {
    var form = CellForm()
    form.dates = ["d/M/yyyy", "M/d/yyyy"].compactMap(DateForm.init)
    let rule = ValueRule(name: "on", column: "on", form: .date)
    let dates = [Day("2020-04-03"), Day("2020-03-04")].compactMap { $0 }
    #expect(throws: CellRefusal(.ambiguousDate(dates: dates))) {
      try rule.read("03/04/2020", form)
    }
    #expect(try rule.read("13/04/2020", form).result == .value(.string("2020-04-13")))
    #expect(try rule.read("04/04/2020", form).result == .value(.string("2020-04-04")))
  }

  @Test func `keys are made of names`() {
    #expect(SubjectKey.slug(of: "Ämter & Büros (neu)") == "ämter-büros-neu")
    #expect(SubjectKey.slug(of: "A\u{0308}mter") == "ämter")
    #expect(SubjectKey.slug(of: "--GOV.UK Verify--") == "gov.uk-verify")
  }

  @Test func `text is repaired, trimmed and free of control characters`() throws {
    var form = CellForm()
    form.repairs = [CellForm.Repair(find: "\u{139}\u{81}", with: "£")]
    #expect(try form.text(of: "  \u{139}\u{81}5\tup\r\nand\ron\r\r\n ") == "£5 up\nand\non")
    #expect(throws: CellRefusal(.control(code: "90"))) {
      try form.text(of: "a\u{90}")
    }
    #expect(throws: CellRefusal.self) { try form.text(of: String(repeating: "a", count: 16_385)) }
  }

  @Test(arguments: ["K", "\u{212A}", ";", "\u{37E}", "\u{E9}", "\u{65}\u{301}", " x"])
  func `a text of ASCII is repaired as any other`(find: String) throws {
    var form = CellForm()
    form.repairs = [CellForm.Repair(find: find, with: "!")]
    for raw in ["10 K; x", "caf\u{65}\u{301} K", "caf\u{E9}; x", "none", " ", ""] {
      let repaired = raw.replacing(find, with: "!")
      let trimmed = String(Substring(repaired).trimmed).nfc
      #expect(try form.text(of: raw) == trimmed, "\(raw)")
    }
  }

  @Test func `empty cells and marks say what the rule says`() throws {
    var form = CellForm()
    form.markBeginnings = ["exempt"]
    var rule = ValueRule(name: "x", column: "x", form: .money)
    #expect(try rule.read(" ", form).result == .absent)
    rule.empty = .unset
    #expect(try rule.read("", form).result == .unset)
    rule.empty = .refuse
    #expect(throws: CellRefusal.self) { try rule.read("", form) }
    #expect(throws: CellRefusal.self) { try rule.read("Exempt under s.43", form) }
    rule.unknown = "cost"
    let reading = try rule.read("Exempt under s.43", form)
    #expect(reading.result == .unset)
    #expect(reading.mark == "Exempt under s.43")
  }

  @Test func `money has the digits of its currency or is refused`() throws {
    var form = CellForm()
    var rule = ValueRule(name: "x", column: "x", form: .money)
    #expect(try rule.read("5", form).result == .value(.money("5.00", "EUR")))
    #expect(throws: CellRefusal.self) { try rule.read("5.001", form) }
    rule.rounds = true
    let rounded = try rule.read("5.005", form)
    #expect(rounded.result == .value(.money("5.01", "EUR")))
    #expect(rounded.warning != nil)
    form.currency = "JPY"
    #expect(try rule.read("5", form).result == .value(.money("5", "JPY")))
    #expect(throws: CellRefusal.self) { try rule.read("1000000000000000", form) }
    #expect(
      try rule.read("999999999999999", form).result == .value(.money("999999999999999", "JPY")))
  }
}

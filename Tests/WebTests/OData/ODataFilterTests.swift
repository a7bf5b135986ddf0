import HTTPTypes
import Testing
import Vocabulary

@testable import Web

@Suite("OData conditions")
struct ODataFilterTests {
  private static let properties: [ODataProperty] = [
    ("name", .string), ("gap", .decimal), ("count", .integer), ("due", .day), ("late", .bool),
    ("at", .instant),
  ].map { name, type in
    ODataProperty(
      name: name, type: type, place: nil, label: Label(en: name, de: name), isMoney: false,
      isKey: false)
  }

  private static let row: [ODataValue?] = [
    .string("E-Akte O'Neill"), ODataNumber("92233720368547758070.10").map(ODataValue.number),
    .number(ODataNumber(-3)), Day("2024-12-31").map(ODataValue.day), .bool(true),
    Instant("2024-12-31T00:00:00Z").map(ODataValue.instant),
  ]

  @Test(
    "hold for a row as the standard says",
    arguments: [
      ("name eq 'E-Akte O''Neill'", true), ("name ne 'x'", true),
      ("gap gt 92233720368547758070.09", true), ("gap eq 92233720368547758070.1", true),
      ("gap lt 92233720368547758070.1", false), ("gap ge 92233720368547758070.100", true),
      ("count lt 0 and count gt -4", true), ("count eq 3 or late", true), ("not late", false),
      ("due ge 2024-12-31 and due le 2024-12-31T00:00:00Z", true), ("due lt 2024-12-31", false),
      ("contains(name,'Akte') and not startswith(name,'Akte')", true),
      ("endswith(name,'Neill') eq true", true), ("contains(tolower(name),'akte')", true),
      ("(count eq 1 or count eq -3) and (late eq true)", true), ("name in ('a','b')", false),
      ("at eq 2024-12-31", true), ("'a' eq name", false), ("name eq null", false),
    ])
  func holds(_ text: String, _ expected: Bool) throws {
    let filter = try ODataFilterParser.filter(text, ODataFilterTests.properties)
    #expect(filter.holds(ODataFilterTests.row) == expected, "\(text)")
  }

  @Test(
    "of what is not known are false by order, true by difference, and unknown in functions",
    arguments: [
      ("gap eq null", true), ("gap ne null", false), ("gap gt 0", false), ("gap le 0", false),
      ("gap ne 1", true), ("not (gap gt 0)", true), ("contains(name,'x')", nil),
      ("contains(name,'x') or gap eq null", true), ("not contains(name,'x')", nil),
    ] as [(String, Bool?)])
  func unknown(_ text: String, _ expected: Bool?) throws {
    let filter = try ODataFilterParser.filter(text, ODataFilterTests.properties)
    #expect(filter.holds([nil, nil, nil, nil, nil, nil]) == expected, "\(text)")
  }

  @Test(
    "that are none are refused in words",
    arguments: [
      "", "name", "name eq", "name eq 'x", "name is 'x'", "nam eq 'x'", "name eq 3", "gap eq 'x'",
      "due eq 2024-02-30", "(name eq 'x'", "name eq 'x')", "contains(name)", "contains(gap,'x')",
      "name eq 'x' and", "length(name) eq 3", "name in ()", "late eq 1",
      String(repeating: "(", count: 40) + "late" + String(repeating: ")", count: 40),
      String(repeating: "not ", count: 40) + "late", String(repeating: "late or ", count: 9_000),
    ])
  func refused(_ text: String) {
    let problem = #expect(throws: Problem.self) {
      try ODataFilterParser.filter(text, ODataFilterTests.properties)
    }
    #expect(problem?.status == .badRequest)
  }
}

@Suite("OData numbers")
struct ODataNumberTests {
  @Test("keep their digits and order whatever their size")
  func order() {
    let texts = [
      "-100000000000000000000", "-1.5", "-1", "0", "0.000000000000000000001", "0.1", "1", "9.99",
      "10", "18446744073709551616.5",
    ]
    let numbers = texts.compactMap { ODataNumber($0) }
    #expect(numbers.map(\.text) == texts)
    for (place, number) in numbers.enumerated() {
      for other in numbers[(place + 1)...] {
        #expect(number < other)
        #expect(!(other < number))
      }
    }
    #expect(ODataNumber("1.50") == ODataNumber("1.5"))
    #expect(ODataNumber("-0.0") == ODataNumber("0"))
    #expect(ODataNumber("007")?.text == "7")
    #expect(ODataNumber(.min).text == "-9223372036854775808")
    for text in ["", "-", "1.", ".5", "1e3", "n/a", "1.2.3", "+1", "٣"] {
      #expect(ODataNumber(text) == nil, "\(text)")
    }
  }
}

/// A value in the data of a city's event, written as literals and rendered as JSON.
public indirect enum CityValue: Sendable {
  /// Takes a fact back.
  case null
  /// True or false.
  case flag(Bool)
  /// A whole number.
  case number(Int)
  /// A text.
  case text(String)
  /// Values in order.
  case list([CityValue])
  /// Members in order.
  case object([(String, CityValue)])
  /// The number that the event of this mark gets.
  case mark(String)

  /// The members with others behind them.
  public func with(_ others: CityValue) -> CityValue {
    guard case .object(let members) = self, case .object(let more) = others else { return self }
    return .object(members + more)
  }

  func append(to line: inout String, _ marks: [String: Int]) {
    switch self {
    case .null: line += "null"
    case .flag(let flag): line += flag ? "true" : "false"
    case .number(let number): line += String(number)
    case .text(let text): CityValue.append(text, to: &line)
    case .mark(let mark): line += String(marks[mark] ?? 0)
    case .list(let values):
      line += "["
      for (place, value) in values.enumerated() {
        if place > 0 { line += "," }
        value.append(to: &line, marks)
      }
      line += "]"
    case .object(let members):
      line += "{"
      for (place, member) in members.enumerated() {
        if place > 0 { line += "," }
        CityValue.append(member.0, to: &line)
        line += ":"
        member.1.append(to: &line, marks)
      }
      line += "}"
    }
  }

  static func append(_ text: String, to line: inout String) {
    line += "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": line += "\\\""
      case "\\": line += "\\\\"
      case "\n": line += "\\n"
      default: line.unicodeScalars.append(scalar)
      }
    }
    line += "\""
  }
}

extension CityValue: ExpressibleByStringInterpolation, ExpressibleByIntegerLiteral,
  ExpressibleByBooleanLiteral, ExpressibleByNilLiteral, ExpressibleByArrayLiteral,
  ExpressibleByDictionaryLiteral
{
  /// A text.
  public init(stringLiteral value: String) { self = .text(value) }

  /// A whole number.
  public init(integerLiteral value: Int) { self = .number(value) }

  /// True or false.
  public init(booleanLiteral value: Bool) { self = .flag(value) }

  /// What takes a fact back.
  public init(nilLiteral: ()) { self = .null }

  /// Values in order.
  public init(arrayLiteral elements: CityValue...) { self = .list(elements) }

  /// Members in order.
  public init(dictionaryLiteral elements: (String, CityValue)...) { self = .object(elements) }
}

/// So many whole euros.
func eur(_ amount: Int) -> CityValue { cents(amount * 100) }

/// So many cents.
func cents(_ minor: Int) -> CityValue {
  let (whole, part) = (minor.magnitude / 100, minor.magnitude % 100)
  let digits = part < 10 ? "0\(part)" : String(part)
  return ["amount": "\(minor < 0 ? "-" : "")\(whole).\(digits)", "currency": "EUR"]
}

/// A list of texts.
func texts(_ texts: [String]) -> CityValue { .list(texts.map(CityValue.text)) }

/// A number in three digits.
func three(_ number: Int) -> String {
  let digits = String(number)
  return String(repeating: "0", count: max(0, 3 - digits.count)) + digits
}

/// A number in two digits.
func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }

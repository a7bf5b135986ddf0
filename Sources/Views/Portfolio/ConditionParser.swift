import Vocabulary

/// Reads conditions: `key operator value`, joined by `and`.
struct ConditionParser {
  private let text: [Character]
  private let currency: Currency
  private let isShort: Bool
  private var offset = 0

  init(_ text: String, currency: Currency) {
    isShort = text.utf8.count <= Limits.filterBytesMax
    self.text = isShort ? Array(text) : []
    self.currency = currency
  }

  mutating func comparisons() throws(ConditionError) -> [PortfolioCondition.Comparison] {
    guard isShort else {
      throw fault(0, "the condition has more than \(Limits.filterBytesMax) bytes")
    }
    var comparisons: [PortfolioCondition.Comparison] = []
    while true {
      comparisons.append(try comparison())
      skipBlanks()
      guard offset < text.count else { return comparisons }
      let start = offset
      guard word() == "and" else {
        throw fault(
          start, "expected “and” or the end; a value with blanks stands in double quotes")
      }
    }
  }

  private mutating func comparison() throws(ConditionError) -> PortfolioCondition.Comparison {
    skipBlanks()
    let start = offset
    let name = keyName()
    guard !name.isEmpty else { throw fault(start, "expected a key such as status") }
    let key = try PortfolioKey.named(name, at: start + 1)
    skipBlanks()
    let comparison = try comparisonOperator()
    skipBlanks()
    let valueStart = offset
    let text = try value()
    return PortfolioCondition.Comparison(
      key: key, operator: comparison, value: try value(text, of: key, at: valueStart))
  }

  private mutating func comparisonOperator() throws(ConditionError)
    -> PortfolioCondition.Operator
  {
    for candidate in PortfolioCondition.Operator.allCases {
      let symbol = Array(candidate.rawValue)
      guard offset + symbol.count <= text.count,
        text[offset..<offset + symbol.count].elementsEqual(symbol)
      else { continue }
      offset += symbol.count
      return candidate
    }
    throw fault(offset, "expected one of = != < <= > >=")
  }

  private mutating func value() throws(ConditionError) -> String {
    guard offset < text.count, !text[offset].isWhitespace else {
      throw fault(offset, "expected a value")
    }
    guard text[offset] == "\"" else { return word() }
    let start = offset
    offset += 1
    var value = ""
    while offset < text.count, text[offset] != "\"" {
      if text[offset] == "\\", offset + 1 < text.count { offset += 1 }
      value.append(text[offset])
      offset += 1
    }
    guard offset < text.count else { throw fault(start, "the quotes do not end") }
    offset += 1
    return value
  }

  private func value(
    _ text: String, of key: PortfolioKey, at start: Int
  ) throws(ConditionError) -> PortfolioValue {
    switch key.kind {
    case .text: return .text(text)
    case .words(let words):
      if let index = words.firstIndex(of: text) { return .word(text, index) }
      throw fault(start, "“\(text.excerpt)” is none of \(words.joined(separator: ", "))")
    case .day:
      if let day = Day.written(text) { return .day(day) }
      throw fault(start, "“\(text.excerpt)” is not a date such as \(Day.writtenForms)")
    case .period:
      if let period = Period(text) { return .period(period) }
      throw fault(start, "“\(text.excerpt)” is no period such as 2024-Q4")
    case .int:
      if let number = Int64(text) { return .int(number) }
      throw fault(start, "“\(text.excerpt)” is no whole number")
    case .decimal:
      if let decimal = ExactDecimal(text) { return .decimal(decimal) }
      throw fault(start, "“\(text.excerpt)” is no decimal such as 7.5")
    case .money:
      let amount = Array(text.utf8)
      if let money = Money(ofAnySize: amount.span, currency: currency) { return .money(money) }
      throw fault(start, "“\(text.excerpt)” is no amount in \(currency) such as 1234.50")
    case .bool:
      if text == "true" || text == "false" { return .bool(text == "true") }
      throw fault(start, "“\(text.excerpt)” is neither true nor false")
    }
  }

  private mutating func skipBlanks() {
    while offset < text.count, text[offset].isWhitespace { offset += 1 }
  }

  private mutating func word() -> String {
    let start = offset
    while offset < text.count, !text[offset].isWhitespace { offset += 1 }
    return String(text[start..<offset])
  }

  private mutating func keyName() -> String {
    let start = offset
    while offset < text.count, text[offset].isLetter || text[offset] == "." { offset += 1 }
    return String(text[start..<offset])
  }

  private func fault(_ offset: Int, _ why: String) -> ConditionError {
    ConditionError(position: offset + 1, why: why)
  }
}

extension PortfolioKey {
  /// Keys of the row that have several values, and so neither groups nor comparisons.
  private static let lists = ["units", "alignments"]

  static func named(_ name: String, at position: Int) throws(ConditionError) -> PortfolioKey {
    if let key = PortfolioKey(rawValue: name) { return key }
    let head = name.split(separator: ".").first.map(String.init) ?? name
    if lists.contains(head) {
      throw ConditionError(
        position: position, why: "“\(name.excerpt)” has several values; a key with one is needed")
    }
    let near = allCases.map(\.rawValue).filter { $0.hasPrefix(head + ".") }
    let hint = near.isEmpty ? allCases.map(\.rawValue) : near
    throw ConditionError(
      position: position,
      why: "there is no key “\(name.excerpt)”; there are \(hint.joined(separator: ", "))")
  }

  /// The keys of a text such as `department,status`.
  public static func list(_ text: String) throws(ConditionError) -> [PortfolioKey] {
    guard text.utf8.count <= Limits.filterBytesMax else {
      throw ConditionError(
        position: 1, why: "the list has more than \(Limits.filterBytesMax) bytes")
    }
    var keys: [PortfolioKey] = []
    var position = 1
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      let name = part.filter { !$0.isWhitespace }
      let key = try named(String(name), at: position)
      if keys.contains(key) {
        throw ConditionError(position: position, why: "“\(name.excerpt)” is named twice")
      }
      keys.append(key)
      position += part.count + 1
    }
    return keys
  }
}

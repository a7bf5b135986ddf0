import Vocabulary

/// Reads conditions: `key operator value`, joined by `and`.
struct ConditionParser {
  private let text: [Character]
  private let columns: [ColumnHead]
  private let currency: Currency
  private let isShort: Bool
  private var offset = 0

  init(_ text: String, _ columns: [ColumnHead], currency: Currency) {
    self.columns = columns
    isShort = text.utf8.count <= Limits.filterBytesMax
    self.text = isShort ? Array(text) : []
    self.currency = currency
  }

  mutating func comparisons() throws(ConditionError) -> [Condition.Comparison] {
    guard isShort else {
      throw fault(
        0, "the condition has more than \(Limits.filterBytesMax) bytes",
        "die Bedingung hat mehr als \(Limits.filterBytesMax) Bytes")
    }
    var comparisons: [Condition.Comparison] = []
    while true {
      comparisons.append(try comparison())
      skipBlanks()
      guard offset < text.count else { return comparisons }
      let start = offset
      guard word() == "and" else {
        throw fault(
          start, "expected “and” or the end; quote values that contain spaces",
          "hier muss „and“ stehen oder das Ende; Werte mit Leerzeichen in Anführungszeichen setzen")
      }
    }
  }

  private mutating func comparison() throws(ConditionError) -> Condition.Comparison {
    skipBlanks()
    let start = offset
    let name = keyName()
    guard !name.isEmpty else {
      throw fault(
        start, "expected a key such as status", "hier muss ein Schlüssel wie status stehen")
    }
    let place = try columns.place(of: name, at: start + 1)
    skipBlanks()
    let comparison = try comparisonOperator()
    skipBlanks()
    let valueStart = offset
    let text = try value()
    return Condition.Comparison(
      place: place, kind: columns[place].kind, operator: comparison,
      value: try columns[place].kind.value(text, currency: currency, at: valueStart + 1))
  }

  private mutating func comparisonOperator() throws(ConditionError)
    -> Condition.Operator
  {
    for candidate in Condition.Operator.allCases {
      let symbol = Array(candidate.rawValue)
      guard offset + symbol.count <= text.count,
        text[offset..<offset + symbol.count].elementsEqual(symbol)
      else { continue }
      offset += symbol.count
      return candidate
    }
    throw fault(
      offset, "expected one of = != < <= > >=", "hier muss eines von = != < <= > >= stehen")
  }

  private mutating func value() throws(ConditionError) -> String {
    guard offset < text.count, !text[offset].isWhitespace else {
      throw fault(offset, "expected a value", "hier muss ein Wert stehen")
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
    guard offset < text.count else {
      throw fault(start, "the quotes do not end", "die Anführungszeichen enden nicht")
    }
    offset += 1
    return value
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
    while offset < text.count,
      text[offset].isLetter || text[offset].isNumber || "._-".contains(text[offset])
    { offset += 1 }
    return String(text[start..<offset])
  }

  private func fault(_ offset: Int, _ en: String, _ de: String) -> ConditionError {
    ConditionError(position: offset + 1, Label(en, de))
  }
}

import Vocabulary

/// Compares what a file says in one cell with what the ledger says, by the ledger's kind of value.
struct CellComparison {
  private let numbers: NumberForm
  private let plain = NumberForm(decimal: ".", group: nil, prefixes: signs, suffixes: signs)
  private let dates = ["yyyy-MM-dd", "d.M.yyyy", "d/M/yyyy"].compactMap { DateForm($0) }

  private static let signs = ["€", "EUR", "£", "GBP"]

  init(decimal: Character) {
    numbers = NumberForm(
      decimal: decimal, group: decimal == "," ? "." : ",", prefixes: CellComparison.signs,
      suffixes: CellComparison.signs)
  }

  /// Whether the two say the same; an empty cell says nothing.
  func isSame(_ cell: String, _ value: ListedValue?) -> Bool {
    let text = String(Substring(cell).trimmed)
    guard let value else { return text.isEmpty }
    switch value {
    case .text(let other): return isSame(text, other)
    case .bool(let isTrue): return CellComparison.truth(text) == isTrue
    case .number(let number): return self.number(text) { $0.minor(digits: 0) == Total(number) }
    case .decimal(let decimal):
      return self.number(text) { $0.minor(digits: decimal.scale) == Total(decimal.mantissa) }
    case .money(let money):
      return self.number(text) { $0.minor(digits: money.currency.digits) == money.minor }
    }
  }

  /// The same text, letters composed, or the same day written otherwise.
  private func isSame(_ text: String, _ other: String) -> Bool {
    // Strings compare by canonical equivalence.
    if text == other { return true }
    guard let day = Day(other) else { return false }
    return dates.contains { $0.date(in: text, century: nil) == day }
  }

  /// A number in the file's form; where it is none of that, in the plain one.
  private func number(_ text: String, _ isSame: (DecimalText) -> Bool) -> Bool {
    for form in [numbers, plain] {
      if let number = try? form.number(in: text) { return isSame(number) }
    }
    return false
  }

  private static func truth(_ text: String) -> Bool? {
    switch text.lowercased() {
    case "true", "yes", "ja", "1", "x": true
    case "false", "no", "nein", "0", "": false
    default: nil
    }
  }
}

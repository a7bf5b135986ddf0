import Vocabulary

/// Reads one value as people write it, by the kind of its field: `350.000,00 EUR`, `80 %`,
/// `2 months`, `31.12.2024`.
///
/// What does not read as its kind stays the text that it is, for the ordinary checks to refuse.
struct WrittenValue {
  /// The currency of amounts that name none.
  let currency: Currency?

  /// The value of a text.
  ///
  /// Throws: a refusal when JSON is malformed, or a number can be read in two ways.
  func value(_ text: String, _ kind: ValueKind?, of name: String) throws(Refusal) -> AnswerValue {
    let isJSON = text.first == "{" || text.first == "["
    switch kind {
    case .int, .choice: return Int64(text).map(AnswerValue.integer) ?? .text(text)
    case .basisPoints: return WrittenValue.basisPoints(text)
    case .bool: return WrittenValue.bool(text)
    case .date: return .text(Day.written(text)?.description ?? text)
    case .monthDay: return .text(WrittenValue.monthDay(text) ?? text)
    case .duration: return .text(Duration.written(text) ?? text)
    case .decimal: return .text(try decimal(text, of: name) ?? text)
    case .money: return isJSON ? try json(text, of: name) : try money(text, of: name)
    case .list, .map, .structure, .sealed: return isJSON ? try json(text, of: name) : .text(text)
    default: return .text(text)
    }
  }

  /// The elements of a list that are written in one, set apart by commas; texts may hold commas of
  /// their own, and in numbers they stand before the decimals.
  static func parts(_ text: String, _ element: ValueKind) -> [String] {
    switch element {
    case .key, .ref, .oneOf, .date, .period, .periodOr, .int, .choice, .bool, .duration, .monthDay,
      .uuid, .sha256:
      text.split(separator: ",", omittingEmptySubsequences: false).map {
        String($0.trimmingBlanks)
      }
    default: [text]
    }
  }

  /// The text as JSON, unchanged; what it means is for the ordinary checks to say. It is not
  /// repeated where it is wrong, for it may hold prose.
  private func json(_ text: String, of name: String) throws(Refusal) -> AnswerValue {
    let bytes = Array(text.utf8)
    do throws(Refusal) {
      _ = try AnswerValue(document: bytes.span)
    } catch {
      throw Refusal(.form(.notJSON(fault: error)), "data.\(name)")
    }
    return .json(bytes)
  }

  private static func bool(_ text: String) -> AnswerValue {
    switch text.lowercased() {
    case "true", "yes", "ja": .bool(true)
    case "false", "no", "nein": .bool(false)
    default: .text(text)
    }
  }

  /// `04-01`, also as `1.4.`.
  private static func monthDay(_ text: String) -> String? {
    // A year that has every day.
    guard text.last == ".", let day = Day.written("\(text)2024") else { return nil }
    return String(day.description.dropFirst(5))
  }

  /// `8000`, or per cent: `80%`, `12.5 %`, `12,5 %`.
  private static func basisPoints(_ text: String) -> AnswerValue {
    guard text.last == "%" else { return Int64(text).map(AnswerValue.integer) ?? .text(text) }
    let readings = AmountReading.readings(of: text.dropLast())
    // `1.234 %` is out of range in one way and finer than basis points in the other.
    guard readings.count == 1, let percent = ExactDecimal(readings[0]), percent.scale <= 2,
      let points = Int64(exactly: percent.widened(to: 2))
    else { return .text(text) }
    return .integer(points)
  }

  /// `12.5`, `12,5`, `1.234,5`.
  private func decimal(_ text: String, of name: String) throws(Refusal) -> String? {
    let readings = AmountReading.readings(of: text)
    guard readings.count < 2 else {
      throw Refusal(.value(.decimalAmbiguous(readings: readings)), "data.\(name)", text)
    }
    return readings.first
  }

  /// `1234.56EUR`, `350.000,00 EUR`, `350 000 €`, `EUR 350,5`; without a currency in the ledger's.
  private func money(_ text: String, of field: String) throws(Refusal) -> AnswerValue {
    let (amount, code) = WrittenValue.amountAndCode(text)
    guard let name = code ?? currency?.description else { return .text(text) }
    let readings = AmountReading.readings(of: amount)
    guard code != nil || !readings.isEmpty else { return .text(text) }
    guard let known = Currency(name) else {
      return WrittenValue.money(readings.first ?? String(amount), name)
    }
    if known.digits > 2, WrittenValue.isAmount(amount, in: known) {
      // Three digits behind the point are what such an amount has.
      return WrittenValue.money(String(amount), name)
    }
    guard readings.count < 2 else {
      throw AmountReading.refusal(of: String(amount), in: known, at: "data.\(field)")
    }
    return WrittenValue.money(readings.first ?? String(amount), name)
  }

  private static func money(_ amount: String, _ code: String) -> AnswerValue {
    var money = AnswerObject()
    money["amount"] = .text(amount)
    money["currency"] = .text(code)
    return .object(money)
  }

  private static func isAmount(_ text: Substring, in currency: Currency) -> Bool {
    let bytes = Array(text.utf8)
    return Money(bytes.span, currency: currency) != nil
  }

  /// Parts the three letters or the sign of a currency from the amount before or behind which they
  /// stand.
  private static func amountAndCode(_ text: String) -> (amount: Substring, code: String?) {
    let text = text.trimmingBlanks
    if text.last == "€" { return (text.dropLast().trimmingBlanks, "EUR") }
    if text.first == "€" { return (text.dropFirst().trimmingBlanks, "EUR") }
    for (code, amount) in [
      (text.suffix(3), text.dropLast(3)), (text.prefix(3), text.dropFirst(3)),
    ] where code.utf8.count == 3 && code.allSatisfy(\.isLetter) {
      let amount = amount.trimmingBlanks
      let upper = code.uppercased()
      guard Currency(upper) != nil || !AmountReading.readings(of: amount).isEmpty else { continue }
      return (amount, upper)
    }
    return (text, nil)
  }
}

extension StringProtocol where SubSequence == Substring {
  /// The text without blanks around it.
  fileprivate var trimmingBlanks: Substring {
    var rest = self[...]
    while rest.first?.isWhitespace == true { rest.removeFirst() }
    while rest.last?.isWhitespace == true { rest.removeLast() }
    return rest
  }
}

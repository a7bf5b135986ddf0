/// What somebody may have meant by a number that is not written as numbers are recorded.
package enum AmountReading {
  /// The numbers that a text such as `350.000,00` can be read as, written as they are recorded; none
  /// where it is no number.
  ///
  /// A point or comma with three digits behind it parts thousands or decimals: both are given, first
  /// with thousands. Blanks and apostrophes part thousands alone.
  package static func readings(of text: some StringProtocol) -> [String] {
    var digits = trimmed(Substring(text))
    let sign = digits.first == "-" || digits.first == "−" ? "-" : ""
    if !sign.isEmpty || digits.first == "+" { digits = trimmed(digits.dropFirst()) }
    let groups = digits.split(omittingEmptySubsequences: false) {
      $0.isWhitespace || $0 == "'" || $0 == "’"
    }
    if let last = groups.last, groups.count > 1 {
      let whole = last.prefix { $0 != "." && $0 != "," }
      guard areGroups(groups.dropLast() + [whole]) else { return [] }
      digits = Substring(groups.joined())
    }
    guard !digits.isEmpty,
      digits.allSatisfy({ $0.isASCII && $0.isNumber || $0 == "." || $0 == "," })
    else { return [] }
    return plain(digits).map { sign + $0 }
  }

  private static func trimmed(_ text: Substring) -> Substring {
    var text = text
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return text
  }

  private static func plain(_ text: Substring) -> [String] {
    let last = text.last { $0 == "." || $0 == "," }
    guard let last else { return [String(text)] }
    let parts = text.split(separator: last, omittingEmptySubsequences: false)
    let other: Character = last == "." ? "," : "."
    let whole = parts[0].split(separator: other, omittingEmptySubsequences: false)
    if parts.count > 2 {
      // Several of one kind part thousands, and then the other kind is not there.
      return whole.count == 1 && areGroups(parts) ? [parts.joined()] : []
    }
    let fraction = parts[1]
    guard !fraction.isEmpty, !fraction.contains(other) else { return [] }
    if whole.count > 1 {
      return areGroups(whole) ? ["\(whole.joined()).\(fraction)"] : []
    }
    guard !parts[0].isEmpty else { return [] }
    let decimals = "\(parts[0]).\(fraction)"
    // No thousands begin with a zero.
    return fraction.count == 3 && (1...3).contains(parts[0].count) && parts[0].first != "0"
      ? ["\(parts[0])\(fraction)", decimals] : [decimals]
  }

  private static func areGroups(_ parts: [Substring]) -> Bool {
    parts.enumerated().allSatisfy { place, part in
      place == 0 ? (1...3).contains(part.count) && part.first != "0" : part.count == 3
    }
  }

  /// What is wrong with an amount in a currency, and what would be right, in JSON and on the command
  /// line.
  package static func refusal(
    of text: String, in currency: Currency, at field: String
  ) -> Refusal {
    let known = readings(of: text)
    let amounts = known.compactMap { reading -> Money? in
      let bytes = Array(reading.utf8)
      return Money(bytes.span, currency: currency)
    }
    if known.count > 1 {
      return Refusal(
        .value(.amountAmbiguous(readings: known, currency: currency, amounts: amounts)), field, text
      )
    }
    return Refusal(
      .value(
        .noAmount(
          currency: currency, digits: currency.digits,
          right: amounts.first.map { .amount($0) } ?? .anyAmount)), field, text)
  }

  /// What is meant where money is expected and is no object: `300000EUR`, `1.234,56 EUR`, `300000`.
  static func right(for text: String) -> Refusal.Reason.Right {
    var amount = Substring(text)
    let code = amount.suffix(3)
    var currency = Currency.eur
    if let named = Currency(code) {
      currency = named
      amount = amount.dropLast(3)
    }
    let money = readings(of: amount).compactMap { reading -> Money? in
      let bytes = Array(reading.utf8)
      return Money(bytes.span, currency: currency)
    }
    return money.count == 1 ? .amount(money[0]) : .anyAmount
  }
}

import Vocabulary

extension ColumnKind {
  /// Whether a value comes before another of this kind; values that cannot be compared have no
  /// order.
  func isBefore(_ left: AnswerValue, _ right: AnswerValue) -> Bool {
    switch (self, left, right) {
    case (.word(let words), .word(let left), .word(let right)) where !words.isEmpty:
      return ColumnKind.isBefore(left, right, in: words)
    case (.light, .word(let left), .word(let right)):
      return ColumnKind.isBefore(left, right, in: ColumnKind.lights)
    case (.decimal, _, _):
      guard let left = ColumnKind.decimal(left), let right = ColumnKind.decimal(right) else {
        return false
      }
      return left < right
    case (_, .day(let left), .day(let right)): return left < right
    case (_, .instant(let left), .instant(let right)): return left < right
    case (_, .period(let left), .period(let right)): return left.isBefore(right)
    case (_, .integer(let left), .integer(let right)): return left < right
    case (_, .basisPoints(let left), .basisPoints(let right)): return left < right
    case (_, .money(let left), .money(let right)): return left.minor < right.minor
    case (_, .bool(let left), .bool(let right)): return !left && right
    default:
      guard let left = left.plainText, let right = right.plainText else { return false }
      return left.isBefore(right)
    }
  }

  /// Whether two values of this kind are the same.
  func isEqual(_ left: AnswerValue, _ right: AnswerValue) -> Bool {
    if case .decimal = self, let left = ColumnKind.decimal(left),
      let right = ColumnKind.decimal(right)
    {
      return left == right
    }
    if let left = left.plainText, let right = right.plainText { return left == right }
    return left == right
  }

  /// Whether a value is none of this kind: it says in words why there is none, or bounds a corridor.
  /// Where rows are chosen and ordered it counts as absent.
  func isReason(_ value: AnswerValue) -> Bool {
    switch (self, value) {
    case (.day, .word), (.share, .word), (.decimal, .word), (.decimal, .object): true
    case (.decimal, .figure(let digits)): digits.first == "n"
    default: false
    }
  }

  /// The lights from good to bad, then the one that says nothing.
  public static let lights = ["green", "amber", "red", "grey"]

  private static func isBefore(_ left: String, _ right: String, in words: [String]) -> Bool {
    let (first, second) = (words.firstIndex(of: left), words.firstIndex(of: right))
    return (first ?? words.count) < (second ?? words.count)
  }

  private static func decimal(_ value: AnswerValue) -> ExactDecimal? {
    switch value {
    case .decimal(let decimal): decimal
    case .integer(let number): ExactDecimal("\(number)")
    default: value.plainText.flatMap { ExactDecimal($0) }
    }
  }

  /// The value of this kind that a text says, as conditions write it.
  ///
  /// Throws: what would be right.
  func value(
    _ text: String, currency: Currency, at position: Int
  ) throws(ConditionError) -> AnswerValue {
    func no(_ en: String, _ de: String) -> ConditionError {
      ConditionError(
        position: position, Label("“\(text.excerpt)” \(en)", "„\(text.excerpt)“ \(de)"))
    }
    switch self {
    case .subject where text.hasPrefix("person/"):
      throw no(
        "is a person, and a look at one is noted; use “stadtbuch history”",
        "ist eine Person, und jede Einsicht wird vermerkt; „stadtbuch history“ verwenden")
    case .word(let words) where !words.isEmpty:
      if words.contains(text) { return .word(text) }
      throw no(
        "is none of \(words.joined(separator: ", "))",
        "ist keines von \(words.joined(separator: ", "))")
    case .light:
      if ColumnKind.lights.contains(text) { return .word(text) }
      throw no(
        "is none of \(ColumnKind.lights.joined(separator: ", "))",
        "ist keines von \(ColumnKind.lights.joined(separator: ", "))")
    case .day:
      if let day = Day.written(text) { return .day(day) }
      throw no(
        "is not a date such as \(Day.writtenForms)",
        "ist kein Datum wie \(Day.forms.de)")
    case .instant:
      if let instant = Instant(text) { return .instant(instant) }
      throw no(
        "is not a time such as 2024-12-31T09:00:00Z", "ist keine Zeit wie 2024-12-31T09:00:00Z")
    case .period:
      if let period = Period(text) { return .period(period) }
      throw no("is not a period such as 2024-Q4", "ist kein Zeitraum wie 2024-Q4")
    case .integer:
      if let number = Int64(text) { return .integer(number) }
      throw no("is not a whole number", "ist keine ganze Zahl")
    case .share:
      if let points = Int64(text) { return .basisPoints(points) }
      throw no(
        "is not a share in basis points such as 8000 for 80 %",
        "ist kein Anteil in Basispunkten wie 8000 für 80 %")
    case .decimal:
      if let decimal = ExactDecimal(text) { return .decimal(decimal) }
      throw no("is not a decimal such as 7.5", "ist keine Dezimalzahl wie 7.5")
    case .money:
      let amount = Array(text.utf8)
      if let money = Money(ofAnySize: amount.span, currency: currency) { return .money(money) }
      throw no(
        "is not an amount in \(currency) such as 1234.50",
        "ist kein Betrag in \(currency) wie 1234.50")
    case .bool:
      if text == "true" || text == "false" { return .bool(text == "true") }
      throw no("is neither true nor false", "ist weder true noch false")
    default: return .text(text)
    }
  }
}

extension String {
  /// Whether the text comes first in the order of its bytes.
  func isBefore(_ other: String) -> Bool {
    utf8Span.span.precedes(other.utf8Span.span)
  }
}

extension Period {
  /// Whether the period ends first, or begins first where both end on one day.
  func isBefore(_ other: Period) -> Bool {
    (lastDay, firstDay) < (other.lastDay, other.firstDay)
  }
}

import Views
import Vocabulary

extension LinesPicture {
  /// A value with all its digits.
  func text(_ value: Rational) -> String {
    FigureFormat(language).figures(value.text(decimals: min(max(0, decimals), 18)))
  }

  /// A value with its unit.
  private func said(_ value: Rational) -> String {
    text(value) + (unit.map { "\u{a0}\($0)" } ?? "")
  }

  /// A value in the unit of the axis.
  private func short(_ value: Rational, _ amount: AmountScale) -> String {
    guard let word = amount.word(language) else { return text(value) }
    return FigureFormat(language).figures(amount.scaled(value).text(decimals: 2)) + "\u{a0}" + word
  }

  /// Where it begins and ends, what is missing, and how far it is from its target.
  public var description: String {
    let sentences =
      series.map { sentence($0) }
      + marks.map { mark in
        "\(TextOfDay(language).text(mark.day)): \(mark.text)."
      }
    return (sentences + [Label.pictureTable[language]]).joined(separator: " ")
  }

  private func sentence(_ series: Series) -> String {
    let periods = PeriodText(language)
    let points = drawn(series)
    let name = self.series.count > 1 ? "\(series.name): " : ""
    guard let first = points.first(where: { $0.value != nil }),
      let last = points.last(where: { $0.value != nil }), let from = first.value,
      let to = last.value
    else { return name + Label.noReport[language] + "." }
    let (start, end) = (periods.text(first.period), periods.text(last.period))
    var sentence =
      Label(
        "from \(said(from)) (\(start)) to \(said(to)) (\(end))",
        "von \(said(from)) (\(start)) auf \(said(to)) (\(end))")[language]
    if let aim = drawn(series.aims).last(where: { $0.day <= last.period.lastDay }) {
      let wanted = aim.low == aim.high ? said(aim.low) : "\(text(aim.low))–\(said(aim.high))"
      sentence += ", " + aimed(wanted)
    }
    let missing = points.count { $0.value == nil }
    if missing > 0 {
      sentence +=
        Label(
          "; \(missing) of \(points.count) periods have no value",
          "; \(missing) von \(points.count) Zeiträumen ohne Wert")[language]
    }
    let firsts = points.count { $0.first != nil }
    if firsts > 0 {
      sentence +=
        Label(
          "; \(firsts) reported otherwise at first", "; \(firsts) zuerst anders gemeldet")[language]
    }
    return (name.isEmpty ? sentence.prefix(1).uppercased() + sentence.dropFirst() : name + sentence)
      + "."
  }

  private func aimed(_ value: String) -> String {
    Label("target \(value)", "Ziel \(value)")[language]
  }

  /// What stands at the end of a series.
  func end(
    _ series: Series, _ last: Point, _ amount: AmountScale, isAtEnd: Bool
  ) -> String {
    guard let value = last.value else { return series.name }
    guard self.series.count == 1 else { return series.name }
    var text = short(value, amount)
    switch last.standing {
    case .final: break
    case .provisional: text += " \(Label.provisionally[language])"
    case .estimated: text += " \(Label.estimatedly[language])"
    }
    return isAtEnd ? text : "\(text) (\(PeriodText(language).short(last.period)))"
  }

  /// What stands at the end of a target.
  func end(_ aim: Aim, _ amount: AmountScale) -> String {
    let (low, high) = (short(aim.low, amount), short(aim.high, amount))
    let value = low == high ? low : "\(low)–\(high)"
    return aimed(value)
  }
}

/// Writes days as people read them.
struct TextOfDay {
  let language: Language

  init(_ language: Language) {
    self.language = language
  }

  func text(_ day: Day) -> String {
    PeriodText(language).text(Period(length: .day, ordinal: day.ordinal))
  }
}

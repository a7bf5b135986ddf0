import Stadtbuch

/// Writes values as people of a language read them.
struct PeopleFormat {
  let language: Language

  private var figureFormat: FigureFormat { FigureFormat(language) }

  /// The value in words and figures; money with its currency unless that stands elsewhere.
  func text(_ value: AnswerValue, of field: String? = nil, withCurrency: Bool = true) -> String {
    switch value {
    case .text(let text): text
    case .word(let word): ProgramWords.word(word, of: field, language)
    case .decimal(let decimal): figures(decimal.description)
    case .integer(let number): String(number)
    case .basisPoints(let points): percent(points)
    case .bool(let isTrue): isTrue ? Phrase.yes[language] : Phrase.no[language]
    case .money(let money):
      figures(money.amount) + (withCurrency ? "\u{a0}\(money.currency)" : "")
    case .list(let values):
      values.map { text($0, withCurrency: withCurrency) }.joined(separator: ", ")
    case .object(let object):
      object.members.map { "\($0.name) \(text($0.value, of: $0.name))" }.joined(separator: ", ")
    case .json: text(value.opened, of: field, withCurrency: withCurrency)
    case .null: "–"
    }
  }

  /// Digits with the language's point, thousands apart.
  func figures(_ text: String) -> String { figureFormat.figures(text) }

  /// Basis points as per cent, with no more places than needed.
  private func percent(_ points: Int64) -> String { figureFormat.percent(points) }

  /// An instant without its fraction of a second.
  static func short(_ instant: String) -> String {
    guard instant.count >= 19, Instant(instant) != nil else { return instant }
    let seconds = instant.prefix(19).split(separator: "T")
    return seconds.count == 2 ? "\(seconds[0]) \(seconds[1])Z" : instant
  }
}

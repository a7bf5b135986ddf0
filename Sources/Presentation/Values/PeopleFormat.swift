package import Stadtbuch
package import Views
package import Vocabulary

/// Writes values as people of a language read them.
package struct PeopleFormat {
  package let language: Language
  /// How days and times are written.
  package let times: TimeFormat

  /// Whether it is for pages: quarters as councils write them, `IV/2024`, and `€`.
  package var isForPages = false

  /// The values of a language; times on the clock of a time zone, in UTC where none is said.
  package init(language: Language, timeZone: String? = nil) {
    self.language = language
    times = TimeFormat(language, timeZone: timeZone)
  }

  private var figureFormat: FigureFormat { FigureFormat(language) }

  /// The value in words and figures; money with its currency unless that stands elsewhere.
  package func text(_ value: AnswerValue, of field: String? = nil, withCurrency: Bool = true)
    -> String
  {
    switch value {
    case .text(let text), .subject(let text): text
    case .day(let day): times.text(day)
    case .instant(let instant): times.text(instant)
    case .period(let period): isForPages ? period.inRomanQuarters : period.description
    case .figure(let digits):
      digits.first == "n" ? Label.word(digits, of: field)[language] : figures(digits)
    case .word(let word): Label.word(word, of: field)[language]
    case .decimal(let decimal): figures(decimal.description)
    case .integer(let number): String(number)
    case .basisPoints(let points): percent(points)
    case .bool(let isTrue): isTrue ? Label.yes[language] : Label.no[language]
    case .money(let money):
      figures(money.amount)
        + (withCurrency ? "\u{a0}\(isForPages ? money.currency.sign : "\(money.currency)")" : "")
    case .list(let values):
      values.map { text($0, of: field, withCurrency: withCurrency) }.joined(separator: ", ")
    case .object(let object):
      corridor(object)
        ?? object.members.map {
          "\(Labels.field($0.name)[language]) \(text($0.value, of: $0.name))"
        }.joined(separator: ", ")
    case .json: text(value.opened, of: field, withCurrency: withCurrency)
    case .null: "–"
    }
  }

  /// The bounds of a corridor, `80.0–110.0`; nil of other objects.
  private func corridor(_ object: AnswerObject) -> String? {
    guard object.members.map(\.name) == ["low", "high"], case .figure(let low)? = object["low"],
      case .figure(let high)? = object["high"]
    else { return nil }
    return "\(figures(low))–\(figures(high))"
  }

  /// Digits with the language's point, thousands apart.
  package func figures(_ text: String) -> String { figureFormat.figures(text) }

  /// Basis points as per cent, with no more places than needed.
  package func percent(_ points: Int64) -> String { figureFormat.percent(points) }

  /// An instant as people read it; what is none stays as it is.
  package func instant(_ text: String) -> String { Instant(text).map { times.text($0) } ?? text }
}

extension Period {
  /// The period as councils write it: `IV/2024`; what is no quarter as it is.
  fileprivate var inRomanQuarters: String {
    let text = description
    for (place, roman) in ["I", "II", "III", "IV"].enumerated()
    where text.hasSuffix("-Q\(place + 1)") {
      return "\(roman)/\(text.dropLast(3))"
    }
    return text
  }
}

extension Currency {
  /// The sign that people write.
  package var sign: String { self == .eur ? "€" : description }
}

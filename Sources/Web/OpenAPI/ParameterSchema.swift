import Stadtbuch
import Views
import Vocabulary

extension ParameterHead.Kind {
  /// What texts are right, as JSON Schema.
  var schema: AnswerValue {
    switch self {
    case .flag:
      .members(
        ("type", .texts(["boolean", "string"])),
        // A flag is set by its name alone as well.
        ("enum", .list([.bool(true), .bool(false), .text("")])))
    case .text: .members(("type", .text("string")))
    case .word(let words):
      .members(("type", .text("string")), ("enum", .texts(words)))
    case .day: .members(("type", .text("string")), ("format", .text("date")))
    case .period:
      .members(("type", .text("string")), ("examples", .texts(["2024", "2024-Q4", "2024-12"])))
    case .number(let range):
      .members(
        ("type", .text("integer")), ("minimum", .number(range.lowerBound)),
        ("maximum", .number(range.upperBound)))
    case .subject(let kind):
      .members(("type", .text("string")), ("examples", .texts(["\(kind)/key", "key"])))
    case .anySubject:
      .members(("type", .text("string")), ("examples", .texts(["project/key"])))
    case .request:
      .members(
        ("type", .text("string")), ("examples", .texts(["2024-12-31", "2024-12-31@812"])))
    case .time:
      .members(
        ("type", .text("string")), ("examples", .texts(["2024-12-31", "2024-12-31T09:00:00Z"])))
    case .known:
      .members(
        ("type", .text("string")), ("examples", .texts(["812", "2024-12-31T09:00:00Z"])))
    case .organisation:
      .members(
        ("type", .text("string")), ("examples", .texts(["then", "today", "2024-12-31"])))
    }
  }

  /// What texts are right, in few words.
  var words: Label {
    switch self {
    case .flag: Label(en: "true or false", de: "true oder false")
    case .text: Label(en: "text", de: "Text")
    case .word(let words):
      Label(en: words.joined(separator: ", "), de: words.joined(separator: ", "))
    case .day: Label(en: "a date", de: "ein Datum")
    case .period: Label(en: "2024, 2024-Q4 or 2024-12", de: "2024, 2024-Q4 oder 2024-12")
    case .number(let range):
      Label(
        en: "a number from \(range.lowerBound) to \(range.upperBound)",
        de: "eine Zahl von \(range.lowerBound) bis \(range.upperBound)")
    case .subject(let kind):
      Label(en: "\(kind)/key or its key", de: "\(kind)/Schlüssel oder der Schlüssel")
    case .anySubject: Label(en: "kind/key", de: "Art/Schlüssel")
    case .request:
      Label(en: "a date, and @ how much was known", de: "ein Datum, und @ wie viel bekannt war")
    case .time: Label(en: "a date or a time", de: "ein Datum oder eine Zeit")
    case .known:
      Label(
        en: "an event's number, a time or a date",
        de: "Nummer eines Ereignisses, Zeit oder Datum")
    case .organisation:
      Label(en: "then, today or a date", de: "then, today oder ein Datum")
    }
  }
}

/// What may be asked of a view at its address.
enum AskedParameters {
  /// All of a view's own, those of every view, and how the answer is sent.
  static func heads(of view: AnyView) -> [ParameterHead] {
    view.parameters + ViewQuestion.parameters(of: view).map(\.head) + sending
  }

  /// How an answer is sent.
  private static let sending: [ParameterHead] = [
    ParameterHead(
      name: "lang", kind: .word(["de", "en"]),
      help: Label(en: "The language of texts.", de: "Die Sprache der Texte.")),
    ParameterHead(
      name: "csv", kind: .word(["plain", "excel-de", "raw"]),
      help: Label(en: "For whom CSV is written.", de: "Für wen CSV geschrieben wird.")),
    ParameterHead(
      name: "limit", kind: .number(1...AnswerPage.rowsMax),
      help: Label(
        en: "The most rows of a page; the header Link names the next.",
        de: "Die meisten Zeilen einer Seite; der Kopf Link nennt die nächste.")),
    ParameterHead(
      name: "cursor", kind: .text,
      help: Label(
        en: "The page after another, as its header Link names it.",
        de: "Die Seite nach einer anderen, wie deren Kopf Link sie nennt.")),
  ]
}

extension ValueKind {
  /// What a message says would be right, in English.
  public var expectation: String { expected.en }

  /// What would be right, in both languages; in German as the object of “angeben”.
  public var expected: Label {
    switch self {
    case .text, .prose:
      Label(
        "a text of 1 to \(Limits.textBytesMax) bytes",
        "einen Text von 1 bis \(Limits.textBytesMax) Bytes")
    case .sealed:
      Label(
        "a value sealed with the person's key",
        "einen mit dem Schlüssel der Person versiegelten Wert")
    case .key:
      Label(
        "a key: letters, digits and . _ - ~, at most \(Limits.keyBytesMax) bytes",
        "einen Schlüssel aus Buchstaben, Ziffern und . _ - ~ mit höchstens "
          + "\(Limits.keyBytesMax) Bytes")
    case .uri: Label("a URI", "eine URI")
    case .uuid: Label("a UUID", "eine UUID")
    case .sha256:
      Label("64 hexadecimal digits in lower case", "64 hexadezimale Ziffern, klein geschrieben")
    case .date, .instant, .period, .periodOr, .duration, .monthDay: time
    case .int, .choice, .basisPoints, .decimal, .money: number
    case .bool: Label("true or false", "true oder false")
    case .oneOf(let words):
      Label("one of \(words.enumerated)", "eines von \(words.enumerated)")
    default: composed
    }
  }

  private var time: Label {
    switch self {
    case .date:
      Label("a date such as \"2024-12-31\"", "ein Datum wie \"2024-12-31\"")
    case .instant:
      Label(
        "an instant such as \"2024-12-31T09:00:00Z\"",
        "einen Zeitpunkt wie \"2024-12-31T09:00:00Z\"")
    case .periodOr(let word):
      Label(
        "\(ValueKind.period.time.en), or \"\(word)\"",
        "\(ValueKind.period.time.de) oder \"\(word)\"")
    case .duration:
      Label(
        "a duration such as \"P60D\" or \"P2M\", on the command line also \"2 months\"",
        "eine Dauer wie \"P60D\" oder \"P2M\", im Befehl auch \"2 Monate\"")
    case .monthDay:
      Label("a day of the year such as \"04-01\"", "einen Tag des Jahres wie \"04-01\"")
    default:
      Label(
        "a period such as \"2024\", \"2024-H1\", \"2024-Q1\", \"2024-03\", \"2024-W05\""
          + " or \"2024-03-31\"",
        "einen Zeitraum wie \"2024\", \"2024-H1\", \"2024-Q1\", \"2024-03\", \"2024-W05\""
          + " oder \"2024-03-31\"")
    }
  }

  private var number: Label {
    switch self {
    case .int(let range):
      Label(
        "a whole number from \(range.lowerBound) to \(range.upperBound)",
        "eine ganze Zahl von \(range.lowerBound) bis \(range.upperBound)")
    case .choice(let numbers):
      Label(
        "one of \(numbers.map { String($0) }.enumerated)",
        "eine von \(numbers.map { String($0) }.enumerated)")
    case .basisPoints:
      Label(
        "basis points, a whole number from 0 to 10000, on the command line also \"80 %\"",
        "Basispunkte, eine ganze Zahl von 0 bis 10000, im Befehl auch \"80 %\"")
    case .decimal:
      Label(
        "a decimal as a string, such as \"12.5\"", "eine Dezimalzahl als Text wie \"12.5\"")
    default:
      Label(
        "money such as {\"amount\":\"1234.56\",\"currency\":\"EUR\"}",
        "einen Betrag wie {\"amount\":\"1234.56\",\"currency\":\"EUR\"}")
    }
  }

  private var composed: Label {
    switch self {
    case .ref(let kinds):
      kinds.isEmpty
        ? Label("a subject such as project/x", "ein Objekt wie project/x")
        : Label(
          "a subject such as \(kinds.map { $0 + "/…" }.joined(separator: " or "))",
          "ein Objekt wie \(kinds.map { $0 + "/…" }.joined(separator: " oder "))")
    case .refOrText(let kind):
      Label("a subject such as \(kind)/… or a text", "ein Objekt wie \(kind)/… oder einen Text")
    case .list(let kind):
      Label("a list of \(kind.expected.en)", "eine Liste (je Element \(kind.expected.de))")
    case .map(let kind):
      Label(
        "an object whose values are each \(kind.expected.en)",
        "ein Objekt (als Werte je \(kind.expected.de))")
    case .structure(let fields):
      Label(
        "an object with \(fields.map(\.name).enumerated)",
        "ein Objekt mit \(fields.map(\.name).enumerated)")
    default: Label("a value", "einen Wert")
    }
  }
}

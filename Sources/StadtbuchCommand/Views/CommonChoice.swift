import Presentation
import Stadtbuch

/// What may be said to every view: the ledger, the point, the rows that are wanted and how the
/// answer is written.
struct CommonChoice: Sendable {
  /// How an answer is written.
  enum Format: String, CaseIterable, Sendable {
    case table, json, csv, xlsx, html
  }

  var place = LedgerPlace()
  /// What is asked of any view.
  var question = ViewQuestion()
  /// For whom the answer is.
  var audience = Audience.Level.full
  var format: Format?
  var csv: CSVOption?
  var isRaw = false
  /// Whether people are shown a drawing instead of a table.
  var isDrawn = false
  var out: String?
  var lang: Language?
  var isQuiet = false
  var hasPager = true

  /// The language of words for people.
  var language: Language { lang ?? Language.ofEnvironment }
  /// The language of texts in an answer: in data English unless another is asked for.
  var textLanguage: Language {
    usedFormat == .table || usedFormat == .html ? language : lang ?? .en
  }
  /// How the answer is written.
  var usedFormat: Format { format ?? (csv == nil ? .table : .csv) }
  /// For whom CSV is written.
  var csvForm: CSVForm {
    if csv == .excelDe { return .excelGerman(guards: !isRaw) }
    return isRaw ? .raw : .plain
  }
}

extension CommonChoice {
  /// What may be said of a view, in the order of help.
  static func parameters(of view: AnyView) -> [Parameter<CommonChoice>] {
    var parameters = ledger + ViewQuestion.parameters(of: view).map { $0.within(\.question) }
    if view.shapes.contains(where: { $0.chart != nil }) { parameters.append(chart) }
    return parameters + output
  }

  private static let ledger: [Parameter<CommonChoice>] = [
    .text(
      "ledger",
      Label(
        "The ledger's folder; else STADTBUCH_LEDGER, else ./city.stadtbuch.",
        "Der Ordner des Stadtbuchs; sonst STADTBUCH_LEDGER, sonst ./city.stadtbuch.")
    ) { $0.place.ledger = $1 },
    .flag(
      "readOnly",
      Label(
        "Writes nothing into the ledger; taken by itself where it may not be written.",
        "Schreibt nichts ins Stadtbuch; gilt von selbst, wo nicht geschrieben werden darf.")
    ) { $0.place.readOnly = true },
    .word("audience", .audienceHelp) { (choice: inout CommonChoice, level: Audience.Level) in
      choice.audience = level
    },
  ]

  private static let chart = Parameter<CommonChoice>.flag(
    "chart",
    Label(
      "Draws the rows instead of a table; HTML has the drawing always.",
      "Zeichnet die Zeilen statt einer Tabelle; HTML hat die Zeichnung immer.")
  ) { $0.isDrawn = true }

  private static let output: [Parameter<CommonChoice>] = [
    .word(
      "format",
      Label(
        "How the answer is written; a table if not given.",
        "Wie die Antwort geschrieben wird; als Tabelle, wenn nichts gesagt ist.")
    ) { (choice: inout CommonChoice, format: Format) in choice.format = format },
    .word(
      "csv",
      Label(
        "CSV for scripts (plain) or for German Excel: semicolons, decimal commas, 31.12.2024.",
        "CSV für Skripte (plain) oder für deutsches Excel: Semikolon, Dezimalkomma, 31.12.2024.")
    ) { (choice: inout CommonChoice, csv: CSVOption) in choice.csv = csv },
    .flag(
      "raw",
      Label(
        "CSV with every text as it stands, unguarded against being taken for a formula.",
        "CSV mit jedem Text, wie er steht, ohne Schutz davor, als Formel zu gelten.")
    ) { $0.isRaw = true },
    .text(
      "out",
      Label(
        "The file that is written; XLSX needs one.",
        "Die Datei, die geschrieben wird; XLSX braucht eine.")
    ) { $0.out = $1 },
    .word(
      "lang",
      Label(
        "The language of words for people, never of JSON names; else taken from LANG.",
        "Die Sprache der Wörter für Menschen, nie der Namen in JSON; sonst nach LANG.")
    ) { (choice: inout CommonChoice, lang: LanguageOption) in choice.lang = lang.language },
    .flag("quiet", Label("Shows no progress and no notes.", "Zeigt keinen Fortschritt.")) {
      $0.isQuiet = true
    },
    .flag(
      "noPager",
      Label("Never shows an answer page by page.", "Zeigt Antworten nie seitenweise.")
    ) { $0.hasPager = false },
  ]
}

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
  var point = AskedPoint()
  /// For whom the answer is.
  var audience = Audience.Level.full
  /// Whose organisation units are grouped by, where that is today's.
  var organisationIsToday = false
  var rows = RowChoice()
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
    let about = view.about
    var parameters = ledger
    if about.pointKind != .none { parameters += points }
    if about.pointKind == .pointAndOrganisation { parameters.append(organisation) }
    parameters += rows
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

  private static let points: [Parameter<CommonChoice>] = [
    .day(
      "asOf",
      Label(
        "The day whose truth is asked for; today if not given.",
        "Der Stichtag, nach dem gefragt ist; heute, wenn nichts gesagt ist.")
    ) { $0.point.asOf = $1 },
    Parameter(
      "knownAt", .known,
      Label(
        "How much had been recorded: an event's number, a time or a date; everything if not given.",
        "Wie viel erfasst war: Nummer eines Ereignisses, Zeit oder Datum; alles, wenn nichts gesagt "
          + "ist.")
    ) { (text, choice) throws(ChoiceError) in
      guard let request = KnownAtRequest(text) else {
        throw ChoiceError(
          "knownAt",
          Label(
            "“\(text.excerpt)”: give \(KnownAtRequest.forms.en)",
            "„\(text.excerpt)“: eine Ereignisnummer, ein Datum (\(Day.forms.de)) oder eine Zeit "
              + "wie 31.12.2024 10:00:00,123456 angeben"))
      }
      choice.point.knownAt = request
    },
  ]

  private static let organisation = Parameter<CommonChoice>(
    "org", .organisation,
    Label(
      "Whose organisation units are grouped by: then, today or a date.",
      "Nach wessen Organisation Einheiten zählen: damals (then), heute (today) oder ein Datum.")
  ) { (text, choice) throws(ChoiceError) in
    switch text {
    case "then": (choice.point.organisationDay, choice.organisationIsToday) = (nil, false)
    case "today": choice.organisationIsToday = true
    default:
      guard let day = Day.written(text) else {
        throw ChoiceError(
          "org",
          Label(
            "“\(text.excerpt)”: give then, today or a date such as \(Day.writtenForms)",
            "„\(text.excerpt)“: then, today oder ein Datum angeben, etwa \(Day.forms.de)"))
      }
      (choice.point.organisationDay, choice.organisationIsToday) = (day, false)
    }
  }

  private static let rows: [Parameter<CommonChoice>] = [
    .text(
      "where",
      Label(
        "Only rows that meet comparisons joined by “and”, such as 'status=planning and money.gap>0'.",
        "Nur Zeilen, für die mit „and“ verbundene Vergleiche gelten, etwa "
          + "'status=planning and money.gap>0'.")
    ) { $0.rows.condition = $1 },
    .text(
      "groupBy",
      Label(
        "Groups rows by keys that have one value: A[,B].",
        "Fasst Zeilen nach Schlüsseln mit einem Wert zusammen: A[,B].")
    ) { $0.rows.groupBy = $1 },
    .text(
      "sort",
      Label(
        "Orders rows by keys: A[:desc][,B].", "Ordnet Zeilen nach Schlüsseln: A[:desc][,B].")
    ) { $0.rows.sort = $1 },
    .text(
      "columns",
      Label("Shows only these columns: A[,B].", "Zeigt nur diese Spalten: A[,B].")
    ) { $0.rows.columns = $1 },
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

import ArgumentParser
import Foundation
import Presentation
import Stadtbuch

/// Sets a list that somebody else keeps against the ledger.
struct ReconcileCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reconcile",
    abstract: "Sets a list from elsewhere (CSV) against the ledger, both ways.",
    discussion: """
      FILE is a CSV with a header: UTF-8 or Windows-1252, separated by semicolons, commas or tabs. \
      --key names its column by which rows are found. Columns that the ledger's list has by the \
      same name are compared by their kind (1.234,56 and 1234.56 are the same amount, 31.12.2024 \
      and 2024-12-31 the same day); --column says how another is called in the ledger.

      --list says what it is set against: expenditures, revenues, portfolio, or all subjects of a \
      kind such as item or unit. Without it a key that bookings have (booking, voucher …) means \
      expenditures, any other the portfolio.

      Exit code 0 if every row matches, 1 if not.

      Examples:
        stadtbuch reconcile accounting.csv --key booking --as-of 2024-12-31
        stadtbuch reconcile sap.csv --key Beleg --column Beleg=voucher --column Betrag=amount
        stadtbuch reconcile projects.csv --key subject --differences --format csv
        stadtbuch reconcile buildings.csv --key key --list item
      """)

  /// What stands before the fraction of a number.
  enum DecimalMark: String, ExpressibleByArgument, CaseIterable {
    case point, comma
  }

  @OptionGroup var location: LedgerLocation
  @OptionGroup var point: PointOptions
  @OptionGroup var output: OutputOptions

  @Option(help: ArgumentHelp("The file's column that names an entry.", valueName: "column"))
  var key: String

  @Option(
    help: ArgumentHelp(
      "What it is set against.", valueName: "expenditures|revenues|portfolio|KIND"))
  var list: String?

  @Option(
    name: .customLong("column"),
    help: ArgumentHelp(
      "A column of the file and what it is called in the ledger; may be given again.",
      valueName: "FILE=LEDGER"))
  var columns: [String] = []

  @Option(help: "What stands before the fraction; a comma where fields are set off by semicolons.")
  var decimal: DecimalMark?

  @Flag(help: "Leaves out what matches.")
  var differences = false

  @Argument(help: ArgumentHelp("The list from elsewhere.", valueName: "FILE"))
  var file: String

  func validate() throws {
    for column in columns {
      let parts = column.split(separator: "=", omittingEmptySubsequences: false)
      guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else {
        throw ValidationError(
          Label(
            "--column “\(column.excerpt)”: give FILE=LEDGER, such as Betrag=amount",
            "--column „\(column.excerpt)“: DATEI=STADTBUCH angeben, etwa Betrag=amount"))
      }
    }
  }

  func run() throws {
    let table = try read()
    var names: [String: String] = [:]
    for column in columns {
      let parts = column.split(separator: "=")
      names[String(parts[0])] = String(parts[1])
    }
    let engine = try location.open(quiet: output.quiet)
    defer { engine.close() }
    var request = ReconcileRequest(
      table, key: key, list: try against(names[key] ?? key), columns: names)
    request.language = output.textLanguage
    var isClean = false
    let knownAt = try engine.knownAt(point.request)
    let head = head(asOf: point.day ?? engine.today, knownAt: knownAt)
    let columns = head.shape.columns
    try AnswerWriter(output).write(
      head, names: { try engine.titles(of: $0, asOf: head.asOf, knownAt: knownAt) }
    ) { take in
      func shown(_ row: AnswerObject) throws(TimelinesError) {
        if differences, row["state"] == .word("matched") { return }
        try take(AnyRow(ReconcileCommand.shown(row), columns))
      }
      let found = try named { () throws in
        try engine.reconcile(request, asOf: point.day, knownAt: point.request, rows: shown)
      }
      isClean = found.isClean
      return found.answer.closing
    }
    if !isClean { throw Failure(.no) }
  }

  private func against(_ key: String) throws -> ReconcileList {
    switch list {
    case "expenditures": return .expenditures
    case "revenues": return .revenues
    case "portfolio": return .portfolio
    case nil: return EventList.fields.contains(key) ? .expenditures : .portfolio
    case .some(let kind):
      guard Subject.kinds.contains(kind) else {
        throw Failure(
          .usage,
          "--list “\(kind.excerpt)”: give expenditures, revenues, portfolio or a kind of subject such as "
            + "item",
          "--list „\(kind.excerpt)“: expenditures, revenues, portfolio oder eine Art von Objekt "
            + "angeben, etwa item")
      }
      return .kind(kind)
    }
  }

  private func read() throws -> OutsideTable {
    try InputFile.check(file)
    let mark = decimal.map { $0 == .comma ? Character(",") : "." }
    return try named { try OutsideTable(try TableBytes(path: file), decimal: mark) }
  }

  /// What is wrong with the file, said with its name.
  private func named<Value>(_ body: () throws -> Value) throws -> Value {
    do { return try body() } catch let error as CSVError {
      throw Failure(.refused, "\(file), \(error.text.en)", "\(file), \(error.text.de)")
    }
  }

  private func head(asOf: Day, knownAt: KnownAt) -> AnswerHead {
    var head = AnswerHead(
      Label("Reconciliation with \(file)", "Abgleich mit \(file)"),
      ReconcileCommand.rowColumns, figures: ReconcileCommand.figures, asOf: asOf,
      knownAt: knownAt)
    // What only an ambiguous row has stands behind all else.
    let columns = head.shape.columns
    let late = columns.indices.filter { ["rows", "sequences"].contains(columns[$0].key) }
    head.sheetOrder = columns.indices.filter { !late.contains($0) } + late
    return head
  }

  private static let rowColumns = [
    ColumnHead("key", .key, .text).flexible, ColumnHead("state", .state, .word([])),
    ColumnHead("row", .row, .integer), ColumnHead("rows", .rows, .list(.integer)),
    ColumnHead("subject", .subject, .subject(nil)).flexible.importance(2),
    ColumnHead("sequence", .event, .integer),
    ColumnHead("sequences", .events, .list(.integer)),
    ColumnHead("differences", .differences, .list(.object)).detail,
    ColumnHead("differing", .differences, .text).flexible.forPeople,
    ColumnHead("why", .reason, .text).flexible,
  ]

  /// What was compared, and how many rows there are of each state.
  private static let figures: [ColumnHead] =
    [
      ColumnHead("key", .key, .text).detail,
      ColumnHead("compared", .column, .list(.text)).detail,
      ColumnHead("ignored", .column, .list(.text)).detail,
    ]
    + [
      ("matched", .matched), ("different", .different), ("missingInLedger", .missingInLedger),
      ("missingInFile", .missingInFile), ("ambiguous", .ambiguous), ("unreadable", .unreadable),
    ].map { (key: String, label: Label) in ColumnHead(key, label, .integer) }

  /// A row with its differences in words too.
  private static func shown(_ row: AnswerObject) -> AnswerObject {
    guard case .list(let differences)? = row["differences"] else { return row }
    var row = row
    row["differing"] = .text(differences.map(text).joined(separator: "; "))
    return row
  }

  private static func text(_ difference: AnswerValue) -> String {
    guard case .object(let object) = difference else { return "" }
    func side(_ name: String) -> String {
      guard case .text(let text)? = object[name] else { return "–" }
      return text
    }
    return "\(side("column")): \(side("file")) ≠ \(side("ledger"))"
  }
}

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
    let book = try location.open(quiet: output.quiet)
    defer { book.close() }
    var request = ReconcileRequest(
      table, key: key, list: try against(names[key] ?? key), columns: names)
    request.language = self.output.textLanguage
    var isClean = false
    let output = Output(options: output)
    let isTable = self.output.format == .table
    try output.stream(layout) { sink in
      func shown(_ row: AnswerObject) throws(TimelinesError) {
        if differences, row["state"] == .word("matched") { return }
        try sink(isTable ? ReconcileCommand.shown(row, output.language) : row)
      }
      let found = try named { () throws in
        try book.reconcile(request, asOf: point.day, knownAt: point.request, rows: shown)
      }
      isClean = found.isClean
      return found.answer
    } finish: { answer, layout in
      layout.footer = [footer(answer, output.language)]
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

  private var layout: Output.Layout {
    Output.Layout(
      title: Label("Reconciliation with \(file)", "Abgleich mit \(file)"),
      columns: [
        .named("key", .key, mayShrink: true), .named("state", .state, show: .word),
        .named("row", .row), .named("rows", .rows),
        .named("subject", .subject, mayShrink: true, leaveOut: 1),
        .named("sequence", .event), .named("sequences", .events),
        .named("differences", .differences, mayShrink: true),
        .named("why", .reason, mayShrink: true),
      ])
  }

  /// How many rows there are of each state.
  private func footer(_ answer: Answer, _ language: Language) -> String {
    let counts: [(String, Label)] = [
      ("matched", .matched), ("different", .different), ("missingInLedger", .missingInLedger),
      ("missingInFile", .missingInFile), ("ambiguous", .ambiguous), ("unreadable", .unreadable),
    ]
    return counts.compactMap { name, phrase -> String? in
      guard case .integer(let count)? = answer.beside[name] else { return nil }
      return "\(phrase[language]) \(count)"
    }.joined(separator: " · ")
  }

  /// A row with its differences in words.
  private static func shown(_ row: AnswerObject, _ language: Language) -> AnswerObject {
    guard case .list(let differences)? = row["differences"] else { return row }
    var row = row
    row["differences"] = .text(
      differences.map { text($0, language) }.joined(separator: "; "))
    return row
  }

  private static func text(_ difference: AnswerValue, _ language: Language) -> String {
    guard case .object(let object) = difference else { return "" }
    func side(_ name: String) -> String {
      guard case .text(let text)? = object[name] else { return "–" }
      return text
    }
    return "\(side("column")): \(side("file")) ≠ \(side("ledger"))"
  }
}

public import Exchange
import Ledger
import Timelines
import Views
public import Vocabulary

/// A list of the ledger that an outside list can be set against.
public enum ReconcileList: Sendable, Equatable {
  /// Bookings of expenditure.
  case expenditures
  /// Bookings of revenue.
  case revenues
  /// The projects of the portfolio, with the keys of its rows.
  case portfolio
  /// All subjects of a kind that exist, with what holds about them.
  case kind(String)
}

/// What is set against what.
public struct ReconcileRequest: Sendable {
  /// The outside list.
  public var table: OutsideTable
  /// The file's column that names an entry.
  public var key: String
  /// The ledger's list.
  public var list: ReconcileList
  /// Columns of the file that are called otherwise in the ledger.
  public var columns: [String: String]
  /// The language in which unreadable rows say why.
  public var language = Language.en

  /// An outside list, its key, and the list that it is set against.
  public init(
    _ table: OutsideTable, key: String, list: ReconcileList, columns: [String: String] = [:]
  ) {
    self.table = table
    self.key = key
    self.list = list
    self.columns = columns
  }
}

extension Engine {
  /// An outside list set against one of the ledger's, both ways, in byte order of the keys.
  ///
  /// Throws: `CSVError` when the file lacks the key or a column that was named.
  public func reconcile(
    _ request: ReconcileRequest, asOf: Day? = nil, knownAt: KnownAtRequest = .head, rows: RowSink
  ) throws -> (answer: Answer, isClean: Bool) {
    var answer = Answer(asOf: asOf ?? today, knownAt: try self.knownAt(knownAt))
    let point = Point(asOf: answer.asOf, knownAt: answer.knownAt.sequence)
    let key = request.columns[request.key] ?? request.key
    var entries = ListedEntries(key: key)
    try list(request.list, at: point, in: &entries)
    let known = Engine.known(request.list, entries.columns)
    let header = request.table.table.header
    for file in [request.key] + request.columns.keys.sorted() where !header.contains(file) {
      let names = header.joined(separator: ", ")
      throw CSVError(
        line: 1, "there is no column “\(file.excerpt)”; there are: \(names)",
        "die Spalte „\(file.excerpt)“ gibt es nicht; es gibt: \(names)")
    }
    for ledger in request.columns.values.sorted() where !known.contains(ledger) {
      throw Engine.unknown(ledger, known)
    }
    guard known.contains(key) else { throw Engine.unknown(key, known) }
    var found = try Reconciliation(
      request.table, key: request.key, columns: request.columns, known: known)
    try found.run(&entries) { try rows(AnswerObject($0, request.language)) }
    answer.columns = ["key", "state", "row", "subject", "sequence", "differences", "why"]
    answer.beside = Engine.beside(found, request)
    if request.table.encoding == .windows1252 {
      answer.warnings.append(
        Label(
          en: "the file is not UTF-8 and was read as Windows-1252",
          de: "die Datei ist kein UTF-8 und wurde als Windows-1252 gelesen"))
    }
    if !found.ignored.isEmpty {
      let names = found.ignored.joined(separator: ", ")
      answer.warnings.append(
        Label(
          en: "not compared, for the ledger's list has no such column: \(names)",
          de: "nicht verglichen, weil die Liste des Stadtbuchs diese Spalten nicht hat: \(names)"))
    }
    return (answer, found.isClean)
  }

  /// The same with its rows, for few.
  public func reconcile(
    _ request: ReconcileRequest, asOf: Day? = nil, knownAt: KnownAtRequest = .head
  ) throws -> (answer: Answer, isClean: Bool) {
    var isClean = false
    let answer = try Answer.collecting { (rows: RowSink) throws -> Answer in
      let found = try reconcile(request, asOf: asOf, knownAt: knownAt, rows: rows)
      isClean = found.isClean
      return found.answer
    }
    return (answer, isClean)
  }

  private static func beside(
    _ found: Reconciliation, _ request: ReconcileRequest
  ) -> AnswerObject {
    var beside = AnswerObject()
    beside.append("key", .text(request.key))
    beside.append("compared", .list(found.compared.map(AnswerValue.text)))
    beside.append("ignored", .list(found.ignored.map(AnswerValue.text)))
    let names: [(String, Reconciliation.State)] = [
      ("matched", .matched), ("different", .different), ("missingInLedger", .missingInLedger),
      ("missingInFile", .missingInFile), ("ambiguous", .ambiguous), ("unreadable", .unreadable),
    ]
    for (name, state) in names { beside.append(name, .number(found.count(state))) }
    return beside
  }

  private static func unknown(_ column: String, _ known: Set<String>) -> CSVError {
    let names = known.sorted().joined(separator: ", ")
    return CSVError(
      line: 1, "the ledger's list has no column “\(column.excerpt)”; it has: \(names)",
      "die Liste des Stadtbuchs hat keine Spalte „\(column.excerpt)“; sie hat: \(names)")
  }
}

extension AnswerObject {
  fileprivate init(_ row: Reconciliation.Row, _ language: Language) {
    self.init()
    append("key", row.key.map(AnswerValue.text))
    append("state", .word(row.state.rawValue))
    append("row", row.fileRows.count == 1 ? .number(row.fileRows[0]) : nil)
    append(
      "rows", row.fileRows.count > 1 ? .list(row.fileRows.map { .number($0) }) : nil)
    append("subject", row.entries.count == 1 ? .subject(row.entries[0].subject) : nil)
    append(
      "sequence", row.entries.count == 1 ? row.entries[0].sequence.map { .number($0) } : nil)
    append(
      "sequences",
      row.entries.count > 1
        ? .list(row.entries.compactMap { $0.sequence.map { .number($0) } }) : nil)
    if !row.differences.isEmpty {
      append(
        "differences",
        .list(
          row.differences.map { difference in
            var object = AnswerObject()
            object.append("column", .text(difference.column))
            object.append("file", difference.file.map(AnswerValue.text))
            object.append("ledger", difference.ledger.map(AnswerValue.text))
            return .object(object)
          }))
    }
    append("why", row.why.map { .text($0[language]) })
  }
}

import Foundation
import LMDB
import Presentation
import Stadtbuch

/// Writes answers in the format that was asked for: those of views and of all other commands.
struct AnswerWriter {
  let format: CommonChoice.Format
  /// For whom CSV is written.
  let csvForm: CSVForm
  /// The language of words for people.
  let language: Language
  /// The language of texts in the answer.
  let textLanguage: Language
  let hasPager: Bool
  /// The file of a format that needs one.
  var out: String?
  var console = Console.terminal

  /// Writes an answer whose rows come one by one: they wait until all are there, so that no
  /// transaction is open while somebody reads.
  ///
  /// - Parameters:
  ///   - names: the names of subjects, for people.
  ///   - rows: gives the rows, and then what stands beside them.
  @discardableResult
  func write(
    _ head: AnswerHead, names: @escaping TableFormat.Names = { _ in [:] },
    _ rows: ((AnyRow) throws(TimelinesError) -> Void) throws -> Closing
  ) throws -> Closing {
    let closing: Closing
    switch format {
    case .json:
      var format = JSONFormat(head, textLanguage)
      closing = try AnswerWriter.take(rows, &format)
      try console.write { try format.write(closing, $0) }
    case .csv:
      var format = CSVFormat(head, csvForm)
      closing = try AnswerWriter.take(rows, &format)
      try console.write { try format.write(closing, $0) }
    case .table:
      var format = TableFormat(
        head, language, width: console.width, hasColour: console.hasColour)
      closing = try AnswerWriter.take(rows, &format)
      try format.finish(closing, names: names)
      try console.write(lines: format.lineCount, paged: hasPager) {
        try format.write(closing, $0)
      }
    case .html:
      var format = HTMLFormat(head, language, isPage: true, names: names)
      closing = try AnswerWriter.take(rows, &format)
      try format.finish(names: names)
      try console.write { try format.write(closing, $0) }
    case .xlsx:
      var format = XLSXFormat(head, language)
      closing = try AnswerWriter.take(rows, &format)
      var workbook: [UInt8] = []
      try format.write(closing) { workbook += $0 }
      let path = try CommandInput.checked(path: out ?? "")
      var writer = ReportWriter(mayReplace: AnswerWriter.isWorkbook(path))
      try writer.write([(path, workbook)])
    }
    if format != .json {
      for notice in head.notices(closing, language) {
        console.say("\(Label.warning[language]): \(notice.text)")
      }
    }
    return closing
  }

  private static func take<Format: AnswerFormat & ~Copyable>(
    _ rows: ((AnyRow) throws(TimelinesError) -> Void) throws -> Closing, _ format: inout Format
  ) throws -> Closing {
    try rows { (row) throws(TimelinesError) in
      do throws(ScratchError) { try format.take(row) } catch { throw TimelinesError(error) }
    }
  }

  /// Whether a workbook stands at a path: yesterday's may be written over, nothing else.
  private static func isWorkbook(_ path: String) -> Bool {
    guard let file = FileHandle(forReadingAtPath: path) else { return false }
    defer { try? file.close() }
    return (try? file.read(upToCount: 4)) == Data([0x50, 0x4b, 0x03, 0x04])
  }
}

extension AnswerWriter {
  /// The writer of an answer of a view.
  init(_ common: CommonChoice, console: Console) {
    self.init(
      format: common.usedFormat, csvForm: common.csvForm, language: common.language,
      textLanguage: common.textLanguage, hasPager: common.hasPager, out: common.out,
      console: console)
  }

  /// The writer of an answer of any other command.
  init(_ options: OutputOptions) {
    let format: CommonChoice.Format =
      switch options.format {
      case .table: .table
      case .json: .json
      case .csv: .csv
      }
    self.init(
      format: format, csvForm: options.csvForm, language: options.language,
      textLanguage: options.textLanguage, hasPager: !options.noPager)
  }

  /// Writes rows that are there, with what stands beside them.
  func write<Row>(
    _ title: Label, _ rows: [Row], _ columns: [Column<Row>], asOf: Day, knownAt: KnownAt,
    figures: [ColumnHead] = [], closing: Closing = Closing(),
    names: @escaping TableFormat.Names = { _ in [:] }
  ) throws {
    let head = AnswerHead(
      title, columns.map(\.head), figures: figures, asOf: asOf, knownAt: knownAt)
    try write(head, names: names) { take in
      for row in rows { try take(AnyRow(row, columns)) }
      return closing
    }
  }

  /// Writes an answer by what columns and figures say of its rows and of what stands beside them.
  ///
  /// - Parameter change: adds what people read besides.
  func write(
    _ title: Label, _ answer: Answer, _ columns: [ColumnHead], figures: [ColumnHead] = [],
    names: @escaping TableFormat.Names = { _ in [:] },
    adding change: (inout Closing) -> Void = { _ in }
  ) throws {
    let head = AnswerHead(
      title, columns, figures: answer.figures(figures), asOf: answer.asOf, knownAt: answer.knownAt)
    try write(head, names: names) { take in
      for row in answer.rows { try take(AnyRow(row, columns)) }
      var closing = answer.closing
      change(&closing)
      return closing
    }
  }
}

extension Closing {
  /// What to know before relying on the answer, and nothing beside the rows.
  init(remarks: [Label]) {
    self.init()
    self.remarks = remarks
  }
}

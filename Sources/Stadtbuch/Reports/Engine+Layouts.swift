import Digests
package import Ledger
import Vocabulary

extension Engine {
  /// The page of a report as it was published, byte for byte; nil where it is not kept, or is another
  /// than was published.
  package func publishedPage(of report: PublishedReport) throws(LedgerError) -> [UInt8]? {
    let kept = try ReportArchive(ledger).files(
      of: Subject(unchecked: report.subject), report.sha256)
    guard let kept, SHA256.hexadecimal(of: kept.page) == report.sha256 else { return nil }
    return kept.page
  }

  /// What the ledger has kept of a report; nil where that is nothing, or not what was published.
  func kept(_ report: PublishedReport, _ answer: inout Answer) throws -> ReportFiles? {
    let kept = try ReportArchive(ledger).files(
      of: Subject(unchecked: report.subject), report.sha256)
    answer.beside.append("kept", .bool(kept != nil))
    guard let kept, SHA256.hexadecimal(of: kept.page) != report.sha256 else { return kept }
    answer.warnings.append(
      Label(
        en:
          "\(report.subject): the page that is kept is not the one that was published: its SHA-256 "
          + "is another; restore evidence/reports from a backup",
        de:
          "\(report.subject): die aufbewahrte Seite ist nicht die veröffentlichte: ihr SHA-256 ist "
          + "ein anderer; evidence/reports aus einer Sicherung zurückholen"))
    return nil
  }

  /// Compares the figures of a report that another layout printed with those of today; nil where
  /// there is nothing to compare. Says beside the rows and in warnings how it came out.
  func compare(
    _ report: PublishedReport, _ made: RenderedReport, layout: Int, _ old: ReportFiles?,
    _ answer: inout Answer
  ) -> FigureComparison? {
    answer.beside.append("layout", .number(layout))
    guard let old else {
      answer.warnings.append(
        Label(
          en:
            "\(report.subject) was printed by layout \(layout), which this program prints no more, "
            + "and nothing of it is kept; give the published file with --file",
          de:
            "\(report.subject) wurde mit Layout \(layout) gedruckt, das dieses Programm nicht mehr "
            + "druckt, und nichts davon ist aufbewahrt; die veröffentlichte Datei mit --file angeben"
        ))
      return nil
    }
    guard SHA256.hexadecimal(of: old.page) == report.sha256 else {
      answer.warnings.append(
        Label(
          en: "\(report.subject): the file given is not the one that was published: its SHA-256 is "
            + "another; its figures are not compared",
          de:
            "\(report.subject): die angegebene Datei ist nicht die veröffentlichte: ihr SHA-256 ist "
            + "ein anderer; ihre Zahlen werden nicht verglichen"))
      return nil
    }
    let now = old.tables.isEmpty ? ReportFiles(page: made.files.page) : made.files
    let figures = FigureComparison(old.figures, now.figures, layout: layout)
    answer.beside.append("figures", .number(figures.count))
    answer.beside.append("sameFigures", .bool(figures.isSame))
    if !figures.differences.isEmpty {
      answer.beside.append(
        "figureDifferences", .list(figures.differences.map { .object(AnswerObject($0)) }))
    }
    answer.warnings += figures.warnings(report.subject, layout)
    return figures
  }
}

extension FigureComparison {
  private static let namedMax = 5

  /// What does not agree or could not be compared.
  fileprivate func warnings(_ subject: String, _ layout: Int) -> [Label] {
    var warnings: [Label] = []
    if count == 0 {
      warnings.append(
        Label(
          en: "\(subject): the page printed by layout \(layout) has no figures to compare",
          de: "\(subject): die mit Layout \(layout) gedruckte Seite hat keine vergleichbaren Zahlen"
        ))
    }
    if !differences.isEmpty {
      let named = differences.prefix(FigureComparison.namedMax).map(\.words)
      let rest = differences.count - named.count
      warnings.append(
        Label(
          en: "\(subject) was printed by layout \(layout), and \(differences.count) figures are "
            + "others today: " + named.map(\.en).joined(separator: "; ")
            + (rest > 0 ? "; and \(rest) more" : ""),
          de:
            "\(subject) wurde mit Layout \(layout) gedruckt, und \(differences.count) Zahlen sind "
            + "heute andere: " + named.map(\.de).joined(separator: "; ")
            + (rest > 0 ? "; und \(rest) weitere" : "")))
    }
    if !unknown.isEmpty {
      let names = unknown.joined(separator: ", ")
      warnings.append(
        Label(
          en: "\(subject): printed no more, or of more today, and not compared: \(names)",
          de: "\(subject): nicht mehr oder heute von mehr gedruckt und nicht verglichen: \(names)"))
    }
    return warnings
  }
}

extension FigureComparison.Difference {
  fileprivate var words: Label {
    let place = [table, row, column].compactMap(\.self).joined(separator: ", ")
    return Label(
      en: "\(place): \(then), now \(now ?? "not there")",
      de: "\(place): \(then), jetzt \(now ?? "nicht da")")
  }
}

extension AnswerObject {
  /// A figure that is another today.
  fileprivate init(_ difference: FigureComparison.Difference) {
    self.init()
    append("table", .text(difference.table))
    append("row", .text(difference.row))
    append("column", difference.column.map(AnswerValue.text))
    append("then", .text(difference.then))
    append("now", difference.now.map(AnswerValue.text))
  }
}

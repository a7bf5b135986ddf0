extension ReportFiles {
  /// The figures of its tables; where it has none beside it, of those on its page.
  var figures: [FigureTable] {
    if !tables.isEmpty { return tables.map(FigureTable.init) }
    return ReportFiles.figures(onPage: page)
  }

  /// The figures of the tables on a page, or of the rows of an answer in JSON.
  static func figures(onPage page: [UInt8]) -> [FigureTable] {
    guard page.first == UInt8(ascii: "{") else { return PrintedTables(page).tables }
    guard case .object(let answer) = AnswerValue(json: page.span) else { return [] }
    return [FigureTable(name: "rows", answer: answer)]
  }
}

import Stadtbuch
import Views
import Vocabulary

/// The list of what a quarterly report shows: section by section a sentence, and views with the rows
/// and columns that are shown of them.
struct QuarterlySections {
  let answers: QuarterlyAnswers

  var frame: QuarterlyFrame { answers.frame }

  /// The sections in order.
  func all() throws -> [ReportSection] {
    let sections: [(needs: [QuarterlyQuestion], make: () throws -> ReportSection)] = [
      ([], summary), ([.portfolio], portfolio), ([.moves], changes), ([.gaps], funding),
      ([.budget], budget), ([.indicators], indicators), ([.inventories], inventories),
      ([.milestones], milestones), ([.earned], earned), ([.grants], grants),
      ([.holes, .chain], holes), ([.obligations], obligations), ([.late], entries),
      ([], warnings), ([], guide),
    ]
    // What is not for the audience has no section.
    return try sections.filter { section in section.needs.allSatisfy { answers[$0] != nil } }
      .map { try $0.make() }
  }

  /// A section of the parts that are there.
  func section(_ id: String, _ title: Label, _ parts: [ReportSection.Part?]) -> ReportSection {
    ReportSection(id: id, title: title, parts: parts.compactMap { $0 })
  }

  /// A table of the answer to a question; nil where it was not asked.
  ///
  /// - Parameter file: whose file has all rows, where that is another's.
  func table(
    _ id: String, _ caption: Label, _ question: QuarterlyQuestion, _ keys: String,
    _ pick: RowPick = .all, file: QuarterlyQuestion? = nil
  ) throws -> ReportTable? {
    guard let answer = answers[question] else { return nil }
    var table = try ReportTable(id, caption, of: answer, keys, pick)
    let file = file ?? question
    (table.file, table.count) = (file.rawValue, answers.count(file))
    return table
  }

  /// A drawing of the answer to a question.
  func drawing(
    _ title: Label, _ question: QuarterlyQuestion, _ pick: RowPick = .all, atMost count: Int = .max
  ) throws -> ReportDrawing? {
    guard let answer = answers[question] else { return nil }
    return try ReportDrawing(title, of: answer, pick, atMost: count)
  }
}

extension ReportSection.Part {
  /// A table; nil where there is none.
  static func table(_ table: ReportTable?) -> ReportSection.Part? {
    table.map { .table($0 as ReportTable) }
  }
}

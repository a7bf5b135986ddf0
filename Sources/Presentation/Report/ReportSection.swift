import Vocabulary

/// A part of a report under one heading: what it says, and the tables that it rests on.
struct ReportSection: Sendable {
  /// What stands in a section, in order.
  enum Part: Sendable {
    /// A paragraph.
    case text(Label)
    /// Sentences one below the other.
    case list([Label])
    /// A heading below that of the section.
    case heading(Label)
    /// A table with its drawing, if it has one.
    case table(ReportTable)
    /// Tables with their drawings side by side.
    case series([ReportTable])
  }

  /// The identity of the element; unique on the page.
  let id: String
  /// The heading.
  let title: Label
  /// What is in it.
  var parts: [Part]

  /// The tables in it.
  var tables: [ReportTable] {
    parts.flatMap { part in
      switch part {
      case .table(let table): [table]
      case .series(let tables): tables
      case .text, .list, .heading: [] as [ReportTable]
      }
    }
  }
}

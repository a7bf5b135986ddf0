/// A part of a report under one heading.
struct ReportSection: Sendable {
  /// What stands in a section, in order.
  enum Part: Sendable {
    /// A paragraph.
    case text(String)
    /// Sentences one below the other.
    case list([String])
    /// A table.
    case table(ReportTable)
    /// A heading below that of the section.
    case heading(String)
    /// A drawing.
    case chart(any ReportChart)
    /// Small drawings side by side, each with its title and its data as a table.
    case charts([(chart: any ReportChart, data: ReportTable)])
  }

  /// The identity of the element; unique on the page.
  let id: String
  /// The heading.
  let title: String
  var parts: [Part]

  /// The tables in it.
  var tables: [ReportTable] {
    parts.flatMap { part in
      switch part {
      case .table(let table): [table]
      case .charts(let charts): charts.map(\.data)
      default: [] as [ReportTable]
      }
    }
  }
}

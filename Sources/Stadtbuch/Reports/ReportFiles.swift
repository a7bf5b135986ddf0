/// The files of a report: the page that people read, and its tables with all rows.
public struct ReportFiles: Sendable, Equatable {
  /// A table with all its rows.
  public struct Table: Sendable, Equatable {
    /// The name of its file without what it ends with.
    public let name: String
    /// The rows as comma-separated values.
    public let csv: [UInt8]

    /// A table of this name.
    public init(name: String, csv: [UInt8]) {
      self.name = name
      self.csv = csv
    }

    /// Where its file lies beside the page.
    public var path: String { "\(ReportFiles.tablesFolder)/\(name).csv" }
  }

  /// The folder of the tables beside the page.
  public static let tablesFolder = "tables"

  /// The page.
  public let page: [UInt8]
  /// The tables, in order of their names.
  public let tables: [Table]

  /// A page with its tables.
  public init(page: [UInt8], tables: [Table] = []) {
    self.page = page
    self.tables = tables
  }
}

/// The size of one table.
public struct TableStatistics: Sendable, Equatable {
  /// The number of records.
  public let entries: Int
  /// The height of the tree.
  public let depth: Int
  /// The pages that only lead to others.
  public let branchPages: Int
  /// The pages that hold records.
  public let leafPages: Int
  /// The pages of records too large for a leaf page.
  public let overflowPages: Int

  /// All pages of the table.
  public var pages: Int { branchPages + leafPages + overflowPages }
}

/// The size and fill of an environment.
public struct EnvironmentStatistics: Sendable, Equatable {
  /// The bytes of a page.
  public let pageSizeBytes: Int
  /// The address space of the map.
  public let mapSizeBytes: Int
  /// The pages of the data file that have been used at some time.
  public let usedPages: Int
  /// Of these, the pages that are free to be used again.
  public let freePages: Int
  /// The reader slots there are.
  public let readersMax: Int
  /// The reader slots that have been in use.
  public let readersUsed: Int
  /// The tables by name.
  public let tables: [String: TableStatistics]

  /// The bytes of the data file that have been used at some time.
  public var usedBytes: Int { usedPages * pageSizeBytes }
}

/// One taken reader slot.
public struct Reader: Sendable, Equatable {
  /// The process that reads.
  public let processID: Int32
  /// The transaction it holds on to; nil while it reads nothing.
  public let transactionID: UInt64?
}

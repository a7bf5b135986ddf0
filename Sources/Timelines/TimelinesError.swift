public import LMDB
public import Ledger

/// What went wrong with views: where, why and what to do.
public struct TimelinesError: Error, Sendable, Equatable {
  /// The class of error.
  public struct Code: Sendable, Hashable {
    private enum Value { case corrupt, index, behind, aboveHead, invalid, ledger }
    private let value: Value

    /// The log and the views do not fit together.
    public static let corrupt = Code(value: .corrupt)
    /// The table of facts could not be read or written.
    public static let index = Code(value: .index)
    /// The views are behind and cannot be brought up to date now.
    public static let behind = Code(value: .behind)
    /// A point beyond the last event.
    public static let aboveHead = Code(value: .aboveHead)
    /// An argument that means nothing.
    public static let invalid = Code(value: .invalid)
    /// The log could not be read.
    public static let ledger = Code(value: .ledger)
  }

  /// The class of error.
  public let code: Code
  /// What happened and what to do.
  public let message: String
  /// The table's error beneath it, if any.
  public let cause: LMDBError?

  /// An error of a class with its sentence.
  public init(_ code: Code, _ message: String) {
    self.code = code
    self.message = message
    cause = nil
  }
}

extension TimelinesError: LMDBFailable, CustomStringConvertible {
  /// The error of a table.
  public init(_ error: LMDBError) {
    code = .index
    message = "the views cannot be used: \(error.message); `stadtbuch rebuild` makes them anew"
    cause = error
  }

  /// The error of the ledger beneath.
  public init(_ error: LedgerError) {
    code = .ledger
    message = error.message
    cause = nil
  }

  /// The sentence.
  public var description: String { message }
}

public import LMDB
public import Ledger

/// What went wrong with views: where, why and what to do.
public struct TimelinesError: Error, Sendable, Equatable {
  /// The class of error.
  public struct Code: Sendable, Hashable {
    private enum Value {
      case corrupt, index, behind, aboveHead, invalid, ledger, locked, notPermitted, diskFull
      case replaced, scratch, mixedUp, cancelled
    }
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
    /// The log could not be read; ``TimelinesError/ledgerCode`` says why.
    public static let ledger = Code(value: .ledger)
    /// Another process writes the views and did not end in time.
    public static let locked = Code(value: .locked)
    /// The rights are missing.
    public static let notPermitted = Code(value: .notPermitted)
    /// Too little space is left to bring the views up to date.
    public static let diskFull = Code(value: .diskFull)
    /// The views were made from another log.
    public static let mixedUp = Code(value: .mixedUp)
    /// Others have deleted the views or put new ones in their place.
    static let replaced = Code(value: .replaced)
    /// The disk on which rows wait for their reader.
    public static let scratch = Code(value: .scratch)
    /// Whoever asked does not wait for the answer any more.
    public static let cancelled = Code(value: .cancelled)
  }

  /// The class of error.
  public let code: Code
  /// What happened and what to do.
  public let message: String
  /// The table's error beneath it, if any.
  public let cause: LMDBError?
  /// The class of the log's error beneath it, if any.
  public let ledgerCode: LedgerError.Code?

  /// An error of a class with its sentence.
  public init(_ code: Code, _ message: String) { self.init(code, message, cause: nil) }

  private init(_ code: Code, _ message: String, cause: LMDBError?) {
    self.code = code
    self.message = message
    self.cause = cause
    ledgerCode = nil
  }

  /// The error of a table or a file, with what could not be done.
  init(_ error: LMDBError, _ what: String) {
    code = TimelinesError.code(of: error)
    message = error.code == .locked ? error.message : "\(what): \(error.message)"
    cause = error
    ledgerCode = nil
  }

  private static func code(of error: LMDBError) -> Code {
    switch error.code {
    case .locked, .moved: .locked
    case .permission: .notPermitted
    case .diskFull: .diskFull
    default: .index
    }
  }
}

extension TimelinesError: LMDBFailable, CustomStringConvertible {
  /// The error of a table.
  public init(_ error: LMDBError) {
    if let file = error.file, LedgerFolders.isLog(file) {
      self.init(LedgerError(error))
      return
    }
    let code = TimelinesError.code(of: error)
    self.init(code, TimelinesError.message(of: error, code), cause: error)
  }

  private static func message(of error: LMDBError, _ code: Code) -> String {
    switch error.code {
    case .addressSpace, .tooManyFiles: return LedgerError(error).message
    default:
      guard code == .index else { return error.message }
      return "\(error.file ?? "a file of the views") cannot be used: \(error.reason); delete the "
        + "ledger's folder views, or run “stadtbuch rebuild”: they are made anew from the log"
    }
  }

  /// The error of the disk on which rows wait.
  public init(_ error: ScratchError) {
    code = .scratch
    message = error.description
    cause = nil
    ledgerCode = nil
  }

  /// The error of the ledger beneath.
  public init(_ error: LedgerError) {
    code = .ledger
    message = error.message
    cause = nil
    ledgerCode = error.code
  }

  /// The sentence.
  public var description: String { message }
}

public import LMDB
public import Vocabulary

/// Why a ledger could not do what was asked: what, where, why, and what to do.
public struct LedgerError: Error, Sendable, Equatable {
  /// The class of failure, for callers to decide by.
  public let code: Code
  /// What happened, in English, for people.
  public let message: String
  /// What is wrong with the input, when the code is ``Code/refused``.
  public let refusal: Refusal?
  /// The place in the batch, from 0, of the event that is refused.
  public let index: Int?
  /// Which record is not applied and why, when the code is ``Code/recordRefused``.
  public let record: RecordRefusal?

  /// A failure with its words.
  public init(_ code: Code, _ message: String) {
    self.init(code, message, record: nil)
  }

  init(_ code: Code, _ message: String, record: RecordRefusal?) {
    self.code = code
    self.message = message
    self.record = record
    refusal = nil
    index = nil
  }

  /// The same failure, of the event at this place in its batch.
  func at(_ index: Int) -> LedgerError {
    guard let refusal, self.index == nil else { return self }
    return LedgerError(refusal, index: index, code: code)
  }

  /// A refused event; `index` is its place in its batch.
  public init(_ refusal: Refusal, index: Int? = nil, code: Code = .refused) {
    self.code = code
    self.refusal = refusal
    self.index = index
    record = nil
    message = refusal.description
  }
}

extension LedgerError {
  /// The class of a failure; more may be added.
  public struct Code: Sendable, Hashable, CustomStringConvertible {
    private enum Value: String {
      case locked, missing, noLedger, newerFormat, cannotCreate, inputOutput, diskFull
      case notPermitted, unknownOutcome, mapFull, corrupt, refused, closed, invalid, mixedUp
      case recordRefused
    }
    private let value: Value
    private init(_ value: Value) { self.value = value }

    /// Another process writes and did not end in time.
    public static let locked = Code(.locked)
    /// There is nothing at the path.
    public static let missing = Code(.missing)
    /// What is there is no ledger.
    public static let noLedger = Code(.noLedger)
    /// A newer program has written it.
    public static let newerFormat = Code(.newerFormat)
    /// It cannot be made there.
    public static let cannotCreate = Code(.cannotCreate)
    /// The file system failed.
    public static let inputOutput = Code(.inputOutput)
    /// Too little space is left to write safely; reading goes on.
    public static let diskFull = Code(.diskFull)
    /// The rights are missing, or times may not be trusted.
    public static let notPermitted = Code(.notPermitted)
    /// Whether the events were recorded is not known; repeating by id is safe.
    public static let unknownOutcome = Code(.unknownOutcome)
    /// The address space reserved for the log is used up.
    static let mapFull = Code(.mapFull)
    /// Stored bytes are not what was written.
    public static let corrupt = Code(.corrupt)
    /// An event may not be recorded as it stands; see ``LedgerError/refusal``.
    public static let refused = Code(.refused)
    /// A record that was decided elsewhere may not be applied; see ``LedgerError/record``.
    public static let recordRefused = Code(.recordRefused)
    /// A part of the ledger is missing, cut short, or does not belong to the others.
    public static let mixedUp = Code(.mixedUp)
    /// This ledger object has been closed.
    public static let closed = Code(.closed)
    /// A parameter is out of range, such as a number above the head.
    public static let invalid = Code(.invalid)

    /// The word for this class.
    public var description: String { value.rawValue }
  }
}

extension LedgerError: LMDBFailable {
  /// The failure of the storage in the ledger's words.
  public init(_ error: LMDBError) {
    let file = error.file ?? "a file of the ledger"
    switch error.code {
    case .diskFull:
      self.init(
        .diskFull, "the disk is full, or \(file) may not grow (\(error)); free space, then repeat")
    case .permission:
      self.init(.notPermitted, "not permitted (\(error)); check the rights on the ledger's folder")
    case .locked, .moved:
      self.init(.locked, error.message)
    case .noSuchDirectory:
      self.init(.missing, "\(file) is missing; put the folder log back from a backup")
    case .networkFileSystem:
      self.init(.inputOutput, "\(error.message); keep the ledger on a local disk")
    case .truncated:
      self.init(.mixedUp, "\(file): \(error.message); put the folder log back from a backup")
    case .addressSpace:
      self.init(.inputOutput, "\(file) cannot be opened: \(error.message)")
    case .tooManyFiles:
      self.init(
        .inputOutput,
        "\(file) cannot be opened: too many files are open; raise the limit (ulimit -n) to 64 or "
          + "more")
    case .corrupted, .keyExists, .notFound, .versionMismatch:
      self.init(
        .corrupt,
        "\(file) is damaged (\(error.reason)); “stadtbuch verify” says which events can be read; "
          + "put the folder log back from a backup")
    case .mapFull:
      self.init(.mapFull, "the map of \(file) is full (\(error)); open it with a larger one")
    case .panic:
      self.init(.unknownOutcome, "the log has failed before (\(error)); run verify")
    default: self.init(.inputOutput, "\(file) could not be read or written (\(error))")
    }
  }
}

extension LedgerError: CustomStringConvertible {
  /// The message, with the event's place in its batch when one is refused.
  public var description: String {
    guard let index else { return message }
    return "event \(index + 1) of the batch: \(message)"
  }
}

extension LedgerError {
  /// A record that does not read as one.
  static func damaged(_ number: UInt64, _ why: String) -> LedgerError {
    LedgerError(
      .corrupt, "the record of event \(number) is damaged: \(why); run verify, restore a backup")
  }
}

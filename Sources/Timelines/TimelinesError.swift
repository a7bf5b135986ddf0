public import LMDB
public import Ledger
public import Vocabulary

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
  public let text: Label
  /// The table's error beneath it, if any.
  public let cause: LMDBError?
  /// The class of the log's error beneath it, if any.
  public let ledgerCode: LedgerError.Code?

  /// An error of a class with its sentence.
  public init(_ code: Code, _ text: Label) { self.init(code, text, cause: nil) }

  /// The same with its sentence in English and German.
  package init(_ code: Code, _ en: String, _ de: String) {
    self.init(code, Label(en: en, de: de), cause: nil)
  }

  private init(_ code: Code, _ text: Label, cause: LMDBError?) {
    self.code = code
    self.text = text
    self.cause = cause
    ledgerCode = nil
  }

  /// The error of a table or a file, with what could not be done.
  init(_ error: LMDBError, _ en: String, _ de: String) {
    code = TimelinesError.code(of: error)
    let why = error.text
    text = error.code == .locked ? why : Label(en: "\(en): \(why.en)", de: "\(de): \(why.de)")
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

extension TimelinesError: LMDBFailable, CustomStringConvertible, InBothLanguages {
  /// The error of a table.
  public init(_ error: LMDBError) {
    if let file = error.file, LedgerFolders.isLog(file) {
      self.init(LedgerError(error))
      return
    }
    let code = TimelinesError.code(of: error)
    self.init(code, TimelinesError.text(of: error, code), cause: error)
  }

  private static func text(of error: LMDBError, _ code: Code) -> Label {
    switch error.code {
    case .addressSpace, .tooManyFiles: return LedgerError(error).text
    default:
      guard code == .index else { return error.text }
      return Label(
        en: "\(error.file ?? "a file of the views") cannot be used: \(error.reason); delete the "
          + "ledger's folder views, or run “stadtbuch rebuild”: they are made anew from the log",
        de: "\(error.file ?? "eine Datei der Sichten") ist nicht brauchbar: \(error.text.de); den "
          + "Ordner views des Stadtbuchs löschen oder „stadtbuch rebuild“ ausführen: die Sichten "
          + "entstehen neu aus dem Logbuch")
    }
  }

  /// The error of the disk on which rows wait.
  public init(_ error: ScratchError) {
    code = .scratch
    text = Label(en: error.description, de: error.german)
    cause = nil
    ledgerCode = nil
  }

  /// The error of the ledger beneath.
  public init(_ error: LedgerError) {
    code = .ledger
    text = error.text
    cause = nil
    ledgerCode = error.code
  }

  /// The sentence, in English.
  public var message: String { text.en }

  /// The same.
  public var description: String { message }
}

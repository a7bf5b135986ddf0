public import LMDB
public import Vocabulary

/// Why a ledger could not do what was asked: what, where, why, and what to do.
public struct LedgerError: Error, Sendable, Equatable {
  /// The class of failure, for callers to decide by.
  public let code: Code
  /// What happened and what to do, for people.
  public let text: Label
  /// What is wrong with the input, when the code is ``Code/refused``.
  public let refusal: Refusal?
  /// The place in the batch, from 0, of the event that is refused.
  public let index: Int?
  /// Which record is not applied and why, when the code is ``Code/recordRefused``.
  public let record: RecordRefusal?

  /// A failure with its words.
  public init(_ code: Code, _ text: Label) {
    self.init(code, text, record: nil)
  }

  /// The same with its words in English and German.
  package init(_ code: Code, _ en: String, _ de: String) {
    self.init(code, Label(en: en, de: de), record: nil)
  }

  init(_ code: Code, _ text: Label, record: RecordRefusal?) {
    self.code = code
    self.text = text
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
    text = refusal.text
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

extension LMDBError {
  /// What happened, in both languages; the library's and the system's own words by what they mean.
  package var text: Label { Label(en: message, de: german ?? LMDBError.meanings[code] ?? message) }

  /// The operation with what happened.
  package var longText: Label {
    Label(en: description, de: "\(operation): \(text.de) (\(status))")
  }

  private static let meanings: [Code: String] = [
    .mapFull: "der reservierte Adressraum ist verbraucht", .keyExists: "den Eintrag gibt es schon",
    .readersFull: "alle Leseplätze sind belegt", .diskFull: "der Datenträger ist voll",
    .inputOutput: "Ein-/Ausgabefehler", .panic: "die Umgebung ist früher gescheitert",
    .notFound: "der Eintrag fehlt", .noSuchDirectory: "Datei oder Ordner fehlt",
    .permission: "keine Berechtigung", .versionMismatch: "eine andere Version von LMDB",
    .corrupted: "beschädigt", .tooManyFiles: "zu viele offene Dateien",
  ]
}

extension LedgerError: LMDBFailable {
  /// The failure of the storage in the ledger's words.
  public init(_ error: LMDBError) {
    let file =
      error.file.map { Label(en: $0, de: $0) }
      ?? Label("a file of the ledger", "eine Datei des Stadtbuchs")
    let (text, long) = (error.text, error.longText)
    switch error.code {
    case .diskFull:
      self.init(
        .diskFull,
        "the disk is full, or \(file.en) may not grow (\(long.en)); free space, then repeat",
        "der Datenträger ist voll, oder \(file.de) darf nicht wachsen (\(long.de)); Platz schaffen, "
          + "dann wiederholen")
    case .permission:
      self.init(
        .notPermitted, "not permitted (\(long.en)); check the rights on the ledger's folder",
        "nicht erlaubt (\(long.de)); die Rechte am Ordner des Stadtbuchs prüfen")
    case .locked, .moved:
      self.init(.locked, text)
    case .noSuchDirectory:
      self.init(
        .missing, "\(file.en) is missing; put the folder log back from a backup",
        "\(file.de) fehlt; den Ordner log aus einer Sicherung zurückholen")
    case .networkFileSystem:
      self.init(
        .inputOutput, "\(text.en); keep the ledger on a local disk",
        "\(text.de); das Stadtbuch auf einem lokalen Datenträger halten")
    case .truncated:
      self.init(
        .mixedUp, "\(file.en): \(text.en); put the folder log back from a backup",
        "\(file.de): \(text.de); den Ordner log aus einer Sicherung zurückholen")
    case .addressSpace:
      self.init(
        .inputOutput, "\(file.en) cannot be opened: \(text.en)",
        "\(file.de) lässt sich nicht öffnen: \(text.de)")
    case .tooManyFiles:
      self.init(
        .inputOutput,
        "\(file.en) cannot be opened: too many files are open; raise the limit (ulimit -n) to 64 "
          + "or more",
        "\(file.de) lässt sich nicht öffnen: zu viele Dateien sind offen; die Grenze (ulimit -n) "
          + "auf 64 oder mehr anheben")
    default: self.init(rare: error, file)
    }
  }

  private init(rare error: LMDBError, _ file: Label) {
    let long = error.longText
    switch error.code {
    case .corrupted, .keyExists, .notFound, .versionMismatch:
      self.init(
        .corrupt,
        "\(file.en) is damaged (\(error.reason)); “stadtbuch verify” says which events can be "
          + "read; put the folder log back from a backup",
        "\(file.de) ist beschädigt (\(long.de)); „stadtbuch verify“ sagt, welche Ereignisse "
          + "lesbar sind; den Ordner log aus einer Sicherung zurückholen")
    case .mapFull:
      self.init(
        .mapFull, "the map of \(file.en) is full (\(long.en)); open it with a larger one",
        "der reservierte Raum von \(file.de) ist voll (\(long.de)); mit einem größeren öffnen")
    case .panic:
      self.init(
        .unknownOutcome, "the log has failed before (\(long.en)); run verify",
        "das Logbuch ist früher gescheitert (\(long.de)); verify ausführen")
    default:
      self.init(
        .inputOutput, "\(file.en) could not be read or written (\(long.en))",
        "\(file.de) ließ sich nicht lesen oder schreiben (\(long.de))")
    }
  }
}

extension LedgerError: CustomStringConvertible, InBothLanguages {
  /// What happened and what to do, in English.
  public var message: String { text.en }

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
      .corrupt, "the record of event \(number) is damaged: \(why); run verify, restore a backup",
      "der Datensatz von Ereignis \(number) ist beschädigt (\(Label.damage(why)?.de ?? why)); "
        + "verify ausführen, eine Sicherung zurückholen")
  }
}

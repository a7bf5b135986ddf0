import LMDB
import Synchronization
public import Vocabulary

/// Is told, on the writer's thread and before the callers are answered, how far the log reaches.
public typealias CommitHook = @Sendable (_ through: UInt64) throws -> Void

/// The log of a city: events appended in order, numbered without a gap, never changed.
///
/// Any thread may call any of it. Several processes may have the same ledger open; they write in
/// turn.
public final class Ledger: Sendable {
  /// What it is.
  public let identity: LedgerIdentity
  /// What its parts say that they belong to.
  let known: IdentityMark.Known
  /// Where it lies.
  public let folders: LedgerFolders
  /// How it was opened: for reading alone also where nothing else was possible.
  public let options: LedgerOptions
  /// Why it is open for reading only though writing was asked for; nil when it is not.
  public let readOnlyReason: Label?
  /// Looks up what the log holds, inside a transaction of ``read(_:)``.
  public let reader: LogReader
  let environment: LMDB.Environment
  let tables: LogTableHandles
  let meta: Table
  let calendar: CivilCalendar
  /// The same for civil dates, which are asked for with every batch.
  let days: SharedCalendar
  /// Where its records are read by who follows it.
  let log: LogSource
  /// What makes changes durable; nil when it is open for reading only.
  let writer: LogWriter?
  /// What decides the order of new events; nil when it is open for reading only.
  package let order: (any EventOrder)?

  init(
    _ folders: LedgerFolders, _ identity: LedgerIdentity, _ options: LedgerOptions,
    isNew: Bool = false
  ) throws(LedgerError) {
    self.identity = identity
    known = IdentityMark.Known(identity)
    if !isNew { try folders.checkParts(of: known) }
    self.folders = folders
    readOnlyReason = options.mode == .readWrite ? folders.hindrance : nil
    var options = options
    if readOnlyReason != nil { options.mode = .readOnly }
    self.options = options
    guard let calendar = CivilCalendar(timeZone: identity.timeZone) else {
      throw LedgerError(
        .invalid, "this machine does not know the time zone \(identity.timeZone)",
        "dieser Rechner kennt die Zeitzone \(identity.timeZone) nicht")
    }
    self.calendar = calendar
    days = SharedCalendar(calendar)
    do throws(LMDBError) {
      environment = try LMDB.Environment.open(
        at: folders.log, tables: Ledger.tableNames,
        options: LMDB.Environment.Options(
          mapSizeBytes: options.mapSizeBytes, readOnly: options.mode == .readOnly, creates: isNew,
          allowNetworkFileSystem: options.allowNetworkFileSystem))
    } catch {
      throw folders.failure(error)
    }
    tables = LogTableHandles(environment)
    meta = environment.table("meta")
    reader = LogReader(tables)
    log = LogSource(environment: environment, reader: reader, signal: CommitSignal())
    if options.mode == .readOnly {
      writer = nil
      order = nil
    } else {
      let writer = try LogWriter(
        environment: environment, tables: tables, folders: folders, options: options,
        signal: log.signal)
      self.writer = writer
      order = LocalOrder(
        origin: identity.origin, clock: options.clock, writer: writer, log: log)
    }
  }

  /// The tables of the log and what the ledger keeps beside them.
  static let tableNames = LogTableHandles.names + ["tree", "meta"]

  deinit { writer?.queue.close() }

  /// Makes an empty ledger and opens it; refuses a folder that holds one or anything else.
  public static func create(
    at path: String, identity: LedgerIdentity, options: LedgerOptions = LedgerOptions()
  ) throws(LedgerError) -> Ledger {
    if let fault = identity.faultOfNew { throw LedgerError(.cannotCreate, fault) }
    let folders = LedgerFolders(path)
    try folders.create()
    // Of two that make the same ledger at once, one makes it and the other finds it made.
    let lock = try WriterLock(folders, waitSeconds: options.lockWaitSeconds)
    try lock.acquire()
    defer { lock.release() }
    try folders.requireNone()
    let ledger = try Ledger(folders, identity, options, isNew: true)
    guard try ledger.head.sequence == 0 else {
      let events = folders.eventsWithoutIdentity ?? Label("events", "Ereignissen")
      throw LedgerError(
        .cannotCreate,
        "\(folders.log) holds \(events.en), and \(folders.identity) is missing; put that back from "
          + "a backup, or choose another folder",
        "\(folders.log) ist ein Logbuch mit \(events.de), und \(folders.identity) fehlt; aus einer "
          + "Sicherung zurückholen oder einen anderen Ordner wählen")
    }
    // First the log, so that a ledger never has an identity that its log does not know.
    try ledger.setMark()
    try identity.write(folders)
    return ledger
  }

  /// Opens a ledger.
  public static func open(
    at path: String, options: LedgerOptions = LedgerOptions()
  ) throws(LedgerError) -> Ledger {
    let folders = LedgerFolders(path)
    let ledger = try Ledger(folders, try LedgerIdentity.read(folders), options)
    try ledger.checkBelonging()
    return ledger
  }

  /// Ends writing: what waits is still written, nothing more is let in.
  public func close() {
    writer?.close()
    // Whoever follows may find that what it reads with is closed.
    log.signal.raise()
  }

  /// Sets what is told after each commit, in place of what was set before.
  ///
  /// It must not append to this ledger. A failure of it makes a warning, never an error.
  public func setCommitHook(_ hook: CommitHook?) {
    writer?.hook.withLock { $0 = hook }
  }
}

extension Ledger {
  /// Appends a batch as a whole or not at all, and holds the thread until it is durable.
  ///
  /// Repeating the same batch is always safe: events are recognised by their id.
  public func append(
    _ drafts: [Draft], options: AppendOptions = AppendOptions()
  ) throws(LedgerError) -> Receipt {
    try orderOrFail().commitHere(EventGroup(drafts: drafts, options: options), decide)
  }

  /// Appends a batch as a whole or not at all, and suspends the task until it is durable.
  ///
  /// Batches of many tasks share one sync of the disk. Cancellation does not stop a batch.
  public func append(
    _ drafts: [Draft], options: AppendOptions = AppendOptions()
  ) async throws(LedgerError) -> Receipt {
    try await orderOrFail().commit(EventGroup(drafts: drafts, options: options), decide)
  }

  /// Tells the hook of what was appended with ``AppendOptions/Flush/later``.
  public func flushViews() throws(LedgerError) -> [LedgerWarning] {
    let nothing = WriteJob(eventCount: 0, byteCount: 0) { (head, _) throws(LedgerError) in
      Receipt(outcomes: [], time: head.time)
    }
    return try writerOrFail().perform(nothing).get().warnings
  }

  /// Decides a batch against the log, once its place in the order is known.
  private var decide: LocalOrder.Decide {
    { [tables, days] (group, places, transaction) throws(LedgerError) in
      try LogSession.decide(group, on: tables, days, &places, &transaction)
    }
  }

  /// That it is open for reading only, and why where that was not asked for.
  package var readOnlyText: Label {
    Label(
      en: "\(folders.root) is open for reading only"
        + (readOnlyReason.map { ": \($0.en)" } ?? ""),
      de: "\(folders.root) ist nur zum Lesen geöffnet"
        + (readOnlyReason.map { ": \($0.de)" } ?? ""))
  }

  /// The failure of writing to what is open for reading only.
  var readOnlyError: LedgerError {
    LedgerError(.notPermitted, readOnlyText)
  }

  private func orderOrFail() throws(LedgerError) -> any EventOrder {
    guard let order else { throw readOnlyError }
    return order
  }

  func writerOrFail() throws(LedgerError) -> LogWriter {
    guard let writer else {
      throw readOnlyError
    }
    return writer
  }
}

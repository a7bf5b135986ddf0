public import Ledger
public import Timelines
public import Views
import Vocabulary

/// A city's ledger, opened: what a program embeds to record, to read at a point and to replay.
///
/// Any thread may call any of it.
public final class Engine: Sendable {
  /// The log.
  public let ledger: Ledger
  /// What held when, as known when.
  public let timelines: Timelines
  /// What reads for the views, with what it remembers from one question to the next.
  public let readers: ViewReaders

  /// For whom answers are; everything for whoever opened it.
  public var audience: Audience { timelines.audience }

  private init(_ whole: Engine, _ timelines: Timelines) {
    ledger = whole.ledger
    self.timelines = timelines
    // Readers read through timelines, so each audience has its own.
    readers = ViewReaders(timelines)
  }

  /// The same ledger for an audience: every answer and report made of it leaves out what they may not
  /// see. It writes as before, and whoever opened the ledger closes it.
  public func seen(by audience: Audience) -> Engine {
    seen(by: audience, Rights(day: today))
  }

  /// The same with the rights of another day.
  func seen(by audience: Audience, _ rights: Rights) -> Engine {
    audience.level == .full
      ? self
      : Engine(self, timelines.seen(by: audience, today: rights.day, through: rights.through))
  }

  init(_ ledger: Ledger, progress: (UInt64) -> Void) throws(TimelinesError) {
    self.ledger = ledger
    timelines = try Timelines(ledger, progress: progress)
    readers = ViewReaders(timelines)
  }

  /// Makes an empty ledger and opens it; refuses a folder that holds one.
  public static func create(
    at path: String, identity: LedgerIdentity, options: LedgerOptions = LedgerOptions()
  ) throws -> Engine {
    try Engine(try Ledger.create(at: path, identity: identity, options: options)) { _ in }
  }

  /// Opens a ledger and brings its views up to date; `progress` is told the last event applied.
  ///
  /// - Parameter readOnly: nothing is written, not even views. Taken by itself where the files, the
  ///   disk or the user do not allow writing; ``Ledger/readOnlyReason`` then says why. Answers are
  ///   as known at the position of the views that are there, with a warning where that is behind.
  public static func open(
    at path: String, readOnly: Bool = false, options: LedgerOptions = LedgerOptions(),
    progress: (UInt64) -> Void = { _ in }
  ) throws -> Engine {
    var options = options
    if readOnly { options.mode = .readOnly }
    return try Engine(try Ledger.open(at: path, options: options), progress: progress)
  }

  /// Ends the work with it: what waits is still written.
  ///
  /// Views that cannot be synced are made anew when they are opened next, so nothing is lost; the
  /// failure is what this returns, for whoever looks after the disk.
  @discardableResult
  public func close() -> TimelinesError? {
    ledger.close()
    return timelines.close()
  }
}

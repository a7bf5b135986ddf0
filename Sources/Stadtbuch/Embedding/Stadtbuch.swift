public import Ledger
import Synchronization
public import Timelines
public import Vocabulary

/// A city's ledger for programs that are made of tasks: asked, recorded in, followed and replayed
/// without ever holding a thread of Swift's pool.
///
/// Questions are answered on threads of its own, each in a transaction that ends before the task goes
/// on. Readers of the index and what views remember live as long as this does: keep one for as long
/// as the program runs, and share it between tasks.
///
/// A cancelled task gets a `CancellationError`: a question that waits is never asked, one that is
/// being answered ends at its next row.
public final class Stadtbuch: Sendable {
  let engine: Engine
  let threads: OwnThreads
  private let audiences = AudienceEngines()
  private let closing = Mutex<Task<TimelinesError?, Never>?>(nil)

  /// The most questions that wait where nothing else is said.
  public static let waitingMax = 10_000

  /// The same for a ledger that is open; it belongs to this from now on.
  ///
  /// - Parameters:
  ///   - engine: the ledger.
  ///   - threads: how many questions are answered at once; as many as the machine has processors,
  ///     and at least two, if nil.
  ///   - waitingMax: how many more may wait, before others are refused with ``TooManyQuestions``.
  public init(_ engine: Engine, threads: Int? = nil, waitingMax: Int = Stadtbuch.waitingMax) {
    self.engine = engine
    self.threads = OwnThreads(threads, waitingMax: waitingMax)
  }

  private init(_ engine: Engine, _ threads: OwnThreads) {
    self.engine = engine
    self.threads = threads
  }

  deinit { threads.end() }

  /// Makes an empty ledger and opens it; refuses a folder that holds one.
  public static func create(
    at path: String, identity: LedgerIdentity, options: LedgerOptions = LedgerOptions(),
    threads: Int? = nil, waitingMax: Int = Stadtbuch.waitingMax
  ) async throws -> Stadtbuch {
    try await opened(threads, waitingMax) {
      try Engine.create(at: path, identity: identity, options: options)
    }
  }

  /// Opens a ledger and brings its views up to date; see ``Engine/open(at:readOnly:options:progress:)``.
  ///
  /// - Parameters:
  ///   - path: the ledger's folder.
  ///   - readOnly: nothing is written, not even views.
  ///   - options: how it is opened.
  ///   - threads: how many questions are answered at once; as many as the machine has processors,
  ///     and at least two, if nil.
  ///   - waitingMax: how many more may wait, before others are refused with ``TooManyQuestions``.
  ///   - progress: is told the last event applied.
  public static func open(
    at path: String, readOnly: Bool = false, options: LedgerOptions = LedgerOptions(),
    threads: Int? = nil, waitingMax: Int = Stadtbuch.waitingMax,
    progress: @escaping @Sendable (UInt64) -> Void = { _ in }
  ) async throws -> Stadtbuch {
    try await opened(threads, waitingMax) {
      try Engine.open(at: path, readOnly: readOnly, options: options, progress: progress)
    }
  }

  private static func opened(
    _ count: Int?, _ waitingMax: Int, _ open: @escaping @Sendable () throws -> Engine
  ) async throws -> Stadtbuch {
    let threads = OwnThreads(count, waitingMax: max(waitingMax, 1))
    do {
      return Stadtbuch(try await threads.run { _ in try open() }, threads)
    } catch {
      threads.end()
      throw error
    }
  }

  /// What the ledger is.
  public var identity: LedgerIdentity { engine.ledger.identity }
  /// Where its parts lie.
  public var folders: LedgerFolders { engine.ledger.folders }
  /// What its clock says.
  public var now: Instant { engine.ledger.now }
  /// The last event and today: what all that was answered since is still true at. Nil where the log
  /// cannot be read.
  package var moment: Moment? {
    (try? engine.ledger.head.sequence).map { Moment(head: $0, today: engine.today) }
  }

  /// A moment of a ledger.
  package struct Moment: Sendable, Equatable {
    /// The last event.
    package let head: UInt64
    /// Today in the ledger's time zone.
    package let today: Day
  }

  /// Ends the work with it: nothing new is taken, and what waits is still answered and written. Who
  /// follows it comes to an end.
  ///
  /// Views that cannot be synced are made anew when they are opened next, so nothing is lost; the
  /// failure is what this returns, for whoever looks after the disk. Cancelling does not stop it, and
  /// whoever closes it again waits for the first.
  @discardableResult
  public func close() async -> TimelinesError? {
    let task = closing.withLock { closing in
      let task = closing ?? Task { [threads, engine] in await threads.close { engine.close() } }
      closing = task
      return task
    }
    return await task.value
  }

  /// Does something with the ledger as an audience sees it, on one of its threads, told when the task
  /// is cancelled.
  package func lend<R: Sendable>(
    to audience: Audience, _ body: @escaping @Sendable (Engine, Cancellation) throws -> R
  ) async throws -> R {
    try await threads.run { [engine, audiences] cancellation in
      try body(audiences.engine(engine, for: audience), cancellation)
    }
  }

  /// Does with the ledger what no other function of this does, such as publishing a report, on one of
  /// its threads; it may block.
  ///
  /// Throws: what `body` throws; `CancellationError` where the task was cancelled before it began.
  public func perform<R: Sendable>(
    _ body: @escaping @Sendable (Engine) throws -> R
  ) async throws -> R {
    try await threads.run { [engine] _ in try body(engine) }
  }
}

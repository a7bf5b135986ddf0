import Foundation
import LMDB
import Synchronization
import Vocabulary

/// The one writer of this process: turns groups of jobs into transactions of the log. It neither
/// orders nor decides, and knows no clock.
///
/// Each job is atomic on its own; many share one transaction and one sync of the disk.
final class LogWriter: Sendable {
  let environment: LMDB.Environment
  let tables: LogTableHandles
  let options: LedgerOptions
  let queue: WriteQueue
  let signal: CommitSignal
  let hook = Mutex<CommitHook?>(nil)
  let lock: WriterLock
  let state: Mutex<State>
  /// How long commits took.
  let figures = Mutex(CommitFigures())
  private let thread = Mutex<DispatchGroup?>(nil)

  /// What the writer knows from one transaction to the next.
  struct State {
    /// The last event that is recorded, or taken in the running transaction.
    var head = LogHead.empty
    /// The last transaction whose outcome this writer has seen.
    var transaction: UInt64 = 0
    var lockedSince: ContinuousClock.Instant?
    /// When the slots of dead readers are looked for next.
    var readersDue = ContinuousClock.now
    /// Why nothing is written any more.
    var block: LedgerError?
    /// Whether the hook has not been told of all that was recorded.
    var owesViews = false
    /// What is written with the next event, if the log does not say yet which ledger it is of.
    var mark: OwedMark?
  }

  init(
    environment: LMDB.Environment, tables: LogTableHandles, folders: LedgerFolders,
    options: LedgerOptions, signal: CommitSignal
  ) throws(LedgerError) {
    self.environment = environment
    self.tables = tables
    self.options = options
    self.signal = signal
    queue = WriteQueue(limit: options.queueRequestsMax)
    lock = try WriterLock(folders, waitSeconds: options.lockWaitSeconds)
    state = Mutex(State())
  }

  /// Lets the next event bring a mark along.
  func owes(_ mark: OwedMark) {
    state.withLock { $0.mark = mark }
  }

  /// Does a job and holds the calling thread until it is durable.
  func perform(_ job: WriteJob) -> WriteRequest.Answer {
    let waiting = ThreadAnswer()
    let request = WriteRequest(job: job, caller: .thread(waiting))
    if queue.claim() {
      run([request])
      queue.unclaim()
      return waiting.wait()
    }
    while true {
      switch queue.enter(request) {
      case .taken:
        start()
        return waiting.wait()
      case .full: queue.holdForSpace()
      case .closed: return .failure(LogWriter.closed)
      }
    }
  }

  /// Does a job and suspends the calling task until it is durable.
  func perform(_ job: WriteJob) async -> WriteRequest.Answer {
    start()
    while true {
      var entry = WriteQueue.Entry.full
      let answer = await withCheckedContinuation { continuation in
        let request = WriteRequest(job: job, caller: .task(continuation))
        entry = queue.enter(request)
        // Not let in: this answer ends the wait, and is the caller's only when closed.
        if entry != .taken { request.complete(.failure(LogWriter.closed)) }
      }
      switch entry {
      case .full: await queue.waitForSpace()
      case .taken, .closed: return answer
      }
    }
  }

  static let closed = LedgerError(
    .closed, "the ledger has been closed by this program; open it",
    "das Programm hat das Stadtbuch geschlossen; öffnen")

  /// Starts the writer thread, once.
  private func start() {
    thread.withLock { group in
      guard group == nil else { return }
      let done = DispatchGroup()
      done.enter()
      let thread = Thread { [self] in
        while queue.waitForWork() { drain() }
        drain()
        done.leave()
      }
      thread.name = "stadtbuch-log"
      thread.stackSize = 8 << 20
      thread.start()
      group = done
    }
  }

  /// Writes group after group as long as there are any.
  private func drain() {
    var last = 0
    var isRunning = false
    while true {
      let group = queue.nextGroup(after: last, isRunning: isRunning)
      guard !group.isEmpty else { return }
      isRunning = true
      last = group.count
      run(group)
    }
  }

  /// Lets nothing in any more and waits until what waits is written.
  func close() {
    queue.close()
    thread.withLock { $0 }?.wait()
  }

  /// Writes one group and answers all its callers.
  private func run(_ group: [WriteRequest]) {
    let began = ContinuousClock.now
    var (answers, isLockLost) = state.withLock { execute(group, &$0) }
    if answers.contains(where: { if case .success = $0 { true } else { false } }) {
      let taken = ContinuousClock.now - began
      figures.withLock { $0.add(taken, batches: group.count) }
    }
    tellViews(group, &answers)
    releaseLock()
    for (request, answer) in zip(group, answers) { request.complete(answer) }
    if isLockLost, case .failure(let error) = answers.first {
      // Who came while the lock was waited for has waited long enough, too.
      for request in queue.drain() { request.complete(.failure(error)) }
    }
  }

  /// Gives the lock back when nobody waits, or when it was held so long that it is another's turn.
  private func releaseLock() {
    state.withLock { state in
      guard let since = state.lockedSince else { return }
      guard queue.isEmpty || ContinuousClock.now - since > LogWriter.turn else { return }
      lock.release()
      state.lockedSince = nil
    }
  }

  /// How long this process may write without a pause while others may be waiting.
  private static let turn = Swift.Duration.milliseconds(250)

  /// Runs `body` while no process can record anything.
  func exclusively(_ body: () throws(LedgerError) -> Void) throws(LedgerError) {
    try state.withLock { (state) throws(LedgerError) in
      let isHeld = state.lockedSince != nil
      if !isHeld { try lock.acquire() }
      defer { if !isHeld { lock.release() } }
      // What `body` writes is no event: the next transaction reads the head anew.
      state.transaction = 0
      try body()
    }
  }
}

import Dispatch
import Glibc
import Synchronization
import Vocabulary

/// The bounded queue in front of the writer, and who is writing right now.
///
/// One party writes at a time: the writer thread, or a synchronous caller who found the queue idle
/// and writes on its own thread, which spares two changes of thread. Begin and commit are on one
/// thread either way.
final class WriteQueue: Sendable {
  /// What became of an attempt to enter.
  enum Entry {
    case taken, full, closed
  }

  private struct State {
    var pending: [WriteRequest] = []
    var isRunning = false
    var isClosed = false
    var spaceWaiters: [SpaceWaiter] = []
  }

  private enum SpaceWaiter: Sendable {
    case task(CheckedContinuation<Void, Never>)
    case thread(DispatchSemaphore)

    func resume() {
      switch self {
      case .task(let continuation): continuation.resume()
      case .thread(let semaphore): semaphore.signal()
      }
    }
  }

  /// The most requests that wait.
  let limit: Int
  private let state = Mutex(State())
  /// Signalled when the thread may have something to do.
  private let work = DispatchSemaphore(value: 0)

  init(limit: Int) {
    self.limit = limit
  }

  /// Takes the right to write on the calling thread, if nobody writes or waits.
  func claim() -> Bool {
    state.withLock { state in
      guard !state.isRunning, !state.isClosed, state.pending.isEmpty else { return false }
      state.isRunning = true
      return true
    }
  }

  /// Gives the right to write back; the thread goes on with what came meanwhile.
  func unclaim() {
    let more = state.withLock { state in
      state.isRunning = false
      return !state.pending.isEmpty || state.isClosed
    }
    if more { work.signal() }
  }

  /// Lets a request in, if there is room.
  func enter(_ request: WriteRequest) -> Entry {
    let (entry, wake) = state.withLock { state -> (Entry, Bool) in
      guard !state.isClosed else { return (.closed, false) }
      guard state.pending.count < limit else { return (.full, false) }
      state.pending.append(request)
      return (.taken, !state.isRunning && state.pending.count == 1)
    }
    if wake { work.signal() }
    return entry
  }

  /// Suspends the task until there may be room.
  func waitForSpace() async {
    await withCheckedContinuation { continuation in
      wait(.task(continuation))
    }
  }

  /// Holds the thread until there may be room.
  func holdForSpace() {
    let semaphore = DispatchSemaphore(value: 0)
    wait(.thread(semaphore))
    semaphore.wait()
  }

  private func wait(_ waiter: SpaceWaiter) {
    let isFull = state.withLock { state in
      guard state.pending.count >= limit, !state.isClosed else { return false }
      state.spaceWaiters.append(waiter)
      return true
    }
    if !isFull { waiter.resume() }
  }

  /// Holds the writer thread until there is work; false when the queue is closed and empty.
  func waitForWork() -> Bool {
    work.wait()
    return state.withLock { !$0.isClosed || !$0.pending.isEmpty }
  }

  /// The requests of the next transaction, with the right to write; empty when there are none,
  /// and the right to write is given back.
  ///
  /// After a group of several callers the same callers are about to come back: a moment's
  /// patience joins them in one transaction instead of two.
  func nextGroup(after last: Int, isRunning: Bool) -> [WriteRequest] {
    if last > 1 { gather(last) }
    var waiters: [SpaceWaiter] = []
    let group = state.withLock { state -> [WriteRequest] in
      guard isRunning || !state.isRunning else { return [] }
      var (events, bytes) = (0, 0)
      var count = 0
      while count < state.pending.count {
        events += state.pending[count].job.eventCount
        bytes += state.pending[count].job.byteCount
        if count > 0, events > WriteQueue.groupEventsMax || bytes > Limits.batchBytesMax { break }
        count += 1
      }
      let group = Array(state.pending[..<count])
      state.pending.removeFirst(count)
      state.isRunning = count > 0
      let free = min(state.spaceWaiters.count, limit - state.pending.count)
      waiters = Array(state.spaceWaiters[..<free])
      state.spaceWaiters.removeFirst(free)
      return group
    }
    for waiter in waiters { waiter.resume() }
    return group
  }

  /// The events beyond which requests are not joined in one transaction.
  private static let groupEventsMax = 20_000
  /// How long the writer waits for callers to come back.
  private static let patience = Swift.Duration.microseconds(150)

  private func gather(_ expected: Int) {
    let start = ContinuousClock.now
    while state.withLock({ $0.pending.count < expected && !$0.isClosed }),
      ContinuousClock.now - start < WriteQueue.patience
    {
      sched_yield()
    }
  }

  /// Whether nobody waits.
  var isEmpty: Bool { state.withLock { $0.pending.isEmpty } }

  /// Takes out all that wait, to be told of a failure that concerns them too.
  func drain() -> [WriteRequest] {
    let (requests, waiters) = state.withLock { state in
      let drained = (state.pending, state.spaceWaiters)
      state.pending = []
      state.spaceWaiters = []
      return drained
    }
    for waiter in waiters { waiter.resume() }
    return requests
  }

  /// Lets nobody in any more; what waits is still written.
  func close() {
    let waiters = state.withLock { state in
      state.isClosed = true
      let waiters = state.spaceWaiters
      state.spaceWaiters = []
      return waiters
    }
    for waiter in waiters { waiter.resume() }
    work.signal()
  }
}

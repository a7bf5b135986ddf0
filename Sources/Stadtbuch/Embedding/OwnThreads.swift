import Dispatch
import Foundation
import Ledger
import Synchronization
import Vocabulary

/// A fixed number of threads on which blocking work is done for tasks, so that it never holds a
/// thread of Swift's pool; and the bounded queue in front of them.
///
/// A task is suspended while its work waits and runs. Cancelled while it waits, the work never runs;
/// while it runs, it is told and ends when it next looks.
final class OwnThreads: Sendable {
  private struct Job {
    /// The number under which it was asked.
    let number: UInt64
    let run: @Sendable () -> Void
    let refuse: @Sendable (any Error) -> Void
  }

  private enum Phase {
    /// Whoever comes is let in.
    case open
    /// What was let in is done, and nobody else is let in.
    case closing
    /// The threads end.
    case ended
  }

  private struct State {
    /// What waits, by its place in the queue: a place that is missing was cancelled.
    var waiting: [UInt64: Job] = [:]
    /// The place that was given last, and that which was taken last.
    var (given, taken): (UInt64, UInt64) = (0, 0)
    /// Where what waits stands, by the number under which it was asked.
    var places: [UInt64: UInt64] = [:]
    /// The number under which was asked last.
    var asked: UInt64 = 0
    var running = 0
    var phase = Phase.open
    var idleWaiters: [CheckedContinuation<Void, Never>] = []

    var isIdle: Bool { running == 0 && waiting.isEmpty }

    /// Puts a job at the end of the queue. Its place is given only now: one that is given before the
    /// job stands there would be passed by, and the job never done.
    mutating func append(_ job: Job, asked number: UInt64) {
      given += 1
      waiting[given] = job
      places[number] = given
    }

    /// Takes out what waits at a place; nil where nothing does.
    mutating func remove(at place: UInt64) -> Job? {
      guard let job = waiting.removeValue(forKey: place) else { return nil }
      places[job.number] = nil
      return job
    }

    /// Who is told that nothing waits or runs any more.
    mutating func woken() -> [CheckedContinuation<Void, Never>] {
      guard isIdle else { return [] }
      defer { idleWaiters = [] }
      return idleWaiters
    }
  }

  /// How many threads there are.
  let count: Int
  /// The most work that waits.
  let waitingMax: Int
  private let state = Mutex(State())
  /// Signalled once for each piece of work that is let in, and once for each thread at the end.
  private let work = DispatchSemaphore(value: 0)

  /// The most threads that are taken.
  static let countMax = 256
  /// The bytes of a thread's stack, as of a program's first one.
  private static let stackBytes = 8 << 20

  /// As many threads as were asked for; nil: as many as the machine has processors, and at least
  /// two, so that one long question does not hold up all others.
  init(_ count: Int?, waitingMax: Int) {
    let wanted = count ?? max(2, ProcessInfo.processInfo.activeProcessorCount)
    self.count = min(max(wanted, 1), OwnThreads.countMax)
    self.waitingMax = max(waitingMax, 0)
    for number in 1...self.count {
      let thread = Thread { [self] in serve() }
      thread.name = "stadtbuch-\(number)"
      thread.stackSize = OwnThreads.stackBytes
      thread.start()
    }
  }

  /// Does something on one of the threads, and suspends the task until it is done.
  ///
  /// Throws: what `body` throws; `CancellationError` where the task was cancelled before it began,
  /// or ended it; ``TooManyQuestions``; a ``LedgerError`` of the code `closed`.
  ///
  /// - Parameter isLimited: whether it is refused where too many wait already.
  func run<R: Sendable>(
    isLimited: Bool = true, _ body: @escaping @Sendable (Cancellation) throws -> R
  ) async throws -> R {
    let cancellation = Cancellation()
    let number = state.withLock { state in
      state.asked += 1
      return state.asked
    }
    return try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { continuation in
        enter(
          number, cancellation, isLimited,
          Job(
            number: number,
            run: {
              do {
                continuation.resume(returning: try body(cancellation))
              } catch {
                continuation.resume(
                  throwing: cancellation.isCancelled ? CancellationError() : error)
              }
            }, refuse: { continuation.resume(throwing: $0) }))
      }
    } onCancel: {
      cancellation.cancel()
      drop(number)
    }
  }

  /// Lets a job in, or refuses it.
  private func enter(
    _ number: UInt64, _ cancellation: Cancellation, _ isLimited: Bool, _ job: Job
  ) {
    let refusal = state.withLock { state -> (any Error)? in
      guard state.phase == .open else {
        return LedgerError(
          .closed,
          Label(
            en: "the ledger has been closed by this program; open it",
            de: "das Stadtbuch ist von diesem Programm geschlossen worden; es öffnen"))
      }
      guard !cancellation.isCancelled else { return CancellationError() }
      // As many as there are threads are as good as running.
      guard !isLimited || state.running + state.waiting.count < count + waitingMax else {
        return TooManyQuestions(waiting: waitingMax)
      }
      state.append(job, asked: number)
      return nil
    }
    if let refusal { job.refuse(refusal) } else { work.signal() }
  }

  /// Takes out what waits and is not wanted any more.
  private func drop(_ number: UInt64) {
    let (job, woken) = state.withLock { state in
      (state.places[number].flatMap { state.remove(at: $0) }, state.woken())
    }
    job?.refuse(CancellationError())
    for waiter in woken { waiter.resume() }
  }

  /// The life of a thread.
  private func serve() {
    while true {
      work.wait()
      if let job = next() {
        job.run()
        finish()
      } else if state.withLock({ $0.phase == .ended && $0.waiting.isEmpty }) {
        return
      }
    }
  }

  /// The work that has waited longest; nil where it was cancelled.
  private func next() -> Job? {
    state.withLock { state in
      guard !state.waiting.isEmpty else { return nil }
      while state.taken < state.given {
        state.taken += 1
        if let job = state.remove(at: state.taken) {
          state.running += 1
          return job
        }
      }
      return nil
    }
  }

  private func finish() {
    let woken = state.withLock { state in
      state.running -= 1
      return state.woken()
    }
    for waiter in woken { waiter.resume() }
  }

  /// Lets nobody in any more, waits until all is done that was let in, does the last thing and ends
  /// the threads.
  func close<R: Sendable>(_ last: @escaping @Sendable () -> R) async -> R {
    await withCheckedContinuation { continuation in
      let isIdle = state.withLock { state in
        state.phase = .closing
        if !state.isIdle { state.idleWaiters.append(continuation) }
        return state.isIdle
      }
      if isIdle { continuation.resume() }
    }
    let result = await withCheckedContinuation { continuation in
      state.withLock { state in
        state.asked += 1
        let job = Job(
          number: state.asked, run: { continuation.resume(returning: last()) }, refuse: { _ in })
        state.append(job, asked: state.asked)
      }
      work.signal()
    }
    end()
    return result
  }

  /// Ends the threads once nothing waits any more.
  func end() {
    state.withLock { $0.phase = .ended }
    for _ in 0..<count { work.signal() }
  }
}

/// Why a question is not taken: too many wait already. Asked again later, it may be.
public struct TooManyQuestions: Error, Sendable, Equatable, CustomStringConvertible {
  /// How many wait, besides those that are being answered.
  public let waiting: Int

  /// What is the matter, and what to do.
  public var description: String {
    "\(waiting) questions wait already, and no more are taken; ask again in a moment, or open the "
      + "ledger with more threads or a longer queue"
  }
}

import LMDB
import Synchronization

/// Wakes who waits for new events; a hint only, the position decides.
final class CommitSignal: Sendable {
  private struct State {
    var waiters: [UInt64: CheckedContinuation<Void, Never>] = [:]
    var cancelled: Set<UInt64> = []
    var given: UInt64 = 0
    var count: UInt64 = 0
    var isWatching = false
  }
  private let state = Mutex(State())

  /// How often it was raised; read before looking, so that nothing is missed in between.
  var count: UInt64 { state.withLock { $0.count } }

  /// Wakes all.
  func raise() {
    let waiters = state.withLock { state in
      state.count += 1
      let waiters = state.waiters
      if !waiters.isEmpty { state.waiters = [:] }
      return waiters
    }
    for waiter in waiters.values { waiter.resume() }
  }

  private static let interval = Swift.Duration.milliseconds(50)

  /// Suspends until it is raised beyond `seen`, another process has committed after `transaction`,
  /// or the task is cancelled.
  func wait(
    beyond seen: UInt64, _ environment: LMDB.Environment, since transaction: UInt64
  ) async {
    let number = state.withLock { state in
      state.given += 1
      return state.given
    }
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let (isOver, watches) = state.withLock { state in
          if state.cancelled.remove(number) != nil || state.count > seen { return (true, false) }
          state.waiters[number] = continuation
          defer { state.isWatching = true }
          return (false, !state.isWatching)
        }
        if isOver { continuation.resume() }
        if watches { watch(environment, since: transaction) }
      }
      state.withLock { _ = $0.cancelled.remove(number) }
    } onCancel: {
      let waiter = state.withLock { state in
        let waiter = state.waiters.removeValue(forKey: number)
        if waiter == nil { state.cancelled.insert(number) }
        return waiter
      }
      waiter?.resume()
    }
  }

  /// Looks at the environment every 50 ms for what other processes commit, as long as somebody
  /// waits; it costs a look into memory.
  private func watch(_ environment: LMDB.Environment, since transaction: UInt64) {
    Task.detached { [self] in
      var seen = transaction
      while true {
        try? await Task.sleep(for: CommitSignal.interval)
        let now = environment.lastTransactionID
        if now != seen { raise() }
        seen = now
        let isOver = state.withLock { state in
          if state.waiters.isEmpty { state.isWatching = false }
          return state.waiters.isEmpty
        }
        if isOver { return }
      }
    }
  }
}

import Synchronization

/// Wakes who waits for new events; a hint only, the position decides.
final class CommitSignal: Sendable {
  private struct State {
    var waiters: [UInt64: CheckedContinuation<Void, Never>] = [:]
    var cancelled: Set<UInt64> = []
    var given: UInt64 = 0
    var count: UInt64 = 0
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

  /// Suspends until it is raised beyond `seen`, or the task is cancelled.
  func wait(beyond seen: UInt64) async {
    let number = state.withLock { state in
      state.given += 1
      return state.given
    }
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let isOver = state.withLock { state in
          if state.cancelled.remove(number) != nil || state.count > seen { return true }
          state.waiters[number] = continuation
          return false
        }
        if isOver { continuation.resume() }
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
}

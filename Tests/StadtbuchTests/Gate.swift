import Dispatch
import Synchronization

/// Holds threads until it is opened, and tells tasks that one has come: so tests know what runs and
/// what waits without looking at a clock.
final class Gate: Sendable {
  private struct State {
    var held = 0
    var waiters: [(count: Int, continuation: CheckedContinuation<Void, Never>)] = []
  }
  private let state = Mutex(State())
  private let semaphore = DispatchSemaphore(value: 0)

  /// Holds the thread.
  func pass() {
    let woken = state.withLock { state in
      state.held += 1
      let held = state.held
      let woken = state.waiters.filter { $0.count <= held }
      state.waiters.removeAll { $0.count <= held }
      return woken
    }
    for waiter in woken { waiter.continuation.resume() }
    semaphore.wait()
  }

  /// Suspends the task until so many threads have come in all.
  func arrivals(_ count: Int = 1) async {
    await withCheckedContinuation { continuation in
      let isOver = state.withLock { state in
        if state.held < count { state.waiters.append((count, continuation)) }
        return state.held >= count
      }
      if isOver { continuation.resume() }
    }
  }

  /// Lets so many threads pass, those that come later included.
  func open(_ count: Int = 1) {
    for _ in 0..<count { semaphore.signal() }
  }
}

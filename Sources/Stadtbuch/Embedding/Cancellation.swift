import Synchronization

/// Whether whoever asked still waits: set by the task, looked at by the thread that answers it.
package final class Cancellation: Sendable {
  private let isSet = Atomic(false)

  /// Whether nobody waits any more.
  package var isCancelled: Bool { isSet.load(ordering: .acquiring) }

  func cancel() { isSet.store(true, ordering: .releasing) }
}

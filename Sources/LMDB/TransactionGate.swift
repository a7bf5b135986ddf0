private import Glibc

/// Lets many transactions of this process run together, and the map change only between them.
///
/// Shared entry belongs to a transaction, exclusive entry to growing the map, reopening and
/// opening tables. Readers go first, so a read inside a transaction never blocks itself.
@safe
final class TransactionGate: @unchecked Sendable {
  private let lock: UnsafeMutablePointer<pthread_rwlock_t>

  init() {
    unsafe lock = .allocate(capacity: 1)
    unsafe lock.initialize(to: pthread_rwlock_t())
    let status = unsafe pthread_rwlock_init(lock, nil)
    precondition(status == 0, "pthread_rwlock_init")
  }

  deinit {
    unsafe pthread_rwlock_destroy(lock)
    unsafe lock.deallocate()
  }

  func enterShared() {
    let status = unsafe pthread_rwlock_rdlock(lock)
    precondition(status == 0, "pthread_rwlock_rdlock")
  }

  func leave() {
    let status = unsafe pthread_rwlock_unlock(lock)
    precondition(status == 0, "pthread_rwlock_unlock")
  }

  /// Waits until no transaction of this process is open; false after `seconds` of waiting.
  func enterExclusive(withinSeconds seconds: Int) -> Bool {
    var deadline = timespec()
    unsafe clock_gettime(CLOCK_REALTIME, &deadline)
    deadline.tv_sec += seconds
    return unsafe pthread_rwlock_timedwrlock(lock, &deadline) == 0
  }
}

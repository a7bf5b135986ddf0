private import CLMDB
private import Glibc

/// Lets many transactions of this process run together, and the map change only between them.
///
/// Shared entry belongs to a transaction, exclusive entry to growing the map, reopening and
/// opening tables. Whoever waits for exclusive entry is preferred to newcomers, so that steady
/// reading cannot keep it out; a thread that is inside already may always enter once more, so
/// that a read inside a transaction never blocks itself.
///
/// Sendable because `inside`, `isExclusive` and `waiting` are only touched while `mutex` is held,
/// and both pointers never change.
@safe
final class TransactionGate: @unchecked Sendable {
  private let mutex: UnsafeMutablePointer<pthread_mutex_t>
  private let changed: UnsafeMutablePointer<pthread_cond_t>
  private var inside: [(thread: pthread_t, depth: Int)] = []
  private var isExclusive = false
  private var waiting = 0

  init() {
    unsafe mutex = .allocate(capacity: 1)
    unsafe mutex.initialize(to: pthread_mutex_t())
    unsafe changed = .allocate(capacity: 1)
    unsafe changed.initialize(to: pthread_cond_t())
    var attributes = pthread_condattr_t()
    let status =
      unsafe pthread_mutex_init(mutex, nil) + pthread_condattr_init(&attributes)
      + pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC)
      + pthread_cond_init(changed, &attributes)
    precondition(status == 0, "pthread_cond_init")
    inside.reserveCapacity(16)
  }

  deinit {
    unsafe pthread_cond_destroy(changed)
    unsafe changed.deallocate()
    unsafe pthread_mutex_destroy(mutex)
    unsafe mutex.deallocate()
  }

  func enterShared() {
    let thread = pthread_self()
    unsafe pthread_mutex_lock(mutex)
    defer { unsafe pthread_mutex_unlock(mutex) }
    if let place = inside.firstIndex(where: { $0.thread == thread }) {
      inside[place].depth += 1
      return
    }
    while isExclusive || waiting > 0 { unsafe pthread_cond_wait(changed, mutex) }
    inside.append((thread, 1))
  }

  func leaveShared() {
    let thread = pthread_self()
    unsafe pthread_mutex_lock(mutex)
    defer { unsafe pthread_mutex_unlock(mutex) }
    guard let place = inside.firstIndex(where: { $0.thread == thread }) else {
      preconditionFailure("a transaction ended on another thread than it began on")
    }
    inside[place].depth -= 1
    guard inside[place].depth == 0 else { return }
    inside.swapAt(place, inside.count - 1)
    inside.removeLast()
    if inside.isEmpty, waiting > 0 { unsafe pthread_cond_broadcast(changed) }
  }

  /// Waits until no transaction of this process is open; false after `seconds` of waiting.
  func enterExclusive(withinSeconds seconds: Int) -> Bool {
    var deadline = timespec()
    unsafe clock_gettime(CLOCK_MONOTONIC, &deadline)
    deadline.tv_sec += seconds
    unsafe pthread_mutex_lock(mutex)
    defer { unsafe pthread_mutex_unlock(mutex) }
    waiting += 1
    defer { waiting -= 1 }
    while isExclusive || !inside.isEmpty {
      guard unsafe pthread_cond_timedwait(changed, mutex, &deadline) == 0 else {
        // Those who were held back for this one may go on.
        unsafe pthread_cond_broadcast(changed)
        return false
      }
    }
    isExclusive = true
    return true
  }

  func leaveExclusive() {
    unsafe pthread_mutex_lock(mutex)
    defer { unsafe pthread_mutex_unlock(mutex) }
    isExclusive = false
    unsafe pthread_cond_broadcast(changed)
  }
}

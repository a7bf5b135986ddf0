import Dispatch
import Synchronization
import Vocabulary

/// Events on their way from the reader of a file to the writer of the log.
struct DraftBatch: Sendable {
  var drafts: [Draft] = []
  /// The line of each draft.
  var lines: [Int32] = []
  /// The bytes of the records, nearly.
  var recordBytes = 0
  /// Why reading ended here, if it did not end with the file.
  var failure: ImportRefusal?
  /// Why the file could not be read.
  var fault: (any Error)?
  /// Whether nothing follows.
  var isLast = false
  /// The bytes of the file read up to here.
  var bytesRead: UInt64 = 0

  init() {}

  /// An empty batch with room for a whole one.
  init(reserving count: Int) {
    drafts.reserveCapacity(count)
    lines.reserveCapacity(count)
  }

  mutating func append(_ draft: Draft, line: Int) {
    recordBytes += draft.recordBytes
    drafts.append(draft)
    lines.append(Int32(truncatingIfNeeded: line))
  }
}

extension Draft {
  /// The bytes of its record, a little more rather than less.
  fileprivate var recordBytes: Int {
    data.count + subject.utf8.count + actor.utf8.count + source.utf8.count
      + (reason?.utf8.count ?? 0) + (basis?.utf8.count ?? 0) + 96
  }
}

/// Hands batches from one thread to another, one at a time: whoever offers waits until the other
/// has taken, so that no more than two batches are alive.
final class BatchHandover: Sendable {
  private let slot = Mutex<DraftBatch?>(nil)
  private let isStopped = Atomic(false)
  private let full = DispatchSemaphore(value: 0)
  private let free = DispatchSemaphore(value: 0)

  /// Offers a batch and waits until it is taken; false when no more are wanted.
  func offer(_ batch: consuming DraftBatch) -> Bool {
    guard !isStopped.load(ordering: .acquiring) else { return false }
    let offered = batch
    slot.withLock { $0 = offered }
    full.signal()
    free.wait()
    return !isStopped.load(ordering: .acquiring)
  }

  /// Waits for the next batch.
  func take() -> DraftBatch {
    full.wait()
    let batch = slot.withLock { slot in
      let batch = slot
      slot = nil
      return batch
    }
    free.signal()
    return batch ?? DraftBatch()
  }

  /// Tells whoever offers that no more are wanted.
  func stop() {
    isStopped.store(true, ordering: .releasing)
    free.signal()
  }
}

import Dispatch
import LMDB
import Synchronization

/// Something that is done to the log inside a write transaction: as a whole, or not at all.
struct WriteJob: Sendable {
  /// About how many bytes a record has beside its data.
  static let envelopeBytes = 300

  /// How many events it brings at most, and about how many bytes their records have.
  let eventCount, byteCount: Int
  /// When the views follow.
  var flushViews = AppendOptions.Flush.now
  /// Whether nothing is recorded by it.
  var isDryRun = false
  /// Does it behind the last event of the log, which moves on. What it throws, it has left nothing
  /// behind for; it may be done again.
  let work:
    @Sendable (
      _ head: inout LogHead, _ transaction: inout WriteTransaction
    ) throws(LedgerError) -> Receipt
}

/// One caller's job on its way to the writer.
struct WriteRequest: Sendable {
  typealias Answer = Result<Receipt, LedgerError>

  /// How the caller waits.
  enum Caller: Sendable {
    case task(CheckedContinuation<Answer, Never>)
    case thread(ThreadAnswer)
  }

  let job: WriteJob
  let caller: Caller

  func complete(_ answer: Answer) {
    switch caller {
    case .task(let continuation): continuation.resume(returning: answer)
    case .thread(let waiting): waiting.set(answer)
    }
  }
}

/// An answer for which a thread waits.
final class ThreadAnswer: Sendable {
  private let answer = Mutex<WriteRequest.Answer?>(nil)
  private let isSet = DispatchSemaphore(value: 0)

  func set(_ answer: WriteRequest.Answer) {
    self.answer.withLock { $0 = answer }
    isSet.signal()
  }

  func wait() -> WriteRequest.Answer {
    isSet.wait()
    return answer.withLock { $0 }
      ?? .failure(
        LedgerError(
          .unknownOutcome, "the writer gave no answer; repeat by id",
          "es kam keine Antwort; mit derselben Kennung wiederholen"))
  }
}

import Dispatch
import Synchronization
import Vocabulary

/// One caller's batch on its way to the writer.
struct WriteRequest: Sendable {
  typealias Answer = Result<Receipt, LedgerError>

  /// How the caller waits.
  enum Caller: Sendable {
    case task(CheckedContinuation<Answer, Never>)
    case thread(ThreadAnswer)
  }

  let drafts: [Draft]
  let options: AppendOptions
  let caller: Caller

  /// About how many bytes its records will have.
  var byteCount: Int {
    drafts.reduce(0) { $0 + $1.data.count + 300 }
  }

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
      ?? .failure(LedgerError(.unknownOutcome, "the writer gave no answer; repeat by id"))
  }
}

import LMDB
import Vocabulary

/// The decisions of one request inside a write transaction: the seam to deciding and applying.
///
/// What the request changes is held in memory until it is accepted, and dropped with this value
/// when it is refused.
struct LogSession: ~Copyable {
  private var tables: LogTables
  private var stored: [UInt8] = []
  private let options: AppendOptions

  init(_ handles: LogTableHandles, _ options: AppendOptions) {
    tables = LogTables(handles)
    self.options = options
  }

  /// What was found strange so far.
  var findings: [LedgerWarning] { tables.findings }

  /// The bytes of the records taken so far.
  var byteCount: Int { tables.pendingByteCount }

  /// Decides an event, and takes it in unless it was recorded before.
  mutating func take(
    _ draft: consuming Draft, at place: Sequencer.Place, today: Day,
    _ transaction: borrowing ReadTransaction
  ) throws(LedgerError) -> Receipt.Outcome {
    let context = DecisionContext(
      nextSequence: place.number, time: place.time, timeTrusted: place.timeTrusted, today: today,
      takesFormer: options.takesFormer && place.timeTrusted, isStrict: options.isStrict)
    do throws(DecidingError) {
      switch try Deciding.record(&draft, context, &tables, transaction, using: &stored) {
      case .duplicate(let first): return .duplicate(sequence: first)
      case .record:
        let version = try tables.version(of: EventPrefix(stored.span).owner, transaction)
        return .recorded(sequence: place.number, version: version)
      }
    } catch {
      throw LedgerError(error)
    }
  }

  /// Writes all that was taken into the transaction, where later requests see it.
  mutating func accept(_ transaction: inout WriteTransaction) throws(LedgerError) {
    guard tables.pendingCount > 0 else { return }
    do throws(LMDBError) {
      try tables.flush(into: &transaction)
    } catch {
      throw LedgerError(error)
    }
  }
}

extension LedgerError {
  /// The failure of a decision in the ledger's words.
  init(_ error: DecidingError) {
    switch error {
    case .refused(let refusal): self.init(refusal)
    case .failed(let error): self.init(error)
    case .damaged(let number, let why): self = .damaged(number, why)
    }
  }
}

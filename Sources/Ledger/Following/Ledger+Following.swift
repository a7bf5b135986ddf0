import LMDB
import Vocabulary

extension Ledger {
  /// Applies records that were decided elsewhere, as a whole or not at all, and holds the thread
  /// until they are durable. Nothing is decided and no clock is asked: so one ledger follows
  /// another.
  ///
  /// `origin` is that of the ledger that decided them. Their numbers must go on where the log ends,
  /// and their bytes be those that their content encodes to; else the error's
  /// ``LedgerError/record`` says which record is refused, and why. A log whose writer was killed may
  /// reach further than ``head`` says until something is written; the refusal then names how far.
  public func append(
    records: [EventRecord], of origin: String, _ flush: AppendOptions.Flush = .now
  ) throws(LedgerError) -> Receipt {
    try writerOrFail().perform(job(records, of: origin, flush)).get()
  }

  /// Applies records that were decided elsewhere, as a whole or not at all, and suspends the task
  /// until they are durable.
  public func append(
    records: [EventRecord], of origin: String, _ flush: AppendOptions.Flush = .now
  ) async throws(LedgerError) -> Receipt {
    try await writerOrFail().perform(job(records, of: origin, flush)).get()
  }

  /// Applies what an order holds behind the log's end, and all that it takes in from then on, until
  /// the task is cancelled.
  package func keepUp(with order: some EventOrder) async throws(LedgerError) {
    for try await records in order.follow(from: try head.sequence + 1) {
      do throws(LedgerError) {
        _ = try await append(records: records, of: order.origin)
      } catch {
        // What was left by a writer that was killed, or applied by another process.
        guard case .repeated(let head) = error.record?.reason else { throw error }
        _ = try await append(records: records.filter { $0.sequence > head }, of: order.origin)
      }
    }
  }

  private func job(
    _ records: [EventRecord], of origin: String, _ flush: AppendOptions.Flush
  ) throws(LedgerError) -> WriteJob {
    let first = records.first?.sequence ?? 0
    guard origin == identity.origin else {
      throw LedgerError(
        RecordRefusal(first, .otherLedger(origin: origin, own: identity.origin)))
    }
    guard records.count <= Limits.batchEventsMax else {
      throw LedgerError(RecordRefusal(first, .tooMuch))
    }
    return WriteJob(
      eventCount: records.count,
      byteCount: records.reduce(0) { $0 + $1.bytes.count + EventPrefix.lengthWithTarget },
      flushViews: flush
    ) { [tables] (head, transaction) throws(LedgerError) in
      try RecordIntake.apply(records, to: tables, after: &head, &transaction)
    }
  }
}

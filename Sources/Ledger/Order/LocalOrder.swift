import Vocabulary

/// The order of a log that is written on one machine: who holds the writer's lock comes next.
///
/// Groups of many callers become durable together, in one transaction of the writer's thread.
struct LocalOrder: EventOrder {
  let origin: String
  let clock: any LedgerClock
  let writer: LogWriter
  let log: LogSource

  var head: LedgerPosition {
    get throws(LedgerError) { try log.head }
  }

  func commit(
    _ group: EventGroup, _ decide: @escaping Decide
  ) async throws(LedgerError) -> Receipt {
    try await writer.perform(job(group, decide)).get()
  }

  func commitHere(
    _ group: EventGroup, _ decide: @escaping Decide
  ) throws(LedgerError) -> Receipt {
    try writer.perform(job(group, decide)).get()
  }

  func records(from number: UInt64) throws(LedgerError) -> [EventRecord] {
    try log.records(from: number)
  }

  func follow(from number: UInt64) -> LedgerFollower {
    LedgerFollower(log: log, first: max(number, 1))
  }

  private func job(_ group: EventGroup, _ decide: @escaping Decide) -> WriteJob {
    WriteJob(
      eventCount: group.drafts.count,
      byteCount: group.drafts.reduce(0) { $0 + $1.data.count + WriteJob.envelopeBytes },
      flushViews: group.options.flushViews, isDryRun: group.options.dryRun
    ) { [clock] (head, transaction) throws(LedgerError) in
      var places = Sequencer(clock: clock, after: head)
      try places.reserve(trustTime: group.options.trustTime)
      let receipt = try decide(group, &places, &transaction)
      if !group.options.dryRun { head = places.end }
      return receipt
    }
  }
}

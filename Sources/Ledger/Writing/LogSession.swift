import LMDB
import Vocabulary

/// The decisions of one batch inside a write transaction.
///
/// What the request changes is held in memory until it is accepted, and dropped with this value
/// when it is refused.
struct LogSession: ~Copyable, ~Escapable {
  private var decider: Decider
  private var stored: [UInt8] = []
  private let options: AppendOptions

  @_lifetime(copy transaction)
  private init(
    _ handles: LogTableHandles, _ options: AppendOptions, _ transaction: borrowing ReadTransaction
  ) {
    decider = Decider(handles, transaction)
    self.options = options
  }

  /// Decides one batch: all of it is taken into the transaction, or nothing.
  static func decide(
    _ group: EventGroup, on handles: LogTableHandles, _ calendar: SharedCalendar,
    _ places: inout Sequencer, _ transaction: inout WriteTransaction
  ) throws(LedgerError) -> Receipt {
    guard group.drafts.count <= Limits.batchEventsMax else {
      throw LedgerError(
        Refusal(
          .order(.batchTooLong(most: Limits.batchEventsMax)), "batch", "\(group.drafts.count)"))
    }
    var session = LogSession(handles, group.options, transaction.reading)
    var outcomes: [Receipt.Outcome] = []
    var planned: [[UInt8]] = []
    outcomes.reserveCapacity(group.drafts.count)
    for index in group.drafts.indices {
      do throws(LedgerError) {
        outcomes.append(try session.take(group.drafts[index], &places, calendar))
        if group.options.dryRun, case .recorded? = outcomes.last { planned.append(session.stored) }
      } catch {
        throw error.at(index)
      }
    }
    let findings = session.decider.tables.findings
    if !group.options.dryRun, session.decider.tables.pendingCount > 0 {
      let changes = session.changes()
      do throws(LMDBError) { try changes.flush(into: &transaction) } catch {
        throw LedgerError(error)
      }
    }
    var receipt = Receipt(outcomes: outcomes, time: places.batchTime, warnings: findings)
    receipt.planned = planned
    return receipt
  }

  /// Decides an event at the next place, and takes both unless it was recorded before.
  private mutating func take(
    _ draft: Draft, _ places: inout Sequencer, _ calendar: SharedCalendar
  ) throws(LedgerError) -> Receipt.Outcome {
    let (place, fault) = places.place(of: draft)
    let outcome = try decide(draft, at: place, today: calendar.day(of: place.time))
    // What was recorded before is answered whatever its time says now.
    if case .recorded = outcome {
      if let fault { throw LedgerError(fault) }
      places.take(place)
    }
    if let pinned = draft.sequence, pinned != outcome.sequence {
      throw LedgerError(
        Refusal(
          .order(.otherNumber(number: outcome.sequence)), "sequence", "\(pinned)"))
    }
    guard decider.tables.pendingByteCount <= Limits.batchBytesMax else {
      throw LedgerError(
        Refusal(.order(.batchTooLarge(most: Limits.batchBytesMax)), "batch"))
    }
    return outcome
  }

  /// Decides an event, and holds it in memory unless it was recorded before.
  private mutating func decide(
    _ draft: Draft, at place: Sequencer.Place, today: Day
  ) throws(LedgerError) -> Receipt.Outcome {
    let context = DecisionContext(
      nextSequence: place.number, time: place.time, timeTrusted: place.timeTrusted, today: today,
      takesFormer: options.takesFormer && place.timeTrusted, isStrict: options.isStrict)
    do throws(DecidingError) {
      switch try decider.record(draft, context, into: &stored) {
      case .duplicate(let first): return .duplicate(sequence: first)
      case .record:
        let version = try decider.tables.version(of: EventPrefix(stored.span).owner)
        return .recorded(sequence: place.number, version: version)
      }
    } catch {
      throw LedgerError(error)
    }
  }

  /// What was taken, to be written where later batches see it.
  private consuming func changes() -> LogChanges { decider.changes() }
}

extension LedgerError {
  /// The failure of a decision in the ledger's words.
  init(_ error: DecidingError) {
    switch error {
    case .refused(let refusal): self.init(refusal)
    case .failed(let error): self.init(error)
    case .damaged(let number, let why): self = .damaged(number, why)
    case .record(let refusal): self.init(refusal)
    }
  }
}

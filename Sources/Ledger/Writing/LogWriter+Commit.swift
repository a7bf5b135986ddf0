import Foundation
import LMDB
import Synchronization
import Vocabulary

extension LogWriter {
  /// Decides and commits a group; the flag says that the lock could not be had.
  func execute(
    _ group: [WriteRequest], _ state: inout State
  ) -> (answers: [WriteRequest.Answer], isLockLost: Bool) {
    var isLocking = false
    do throws(LedgerError) {
      if let block = state.block { throw block }
      if state.lockedSince == nil {
        isLocking = true
        try lock.acquire()
        isLocking = false
        state.lockedSince = ContinuousClock.now
      }
      try checkSpace()
      checkReaders(&state)
      for _ in 0..<LogWriter.growthsMax {
        do throws(LedgerError) {
          return (try commit(group, &state), false)
        } catch {
          guard error.code == .mapFull else { throw error }
          try growMap()
        }
      }
      return (try commit(group, &state), false)
    } catch {
      return (group.map { _ in .failure(error) }, isLocking && error.code == .locked)
    }
  }

  /// Refuses to write where too little space is left to do it safely.
  private func checkSpace() throws(LedgerError) {
    let free: Int64
    do throws(LMDBError) {
      free = try environment.freeDiskBytes()
    } catch {
      throw LedgerError(error)
    }
    guard free >= options.freeSpaceMarkBytes else {
      throw LedgerError(
        .diskFull,
        "only \(free >> 20) MiB are free where \(environment.directory) lies, and nothing is "
          + "written below \(options.freeSpaceMarkBytes >> 20) MiB; free space, then repeat")
    }
  }

  /// Frees the slots of dead readers from time to time; they would keep pages from being used.
  private func checkReaders(_ state: inout State) {
    let now = ContinuousClock.now
    guard now >= state.readersDue else { return }
    state.readersDue = now + LogWriter.readersInterval
    _ = try? environment.checkReaders()
  }

  private static let readersInterval = Swift.Duration.seconds(60)

  /// How often the map is doubled for one group.
  private static let growthsMax = 8

  private func growMap() throws(LedgerError) {
    do throws(LMDBError) {
      try environment.growMap(to: environment.mapSizeBytes * 2)
    } catch {
      throw LedgerError(error)
    }
  }

  private func commit(
    _ group: [WriteRequest], _ state: inout State
  ) throws(LedgerError) -> [WriteRequest.Answer] {
    let before = state.sequencer
    var answers: [WriteRequest.Answer] = []
    var isDecided = false
    // Where the log ended when this began, also for whoever did not know it.
    var start = before.last.sequence
    do throws(LedgerError) {
      try environment.write { (transaction) throws(LedgerError) in
        if transaction.id != state.transaction + 1 {
          let head = try LogReader(tables).head(transaction.reading)
          state.sequencer.restart(after: head)
          try Applying.bringUp(tables, through: head.sequence, &transaction)
        }
        answers.reserveCapacity(group.count)
        start = state.sequencer.last.sequence
        for request in group { answers.append(try take(request, &state, &transaction)) }
        let isChanged = state.sequencer.last.sequence > start
        if isChanged, let mark = state.mark {
          do throws(LMDBError) { try mark.put(into: &transaction) } catch {
            throw LedgerError(error)
          }
        }
        state.transaction = transaction.id - (isChanged ? 0 : 1)
        isDecided = true
      }
    } catch {
      // The next transaction reads the head anew.
      state.transaction = 0
      let reached = state.sequencer.last.sequence
      state.sequencer = before
      guard isDecided else { throw error }
      throw settle(error, before: start, reached: reached, &state)
    }
    if state.sequencer.last.sequence > before.last.sequence {
      state.owesViews = true
    }
    if state.sequencer.last.sequence > start {
      state.mark = nil
    }
    return answers
  }

  /// Finds out what a failed commit has left; only reopening tells.
  private func settle(
    _ error: LedgerError, before: UInt64, reached: UInt64, _ state: inout State
  ) -> LedgerError {
    guard environment.isFailed else { return error }
    var head: UInt64?
    do throws(LMDBError) {
      try environment.reopen()
      head = try environment.read { (transaction) throws(LMDBError) in
        try LogReader(tables).lastSequence(transaction)
      }
    } catch {
      head = nil
    }
    if let head, head < reached, error.code == .diskFull { return error }
    let unknown = LedgerError(
      .unknownOutcome,
      "the commit of the events \(before + 1) to \(reached) failed (\(error.message)) and what "
        + "reached the disk is not known; nothing more is written until verify has run, then "
        + "repeat: events recorded already are recognised by their id")
    state.block = unknown
    return unknown
  }

  /// Allows writing again, after a verification of the whole log.
  func unblock() {
    state.withLock { state in
      state.block = nil
      state.transaction = 0
    }
  }

  /// Decides one request: all of it is taken, or nothing.
  private func take(
    _ request: WriteRequest, _ state: inout State, _ transaction: inout WriteTransaction
  ) throws(LedgerError) -> WriteRequest.Answer {
    let before = state.sequencer
    do throws(LedgerError) {
      guard request.drafts.count <= Limits.batchEventsMax else {
        throw LedgerError(
          Refusal(
            .limit, "batch", "\(request.drafts.count)",
            why: "a batch has at most \(Limits.batchEventsMax) events", remedy: "divide it"))
      }
      try state.sequencer.reserve(trustTime: request.options.trustTime)
      var session = LogSession(tables, request.options)
      var outcomes: [Receipt.Outcome] = []
      outcomes.reserveCapacity(request.drafts.count)
      for index in request.drafts.indices {
        do throws(LedgerError) {
          outcomes.append(
            try take(request.drafts[index], &session, &state, transaction.reading))
        } catch {
          throw error.at(index)
        }
      }
      let time = state.sequencer.batchTime
      let findings = session.findings
      if request.options.dryRun {
        state.sequencer = before
      } else {
        try session.accept(&transaction)
        state.sequencer.commit()
      }
      return .success(Receipt(outcomes: outcomes, time: time, warnings: findings))
    } catch {
      state.sequencer = before
      guard error.refusal != nil || error.code == .notPermitted else { throw error }
      return .failure(error)
    }
  }

  private func take(
    _ draft: Draft, _ session: inout LogSession, _ state: inout State,
    _ transaction: borrowing ReadTransaction
  ) throws(LedgerError) -> Receipt.Outcome {
    let (place, fault) = state.sequencer.place(of: draft)
    let outcome = try session.take(
      draft, at: place, today: state.calendar.day(of: place.time), transaction)
    // What was recorded before is answered whatever its time says now.
    if case .recorded = outcome {
      if let fault { throw LedgerError(fault) }
      state.sequencer.take(place)
    }
    if let pinned = draft.sequence, pinned != outcome.sequence {
      throw LedgerError(
        Refusal(
          .sequence, "sequence", "\(pinned)", why: "the event has the number \(outcome.sequence)",
          remedy: "leave it out, or give that number"))
    }
    guard session.byteCount <= Limits.batchBytesMax else {
      throw LedgerError(
        Refusal(
          .limit, "batch", why: "the records of a batch have at most \(Limits.batchBytesMax) bytes",
          remedy: "divide it"))
    }
    return outcome
  }

  /// Brings the views up to what is recorded, where the callers want to wait for it.
  func tellViews(_ group: [WriteRequest], _ answers: inout [WriteRequest.Answer]) {
    let (owes, head) = state.withLock { ($0.owesViews, $0.sequencer.last.sequence) }
    guard owes else { return }
    defer { signal.raise() }
    guard group.contains(where: { $0.options.flushViews == .now }) else { return }
    guard let warning = callHook(head) else { return }
    for index in answers.indices {
      guard case .success(var receipt) = answers[index], !group[index].options.dryRun,
        group[index].options.flushViews == .now
      else { continue }
      receipt.warnings.append(warning)
      answers[index] = .success(receipt)
    }
  }

  /// Tells the hook how far the log reaches; a failure of it is a warning, never an error.
  func callHook(_ head: UInt64) -> LedgerWarning? {
    guard let hook = hook.withLock({ $0 }) else { return nil }
    do {
      try hook(head)
      state.withLock { $0.owesViews = false }
      return nil
    } catch {
      return LedgerWarning(
        .viewsBehind, "the events are recorded, but the views do not show them yet: \(error)")
    }
  }
}

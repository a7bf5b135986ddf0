import Foundation
import LMDB
import Synchronization
import Vocabulary

extension LogWriter {
  /// Does and commits a group; the flag says that the lock could not be had.
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
          + "written below \(options.freeSpaceMarkBytes >> 20) MiB; free space, then repeat",
        "bei \(environment.directory) sind nur \(free >> 20) MiB frei, und unter "
          + "\(options.freeSpaceMarkBytes >> 20) MiB wird nichts geschrieben; Platz schaffen, dann "
          + "wiederholen")
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
    let before = state.head
    var answers: [WriteRequest.Answer] = []
    var isDone = false
    // Where the log ended when this began, also for whoever did not know it.
    var start = before.sequence
    do throws(LedgerError) {
      try environment.write { (transaction) throws(LedgerError) in
        if transaction.id != state.transaction + 1 {
          state.head = try LogReader(tables).head(transaction.reading)
          try LogTables.bringUp(tables, through: state.head.sequence, &transaction)
        }
        answers.reserveCapacity(group.count)
        start = state.head.sequence
        for request in group { answers.append(try take(request.job, &state, &transaction)) }
        let isChanged = state.head.sequence > start
        if isChanged, let mark = state.mark {
          do throws(LMDBError) { try mark.put(into: &transaction) } catch {
            throw LedgerError(error)
          }
        }
        state.transaction = transaction.id - (isChanged ? 0 : 1)
        isDone = true
      }
    } catch {
      // The next transaction reads the head anew.
      state.transaction = 0
      let reached = state.head.sequence
      state.head = before
      guard isDone else { throw error }
      throw settle(error, before: start, reached: reached, &state)
    }
    if state.head.sequence > before.sequence {
      state.owesViews = true
    }
    if state.head.sequence > start {
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
        + "repeat: events recorded already are recognised by their id",
      "die Ereignisse \(before + 1) bis \(reached) ließen sich nicht abschließen (\(error.text.de)), "
        + "und was den Datenträger erreicht hat, ist nicht bekannt; bis verify gelaufen ist, wird "
        + "nichts geschrieben, dann wiederholen: bereits erfasste Ereignisse werden an ihrer Kennung "
        + "erkannt")
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

  /// Does one job: all of it, or nothing.
  private func take(
    _ job: WriteJob, _ state: inout State, _ transaction: inout WriteTransaction
  ) throws(LedgerError) -> WriteRequest.Answer {
    do throws(LedgerError) {
      var head = state.head
      let receipt = try job.work(&head, &transaction)
      state.head = head
      return .success(receipt)
    } catch {
      guard error.refusal != nil || error.record != nil || error.code == .notPermitted else {
        throw error
      }
      return .failure(error)
    }
  }

  /// Brings the views up to what is recorded, where the callers want to wait for it.
  func tellViews(_ group: [WriteRequest], _ answers: inout [WriteRequest.Answer]) {
    let (owes, head) = state.withLock { ($0.owesViews, $0.head.sequence) }
    guard owes else { return }
    defer { signal.raise() }
    guard group.contains(where: { $0.job.flushViews == .now }) else { return }
    guard let warning = callHook(head) else { return }
    for index in answers.indices {
      guard case .success(var receipt) = answers[index], !group[index].job.isDryRun,
        group[index].job.flushViews == .now
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
      return LedgerWarning(.viewsBehind, LogWriter.behind(error))
    }
  }

  /// That views lag behind what is recorded, and why.
  private static func behind(_ error: any Error) -> Label {
    let why = Label.saying(error)
    return Label(
      en: "the events are recorded, but the views do not show them yet: \(why.en)",
      de: "die Ereignisse sind erfasst, aber die Sichten zeigen sie noch nicht: \(why.de)")
  }
}

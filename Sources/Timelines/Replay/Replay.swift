import LMDB
public import Ledger
import Vocabulary

/// The state at a point, folded straight from the log without the index: the auditor's tool, and
/// the index's own check. With the index it shares only the decoding and the facts of an event.
public struct Replay {
  private let log: LogAccess
  private let fold: ReplayFold
  /// The point.
  public let point: Point
  /// How many events were folded.
  public var events: UInt64 { fold.events }

  /// Events that are read in one transaction.
  private static let chunkEvents = 100_000

  /// Folds the log up to the point.
  ///
  /// - Parameters:
  ///   - keepingValues: whether values of observations that show are kept for ``stateHash()``, some
  ///     30 bytes each; without them it reads their events again, which takes longer.
  ///   - progress: is told how many events are done; what it throws ends the replay.
  public init(
    _ ledger: Ledger, at point: Point, keepingValues: Bool = true,
    progress: (UInt64) throws(TimelinesError) -> Void = { _ in }
  ) throws(TimelinesError) {
    self.point = point
    let log = LogAccess(ledger: ledger)
    self.log = log
    var fold = ReplayFold(
      point, try ReplaySubjects(log), keepingValues: keepingValues)
    var next = point.knownAt
    while next > 0 {
      next = try ledger.read { (transaction) throws(TimelinesError) -> UInt64 in
        try Replay.fold(next, into: &fold, log, transaction)
      }
      try progress(fold.events)
    }
    self.fold = fold
  }

  /// Folds a chunk of events that ends with `last`; gives the one before it.
  private static func fold(
    _ last: UInt64, into fold: inout ReplayFold, _ log: LogAccess,
    _ transaction: borrowing ReadTransaction
  ) throws(TimelinesError) -> UInt64 {
    var events = try log.events(transaction)
    let isThere: Bool
    do throws(LMDBError) { isThere = try events.seek(last) } catch { throw TimelinesError(error) }
    guard isThere else {
      throw TimelinesError(
        .aboveHead, "event \(last) is not recorded", "Ereignis \(last) ist nicht erfasst")
    }
    var sequence = last
    var count = 0
    while true {
      guard events.sequence == sequence else {
        throw TimelinesError(
          .corrupt,
          "event \(sequence) is missing from the log", "Ereignis \(sequence) fehlt im Logbuch")
      }
      try fold.fold(sequence, events.stored, log, transaction)
      sequence -= 1
      count += 1
      guard sequence > 0, count < chunkEvents else { return sequence }
      do throws(LMDBError) {
        guard try events.previous() else { return 0 }
      } catch {
        throw TimelinesError(error)
      }
    }
  }

  /// Calls `emit` with the lines of all that holds, in blocks, bytewise sorted; gives their number.
  public func factLines(_ emit: ([UInt8]) -> Void) throws(TimelinesError) -> UInt64 {
    var lines = ReplayLines()
    let names = fold.subjects.table
    let bytes = names.nameBytes
    for entry in 0..<names.count {
      let number = names.numbers[entry]
      guard fold.subjects.kinds[Int(number)] != ReplaySubjects.eventKind else { continue }
      // Entities go in groups of one transaction each: none is open for long.
      try log.ledger.read { (transaction) throws(TimelinesError) in
        try collect(number, into: &lines, transaction)
      }
      lines.finish(bytes.span.extracting(names.range(ofEntry: entry)), emit)
    }
    lines.flush(emit)
    return lines.count
  }

  /// The hash of all that holds at the point.
  public func stateHash() throws(TimelinesError) -> StateHash {
    var hash = LineHash()
    let count = try factLines { hash.update($0) }
    return hash.finish(lines: count)
  }

  private func collect(
    _ number: UInt32, into lines: inout ReplayLines, _ transaction: borrowing ReadTransaction
  ) throws(TimelinesError) {
    let row = fold.rows[Int(number)]
    if row >= 0 {
      let attributes = fold.attributes(ofKind: fold.subjects.kinds[Int(number)])
      for place in attributes.indices {
        let slot = fold.fixed[Int(row) + place]
        try lines.add(slot.sequence, fact: Int(slot.fact), log, transaction)
      }
    }
    for place in fold.series.rows(of: number) {
      let row = fold.series.rows[place]
      for slot in row.start..<row.start + row.count {
        guard let reference = fold.series.shown(slot) else { continue }
        if fold.keepsValues {
          lines.addKept(fold.kept.span, at: Int(reference - 1))
        } else {
          try lines.addPlain(reference, log, transaction)
        }
      }
    }
    var next = fold.named.first[Int(number)]
    while next >= 0 {
      let slot = fold.named.slots[Int(next)]
      if slot.fact == NamedSlots.account {
        let names = fold.named.names.nameBytes
        lines.add(
          account: names.span.extracting(fold.named.name(Int(next))),
          sum: fold.named.sums[Int(next)])
      } else {
        try lines.add(slot.sequence, fact: Int(slot.fact), log, transaction)
      }
      next = fold.named.following[Int(next)]
    }
  }
}

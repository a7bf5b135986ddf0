import Dispatch
import LMDB
import Synchronization
public import Vocabulary

/// One row of `changes`: an attribute that differs between two points, and why.
public struct ChangeRow: Sendable, Equatable {
  /// Why something differs.
  public enum Cause: String, Sendable, CaseIterable {
    /// The world changed between the two days.
    case happened
    /// What had held before was heard of later.
    case late
    /// What had been said before was said anew or taken back.
    case corrected
  }

  /// The subject.
  public var subject: String
  /// The attribute.
  public var attribute: String
  /// The value before, as JSON; nil where there was none.
  public var before: String?
  /// The value after.
  public var after: String?
  /// Of money what it changed by, an absent side counting 0.
  public var change: Money?
  /// Why it differs.
  public var cause: Cause
  /// The events behind it, in rising order.
  public var sequences: [UInt64]
}

/// The rows that one thread found, in the order of their keys.
private final class ChangePart: Sendable {
  let rows = Mutex(ScratchSort())
}

extension Timelines {
  /// What differs between two points, of which the first knows no more than the second: by
  /// subject, then attribute, and where both is true first what was learnt, then what happened.
  ///
  /// Two threads look at subjects in turn. Rows wait in the order of their keys, on disk where there
  /// are many, so that however much differs little is in memory.
  public func changes(
    from: Point, to: Point, _ emit: (ChangeRow) throws(TimelinesError) -> Void
  ) throws(TimelinesError) {
    let isLarge = try read(at: to, and: from) { (reading) throws(TimelinesError) in
      try reading.subjects(after: "", Reading.subjectsPerTurn).count == Reading.subjectsPerTurn
    }
    let threads = isLarge ? 2 : 1
    let parts = [ChangePart(), ChangePart()]
    let failure = Mutex<TimelinesError?>(nil)
    DispatchQueue.concurrentPerform(iterations: threads) { thread in
      do throws(TimelinesError) {
        try parts[thread].rows.withLock { (rows) throws(TimelinesError) in
          try read(at: to, and: from) { (reading) throws(TimelinesError) in
            try reading.changes(from: from, turn: thread, of: threads, into: &rows)
          }
        }
      } catch {
        failure.withLock { $0 = $0 ?? error }
      }
    }
    if let failure = failure.withLock({ $0 }) { throw failure }
    try parts[0].rows.withLock { (first) throws(TimelinesError) in
      try parts[1].rows.withLock { (second) throws(TimelinesError) in
        try Timelines.merge(&first, &second, emit)
      }
    }
  }

  private static func merge(
    _ first: inout ScratchSort, _ second: inout ScratchSort,
    _ emit: (ChangeRow) throws(TimelinesError) -> Void
  ) throws(TimelinesError) {
    var (hasFirst, hasSecond) = (try first.hasNext(), try second.hasNext())
    while hasFirst || hasSecond {
      if hasFirst, !hasSecond || first.key.span.precedes(second.key.span) {
        try emit(ChangeRow(key: first.key, value: first.value))
        hasFirst = try first.hasNext()
      } else {
        try emit(ChangeRow(key: second.key, value: second.value))
        hasSecond = try second.hasNext()
      }
    }
  }
}

extension Reading {
  /// Adds what differs between `from` and this reading's point, which is `to`, of the subjects whose
  /// turn it is among so many turns.
  func changes(
    from: Point, turn: Int, of turns: Int, into rows: inout ScratchSort
  ) throws(TimelinesError) {
    var fold = ChangeFold(from, point)
    var walk = try chunkWalk()
    var last = ""
    var next = 0
    while true {
      let subjects = try subjects(after: last, Reading.subjectsPerTurn)
      guard let end = subjects.last else { return }
      last = end.name
      next += 1
      guard (next - 1) % turns == turn else { continue }
      for subject in subjects where try sees(subject) {
        do throws(LMDBError) {
          guard try fold.find(subject.number, &walk) else { continue }
        } catch {
          throw TimelinesError(error)
        }
        try add(subject, &fold, &walk, to: &rows)
      }
    }
  }

  /// Adds the rows of a subject, of which something may differ.
  private func add(
    _ subject: Entity, _ fold: inout ChangeFold, _ walk: inout ChunkWalk,
    to rows: inout ScratchSort
  ) throws(TimelinesError) {
    do throws(LMDBError) { try fold.begin(subject.number, &walk) } catch {
      throw TimelinesError(error)
    }
    while true {
      do throws(LMDBError) {
        guard try fold.next(&walk) else { return }
      } catch {
        throw TimelinesError(error)
      }
      for step in 0..<2 {
        guard let difference = fold.difference(step) else { continue }
        var row = ChangeRow(
          subject: subject.name, attribute: try attribute(fold.attribute).name,
          before: difference.before, after: difference.after, change: difference.change,
          cause: .happened, sequences: difference.events)
        if step == 0 {
          row.cause = .late
          for event in row.sequences where try isCorrecting(event, knownAt: point.knownAt) {
            row.cause = .corrected
          }
        }
        try rows.add(row, step: step)
      }
    }
  }

  /// Whether an event is void, a void, a correction, or a restatement that is no late report.
  private func isCorrecting(
    _ sequence: UInt64, knownAt: UInt64
  ) throws(TimelinesError) -> Bool {
    guard let stored = try log.stored(sequence, logTransaction) else { return false }
    let prefix = EventPrefix(stored)
    if prefix.target != 0 { return true }
    // A void that the audience may not see tells nothing.
    let flips = try log.flips(of: sequence, logTransaction).filter {
      lens?.hiddenEvents.contains($0) != true
    }
    if flips.count(where: { $0 <= knownAt }) % 2 == 1 { return true }
    guard let type = Registry.current.type(numbered: prefix.typeNumber),
      type.isNamed(.measurementRestated)
    else { return false }
    let data = DataView(
      type.fields, stored, in: prefix.byteCount + prefix.dataOffset..<stored.count)
    return data.text("cause") != "late-report"
  }
}

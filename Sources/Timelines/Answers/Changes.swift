import Dispatch
import LMDB
import Synchronization
public import Vocabulary

/// One row of `changes`: an attribute that differs between two points, and why.
public struct ChangeRow: Sendable, Equatable {
  /// Why something differs.
  public enum Cause: String, Sendable {
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

extension Timelines {
  /// What differs between two points, of which the first knows no more than the second: by
  /// subject, then attribute, and where both is true first what was learnt, then what happened.
  public func changes(from: Point, to: Point) throws(TimelinesError) -> [ChangeRow] {
    let subjects = try read(at: to) { (reading) throws(TimelinesError) in
      try reading.changeSubjects()
    }
    let threads = subjects.count < 2 * Timelines.subjectsPerThread ? 1 : 2
    let results = Mutex<[Int: Result<[ChangeRow], TimelinesError>]>([:])
    DispatchQueue.concurrentPerform(iterations: threads) { thread in
      let start = subjects.count * thread / threads
      let part = subjects[start..<subjects.count * (thread + 1) / threads]
      let result: Result<[ChangeRow], TimelinesError>
      do throws(TimelinesError) {
        result = .success(
          try read(at: to) { (reading) throws(TimelinesError) in
            try reading.changes(of: part, from: from)
          })
      } catch {
        result = .failure(error)
      }
      results.withLock { $0[thread] = result }
    }
    var rows: [ChangeRow] = []
    for thread in 0..<threads {
      guard let part = results.withLock({ $0.removeValue(forKey: thread) }) else { continue }
      if thread == 0 { rows = try part.get() } else { rows.append(contentsOf: try part.get()) }
    }
    return rows
  }

  /// Fewer subjects than this are not worth a second thread.
  private static let subjectsPerThread = 500
}

extension Reading {
  /// All subjects that have facts, in rising order of bytes.
  func changeSubjects() throws(TimelinesError) -> [Entity] {
    var subjects: [Entity] = []
    let event = Array("event/".utf8)
    try log.forEachSubject(startingWith: [], logTransaction) { name, number in
      if name.count >= event.count, name.equals(0..<event.count, event.span) { return }
      subjects.append(Entity(number: number, name: name.string(in: 0..<name.count)))
    }
    return subjects
  }

  /// What differs of some subjects between `from` and this reading's point, which is `to`.
  func changes(
    of subjects: ArraySlice<Entity>, from: Point
  ) throws(TimelinesError) -> [ChangeRow] {
    let points = [from, Point(asOf: from.asOf, knownAt: point.knownAt), point]
    let scan = ChangeScan(from, point)
    var rows: [ChangeRow] = []
    var attributes: [UInt32] = []
    var cursor: LMDB.Cursor
    do throws(LMDBError) { cursor = try index.cursor(tables.chunks) } catch {
      throw TimelinesError(error)
    }
    for subject in subjects {
      let facts: [[TimelineFact]]
      do throws(LMDBError) {
        facts = try changedFacts(of: subject.number, scan, &cursor, &attributes)
      } catch {
        throw TimelinesError(error)
      }
      guard !facts.isEmpty else { continue }
      let start = rows.count
      for list in facts {
        for step in 0..<2 where points[step] != points[step + 1] {
          if let row = try change(
            list, subject.name, from: points[step], to: points[step + 1], isLearnt: step == 0)
          {
            rows.append(row)
          }
        }
      }
      guard rows.count - start > 1 else { continue }
      rows[start...].sort { left, right in
        left.attribute == right.attribute
          ? left.cause != .happened && right.cause == .happened
          : left.attribute.utf8Span.span.precedes(right.attribute.utf8Span.span)
      }
    }
    return rows
  }

  private func change(
    _ facts: [TimelineFact], _ subject: String, from: Point, to: Point, isLearnt: Bool
  ) throws(TimelinesError) -> ChangeRow? {
    let difference = facts[0].kind == .flow ? facts.sums(from, to) : facts.shown(from, to)
    guard let difference else { return nil }
    var row = ChangeRow(
      subject: subject, attribute: try attribute(facts[0].attribute).name,
      before: difference.before, after: difference.after, change: difference.change,
      cause: .happened, sequences: facts.events(of: difference.involved, from, to))
    guard isLearnt else { return row }
    row.cause = .late
    for event in row.sequences where try isCorrecting(event, knownAt: to.knownAt) {
      row.cause = .corrected
    }
    return row
  }

  /// Whether an event is void, a void, a correction, or a restatement that is no late report.
  private func isCorrecting(
    _ sequence: UInt64, knownAt: UInt64
  ) throws(TimelinesError) -> Bool {
    guard let stored = try log.stored(sequence, logTransaction) else { return false }
    let prefix = EventPrefix(stored)
    if prefix.target != 0 { return true }
    let flips = try log.flips(of: sequence, logTransaction)
    if flips.count(where: { $0 <= knownAt }) % 2 == 1 { return true }
    guard let type = Registry.current.type(numbered: prefix.typeNumber),
      type.name == "measurement.restated"
    else { return false }
    let data = DataView(
      type.fields, stored, in: prefix.byteCount + prefix.dataOffset..<stored.count)
    return data.text("cause") != "late-report"
  }
}

import LMDB
import Vocabulary

/// How one attribute differs between two points.
struct FactDifference {
  /// The value before, as JSON; nil where there was none.
  var before: String?
  /// The value after.
  var after: String?
  /// Of money what it changed by.
  var change: Money?
  /// The events behind it, in rising order.
  var events: [UInt64]
}

/// Walks over what an entity's index says and folds one attribute after another, at both points and
/// at the day of the first as known at the second. Of an attribute's facts it keeps those that show.
struct ChangeFold {
  /// What shows of an attribute at a point, and the place of that fact among the attribute's.
  private struct Shown {
    var fact: TimelineFact
    var place: Int
  }

  private let points: [Point]
  private let scan: ChangeScan
  /// The attributes of the entity that may differ, rising.
  private var attributes: [UInt32] = []
  private var next = 0
  /// Where in the chunk at hand the next run begins; nil behind the last.
  private var at: Int?

  /// The attribute at hand.
  private(set) var attribute: UInt32 = 0
  private var isAccount = false
  private var currency = Currency.eur
  private var shown: [Shown?] = [nil, nil, nil]
  private var totals: [Total?] = [nil, nil, nil]
  /// Of an account the events of the bookings that count at one of two points only, with their
  /// flips between.
  private var involved: [[UInt64]] = [[], []]

  init(_ from: Point, _ to: Point) {
    points = [from, Point(asOf: from.asOf, knownAt: to.knownAt), to]
    scan = ChangeScan(from, to)
  }

  /// Finds the attributes of an entity that may differ; false where there are none.
  mutating func find(
    _ entity: UInt32, _ walk: inout ChunkWalk
  ) throws(LMDBError) -> Bool {
    attributes.removeAll(keepingCapacity: true)
    var found = try walk.first(of: entity)
    while found {
      scan.add(walk.chunk, to: &attributes)
      found = try walk.next()
    }
    return !attributes.isEmpty
  }

  /// Goes to the first facts of an entity whose attributes were found.
  mutating func begin(_ entity: UInt32, _ walk: inout ChunkWalk) throws(LMDBError) {
    next = 0
    at = try walk.first(of: entity) ? Chunk.headBytes : nil
  }

  /// Folds the next attribute; false behind the last.
  mutating func next(_ walk: inout ChunkWalk) throws(LMDBError) -> Bool {
    guard next < attributes.count else { return false }
    attribute = attributes[next]
    next += 1
    shown = [nil, nil, nil]
    totals = [nil, nil, nil]
    involved = [[], []]
    var place = 0
    while let start = at {
      do {
        let chunk = walk.chunk
        var offset = start
        let end = chunk.directory.upperBound
        while offset < end {
          let run = chunk.run(at: offset)
          if run.attribute > attribute {
            at = offset
            return true
          }
          offset = run.next
          guard run.attribute == attribute else { continue }
          isAccount = chunk.kind(run.header(0)) == .flow
          for index in 0..<run.count {
            take(chunk, run, index, place)
            place += 1
          }
        }
      }
      at = try walk.next() ? Chunk.headBytes : nil
    }
    return true
  }

  private mutating func take(
    _ chunk: borrowing Chunk, _ run: ChunkRun, _ index: Int, _ place: Int
  ) {
    let header = run.header(index)
    var holds: UInt8 = 0
    for number in 0..<3
    where chunk.holds(
      run, header, asOf: UInt32(bitPattern: points[number].asOf.number),
      knownAt: points[number].knownAt)
    {
      holds |= 1 << UInt8(number)
    }
    guard holds != 0 else { return }
    let fact = chunk.fact(run, index)
    if isAccount {
      add(chunk, fact, holds)
      return
    }
    var copy: TimelineFact?
    for number in 0..<3 where holds >> UInt8(number) & 1 == 1 {
      let candidate = copy ?? chunk.timelineFact(run, fact)
      copy = candidate
      if let other = shown[number], !candidate.outranks(other.fact) { continue }
      shown[number] = Shown(fact: candidate, place: place)
    }
  }

  private mutating func add(_ chunk: borrowing Chunk, _ fact: ChunkFact, _ holds: UInt8) {
    let amount = Total(chunk.amount(at: fact.value.lowerBound))
    currency = Currency(packed: chunk.bytes.littleEndianUInt32(at: fact.value.lowerBound &+ 8))
    for number in 0..<3 where holds >> UInt8(number) & 1 == 1 {
      totals[number] = (totals[number] ?? 0) + amount
    }
    for step in 0..<2 where (holds >> UInt8(step) ^ holds >> UInt8(step + 1)) & 1 == 1 {
      involved[step].append(fact.sequence)
      for place in 0..<fact.flipCount {
        let flip = chunk.flip(fact, place)
        if flip > points[step].knownAt, flip <= points[step + 1].knownAt {
          involved[step].append(flip)
        }
      }
    }
  }

  /// How the attribute at hand differs: at step 0 by what was learnt, at step 1 by what happened;
  /// nil where it does not.
  func difference(_ step: Int) -> FactDifference? {
    guard points[step] != points[step + 1] else { return nil }
    return isAccount ? sums(step) : values(step)
  }

  private func sums(_ step: Int) -> FactDifference? {
    let (before, after) = (totals[step], totals[step + 1])
    guard before != after else { return nil }
    func json(_ minor: Total) -> String {
      var bytes: [UInt8] = []
      bytes.append(json: Money(minor: minor, currency: currency))
      return String(decoding: bytes, as: UTF8.self)
    }
    return FactDifference(
      before: before.map(json), after: after.map(json),
      change: Money(minor: (after ?? 0) - (before ?? 0), currency: currency),
      events: ChangeFold.rising(involved[step]))
  }

  /// The difference of what shows. Behind it are the fact that shows after, and the one that stopped
  /// showing because it ended, was voided or taken away.
  private func values(_ step: Int) -> FactDifference? {
    let (first, second) = (shown[step], shown[step + 1])
    guard first?.place != second?.place else { return nil }
    let (before, after) = (first?.fact.json, second?.fact.json)
    guard before != after else { return nil }
    var events: [UInt64] = []
    if let second { events += self.events(of: second.fact, step) }
    if let first, first.fact.sequence != second?.fact.sequence {
      let isGone = second.map { $0.fact.kind == .unset || $0.fact.kind == .left } ?? true
      if isGone || !first.fact.holds(at: points[step + 1]) {
        events += self.events(of: first.fact, step)
      }
    }
    return FactDifference(
      before: before, after: after, change: nil, events: ChangeFold.rising(events))
  }

  private func events(of fact: TimelineFact, _ step: Int) -> [UInt64] {
    let (from, to) = (points[step].knownAt, points[step + 1].knownAt)
    return [fact.sequence] + fact.flips.filter { $0 > from && $0 <= to }
  }

  private static func rising(_ events: [UInt64]) -> [UInt64] {
    guard events.count > 1 else { return events }
    var rising: [UInt64] = []
    for event in events.sorted() where event != rising.last { rising.append(event) }
    return rising
  }
}

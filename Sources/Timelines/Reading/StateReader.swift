import LMDB
import Vocabulary

/// Walks the chunks of one entity and keeps what holds at a point.
struct StateReader {
  private let asOf: UInt32
  private let knownAt: UInt64
  private var attribute = UInt32.max
  private var candidate: Candidate?

  /// What shows of the attribute at hand, so far.
  private struct Candidate {
    var fact: HeldFact
    var rank: UInt64
    var isAbsent: Bool
  }

  init(_ point: Point) {
    asOf = UInt32(bitPattern: point.asOf.number)
    knownAt = point.knownAt
  }

  /// Fills `state` from the entity's chunks.
  mutating func read(
    _ entity: UInt32, _ cursor: inout LMDB.Cursor, into state: inout EntityState
  ) throws(LMDBError) {
    state.removeAll()
    attribute = .max
    candidate = nil
    var key = KeyBuffer()
    key.append(entity)
    var found = try cursor.seek(key: key.span)
    while found, cursor.key.bigEndianUInt32(at: 0) == entity {
      take(Chunk(cursor.value), &state)
      found = try cursor.next()
    }
    finish(&state)
  }

  private mutating func take(_ chunk: borrowing Chunk, _ state: inout EntityState) {
    guard chunk.firstSequence <= knownAt else { return }
    var run = 0
    while run < chunk.runCount {
      let runAttribute = chunk.attribute(ofRun: run)
      if runAttribute != attribute {
        finish(&state)
        attribute = runAttribute
      }
      let facts = chunk.facts(ofRun: run)
      switch chunk.kind(facts.lowerBound) {
      case .flow: addFlows(chunk, facts, &state)
      case .observation: takeObservation(chunk, facts, &state)
      default: takeLast(chunk, facts, &state)
      }
      run &+= 1
    }
  }

  /// Of registers and members the last that holds shows.
  private mutating func takeLast(
    _ chunk: borrowing Chunk, _ facts: Range<Int>, _ state: inout EntityState
  ) {
    var fact = facts.upperBound &- 1
    while fact >= facts.lowerBound {
      if chunk.holds(fact, asOf: asOf, knownAt: knownAt) {
        replace(with: fact, of: chunk, &state)
        return
      }
      fact &-= 1
    }
  }

  /// Of observations that with the greatest rank, then sequence, shows.
  private mutating func takeObservation(
    _ chunk: borrowing Chunk, _ facts: Range<Int>, _ state: inout EntityState
  ) {
    for fact in facts where chunk.holds(fact, asOf: asOf, knownAt: knownAt) {
      let rank = chunk.rank(fact)
      if let candidate,
        (candidate.rank, candidate.fact.sequence) > (rank, chunk.sequence(fact))
      {
        continue
      }
      replace(with: fact, of: chunk, &state)
    }
  }

  private mutating func addFlows(
    _ chunk: borrowing Chunk, _ facts: Range<Int>, _ state: inout EntityState
  ) {
    for fact in facts where chunk.holds(fact, asOf: asOf, knownAt: knownAt) {
      let sequence = chunk.sequence(fact)
      let amount = chunk.amount(fact)
      if candidate == nil {
        let currency = chunk.bytes.littleEndianUInt32(at: chunk.value(fact).lowerBound &+ 8)
        candidate = Candidate(
          fact: held(fact, chunk, 0..<0, Currency(packed: currency)), rank: 0, isAbsent: false)
        candidate?.fact.amount = amount
      } else {
        candidate?.fact.amount += amount
        if sequence > candidate?.fact.sequence ?? 0 {
          candidate?.fact.sequence = sequence
          candidate?.fact.validFrom = Day(unchecked: Int32(bitPattern: chunk.validFrom(fact)))
        }
      }
    }
  }

  private mutating func replace(
    with fact: Int, of chunk: borrowing Chunk, _ state: inout EntityState
  ) {
    if let candidate { state.bytes.removeSubrange(candidate.fact.value.lowerBound...) }
    let start = state.bytes.count
    state.bytes.append(chunk.bytes, chunk.value(fact))
    let kind = chunk.kind(fact)
    candidate = Candidate(
      fact: held(fact, chunk, start..<state.bytes.count, .eur), rank: chunk.rank(fact),
      isAbsent: kind == .unset || kind == .left)
  }

  private func held(
    _ fact: Int, _ chunk: borrowing Chunk, _ value: Range<Int>, _ currency: Currency
  ) -> HeldFact {
    HeldFact(
      kind: chunk.kind(fact), attribute: attribute, sequence: chunk.sequence(fact),
      rank: chunk.rank(fact),
      validFrom: Day(unchecked: Int32(bitPattern: chunk.validFrom(fact))),
      typeNumber: chunk.typeNumber(fact), template: chunk.template(fact), value: value, amount: 0,
      currency: currency)
  }

  private mutating func finish(_ state: inout EntityState) {
    guard let done = candidate else { return }
    candidate = nil
    state.touch(done.fact.sequence, UInt32(bitPattern: done.fact.validFrom.number))
    if done.isAbsent {
      state.bytes.removeSubrange(done.fact.value.lowerBound...)
    } else {
      state.facts.append(done.fact)
    }
  }
}

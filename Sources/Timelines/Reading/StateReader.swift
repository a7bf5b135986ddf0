import LMDB
import Vocabulary

/// Walks the chunks of one entity and keeps what holds at a point.
struct StateReader {
  private let asOf: UInt32
  private let knownAt: UInt64
  private let accountsApart: Bool
  private var attribute = UInt32.max
  /// What shows of the attribute at hand, so far; nothing while its `attribute` is another.
  private var shown = HeldFact()
  private var isShown = false

  init(_ point: Point, accountsApart: Bool = false) {
    self.accountsApart = accountsApart
    asOf = UInt32(bitPattern: point.asOf.number)
    knownAt = point.knownAt
  }

  /// Fills `state` from the entity's chunks.
  mutating func read(
    _ entity: UInt32, _ cursor: inout LMDB.Cursor, into state: inout EntityState
  ) throws(LMDBError) {
    state.removeAll()
    attribute = .max
    isShown = false
    var key = KeyBuffer()
    key.append(entity)
    var found = try cursor.seek(key: key.span)
    while found, cursor.key.bigEndianUInt32(at: 0) == entity {
      let chunk = Chunk(cursor.value)
      state.touched &+= chunk.touch()
      take(chunk, &state)
      found = try cursor.next()
    }
    finish(&state)
  }

  private mutating func take(_ chunk: borrowing Chunk, _ state: inout EntityState) {
    guard chunk.firstSequence <= knownAt else { return }
    var at = Chunk.headBytes
    while at < chunk.bytes.count {
      let run = chunk.run(at: at)
      at = run.end
      if run.attribute != attribute {
        finish(&state)
        attribute = run.attribute
      }
      switch run.shape {
      case .single:
        let header = run.header(0)
        if chunk.holds(run, header, asOf: asOf, knownAt: knownAt) { addFlow(chunk, run, header) }
      case .summed: addSum(chunk, run)
      case .plain: takePlain(chunk, run, &state)
      }
    }
  }

  private mutating func takePlain(
    _ chunk: borrowing Chunk, _ run: ChunkRun, _ state: inout EntityState
  ) {
    switch chunk.kind(run.header(0)) {
    case .flow: addFlows(chunk, run)
    case .observation: takeObservation(chunk, run, &state)
    default: takeLast(chunk, run, &state)
    }
  }

  /// Of registers and members the last that holds shows.
  private mutating func takeLast(
    _ chunk: borrowing Chunk, _ run: ChunkRun, _ state: inout EntityState
  ) {
    var index = run.count &- 1
    while index >= 0 {
      if chunk.holds(run, run.header(index), asOf: asOf, knownAt: knownAt) {
        show(chunk.fact(run, index), of: chunk, &state)
        return
      }
      index &-= 1
    }
  }

  /// Of observations that with the greatest rank, then sequence, shows.
  private mutating func takeObservation(
    _ chunk: borrowing Chunk, _ run: ChunkRun, _ state: inout EntityState
  ) {
    for index in 0..<run.count
    where chunk.holds(run, run.header(index), asOf: asOf, knownAt: knownAt) {
      let fact = chunk.fact(run, index)
      if isShown, (shown.rank, shown.sequence) > (fact.rank, fact.sequence) { continue }
      show(fact, of: chunk, &state)
    }
  }

  private mutating func addFlows(_ chunk: borrowing Chunk, _ run: ChunkRun) {
    for index in 0..<run.count {
      let header = run.header(index)
      guard chunk.holds(run, header, asOf: asOf, knownAt: knownAt) else { continue }
      if chunk.bytes[header &+ ChunkFact.tagOffset] == Fact.Kind.flow.rawValue {
        addFlow(chunk, run, header)
      } else {
        let fact = chunk.fact(run, index)
        let at = fact.value.lowerBound
        add(
          Total(Int64(bitPattern: chunk.bytes.littleEndianUInt64(at: at))),
          chunk.bytes.littleEndianUInt32(at: at &+ 8), fact.sequence, fact.validFrom)
      }
    }
  }

  /// Adds the flow with this header, whose tail is its value.
  @inline(__always)
  private mutating func addFlow(_ chunk: borrowing Chunk, _ run: ChunkRun, _ header: Int) {
    let at = chunk.tail(run, header)
    add(
      Total(Int64(bitPattern: chunk.bytes.littleEndianUInt64(at: at))),
      chunk.bytes.littleEndianUInt32(at: at &+ 8),
      chunk.bytes.littleEndianUInt64(at: header &+ 4), chunk.bytes.littleEndianUInt32(at: header))
  }

  /// Adds a run at once where all of it holds, else flow by flow.
  private mutating func addSum(_ chunk: borrowing Chunk, _ run: ChunkRun) {
    let sum = FlowSum(chunk.bytes, at: run.start &+ ChunkRun.headBytes)
    if sum.firstDay > asOf || sum.firstSequence > knownAt { return }
    if sum.lastDay <= asOf, sum.lastSequence <= knownAt {
      add(Total(sum.amount), sum.currency, sum.lastSequence, sum.dayOfLastSequence)
    } else {
      addFlows(chunk, run)
    }
  }

  @inline(__always)
  private mutating func add(
    _ amount: Total, _ currency: UInt32, _ sequence: UInt64, _ validFrom: UInt32
  ) {
    if isShown {
      shown.amount += amount
      guard sequence > shown.sequence else { return }
    } else {
      isShown = true
      shown = HeldFact()
      shown.kind = .flow
      shown.attribute = attribute
      shown.amount = amount
      shown.currency = Currency(packed: currency)
    }
    shown.sequence = sequence
    shown.validFrom = Day(unchecked: Int32(bitPattern: validFrom))
  }

  private mutating func show(
    _ fact: ChunkFact, of chunk: borrowing Chunk, _ state: inout EntityState
  ) {
    if isShown { state.bytes.removeSubrange(shown.value.lowerBound...) }
    isShown = true
    let start = state.bytes.count
    state.bytes.append(chunk.bytes, fact.value)
    shown.kind = fact.kind
    shown.attribute = attribute
    shown.sequence = fact.sequence
    shown.rank = fact.rank
    shown.validFrom = Day(unchecked: Int32(bitPattern: fact.validFrom))
    shown.typeNumber = fact.typeNumber
    shown.template = fact.template
    shown.value = start..<state.bytes.count
    shown.amount = 0
    shown.currency = .eur
  }

  @inline(__always)
  private mutating func finish(_ state: inout EntityState) {
    guard isShown else { return }
    isShown = false
    state.touch(shown.sequence, UInt32(bitPattern: shown.validFrom.number))
    if accountsApart, shown.kind == .flow {
      state.flows.append(
        HeldTotal(amount: shown.amount, attribute: attribute, currency: shown.currency))
    } else if shown.kind == .unset || shown.kind == .left {
      state.bytes.removeSubrange(shown.value.lowerBound...)
    } else {
      state.facts.append(shown)
    }
  }
}

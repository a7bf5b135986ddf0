import Vocabulary

/// What shows of one attribute after another at a point, as a walk over chunks finds it: of
/// registers and members the last that holds, of observations that with the greatest rank, of
/// accounts the sum.
struct ShownFact {
  let asOf: UInt32
  let knownAt: UInt64
  private let accountsApart: Bool
  private var attribute = UInt32.max
  /// What shows of the attribute at hand, so far; nothing unless `isShown`.
  private var shown = HeldFact()
  private var isShown = false

  init(_ point: Point, accountsApart: Bool = false) {
    self.accountsApart = accountsApart
    asOf = UInt32(bitPattern: point.asOf.number)
    knownAt = point.knownAt
  }

  /// Goes to the attribute of a run; what shows of another goes to the state.
  @inline(__always)
  mutating func begin(_ run: ChunkRun, _ state: inout EntityState) {
    guard run.attribute != attribute else { return }
    finish(&state)
    attribute = run.attribute
  }

  /// Of registers and members the last that holds shows.
  mutating func takeLast(
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
  mutating func takeObservation(
    _ chunk: borrowing Chunk, _ run: ChunkRun, _ state: inout EntityState
  ) {
    for index in 0..<run.count
    where chunk.holds(run, run.header(index), asOf: asOf, knownAt: knownAt) {
      let fact = chunk.fact(run, index)
      if isShown, (shown.rank, shown.sequence) > (fact.rank, fact.sequence) { continue }
      show(fact, of: chunk, &state)
    }
  }

  /// Adds an amount to an account.
  @inline(__always)
  mutating func add(_ amount: Total, _ currency: UInt32) {
    if isShown {
      shown.amount += amount
      return
    }
    isShown = true
    shown = HeldFact()
    shown.kind = .flow
    shown.attribute = attribute
    shown.amount = amount
    shown.currency = Currency(packed: currency)
  }

  /// Adds an amount to an account, whose latest event and day are kept.
  @inline(__always)
  mutating func add(
    _ amount: Total, _ currency: UInt32, _ sequence: UInt64, _ validFrom: UInt32
  ) {
    add(amount, currency)
    guard sequence > shown.sequence else { return }
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

  /// Puts what shows of the attribute at hand into the state; what takes a value away leaves none.
  @inline(__always)
  mutating func finish(_ state: inout EntityState) {
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

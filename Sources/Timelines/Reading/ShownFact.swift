import Vocabulary

/// What shows of one attribute after another at a point, as a walk over chunks finds it: of
/// registers and members the last that holds, of observations that with the greatest rank, of
/// accounts the sum.
struct ShownFact {
  let asOf: UInt32
  let knownAt: UInt64
  private let accountsApart: Bool
  private var attribute = UInt32.max
  /// What of the attribute at hand shows so far.
  private var found = Found.nothing
  private var shown = HeldFact()
  private var account = Account()

  /// Where what shows stands.
  private enum Found {
    case nothing, fact, account
  }

  /// An account so far. Most of what holds are accounts, so they are kept small.
  private struct Account {
    var amount = Total.zero
    var sequence: UInt64 = 0
    var validFrom: UInt32 = 0
    var currency: UInt32 = 0
  }

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
    var index = chunk.countBegun(run, by: asOf) &- 1
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
      if found == .fact, (shown.rank, shown.sequence) > (fact.rank, fact.sequence) { continue }
      show(fact, of: chunk, &state)
    }
  }

  /// Adds an amount to an account.
  @inline(__always)
  mutating func add(_ amount: Total, _ currency: UInt32) {
    if found == .account {
      account.amount += amount
    } else {
      found = .account
      account = Account(amount: amount, currency: currency)
    }
  }

  /// Adds an amount to an account, whose latest event and day are kept.
  @inline(__always)
  mutating func add(
    _ amount: Total, _ currency: UInt32, _ sequence: UInt64, _ validFrom: UInt32
  ) {
    add(amount, currency)
    guard sequence > account.sequence else { return }
    (account.sequence, account.validFrom) = (sequence, validFrom)
  }

  private mutating func show(
    _ fact: ChunkFact, of chunk: borrowing Chunk, _ state: inout EntityState
  ) {
    if found == .fact { state.bytes.removeLast(state.bytes.count - shown.value.lowerBound) }
    found = .fact
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
  }

  /// Puts what shows of the attribute at hand into the state; what takes a value away leaves none.
  @inline(__always)
  mutating func finish(_ state: inout EntityState) {
    switch found {
    case .nothing: return
    case .fact: finishFact(&state)
    case .account: finishAccount(&state)
    }
    found = .nothing
  }

  private func finishFact(_ state: inout EntityState) {
    state.touch(shown.sequence, UInt32(bitPattern: shown.validFrom.number))
    if shown.kind == .unset || shown.kind == .left {
      state.bytes.removeLast(state.bytes.count - shown.value.lowerBound)
    } else {
      state.facts.append(shown)
    }
  }

  @inline(__always)
  private func finishAccount(_ state: inout EntityState) {
    state.touch(account.sequence, account.validFrom)
    let currency = Currency(packed: account.currency)
    if accountsApart {
      state.flows.append(
        HeldTotal(amount: account.amount, attribute: attribute, currency: currency))
      return
    }
    var fact = HeldFact()
    fact.kind = .flow
    fact.attribute = attribute
    fact.amount = account.amount
    fact.currency = currency
    fact.sequence = account.sequence
    if account.sequence > 0 {
      fact.validFrom = Day(unchecked: Int32(bitPattern: account.validFrom))
    }
    state.facts.append(fact)
  }
}

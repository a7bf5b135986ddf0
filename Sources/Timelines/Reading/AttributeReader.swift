import LMDB
import Vocabulary

/// Reads one attribute of one entity at many points, from the chunks alone in which it lies.
struct AttributeReader: ~Copyable, ~Escapable {
  private var walk: ChunkWalk

  @_lifetime(copy walk)
  init(_ walk: consuming ChunkWalk) {
    self.walk = walk
  }

  /// The value in exchange form, nil where there is none.
  @_lifetime(self: copy self)
  mutating func value(
    of entity: UInt32, _ attribute: TouchedAttribute, at point: Point, _ accounts: AccountSums
  ) throws(LMDBError) -> String? {
    var json: [UInt8] = []
    switch attribute.kind {
    case .flow:
      guard let money = try sum(of: entity, attribute.number, at: point, accounts) else {
        return nil
      }
      json.append(json: money)
      return String(decoding: json, as: UTF8.self)
    case .observation:
      return try facts(of: entity, attribute.number).shown(at: point)?.json
    default: return try last(of: entity, attribute.number, at: point)
    }
  }

  /// Every fact of an attribute, also what is not known at the point.
  @_lifetime(self: copy self)
  mutating func facts(
    of entity: UInt32, _ attribute: UInt32
  ) throws(LMDBError) -> [TimelineFact] {
    var facts: [TimelineFact] = []
    try forEachRun(of: entity, attribute) { chunk, run in chunk.append(run, to: &facts) }
    return facts
  }

  /// Calls `body` with each run of an attribute, in order.
  @_lifetime(self: copy self)
  private mutating func forEachRun(
    of entity: UInt32, _ attribute: UInt32, _ body: (borrowing Chunk, ChunkRun) -> Void
  ) throws(LMDBError) {
    var found = try walk.seek(
      ChunkKey(entity: entity, attribute: attribute, validFrom: 0, rank: 0, sequence: 0))
    while found {
      do {
        let chunk = walk.chunk
        let directory = chunk.directory
        var at = directory.lowerBound
        while at < directory.upperBound {
          let run = chunk.run(at: at)
          at = run.next
          guard run.attribute <= attribute else { return }
          if run.attribute == attribute { body(chunk, run) }
        }
      }
      found = try walk.next()
    }
  }

  /// The value of a register or member: of those that hold the last shows. Walks from the point's
  /// day backwards, which mostly ends at once.
  @_lifetime(self: copy self)
  private mutating func last(
    of entity: UInt32, _ attribute: UInt32, at point: Point
  ) throws(LMDBError) -> String? {
    let asOf = UInt32(bitPattern: point.asOf.number)
    // Nothing known has a rank above what is known.
    var key = ChunkKey(
      entity: entity, attribute: attribute, validFrom: asOf, rank: point.knownAt, sequence: .max)
    var found = try walk.seek(key)
    while found {
      let start = walk.key
      guard start <= key else { return nil }
      do {
        let chunk = walk.chunk
        // It has no run where all that stands there is left out.
        if let run = chunk.run(of: attribute) {
          var index = chunk.countBegun(run, by: asOf) &- 1
          while index >= 0 {
            let header = run.header(index)
            if chunk.holds(run, header, asOf: asOf, knownAt: point.knownAt) {
              return chunk.json(chunk.fact(run, index))
            }
            index &-= 1
          }
        }
      }
      guard start.attribute == attribute else { return nil }
      if start.rank > point.knownAt {
        // Whatever lies before of this day and is known has a lesser rank.
        key = ChunkKey(
          entity: entity, attribute: attribute, validFrom: start.validFrom,
          rank: point.knownAt, sequence: .max)
        found = try walk.seek(key)
      } else {
        key = start
        found = try walk.previous()
      }
    }
    return nil
  }

  /// The sum of an account; nil where no booking counts.
  @_lifetime(self: copy self)
  private mutating func sum(
    of entity: UInt32, _ attribute: UInt32, at point: Point, _ accounts: AccountSums
  ) throws(LMDBError) -> Money? {
    let account = AccountSums.Key(entity: entity, attribute: attribute)
    switch accounts.sum(account, at: point) {
    case .money(let money): return money
    case .none: return nil
    case .unknown: break
    }
    var sum = RunSums(point)
    try forEachRun(of: entity, attribute) { chunk, run in sum.add(chunk, run) }
    if sum.runs > AccountSums.runsMin, sum.facts <= AccountSums.factsMax {
      var bookings = AccountBookings()
      try forEachRun(of: entity, attribute) { chunk, run in bookings.add(chunk, run) }
      accounts.keep(account, bookings)
    }
    return sum.money
  }
}

/// Adds up the runs of an account at a point, at once where a run's sum says all.
private struct RunSums {
  private let asOf: UInt32
  private let knownAt: UInt64
  private var total: Total?
  private var currency: UInt32 = 0
  private(set) var runs = 0
  private(set) var facts = 0

  init(_ point: Point) {
    asOf = UInt32(bitPattern: point.asOf.number)
    knownAt = point.knownAt
  }

  var money: Money? { total.map { Money(minor: $0, currency: Currency(packed: currency)) } }

  mutating func add(_ chunk: borrowing Chunk, _ run: ChunkRun) {
    runs += 1
    facts += run.count
    if run.shape == .summed {
      let sum = FlowSum(chunk.bytes, at: run.sum)
      if sum.isBehind(asOf, knownAt) { return }
      if sum.isWhole(asOf, knownAt) {
        guard sum.counts else { return }
        total = (total ?? 0) + Total(sum.amount)
        currency = sum.currency
        return
      }
    }
    for index in 0..<run.count {
      guard chunk.holds(run, run.header(index), asOf: asOf, knownAt: knownAt) else { continue }
      let value = chunk.fact(run, index).value.lowerBound
      total = (total ?? 0) + Total(chunk.amount(at: value))
      currency = chunk.bytes.littleEndianUInt32(at: value &+ 8)
    }
  }
}

extension Chunk {
  /// The run of an attribute, if it has one.
  func run(of attribute: UInt32) -> ChunkRun? {
    let directory = directory
    var at = directory.lowerBound
    while at < directory.upperBound {
      let run = run(at: at)
      if run.attribute == attribute { return run }
      if run.attribute > attribute { return nil }
      at = run.next
    }
    return nil
  }

  /// The amount of a flow whose value stands at an offset.
  func amount(at offset: Int) -> Int64 {
    Int64(bitPattern: bytes.littleEndianUInt64(at: offset))
  }

  /// The value of a fact in exchange form; nil where it takes one away.
  fileprivate func json(_ fact: ChunkFact) -> String? {
    guard fact.kind != .unset, fact.kind != .left else { return nil }
    var json: [UInt8] = []
    FactExtractor.current.appendValue(
      typeNumber: fact.typeNumber, template: fact.template, bytes, fact.value, to: &json)
    return String(decoding: json, as: UTF8.self)
  }
}

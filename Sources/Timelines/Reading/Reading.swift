import LMDB
public import Ledger
import Vocabulary

/// An unchanging view of facts and log at one point. Cheap to make, not to be kept.
public struct Reading: ~Copyable, ~Escapable {
  /// The point that is asked for.
  public let point: Point
  let index: ReadTransaction
  let logTransaction: ReadTransaction
  let tables: IndexTables
  let log: LogAccess
  let names: AttributeNames
  /// What its audience sees; nil where that is everything.
  let lens: Lens?

  @_lifetime(copy index, copy logTransaction)
  init(
    _ point: Point, _ index: borrowing ReadTransaction,
    _ logTransaction: borrowing ReadTransaction, _ tables: IndexTables, _ log: LogAccess,
    _ names: AttributeNames, _ lens: Lens? = nil
  ) {
    self.point = point
    self.index = index.view()
    self.logTransaction = logTransaction.view()
    self.tables = tables
    self.log = log
    self.names = names
    self.lens = lens
  }

  /// All subjects of a kind that the log knows at all and the audience may see, in rising order of
  /// the bytes of their names.
  public func entities(ofKind kind: String) throws(TimelinesError) -> [Entity] {
    let every = try everyEntity(ofKind: kind)
    guard lens != nil else { return every }
    var seen: [Entity] = []
    for entity in every where try sees(entity) { seen.append(entity) }
    return seen
  }

  /// All subjects of a kind whoever may see them: for what is counted and named in the rows of
  /// others, never for rows of their own.
  public func everyEntity(ofKind kind: String) throws(TimelinesError) -> [Entity] {
    var entities: [Entity] = []
    try log.forEachSubject(startingWith: Array("\(kind)/".utf8), logTransaction) { name, number in
      entities.append(Entity(number: number, name: name.string(in: 0..<name.count)))
    }
    return entities
  }

  /// Subjects that a walk over all takes in one go.
  static let subjectsPerTurn = 500

  /// Subjects other than events, in rising order of the bytes of their names: so many that come after
  /// a name.
  func subjects(after name: String, _ count: Int) throws(TimelinesError) -> [Entity] {
    let events = Array("event/".utf8)
    return try log.subjects(after: name, count, logTransaction) { name in
      name.count < events.count || !name.equals(0..<events.count, events.span)
    }
  }

  /// The subject of this name, if the log knows it and the audience may see it.
  public func entity(named name: String) throws(TimelinesError) -> Entity? {
    guard let entity = try named(name), try sees(entity) else { return nil }
    return entity
  }

  /// The subject of this name, if the log knows it and the audience may see it or read of it in the
  /// rows of others.
  public func nameable(_ name: String) throws(TimelinesError) -> Entity? {
    guard let entity = try named(name), try canName(entity) else { return nil }
    return entity
  }

  /// The subject of this name, if the log knows it, whoever may see it.
  func named(_ name: String) throws(TimelinesError) -> Entity? {
    let bytes = Array(name.utf8)
    return try log.number(ofSubject: bytes.span, logTransaction).map {
      Entity(number: $0, name: name)
    }
  }

  /// The name of a subject's number.
  public func name(of number: UInt32) throws(TimelinesError) -> String {
    try log.name(ofSubject: number, logTransaction)
  }

  /// Fills `state` with what holds about a subject at the point.
  public func state(of number: UInt32, into state: inout EntityState) throws(TimelinesError) {
    try self.state(of: number, at: point, into: &state)
  }

  /// Fills `state` with what holds about a subject at another point.
  public func state(
    of number: UInt32, at point: Point, into state: inout EntityState
  ) throws(TimelinesError) {
    do throws(LMDBError) {
      var walk = ChunkWalk(try index.cursor(tables.chunks), lens)
      var reader = StateReader(point)
      try reader.read(number, &walk, into: &state)
    } catch {
      throw TimelinesError(error)
    }
  }

  /// How many events a subject owns up to the point, voided ones and voids included.
  public func version(of number: UInt32) throws(TimelinesError) -> UInt64 {
    do throws(LMDBError) {
      var cursor = try index.cursor(tables.owned)
      return try OwnedEvents.count(of: number, through: point.knownAt, &cursor)
    } catch {
      throw TimelinesError(error)
    }
  }

  /// The numbers of the events that a subject owns up to the point, some hundred of them: those
  /// that come after one; none behind the last.
  public func ownedEvents(
    of number: UInt32, after sequence: UInt64
  ) throws(TimelinesError) -> [UInt64] {
    do throws(LMDBError) {
      var cursor = try index.cursor(tables.owned)
      let hidden = lens.map { $0.own.contains(number) ? [] : $0.hiddenEvents } ?? []
      var last = sequence
      while true {
        let events = try OwnedEvents.some(
          of: number, after: last, through: point.knownAt, &cursor)
        guard let end = events.last, !hidden.isEmpty else { return events }
        let seen = events.filter { !hidden.contains($0) }
        if !seen.isEmpty { return seen }
        last = end
      }
    } catch {
      throw TimelinesError(error)
    }
  }

  /// The same of those that come before an event, the last of them.
  func ownedEvents(
    of number: UInt32, before sequence: UInt64
  ) throws(TimelinesError) -> [UInt64] {
    do throws(LMDBError) {
      var cursor = try index.cursor(tables.owned)
      return try OwnedEvents.some(of: number, before: sequence, &cursor)
    } catch {
      throw TimelinesError(error)
    }
  }

  /// Every fact of a subject, also what is not known at the point, in the order of the index:
  /// attribute, day, rank, event.
  public func timeline(of number: UInt32) throws(TimelinesError) -> [TimelineFact] {
    var facts: [TimelineFact] = []
    try forEachFact(of: number) { facts.append($0) }
    return facts
  }

  /// Calls `body` with every fact of a subject, one by one: of those that may have very many.
  public func forEachFact(
    of number: UInt32, _ body: (TimelineFact) throws(TimelinesError) -> Void
  ) throws(TimelinesError) {
    var walk = try chunkWalk()
    var found: Bool
    do throws(LMDBError) { found = try walk.first(of: number) } catch {
      throw TimelinesError(error)
    }
    while found {
      var facts: [TimelineFact] = []
      walk.chunk.appendFacts(to: &facts)
      for fact in facts { try body(fact) }
      do throws(LMDBError) { found = try walk.next() } catch { throw TimelinesError(error) }
    }
  }

  /// The name of an attribute's number.
  public func attribute(_ number: UInt32) throws(TimelinesError) -> AttributeName {
    do throws(LMDBError) {
      return try names.name(number, tables, index)
    } catch {
      throw TimelinesError(error)
    }
  }

  /// Whether an event is void at the point: flipped an odd number of times by then.
  public func isVoid(_ sequence: UInt64) throws(TimelinesError) -> Bool {
    try log.flips(of: sequence, logTransaction).count { $0 <= point.knownAt } % 2 == 1
  }

  /// Calls `body` with an event, if there is one of this number and the audience may see it.
  public func withEvent<R>(
    _ sequence: UInt64, _ body: (borrowing StoredEvent) throws(TimelinesError) -> R
  ) throws(TimelinesError) -> R? {
    guard try sees(event: sequence), let stored = try log.stored(sequence, logTransaction)
    else { return nil }
    return try body(StoredEvent(sequence, stored))
  }
}

extension Chunk {
  /// Appends all facts of the chunk, copied.
  func appendFacts(to facts: inout [TimelineFact]) {
    let directory = directory
    var at = directory.lowerBound
    while at < directory.upperBound {
      let run = run(at: at)
      at = run.next
      append(run, to: &facts)
    }
  }

  /// Appends the facts of a run, copied.
  func append(_ run: ChunkRun, to facts: inout [TimelineFact]) {
    for index in 0..<run.count { facts.append(timelineFact(run, fact(run, index))) }
  }

  /// A fact of a run, copied.
  func timelineFact(_ run: ChunkRun, _ fact: ChunkFact) -> TimelineFact {
    var value: [UInt8] = []
    value.append(bytes, fact.value)
    return TimelineFact(
      kind: fact.kind, attribute: run.attribute, sequence: fact.sequence, rank: fact.rank,
      validFrom: Day(unchecked: Int32(bitPattern: fact.validFrom)),
      validTo: fact.validTo == 0 ? nil : Day(unchecked: Int32(bitPattern: fact.validTo)),
      flips: fact.flips.isEmpty ? [] : (0..<fact.flipCount).map { flip(fact, $0) },
      typeNumber: fact.typeNumber, template: fact.template, value: value)
  }
}

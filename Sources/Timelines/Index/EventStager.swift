import LMDB
import Ledger
import Vocabulary

/// Turns events of the log into changes of the index, in the order of the log.
struct EventStager {
  var stage = PendingFacts()
  private var numbers = AttributeNumbers()
  private var holders = NameTable(capacity: 4096)
  private var facts: [Fact] = []
  private var flipped: [Fact] = []
  private var name: [UInt8] = []
  private let extractor = FactExtractor.current

  /// Starts a flush: forgets what waited, keeps the names that it knows.
  mutating func begin() {
    stage.removeAll()
    numbers.begin()
  }

  /// Adds what one event makes true and what it flips.
  mutating func add(
    _ sequence: UInt64, _ stored: Span<UInt8>, _ tables: IndexTables, _ log: LogAccess,
    _ logTransaction: borrowing ReadTransaction, _ index: borrowing ReadTransaction
  ) throws(TimelinesError) {
    let prefix = EventPrefix(stored)
    let tail = RecordTail(stored, prefix)
    if try isNarrowed(tail, stored, prefix, log, logTransaction) { stage.narrowed.append(sequence) }
    stage.owned.append(PendingFacts.OwnedEvent(owner: prefix.owner, sequence: sequence))
    if prefix.target != 0 {
      try flip(
        prefix.target, by: sequence, isVoid: prefix.innerTypeNumber == 0, tables, log,
        logTransaction, index)
      if prefix.innerTypeNumber == 0 { return }
    }
    extractor.extract(stored, prefix, into: &facts)
    guard !facts.isEmpty else { return }
    let rank =
      prefix.target == 0 ? sequence : try rank(of: prefix.target, log, logTransaction)
    let validTo = facts[0].kind == .flow ? 0 : tail.validTo
    for place in facts.indices {
      let fact = facts[place]
      let entity = try entity(fact, prefix, stored, log, logTransaction)
      let attribute = try attribute(fact, prefix, stored, tables, index)
      if attribute == UInt32(RegisterName.visibility.rawValue) { stage.leveled.insert(entity) }
      stage.add(
        fact, entity: entity, attribute: attribute, validFrom: prefix.validFrom,
        validTo: validTo, sequence: sequence, rank: rank, stored)
    }
  }

  /// Flips all facts of an event; a void also undoes what its target did to others, and so on,
  /// while a correction takes its target's place and leaves that alone.
  private mutating func flip(
    _ target: UInt64, by sequence: UInt64, isVoid: Bool, _ tables: IndexTables, _ log: LogAccess,
    _ logTransaction: borrowing ReadTransaction, _ index: borrowing ReadTransaction
  ) throws(TimelinesError) {
    var next = target
    var goesOn = isVoid
    while next != 0 {
      guard let stored = try log.stored(next, logTransaction) else {
        throw TimelinesError(
          .corrupt,
          "event \(sequence) voids event \(next), which is not there",
          "Ereignis \(sequence) storniert Ereignis \(next), das es nicht gibt")
      }
      let prefix = EventPrefix(stored)
      if prefix.target == 0 || prefix.innerTypeNumber != 0 {
        let rank = prefix.target == 0 ? next : try rank(of: prefix.target, log, logTransaction)
        extractor.extract(stored, prefix, into: &flipped)
        for place in flipped.indices {
          let fact = flipped[place]
          let entity = try entity(fact, prefix, stored, log, logTransaction)
          let attribute = try attribute(fact, prefix, stored, tables, index)
          stage.flip(
            fact, entity: entity, attribute: attribute, validFrom: prefix.validFrom,
            sequence: next, rank: rank, by: sequence)
        }
      }
      guard goesOn else { return }
      goesOn = prefix.innerTypeNumber == 0
      next = prefix.target
    }
  }

  /// Whether an event is narrowed by hand.
  private func isNarrowed(
    _ tail: RecordTail, _ stored: Span<UInt8>, _ prefix: EventPrefix, _ log: LogAccess,
    _ transaction: borrowing ReadTransaction
  ) throws(TimelinesError) -> Bool {
    guard tail.visibility == .restricted else { return false }
    return try tail.isNarrowed(stored, prefix) { () throws(TimelinesError) -> Visibility? in
      var target = prefix.target
      if target == 0 {
        let owner = Subject(unchecked: try log.name(ofSubject: prefix.owner, transaction))
        target = owner.eventNumber ?? 0
      }
      guard let other = try log.stored(target, transaction) else { return nil }
      return RecordTail(other, EventPrefix(other)).visibility
    }
  }

  /// The first event of a chain of corrections.
  private func rank(
    of target: UInt64, _ log: LogAccess, _ transaction: borrowing ReadTransaction
  ) throws(TimelinesError) -> UInt64 {
    var first = target
    while let stored = try log.stored(first, transaction) {
      let next = EventPrefix(stored).target
      if next == 0 { break }
      first = next
    }
    return first
  }

  private mutating func entity(
    _ fact: Fact, _ prefix: EventPrefix, _ stored: Span<UInt8>, _ log: LogAccess,
    _ transaction: borrowing ReadTransaction
  ) throws(TimelinesError) -> UInt32 {
    guard !fact.holder.isEmpty else { return prefix.owner }
    let name = stored.extracting(fact.holder.range)
    let hash = ByteTable.hash(name)
    if let number = holders.number(of: name, hash) { return number }
    guard let number = try log.number(ofSubject: name, transaction) else {
      throw TimelinesError(
        .corrupt,
        "the log does not know \(stored.string(in: fact.holder.range)), which an event names",
        "das Logbuch kennt \(stored.string(in: fact.holder.range)) nicht, das ein Ereignis nennt")
    }
    holders.insert(name, hash, number: number)
    return number
  }

  private mutating func attribute(
    _ fact: Fact, _ prefix: EventPrefix, _ stored: Span<UInt8>, _ tables: IndexTables,
    _ index: borrowing ReadTransaction
  ) throws(TimelinesError) -> UInt32 {
    guard fact.attribute == Fact.dynamic else { return UInt32(fact.attribute) }
    name.removeAll(keepingCapacity: true)
    extractor.appendName(of: fact, stored, prefix, to: &name)
    let name = name
    do throws(LMDBError) {
      return try numbers.number(of: name.span, tables, index)
    } catch {
      throw TimelinesError(error)
    }
  }

  /// Writes the names that were new.
  mutating func flushNames(
    _ tables: IndexTables, into transaction: inout WriteTransaction
  ) throws(LMDBError) {
    try numbers.flush(tables, into: &transaction)
  }
}

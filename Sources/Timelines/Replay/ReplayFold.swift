import LMDB
import Ledger
import Vocabulary

/// Folds events backwards into what holds at a point. A void always follows what it voids, so when
/// an event is reached it is known whether it is void.
struct ReplayFold {
  private let asOf: UInt32
  private let extractor = FactExtractor.current
  private let registers = FixedRegisters()
  private let seriesOfType = ReplayFold.seriesOfType
  let subjects: ReplaySubjects
  private var voided: [UInt64]
  private var replaced: [UInt64]
  private var facts: [Fact] = []
  private var name: [UInt8] = []
  /// The first slot of each entity's row of registers, or -1.
  private(set) var rows: [Int32]
  private(set) var fixed: [ReplaySlot] = []
  private(set) var series: SeriesSlots
  private(set) var named: NamedSlots
  /// The data of observations that show, each after its type (4) and size (4); empty where values
  /// are not kept. A reference of a series is then its offset here plus one, else its event.
  private(set) var kept: [UInt8] = []
  let keepsValues: Bool
  /// How many events were folded.
  private(set) var events: UInt64 = 0

  /// The series that are kept in rows, by the type that observes them.
  private static let seriesOfType: [Int8] = {
    var series = [Int8](repeating: -1, count: (Registry.current.types.last?.number ?? 0) + 1)
    for type in Registry.current.types where type.facts.count == 1 {
      guard case .observation(let name, .some, _) = type.facts[0].effect else { continue }
      if name == SeriesFamily.values.rawValue { series[type.number] = 0 }
      if name == SeriesFamily.reports.rawValue { series[type.number] = 1 }
    }
    return series
  }()

  init(_ point: Point, _ subjects: ReplaySubjects, keepingValues: Bool) {
    keepsValues = keepingValues
    asOf = UInt32(bitPattern: point.asOf.number)
    self.subjects = subjects
    let count = max(1, subjects.kinds.count)
    voided = [UInt64](repeating: 0, count: Int(point.knownAt / 64) + 1)
    replaced = voided
    rows = [Int32](repeating: -1, count: count)
    series = SeriesSlots(subjects: count)
    named = NamedSlots(subjects: count)
  }

  /// The attributes of the registers in an entity's row.
  func attributes(ofKind kind: UInt8) -> [UInt16] {
    Int(kind) < registers.attributes.count ? registers.attributes[Int(kind)] : []
  }

  /// Folds one event; they come in falling order.
  mutating func fold(
    _ sequence: UInt64, _ stored: Span<UInt8>, _ log: LogAccess,
    _ transaction: borrowing ReadTransaction
  ) throws(TimelinesError) {
    events &+= 1
    let prefix = EventPrefix(stored)
    if voided[Int(sequence >> 6)] >> (sequence & 63) & 1 != 0 {
      // A correction takes the place of its target: what that one replaced stays replaced.
      if prefix.target != 0, replaced[Int(sequence >> 6)] >> (sequence & 63) & 1 != 0 {
        mark(prefix)
      }
      return
    }
    var rank = sequence
    if prefix.target != 0 {
      mark(prefix)
      if prefix.innerTypeNumber == 0 { return }
      rank = try ReplayFold.rank(of: prefix.target, log, transaction)
    }
    let validFrom = UInt32(bitPattern: prefix.validFrom.number)
    guard validFrom <= asOf else { return }
    let type = prefix.innerTypeNumber == 0 ? prefix.typeNumber : prefix.innerTypeNumber
    let number = seriesOfType[type]
    if number >= 0, let period = extractor.plainPeriod(stored, prefix, typeNumber: type) {
      let isTaken = series.take(
        entity: prefix.owner, series: Int(number), period,
        reference: keepsValues ? UInt64(kept.count) + 1 : sequence,
        correctionRank: rank == sequence ? nil : rank, sequence: sequence)
      if isTaken, keepsValues { keep(stored, prefix, type) }
      return
    }
    extractor.extract(stored, prefix, into: &facts)
    guard !facts.isEmpty else { return }
    if facts[0].kind != .flow, facts[0].kind != .observation {
      let end = RecordTail(stored, prefix).validTo
      if end != 0, end <= asOf { return }
    }
    var place = 0
    while place < facts.count {
      let slot = ReplaySlot(
        validFrom: validFrom, fact: UInt32(place), rank: rank, sequence: sequence)
      try take(facts[place], slot, prefix, stored)
      place &+= 1
    }
  }

  /// Keeps an observation's data, so that its line needs no second look at the log.
  private mutating func keep(_ stored: Span<UInt8>, _ prefix: EventPrefix, _ type: Int) {
    let data = prefix.byteCount &+ prefix.dataOffset..<stored.count
    kept.append(littleEndian: UInt32(type))
    kept.append(littleEndian: UInt32(data.count))
    kept.append(stored, data)
  }

  /// Notes what a void or correction does to its target.
  private mutating func mark(_ prefix: EventPrefix) {
    let bit: UInt64 = 1 << (prefix.target & 63)
    voided[Int(prefix.target >> 6)] |= bit
    if prefix.innerTypeNumber != 0 { replaced[Int(prefix.target >> 6)] |= bit }
  }

  private mutating func take(
    _ fact: Fact, _ slot: ReplaySlot, _ prefix: EventPrefix, _ stored: Span<UInt8>
  ) throws(TimelinesError) {
    var entity = prefix.owner
    if !fact.holder.isEmpty {
      let name = stored.extracting(fact.holder.range)
      guard let number = subjects.table.number(of: name, ByteTable.hash(name)) else {
        throw TimelinesError(
          .corrupt, "event \(slot.sequence) names a subject that the log does not know",
          "Ereignis \(slot.sequence) nennt ein Objekt, das das Logbuch nicht kennt")
      }
      entity = number
    }
    if fact.attribute != Fact.dynamic {
      let place = try row(entity, fact.attribute)
      fixed[place].take(slot)
      return
    }
    name.removeAll(keepingCapacity: true)
    extractor.appendName(of: fact, stored, prefix, to: &name)
    let name = name
    let place = named.slot(entity: entity, name: name.span)
    switch fact.kind {
    case .flow: named.add(place, Total(fact.amount), slot)
    case .observation: named.takeByRank(place, slot)
    default: named.take(place, slot)
    }
  }

  private mutating func row(_ entity: UInt32, _ attribute: UInt16) throws(TimelinesError) -> Int {
    let kind = subjects.kinds[Int(entity)]
    guard Int(kind) < registers.counts.count,
      let place = registers.place(kind: kind, attribute: attribute)
    else {
      throw TimelinesError(
        .corrupt,
        "a register on a subject of a kind that does not have it",
        "ein Register an einem Objekt, dessen Art es nicht hat")
    }
    if rows[Int(entity)] < 0 {
      rows[Int(entity)] = Int32(fixed.count)
      fixed.append(contentsOf: repeatElement(ReplaySlot(), count: registers.counts[Int(kind)]))
    }
    return Int(rows[Int(entity)]) + place
  }

  /// The first event of a chain of corrections.
  private static func rank(
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
}

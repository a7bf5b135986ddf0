import Vocabulary

/// What shows of one attribute so far: which fact of which event.
struct ReplaySlot {
  var validFrom: UInt32 = 0
  /// The place of the fact among those of its event.
  var fact: UInt32 = 0
  var rank: UInt64 = 0
  /// The event; 0 where nothing shows.
  var sequence: UInt64 = 0

  /// Takes a fact of a register or member if it comes after what shows: by day, rank, event.
  @inline(__always)
  mutating func take(_ other: ReplaySlot) {
    if sequence != 0 {
      if validFrom != other.validFrom {
        if validFrom > other.validFrom { return }
      } else if rank != other.rank {
        if rank > other.rank { return }
      } else if sequence >= other.sequence {
        return
      }
    }
    self = other
  }

  /// Takes a fact of an observation if it comes after what shows: by rank, event.
  @inline(__always)
  mutating func takeByRank(_ other: ReplaySlot) {
    if sequence != 0 {
      if rank != other.rank {
        if rank > other.rank { return }
      } else if sequence >= other.sequence {
        return
      }
    }
    self = other
  }
}

/// Slots of series: per entity, series and length of period a row that is dense in time.
///
/// Events come in falling order, so what shows stays, but for a correction: that has the rank of
/// what it corrects and gives way to anything later. A slot is therefore one number.
struct SeriesSlots {
  struct Row {
    var entity: UInt32
    var first: Int
    var start: Int
    var count: Int
  }

  private(set) var rows: [Row] = []
  /// Per slot a reference to what shows, and in the lowest bit whether that is a correction; 0
  /// where nothing shows.
  private var slots: [UInt64] = []
  /// The ranks of corrections that show, by their references.
  private var ranks: [UInt64: UInt64] = [:]
  /// Place of the row of an entity, series and length; -1 where there is none.
  private var places: [Int32]

  /// Series that get rows; others are found by name.
  static let seriesMax = 2
  private static let lengths = Period.Length.allCases.count
  private static let perEntity = seriesMax * lengths
  private static let corrected: UInt64 = 1

  init(subjects: Int) {
    places = [Int32](repeating: -1, count: subjects * SeriesSlots.perEntity)
  }

  /// The reference of a slot; nil where nothing shows.
  func shown(_ place: Int) -> UInt64? {
    let slot = slots[place]
    return slot == 0 ? nil : slot >> 1
  }

  /// Takes an observation of a period; false where another goes on showing. The rank is that of a
  /// correction, nil for any other event. References are not 0.
  mutating func take(
    entity: UInt32, series: Int, _ period: Period, reference: UInt64, correctionRank rank: UInt64?,
    sequence: UInt64
  ) -> Bool {
    let key =
      Int(entity) &* SeriesSlots.perEntity &+ series &* SeriesSlots.lengths
      &+ Int(period.length.rawValue)
    let row = places[key] >= 0 ? Int(places[key]) : add(key, entity, period.ordinal)
    var place = period.ordinal &- rows[row].first
    if place < 0 || place >= rows[row].count { place = grow(row, period.ordinal) }
    place &+= rows[row].start
    let slot = slots[place]
    if slot != 0 {
      guard slot & SeriesSlots.corrected != 0, let shown = ranks[slot >> 1],
        rank ?? sequence > shown
      else { return false }
    }
    slots[place] = reference << 1
    if let rank {
      slots[place] |= SeriesSlots.corrected
      ranks[reference] = rank
    }
    return true
  }

  private mutating func add(_ key: Int, _ entity: UInt32, _ ordinal: Int) -> Int {
    places[key] = Int32(rows.count)
    rows.append(Row(entity: entity, first: ordinal - 31, start: slots.count, count: 32))
    slots.append(contentsOf: repeatElement(0, count: 32))
    return rows.count - 1
  }

  /// Moves a row to the end of the slots, longer by its own length on the side that was asked for.
  private mutating func grow(_ row: Int, _ ordinal: Int) -> Int {
    let old = rows[row]
    let before = ordinal < old.first ? max(old.count, old.first - ordinal) : 0
    let after = ordinal < old.first ? 0 : max(old.count, ordinal - old.first - old.count + 1)
    let start = slots.count
    slots.append(contentsOf: repeatElement(0, count: before + old.count + after))
    for place in 0..<old.count { slots[start + before + place] = slots[old.start + place] }
    rows[row].first = old.first - before
    rows[row].start = start
    rows[row].count = old.count + before + after
    return ordinal - rows[row].first
  }

  /// The places of an entity's rows in ``rows``.
  func rows(of entity: UInt32) -> [Int] {
    let start = Int(entity) * SeriesSlots.perEntity
    return (start..<start + SeriesSlots.perEntity).compactMap {
      places[$0] < 0 ? nil : Int(places[$0])
    }
  }
}

/// Slots of attributes whose names are made of data: found by entity and name.
struct NamedSlots {
  private(set) var slots: [ReplaySlot] = []
  /// The sum of an account.
  private(set) var sums: [Total] = []
  /// The next slot of the same entity, or -1.
  private(set) var following: [Int32] = []
  /// The first slot of each entity, or -1.
  private(set) var first: [Int32]
  private(set) var names = NameTable(capacity: 1 << 12)
  private var keys: [UInt64] = []
  private var places = [Int32](repeating: -1, count: 1 << 12)

  init(subjects: Int) {
    first = [Int32](repeating: -1, count: subjects)
  }

  /// The place of the slot of an attribute.
  mutating func slot(entity: UInt32, name: Span<UInt8>) -> Int {
    let hash = ByteTable.hash(name)
    let number: UInt32
    if let known = names.number(of: name, hash) {
      number = known
    } else {
      number = UInt32(names.count)
      names.insert(name, hash, number: number)
    }
    let key = UInt64(entity) << 32 | UInt64(number)
    var place = start(key)
    while true {
      let entry = Int(places[place])
      if entry < 0 { return add(key, entity) }
      if keys[entry] == key { return entry }
      place = (place &+ 1) & (places.count &- 1)
    }
  }

  private func start(_ key: UInt64) -> Int {
    let product = key &* 0x9e37_79b9_7f4a_7c15
    return Int(truncatingIfNeeded: product >> 20) & (places.count &- 1)
  }

  private mutating func add(_ key: UInt64, _ entity: UInt32) -> Int {
    let entry = keys.count
    keys.append(key)
    slots.append(ReplaySlot())
    sums.append(0)
    following.append(first[Int(entity)])
    first[Int(entity)] = Int32(entry)
    if keys.count * 2 > places.count {
      places = [Int32](repeating: -1, count: places.count * 2)
      for (entry, key) in keys.enumerated() { occupy(key, Int32(entry)) }
    } else {
      occupy(key, Int32(entry))
    }
    return entry
  }

  private mutating func occupy(_ key: UInt64, _ entry: Int32) {
    var place = start(key)
    while places[place] >= 0 { place = (place &+ 1) & (places.count &- 1) }
    places[place] = entry
  }

  mutating func take(_ place: Int, _ other: ReplaySlot) { slots[place].take(other) }
  mutating func takeByRank(_ place: Int, _ other: ReplaySlot) { slots[place].takeByRank(other) }

  /// Adds an amount to an account, which is marked as one.
  mutating func add(_ place: Int, _ amount: Total, _ other: ReplaySlot) {
    sums[place] += amount
    if slots[place].sequence == 0 {
      slots[place] = other
      slots[place].fact = NamedSlots.account
    }
  }

  /// In place of a fact's: the slot is an account's.
  static let account = UInt32.max

  /// Where the name of a slot stands among the bytes of all names.
  func name(_ place: Int) -> Range<Int> {
    names.range(ofEntry: Int(truncatingIfNeeded: keys[place] & 0xffff_ffff))
  }
}

import LMDB
import Vocabulary

/// What money events change in the tables.
extension LogTables {
  mutating func putMoney(_ effect: Effect) throws(DecidingError) {
    let plan = effect.plan
    switch plan.role {
    case .appropriation:
      guard plan.authorises(effect.scan) else { return }
      try count(effect, for: effect.subject, .year, .source)
    case .transfer:
      guard let receiver = effect.name(.receiver) else { return }
      let entry = try appear(receiver)
      try count(effect, for: subjects[entry].number, .year, effect.taking)
    case .carryForward: try count(effect, for: effect.subject, .toYear, .source)
    case .commitment, .commitmentCarried: try commit(effect)
    case .expenditure, .revenue: try book(effect)
    case .allocation:
      guard let amount = effect.amount else { return }
      let entry = try allocation(of: effect.subject)
      allocations[entry].add(amount, effect.isOn)
      allocations.change(entry)
    case .request, .receipt:
      guard let receipt = effect.name(.receipt) else { return }
      hold(try self.receipt(receipt, of: effect.subject, by: plan.number), effect)
    default: return
    }
  }

  /// Counts an event among those that give a subject money; the fields are those that say the year
  /// and the source.
  private mutating func count(
    _ effect: Effect, for subject: UInt32, _ year: FieldRole, _ source: FieldRole
  ) throws(DecidingError) {
    guard let year = effect.year(year), let source = effect.name(source) else { return }
    let named = try appear(source)
    let entry = try sourceCounts(of: subject, in: year)
    sources[entry].count(subjects[named].number, effect.isOn)
    sources.change(entry)
  }

  private mutating func commit(_ effect: Effect) throws(DecidingError) {
    guard let year = effect.year(effect.plan.commitmentYear), let source = effect.name(.source),
      let name = effect.name(.commitment)
    else { return }
    let named = try appear(source)
    let entry = try commitment(name, of: effect.subject, in: year)
    commitments[entry].set(effect.number, subjects[named].number, effect.isOn)
    commitments.change(entry)
  }

  private mutating func book(_ effect: Effect) throws(DecidingError) {
    if let key = effect.name(.booking) { hold(try booking(key), effect) }
    guard let key = effect.name(.reverses), let amount = effect.amount else { return }
    let entry = try booking(key)
    if !effect.isOn {
      bookings[entry].unreverse(by: effect.number)
    } else {
      let first = try rank(of: bookings[entry].holders.last ?? 0)
      bookings[entry].reverse(first, by: effect.number, minor: amount.recorded)
    }
    bookings.change(entry)
  }

  private mutating func hold(_ entry: Int, _ effect: Effect) {
    if effect.isOn {
      bookings[entry].holders.insertSorted(effect.number)
    } else {
      bookings[entry].holders.remove(effect.number)
    }
    bookings.change(entry)
  }
}

extension Effect {
  /// The field of the source that a transfer goes to.
  var taking: FieldRole { scan.has(plan[.takingSource]) ? .takingSource : .source }
}

extension EventPlan {
  /// Whether the data of an appropriation let money be spent: drafts and requests do not.
  func authorises(_ scan: DataScan) -> Bool {
    looksFor(scan.raw(self[.kind]), in: .kind)
      && (!scan.has(self[.side]) || looksFor(scan.raw(self[.side]), in: .side))
  }
}

/// Where the money of subjects, commitments, grants and bookings stands.
extension LogTables {
  private enum Key: UInt8 {
    case sources = 1
    case commitment, allocation, booking, receipt
  }

  /// The room for a key, with its first byte; to be given back.
  mutating func takeScratch(_ first: UInt8) -> [UInt8] {
    var room: [UInt8] = []
    swap(&room, &scratch)
    room.removeAll(keepingCapacity: true)
    room.append(first)
    return room
  }

  /// The entry of a subject and year in ``sources``.
  mutating func sourceCounts(of subject: UInt32, in year: Int) throws(DecidingError) -> Int {
    var key = KeyBuffer()
    key.append(Key.sources.rawValue)
    key.append(subject)
    key.append(UInt16(truncatingIfNeeded: year))
    return try sources.entry(key.span, transaction)
  }

  /// The entry of a commitment of a subject and year in ``commitments``.
  mutating func commitment(
    _ name: Span<UInt8>, of subject: UInt32, in year: Int
  ) throws(DecidingError) -> Int {
    var key = takeScratch(Key.commitment.rawValue)
    defer { scratch = key }
    key.append(littleEndian: subject.byteSwapped)
    key.append(littleEndian: UInt16(truncatingIfNeeded: year).byteSwapped)
    key.append(name)
    return try commitments.entry(key.span, transaction)
  }

  /// The entry of a grant in ``allocations``.
  mutating func allocation(of grant: UInt32) throws(DecidingError) -> Int {
    var key = KeyBuffer()
    key.append(Key.allocation.rawValue)
    key.append(grant)
    return try allocations.entry(key.span, transaction)
  }

  /// The entry of a booking key in ``bookings``.
  mutating func booking(_ name: Span<UInt8>) throws(DecidingError) -> Int {
    var key = takeScratch(Key.booking.rawValue)
    defer { scratch = key }
    key.append(name)
    return try bookings.entry(key.span, transaction)
  }

  /// The entry of a receipt of a grant, by the type that names it, in ``bookings``.
  mutating func receipt(
    _ name: Span<UInt8>, of grant: UInt32, by type: Int
  ) throws(DecidingError) -> Int {
    var key = takeScratch(Key.receipt.rawValue)
    defer { scratch = key }
    key.append(littleEndian: grant.byteSwapped)
    key.append(littleEndian: UInt16(truncatingIfNeeded: type).byteSwapped)
    key.append(name)
    return try bookings.entry(key.span, transaction)
  }
}

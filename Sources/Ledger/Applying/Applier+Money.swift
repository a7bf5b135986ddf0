import LMDB
import Vocabulary

/// What money events change in the tables.
extension Applier {
  func money(
    _ plan: EventPlan, _ tables: inout LogTables, _ transaction: borrowing ReadTransaction
  ) throws(DecidingError) {
    switch plan.role {
    case .appropriation:
      guard plan.authorises(scan) else { return }
      try count(owner, plan[.year], plan[.source], &tables, transaction)
    case .transfer:
      guard let to = scan.range(plan[.receiver]) else { return }
      let receiver = try tables.appear(record.extracting(to), transaction)
      let source = scan.has(plan[.takingSource]) ? plan[.takingSource] : plan[.source]
      try count(receiver, plan[.year], source, &tables, transaction)
    case .carryForward:
      try count(owner, plan[.toYear], plan[.source], &tables, transaction)
    case .commitment, .commitmentCarried:
      try commit(plan, &tables, transaction)
    case .expenditure, .revenue: try book(plan, &tables, transaction)
    case .allocation:
      guard let amount = scan.money(plan[.amount], record) else { return }
      let entry = try tables.allocation(subject, transaction)
      tables.allocations[entry].add(amount, isOn)
      tables.allocations.change(entry)
    case .request, .receipt:
      guard let receipt = scan.range(plan[.receipt]) else { return }
      let entry = try tables.receipt(
        plan.number, subject, record.extracting(receipt), transaction)
      hold(entry, &tables)
    default: return
    }
  }

  /// Counts an event among those that give a subject money of a source; the fields are those that
  /// say year and source.
  private func count(
    _ subject: Int, _ year: Int, _ source: Int, _ tables: inout LogTables,
    _ transaction: borrowing ReadTransaction
  ) throws(DecidingError) {
    guard let year = scan.int(year), let source = scan.range(source) else { return }
    let named = try tables.appear(record.extracting(source), transaction)
    let entry = try tables.sourceCounts(tables.subjects[subject].number, year, transaction)
    tables.sources[entry].count(tables.subjects[named].number, isOn)
    tables.sources.change(entry)
  }

  private func commit(
    _ plan: EventPlan, _ tables: inout LogTables, _ transaction: borrowing ReadTransaction
  ) throws(DecidingError) {
    guard let year = scan.int(plan.commitmentYear), let source = scan.range(plan[.source]),
      let commitment = scan.range(plan[.commitment])
    else { return }
    let named = try tables.appear(record.extracting(source), transaction)
    let entry = try tables.commitment(
      record.extracting(commitment), subject, year, transaction)
    tables.commitments[entry].set(number, tables.subjects[named].number, isOn)
    tables.commitments.change(entry)
  }

  private func book(
    _ plan: EventPlan, _ tables: inout LogTables, _ transaction: borrowing ReadTransaction
  ) throws(DecidingError) {
    if let booking = scan.range(plan[.booking]) {
      let entry = try tables.booking(record.extracting(booking), transaction)
      hold(entry, &tables)
    }
    guard let reverses = scan.range(plan[.reverses]),
      let amount = scan.money(plan[.amount], record)
    else { return }
    let entry = try tables.booking(record.extracting(reverses), transaction)
    if !isOn {
      tables.bookings[entry].unreverse(by: number)
    } else {
      let holder = tables.bookings[entry].holders.last ?? 0
      let first = try tables.rank(of: holder, transaction)
      tables.bookings[entry].reverse(first, by: number, minor: amount.recorded)
    }
    tables.bookings.change(entry)
  }

  private func hold(_ entry: Int, _ tables: inout LogTables) {
    if isOn {
      tables.bookings[entry].holders.insertSorted(number)
    } else {
      tables.bookings[entry].holders.remove(number)
    }
    tables.bookings.change(entry)
  }
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

  /// The room for a key, emptied; to be given back.
  mutating func takeScratch() -> [UInt8] {
    var room: [UInt8] = []
    swap(&room, &scratch)
    room.removeAll(keepingCapacity: true)
    return room
  }

  /// The entry of a subject and year in ``sources``.
  mutating func sourceCounts(
    _ subject: UInt32, _ year: Int, _ transaction: borrowing ReadTransaction
  ) throws(DecidingError) -> Int {
    var key = KeyBuffer()
    key.append(Key.sources.rawValue)
    key.append(subject)
    key.append(UInt16(truncatingIfNeeded: year))
    return try sources.entry(key.span, transaction)
  }

  /// The entry of a commitment of a subject and year in ``commitments``.
  mutating func commitment(
    _ name: Span<UInt8>, _ subject: UInt32, _ year: Int,
    _ transaction: borrowing ReadTransaction
  ) throws(DecidingError) -> Int {
    var key = takeScratch()
    defer { scratch = key }
    key.append(Key.commitment.rawValue)
    key.append(littleEndian: subject.byteSwapped)
    key.append(littleEndian: UInt16(truncatingIfNeeded: year).byteSwapped)
    key.append(name)
    return try commitments.entry(key.span, transaction)
  }

  /// The entry of a grant in ``allocations``.
  mutating func allocation(
    _ grant: UInt32, _ transaction: borrowing ReadTransaction
  ) throws(DecidingError) -> Int {
    var key = KeyBuffer()
    key.append(Key.allocation.rawValue)
    key.append(grant)
    return try allocations.entry(key.span, transaction)
  }

  /// The entry of a booking key in ``bookings``.
  mutating func booking(
    _ name: Span<UInt8>, _ transaction: borrowing ReadTransaction
  ) throws(DecidingError) -> Int {
    var key = takeScratch()
    defer { scratch = key }
    key.append(Key.booking.rawValue)
    key.append(name)
    return try bookings.entry(key.span, transaction)
  }

  /// The entry of a receipt of a grant, by the type that names it, in ``bookings``.
  mutating func receipt(
    _ type: Int, _ grant: UInt32, _ name: Span<UInt8>,
    _ transaction: borrowing ReadTransaction
  ) throws(DecidingError) -> Int {
    var key = takeScratch()
    defer { scratch = key }
    key.append(Key.receipt.rawValue)
    key.append(littleEndian: grant.byteSwapped)
    key.append(littleEndian: UInt16(truncatingIfNeeded: type).byteSwapped)
    key.append(name)
    return try bookings.entry(key.span, transaction)
  }
}

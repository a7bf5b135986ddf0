package import LMDB
package import Vocabulary

/// The log's tables seen through one write, with what the running request changes held in memory
/// until it is accepted.
///
/// Later events of a batch see the earlier ones. A refused request is dropped with this value, an
/// accepted one leaves its ``changes()`` to be written. Numbers in keys stand highest byte first, in
/// values lowest byte first.
package struct LogTables: ~Copyable, ~Escapable {
  let handles: LogTableHandles
  /// What they are read through.
  let transaction: ReadTransaction
  var ids: IdentityIndex
  var subjects: Overlay<SubjectState>
  var voids: Overlay<FlipList>
  var registers: Overlay<RegisterHistory>
  var periods: Overlay<PeriodState>
  var bookings: Overlay<BookingState>
  var sources: Overlay<SourceCounts>
  var commitments: Overlay<CommitmentState>
  var allocations: Overlay<AllocationSums>
  var references: Overlay<UseCount>
  /// Sums of the budget, of commitments, sources and grants.
  var lines: Overlay<MoneyLines>
  var observations: Overlay<ObservationState>
  /// What those should be told who record the running request.
  var findings: [LedgerWarning] = []
  /// The closed periods, once asked for; nil when something about them has changed.
  var closedPeriods: [ClosedPeriod]?
  var arePeriodsLoaded = false

  private var events = PendingEvents()
  private var entries: [UInt32: Int] = [:]
  private var firstNew: UInt32 = 0
  private var newSubjects: [Int] = []
  /// A key under construction, kept to spare the heap.
  var scratch: [UInt8] = []
  /// References of the event at hand, kept to spare the heap.
  var found = FoundReferences()

  /// The tables with nothing changed.
  @_lifetime(copy transaction)
  package init(_ handles: LogTableHandles, _ transaction: borrowing ReadTransaction) {
    self.handles = handles
    self.transaction = transaction.view()
    ids = IdentityIndex(handles[.ids])
    subjects = Overlay(handles[.subjects])
    voids = Overlay(handles[.voids])
    registers = Overlay(handles[.parents])
    periods = Overlay(handles[.periods])
    bookings = Overlay(handles[.bookings])
    sources = Overlay(handles[.money])
    commitments = Overlay(handles[.money])
    allocations = Overlay(handles[.money])
    references = Overlay(handles[.references])
    lines = Overlay(handles[.money])
    observations = Overlay(handles[.bookings])
  }

  /// What is to be written of them.
  package consuming func changes() -> LogChanges {
    LogChanges(
      handles: handles, events: events, ids: ids, subjects: subjects, firstNew: firstNew,
      newSubjects: newSubjects,
      others: [
        voids, registers, periods, bookings, sources, commitments, allocations, references, lines,
        observations,
      ])
  }
}

// MARK: Events

extension LogTables {
  /// The bytes of all events that wait to be written.
  package var pendingByteCount: Int { events.byteCount }
  /// The number of events that wait to be written.
  package var pendingCount: Int { events.count }

  /// The stored bytes (prefix and record) of the event at this place among those that wait.
  @_lifetime(borrow self)
  package func pending(at place: Int) -> Span<UInt8> { events[place] }

  /// Adds a decided event, to be written under its number; apply it as well.
  package mutating func append(_ number: UInt64, _ stored: Span<UInt8>) {
    events.append(number, stored)
  }

  /// The event of an identity, if it was seen.
  mutating func event(of id: EventID) throws(DecidingError) -> UInt64? {
    try ids.event(id, transaction)
  }

  /// The stored bytes of an event, of the log or of the running request.
  func event(
    _ number: UInt64
  ) throws(DecidingError) -> [UInt8]? {
    if let pending = events.copy(number) { return pending }
    var key = KeyBuffer()
    key.append(number)
    guard let stored = try transaction.find(handles[.events], key.span) else { return nil }
    var bytes: [UInt8] = []
    bytes.append(stored)
    return bytes
  }
}

// MARK: Subjects

extension LogTables {
  /// The entry of a name in ``subjects``; its number is 0 when the name never appeared.
  mutating func entry(
    _ name: Span<UInt8>
  ) throws(DecidingError) -> Int {
    let count = subjects.count
    let entry = try subjects.entry(name, transaction)
    guard entry == count else { return entry }
    let number = subjects[entry].number
    if number != 0 {
      entries[number] = entry
    } else {
      subjects[entry].kind = SubjectKind.place(of: name)
    }
    return entry
  }

  /// The entry of a name, which gets the next number if it never appeared.
  mutating func appear(
    _ name: Span<UInt8>
  ) throws(DecidingError) -> Int {
    let entry = try entry(name)
    guard subjects[entry].number == 0 else { return entry }
    let number = try nextSubject()
    subjects[entry].number = number
    subjects.change(entry)
    entries[number] = entry
    newSubjects.append(entry)
    return entry
  }

  /// The number that the next new name gets.
  mutating func nextSubject() throws(DecidingError) -> UInt32 {
    if firstNew == 0 { firstNew = UInt32(try transaction.size(of: handles[.names])) + 1 }
    return firstNew + UInt32(newSubjects.count)
  }

  /// The entry of a number that was given before.
  mutating func entry(
    number: UInt32
  ) throws(DecidingError) -> Int? {
    if let entry = entries[number] { return entry }
    var key = KeyBuffer()
    key.append(number)
    guard let name = try transaction.find(handles[.names], key.span) else { return nil }
    return try entry(name)
  }

  /// The name of an entry.
  func name(at entry: Int) -> String {
    let name = subjects.key(at: entry)
    return name.string(in: 0..<name.count)
  }

  /// The name of a number that was given before.
  mutating func name(
    number: UInt32
  ) throws(DecidingError) -> String {
    guard let entry = try entry(number: number) else { return "subject \(number)" }
    return name(at: entry)
  }

  /// The version of a subject: how many events it owns, those of the running request included.
  package mutating func version(
    of subject: UInt32
  ) throws(DecidingError) -> UInt64 {
    guard let entry = try entry(number: subject) else { return 0 }
    return subjects[entry].version
  }
}

// MARK: Look-ups from outside a write

extension LogTableHandles {
  /// The number of a subject, or nil when the log does not name it.
  package func number(
    of subject: String, _ transaction: borrowing ReadTransaction
  ) throws(LMDBError) -> UInt32? {
    let name = Array(subject.utf8)
    guard !name.isEmpty, name.count < 512 else { return nil }
    return try transaction.get(self[.subjects], name.span)?.littleEndianUInt32(at: 0)
  }

  /// The name of a subject's number.
  package func name(
    of number: UInt32, _ transaction: borrowing ReadTransaction
  ) throws(LMDBError) -> String? {
    var key = KeyBuffer()
    key.append(number)
    guard let name = try transaction.get(self[.names], key.span) else { return nil }
    return name.string(in: 0..<name.count)
  }

  /// The number of the event with this identity.
  package func event(
    _ id: EventID, _ transaction: borrowing ReadTransaction
  ) throws(LMDBError) -> UInt64? {
    var key = KeyBuffer()
    key.append(id.high)
    key.append(id.low)
    return try transaction.get(self[.ids], key.span)?.littleEndianUInt64(at: 0)
  }

  /// The events that flipped an event, in order; it is void when their number is odd.
  package func flips(
    of event: UInt64, _ transaction: borrowing ReadTransaction
  ) throws(LMDBError) -> [UInt64] {
    guard let stored = try transaction.get(self[.voids], event) else { return [] }
    return FlipList(stored).events
  }
}

package import LMDB
import Vocabulary

/// Turns records into the log's tables.
///
/// A pure function of a record and the tables before it: it never refuses and knows no clock, so
/// that all tables but `events` can be made anew by applying every record in order, and a node may
/// apply what another one decided.
package enum Applying {
  /// Applies the event of a number, its prefix and record as stored.
  package static func apply(
    _ stored: Span<UInt8>, number: UInt64, to tables: inout LogTables,
    _ transaction: borrowing ReadTransaction
  ) throws(DecidingError) {
    let event = try LaidOutEvent(stored, number)
    let (record, layout) = (event.record, event.layout)
    try tables.ids.insert(layout.id, number, transaction)
    let owner: Int
    if event.prefix.target == 0 {
      owner = try tables.appear(record.extracting(layout.subject), transaction)
    } else {
      guard let known = try tables.entry(number: event.prefix.owner, transaction) else {
        throw .damaged(number, "its owner has no name")
      }
      owner = known
    }
    if let plan = EventPlan.numbered(layout.innerTypeNumber ?? layout.typeNumber) {
      tables.found.find(plan, record, layout.data, event.scan)
      for index in tables.found.places.indices {
        let name = tables.found.places[index].range
        _ = try tables.appear(record.extracting(name), transaction)
      }
    }
    if let basis = layout.basis {
      _ = try tables.appear(record.extracting(basis), transaction)
    }
    tables.subjects[owner].version += 1
    tables.subjects.change(owner)
    if event.prefix.target != 0 {
      try flip(event.prefix.target, by: event.prefix.action, number, &tables, transaction)
    }
    try Applier(event, isOn: true, &tables, transaction)?.apply(to: &tables, transaction)
  }

  static func layout(of record: Span<UInt8>, _ number: UInt64) throws(DecidingError) -> RecordLayout
  {
    do throws(WireError) {
      return try RecordLayout(record)
    } catch {
      throw .damaged(number, error.why)
    }
  }

  /// How an event acts on the one that it names.
  enum Action {
    /// `event.voided`: as if the named event had never been said, with all that it did.
    case void
    /// `event.corrected`: something else is said in its place; what that one replaced in its turn
    /// stays replaced.
    case correction
  }

  /// Makes an event void or brings it back, with what that changes in turn: a void undoes what
  /// its target did to others, a correction takes the target's place and leaves that alone.
  static func flip(
    _ target: UInt64, by action: Action, _ event: UInt64, _ tables: inout LogTables,
    _ transaction: borrowing ReadTransaction
  ) throws(DecidingError) {
    try walk(target, action, &tables, transaction) { $0.append(event) }
  }

  /// Takes back the latest flip of an event.
  static func unflip(
    _ target: UInt64, by action: Action, _ tables: inout LogTables,
    _ transaction: borrowing ReadTransaction
  ) throws(DecidingError) {
    try walk(target, action, &tables, transaction) { $0.removeLast() }
  }

  private static func walk(
    _ target: UInt64, _ action: Action, _ tables: inout LogTables,
    _ transaction: borrowing ReadTransaction, _ change: (inout [UInt64]) -> Void
  ) throws(DecidingError) {
    var (target, action) = (target, action)
    while target != 0, let stored = try tables.event(target, transaction) {
      let entry = try tables.flips(of: target, transaction)
      change(&tables.voids[entry].events)
      tables.voids.change(entry)
      let event = try LaidOutEvent(stored.span, target)
      try Applier(event, isOn: !tables.voids[entry].isVoid, &tables, transaction)?
        .apply(to: &tables, transaction)
      let prefix = event.prefix
      guard action == .void, prefix.target != 0 else { return }
      (target, action) = (prefix.target, prefix.action)
    }
  }
}

/// An event with where everything stands in it.
struct LaidOutEvent: ~Escapable {
  /// Its number.
  let number: UInt64
  /// What stands before its record.
  let prefix: EventPrefix
  /// Its record.
  let record: Span<UInt8>
  /// Where everything stands in the record.
  let layout: RecordLayout
  /// Where the fields of its data stand in the record.
  let scan: DataScan

  /// An event as stored.
  @_lifetime(copy stored)
  init(_ stored: Span<UInt8>, _ number: UInt64) throws(DecidingError) {
    self.number = number
    prefix = EventPrefix(stored)
    record = stored.extracting(prefix.byteCount..<stored.count)
    layout = try Applying.layout(of: record, number)
    scan = DataScan(record, layout.data)
  }
}

extension EventPrefix {
  /// How the event acts on its target.
  var action: Applying.Action {
    typeNumber == RecordEncoder.voidedType ? .void : .correction
  }
}

extension LogTables {
  /// The entry of an event in ``voids``.
  mutating func flips(
    of event: UInt64, _ transaction: borrowing ReadTransaction
  ) throws(DecidingError) -> Int {
    var key = KeyBuffer()
    key.append(event)
    return try voids.entry(key.span, transaction)
  }

  /// Whether an event is void now.
  mutating func isVoid(
    _ event: UInt64, _ transaction: borrowing ReadTransaction
  ) throws(DecidingError) -> Bool {
    voids[try flips(of: event, transaction)].isVoid
  }

  /// The first event of the chain of corrections that an event ends.
  mutating func rank(
    of event: UInt64, _ transaction: borrowing ReadTransaction
  ) throws(DecidingError) -> UInt64 {
    var event = event
    while let stored = try self.event(event, transaction) {
      let prefix = EventPrefix(stored.span)
      guard prefix.target != 0, prefix.typeNumber == RecordEncoder.correctedType else { break }
      event = prefix.target
    }
    return event
  }
}

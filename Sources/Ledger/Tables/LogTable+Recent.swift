import LMDB
import Vocabulary

/// Keys that programs before this one did not write, and how far they reach.
///
/// The log keeps with them the number of the last event that they were made of. Where that is not
/// the head, an older program has written since, and they are made anew before the next write.
extension LogTable {
  /// What these keys begin with in the tables of bookings and money.
  static let recentMark: UInt8 = 0

  /// Whether a key of the table is one of them.
  func isRecent(_ key: Span<UInt8>) -> Bool {
    switch self {
    case .parents: key.count == 5 && key[4] >= Attribute.upper.rawValue
    case .bookings, .money: key.count > 0 && key[0] == LogTable.recentMark
    case .events, .ids, .subjects, .names, .voids, .periods, .references: false
    }
  }

  /// The tables that have such keys.
  static let withRecent: [LogTable] = [.parents, .bookings, .money]
}

extension LogTableHandles {
  /// No subject has the number 0.
  private static var reachKey: KeyBuffer {
    var key = KeyBuffer()
    key.append(UInt32(0))
    key.append(UInt8.max)
    return key
  }

  /// The last event that the recent keys were made of; 0 where there are none.
  func reach(_ transaction: borrowing ReadTransaction) throws(LMDBError) -> UInt64 {
    try transaction.get(self[.parents], LogTableHandles.reachKey.span)?
      .littleEndianUInt64(at: 0) ?? 0
  }

  func setReach(
    _ number: UInt64, _ transaction: inout WriteTransaction
  ) throws(LMDBError) {
    var value: [UInt8] = []
    value.append(littleEndian: number)
    try transaction.put(self[.parents], key: LogTableHandles.reachKey.span, value: value.span)
  }
}

extension LogTables {
  /// Events of which the keys are made before they are written.
  private static let bringUpEvents: UInt64 = 50_000

  /// Makes the recent keys anew up to the head, where they do not reach it.
  static func bringUp(
    _ handles: LogTableHandles, through head: UInt64, _ transaction: inout WriteTransaction
  ) throws(LedgerError) {
    do throws(LMDBError) {
      if try handles.reach(transaction.reading) == head { return }
      for table in LogTable.withRecent { try clear(table, handles, &transaction) }
    } catch {
      throw LedgerError(error)
    }
    var next: UInt64 = 1
    while next <= head {
      let end = min(head, next + bringUpEvents - 1)
      var tables = LogTables(handles, transaction.reading)
      do throws(DecidingError) {
        for number in next...end { try tables.bringUp(number) }
      } catch {
        throw LedgerError(error)
      }
      let changes = tables.changes()
      do throws(LMDBError) {
        try changes.flush(into: &transaction)
      } catch {
        throw LedgerError(error)
      }
      next = end + 1
    }
    do throws(LMDBError) {
      try handles.setReach(head, &transaction)
    } catch {
      throw LedgerError(error)
    }
  }

  private mutating func bringUp(_ number: UInt64) throws(DecidingError) {
    guard let stored = try event(number) else { return }
    let prefix = EventPrefix(stored.span)
    guard let plan = EventPlan.numbered(prefix.contentType), plan.isWatchedRecently,
      try !isVoid(number), let owner = try entry(number: prefix.owner)
    else { return }
    try putRecent(Effect(LaidOutEvent(stored.span, number), plan, owner: owner, isOn: true))
  }

  private static func clear(
    _ table: LogTable, _ handles: LogTableHandles, _ transaction: inout WriteTransaction
  ) throws(LMDBError) {
    for key in try recentKeys(of: table, handles, transaction.reading) {
      try transaction.delete(handles[table], key: key.span)
    }
  }

  private static func recentKeys(
    of table: LogTable, _ handles: LogTableHandles, _ transaction: borrowing ReadTransaction
  ) throws(LMDBError) -> [[UInt8]] {
    var keys: [[UInt8]] = []
    var cursor = try transaction.cursor(handles[table])
    while try cursor.next() {
      guard table.isRecent(cursor.key) else {
        // In the other tables they come before all others.
        if table == .parents { continue }
        break
      }
      var key: [UInt8] = []
      key.append(cursor.key)
      keys.append(key)
    }
    return keys
  }
}

extension EventPlan {
  /// Whether it changes what only recent programs keep.
  var isWatchedRecently: Bool {
    isMoney || observed != nil || registers.contains { $0.attribute.isRecent }
  }
}

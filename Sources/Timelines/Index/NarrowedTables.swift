import LMDB
import Ledger
import Vocabulary

/// What an index keeps of who may see what: few entries, so that whoever may see everything pays
/// nothing for it and all others little.
///
/// `levels` has the subjects on which a level was ever set; `narrowed` the events whose envelope
/// says `restricted` where their type would not.
enum NarrowedTables {
  /// Adds what a flush found.
  static func write(
    _ stage: PendingFacts, _ tables: IndexTables, into transaction: inout WriteTransaction
  ) throws(LMDBError) {
    for entity in stage.leveled {
      var key = KeyBuffer()
      key.append(entity)
      try transaction.put(tables.levels, key: key.span, value: [UInt8]().span)
    }
    for event in stage.narrowed {
      var key = KeyBuffer()
      key.append(event)
      try transaction.put(tables.narrowed, key: key.span, value: [UInt8]().span)
    }
  }
}

extension Reading {
  /// The subjects on which a level was ever set.
  func leveledEntities() throws(TimelinesError) -> [UInt32] {
    var entities: [UInt32] = []
    do throws(LMDBError) {
      var cursor = try index.cursor(tables.levels)
      var found = try cursor.first()
      while found {
        entities.append(cursor.key.bigEndianUInt32(at: 0))
        found = try cursor.next()
      }
    } catch {
      throw TimelinesError(error)
    }
    return entities
  }

  /// The events that their envelope narrows, each with that level.
  func narrowedEvents() throws(TimelinesError) -> [UInt64: Visibility] {
    var events: [UInt64: Visibility] = [:]
    do throws(LMDBError) {
      var cursor = try index.cursor(tables.narrowed)
      var found = try cursor.first()
      while found {
        events[cursor.key.bigEndianUInt64(at: 0)] = .restricted
        found = try cursor.next()
      }
    } catch {
      throw TimelinesError(error)
    }
    return events
  }
}

/// What stands in a record before its data, read without decoding the rest.
struct RecordTail {
  /// The end of its truth as YYYYMMDD, 0 where there is none.
  private(set) var validTo: UInt32 = 0
  /// The level that its envelope says.
  private(set) var visibility = Visibility.internal

  init(_ stored: Span<UInt8>, _ prefix: EventPrefix) {
    var reader = WireReader(stored, in: prefix.byteCount..<stored.count)
    while let field = try? reader.next() {
      if field.number == 6 { validTo = UInt32(truncatingIfNeeded: field.value) }
      if field.number == 12 {
        visibility = Visibility(rawValue: UInt8(truncatingIfNeeded: field.value)) ?? .internal
      }
      if field.number >= 12 { return }
    }
  }
}

extension RecordTail {
  /// Whether an event is narrowed by hand: its envelope says `restricted` and its type would not.
  ///
  /// - Parameter target: the level of the event that it voids, corrects, approves or erases.
  func isNarrowed(
    _ stored: Span<UInt8>, _ prefix: EventPrefix, target: () throws(TimelinesError) -> Visibility?
  ) throws(TimelinesError) -> Bool {
    guard visibility == .restricted,
      let type = Registry.current.type(numbered: prefix.typeNumber)
    else { return false }
    switch type.visibility {
    case .public, .internal: return true
    case .restricted: return false
    case .restrictedWith(let field):
      let data = DataView(
        type.fields, stored, in: prefix.byteCount + prefix.dataOffset..<stored.count)
      return !data.has(field)
    case .target: return try target() != .restricted
    }
  }
}

import LMDB
import Vocabulary

/// Takes in records that were decided elsewhere: asks only whether they are whole and come next,
/// and applies them. It needs no clock.
///
/// What the records change is held in memory until they are accepted, and dropped with this value
/// when one is refused.
struct RecordIntake: ~Copyable, ~Escapable {
  private var tables: LogTables
  private var head: LogHead
  private var form = CanonicalForm()

  @_lifetime(copy tables)
  private init(_ tables: consuming LogTables, after head: LogHead) {
    self.head = head
    self.tables = tables
  }

  /// Applies records behind the last event, which moves on: all of them, or none.
  static func apply(
    _ records: [EventRecord], to handles: LogTableHandles, after head: inout LogHead,
    _ transaction: inout WriteTransaction
  ) throws(LedgerError) -> Receipt {
    var intake = RecordIntake(LogTables(handles, transaction.reading), after: head)
    var outcomes: [Receipt.Outcome] = []
    outcomes.reserveCapacity(records.count)
    for record in records { outcomes.append(try intake.take(record)) }
    head = intake.head
    if intake.tables.pendingCount > 0 {
      let changes = intake.changes()
      do throws(LMDBError) { try changes.flush(into: &transaction) } catch {
        throw LedgerError(error)
      }
    }
    return Receipt(outcomes: outcomes, time: head.time)
  }

  private consuming func changes() -> LogChanges { tables.changes() }

  private mutating func take(_ record: EventRecord) throws(LedgerError) -> Receipt.Outcome {
    let number = record.sequence
    do throws(DecidingError) {
      let layout = try check(record)
      if let first = try tables.event(of: layout.id) {
        throw .record(RecordRefusal(number, .repeatedID(layout.id, of: first)))
      }
      let prefix = try prefix(of: record, layout)
      var stored: [UInt8] = []
      stored.reserveCapacity(prefix.byteCount + record.bytes.count)
      prefix.append(to: &stored)
      stored.append(contentsOf: record.bytes)
      tables.append(number, stored.span)
      try tables.apply(stored.span, number: number)
      guard tables.pendingByteCount <= Limits.batchBytesMax else {
        throw .record(RecordRefusal(number, .tooMuch))
      }
      head = LogHead(sequence: number, time: layout.time, timeTrusted: layout.timeTrusted)
      return .recorded(
        sequence: number, version: try tables.version(of: prefix.owner))
    } catch {
      if case .damaged(number, let why) = error {
        throw LedgerError(RecordRefusal(number, .unreadable(why)))
      }
      throw LedgerError(error)
    }
  }

  /// Whether the record comes next, and is one.
  private mutating func check(_ record: EventRecord) throws(DecidingError) -> RecordLayout {
    let number = record.sequence
    func refusal(_ reason: RecordRefusal.Reason) -> DecidingError {
      .record(RecordRefusal(number, reason))
    }
    guard number > head.sequence else { throw refusal(.repeated(head: head.sequence)) }
    guard number == head.sequence + 1 else { throw refusal(.gap(next: head.sequence + 1)) }
    guard record.bytes.count <= Limits.recordBytesMax else {
      throw refusal(.unreadable("it has \(record.bytes.count) bytes"))
    }
    let layout: RecordLayout
    do throws(WireError) { layout = try RecordLayout(record.bytes.span) } catch {
      throw refusal(.unreadable(error.why))
    }
    guard layout.sequence == number else { throw refusal(.otherNumber(layout.sequence)) }
    let isCanonical: Bool
    do throws(Refusal) { isCanonical = try form.isKept(by: record.bytes.span, layout) } catch {
      throw refusal(.notAllowed(error))
    }
    guard isCanonical else { throw refusal(.notCanonical) }
    guard head.sequence == 0 || layout.time >= head.time else {
      throw refusal(.tooEarly(layout.time, last: head.time))
    }
    guard head.timeTrusted || !layout.timeTrusted else { throw refusal(.trustedTime) }
    return layout
  }

  /// What stands before the record in this log; the same in every log with the same records.
  private mutating func prefix(
    of record: EventRecord, _ layout: RecordLayout
  ) throws(DecidingError) -> EventPrefix {
    let name = record.bytes.span.extracting(layout.subject)
    guard layout.namesTarget else {
      let known = tables.subjects[try tables.entry(name)].number
      let owner = known != 0 ? known : try tables.nextSubject()
      return EventPrefix(owner: owner, layout: layout, target: 0)
    }
    let subject = record.bytes.span.string(in: layout.subject)
    guard let target = Subject(unchecked: subject).eventNumber, target > 0,
      target < record.sequence, let event = try tables.event(target)
    else { throw .record(RecordRefusal(record.sequence, .noTarget(subject))) }
    return EventPrefix(owner: EventPrefix(event.span).owner, layout: layout, target: target)
  }
}

extension RecordLayout {
  /// Whether its subject is an event that it voids or says anew.
  var namesTarget: Bool {
    typeNumber == RecordEncoder.voidedType || typeNumber == RecordEncoder.correctedType
  }
}

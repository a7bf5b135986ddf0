import LMDB
import Vocabulary

/// Takes in records that were decided elsewhere: asks only whether they are whole and come next,
/// and applies them. It needs no clock.
///
/// What the records change is held in memory until they are accepted, and dropped with this value
/// when one is refused.
struct RecordIntake: ~Copyable {
  private var tables: LogTables
  private var head: LogHead
  private var form = CanonicalForm()

  private init(_ handles: LogTableHandles, after head: LogHead) {
    tables = LogTables(handles)
    self.head = head
  }

  /// Applies records behind the last event, which moves on: all of them, or none.
  static func apply(
    _ records: [EventRecord], to handles: LogTableHandles, after head: inout LogHead,
    _ transaction: inout WriteTransaction
  ) throws(LedgerError) -> Receipt {
    var intake = RecordIntake(handles, after: head)
    var outcomes: [Receipt.Outcome] = []
    outcomes.reserveCapacity(records.count)
    for record in records { outcomes.append(try intake.take(record, transaction.reading)) }
    if intake.tables.pendingCount > 0 {
      do throws(LMDBError) { try intake.tables.flush(into: &transaction) } catch {
        throw LedgerError(error)
      }
    }
    head = intake.head
    return Receipt(outcomes: outcomes, time: head.time)
  }

  private mutating func take(
    _ record: EventRecord, _ transaction: borrowing ReadTransaction
  ) throws(LedgerError) -> Receipt.Outcome {
    let number = record.sequence
    do throws(DecidingError) {
      let layout = try check(record)
      if let first = try tables.ids.event(layout.id, transaction) {
        throw .record(RecordRefusal(number, .repeatedID(layout.id, of: first)))
      }
      let prefix = try prefix(of: record, layout, transaction)
      var stored: [UInt8] = []
      stored.reserveCapacity(prefix.byteCount + record.bytes.count)
      prefix.append(to: &stored)
      stored.append(contentsOf: record.bytes)
      tables.append(number, stored.span)
      try Applying.apply(stored.span, number: number, to: &tables, transaction)
      guard tables.pendingByteCount <= Limits.batchBytesMax else {
        throw .record(RecordRefusal(number, .tooMuch))
      }
      head = LogHead(sequence: number, time: layout.time, timeTrusted: layout.timeTrusted)
      return .recorded(
        sequence: number, version: try tables.version(of: prefix.owner, transaction))
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
    of record: EventRecord, _ layout: RecordLayout, _ transaction: borrowing ReadTransaction
  ) throws(DecidingError) -> EventPrefix {
    let name = record.bytes.span.extracting(layout.subject)
    guard layout.namesTarget else {
      let known = tables.subjects[try tables.entry(name, transaction)].number
      let owner = known != 0 ? known : try tables.nextSubject(transaction)
      return EventPrefix(owner: owner, layout: layout, target: 0)
    }
    let subject = record.bytes.span.string(in: layout.subject)
    guard let target = Subject(unchecked: subject).eventNumber, target > 0,
      target < record.sequence, let event = try tables.event(target, transaction)
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

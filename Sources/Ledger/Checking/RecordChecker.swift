import LMDB
import Vocabulary

/// Checks record after record of a log, each on its own and against the one before.
struct RecordChecker {
  let reader: LogReader
  private(set) var report = VerifyReport()
  private var last: UInt64 = 0
  private var time: Instant?
  private var hasStamped = false
  private var form = CanonicalForm()

  init(reader: LogReader) {
    self.reader = reader
  }

  /// Goes on behind an event that was not checked.
  mutating func begin(after number: UInt64, _ time: Instant?) {
    last = number
    self.time = time
  }

  /// Notes that events are missing at the end.
  mutating func finish(_ end: UInt64) {
    if last < end { report.add(last + 1, "it is missing", "es fehlt") }
  }

  /// Notes that an event cannot be read or checked.
  mutating func skip(_ number: UInt64, _ why: Label) {
    report.add(number, "it cannot be checked: \(why.en)", "es lässt sich nicht prüfen: \(why.de)")
    last = number
  }

  /// Checks the next event.
  mutating func check(
    _ event: borrowing StoredEvent, _ transaction: borrowing ReadTransaction
  ) throws(LMDBError) {
    let number = event.sequence
    report.events += 1
    if number != last + 1 {
      report.add(
        last + 1, "the next number in the log is \(number)",
        "die nächste Nummer im Logbuch ist \(number)")
    }
    last = number
    guard event.stored.count > 24, event.stored[12] == 16 || event.stored[12] == 24 else {
      return report.add(number, "its prefix is damaged", "sein Vorspann ist beschädigt")
    }
    let record = event.record
    let layout: RecordLayout
    do throws(WireError) {
      layout = try RecordLayout(record)
    } catch {
      return report.add(
        number,
        "its record cannot be read: \(error.why)",
        "sein Datensatz ist nicht lesbar: \(error.words.de)")
    }
    if layout.sequence != number {
      report.add(
        number, "its record says \(layout.sequence)", "sein Datensatz sagt \(layout.sequence)")
    }
    checkTime(layout, number)
    checkBytes(record, layout, number)
    try checkPrefix(event, layout, transaction)
    let found = try reader.sequence(of: layout.id, transaction)
    if found != number {
      report.add(
        number, "its id leads to \(found.map { "event \($0)" } ?? "no event")",
        "seine Kennung führt zu \(found.map { "Ereignis \($0)" } ?? "keinem Ereignis")")
    }
  }

  private mutating func checkTime(_ layout: RecordLayout, _ number: UInt64) {
    if let time, layout.time < time {
      report.add(
        number, "its time lies before the one before", "seine Zeit liegt vor der vorigen")
    }
    time = layout.time
    if layout.timeTrusted, hasStamped {
      report.add(
        number,
        "its time was trusted after the ledger had stamped one",
        "seiner Zeit wurde vertraut, nachdem das Stadtbuch selbst eine gestempelt hatte")
    }
    if !layout.timeTrusted { hasStamped = true }
  }

  /// Whether its bytes are the ones that its content encodes to.
  private mutating func checkBytes(
    _ record: Span<UInt8>, _ layout: RecordLayout, _ number: UInt64
  ) {
    do throws(Refusal) {
      guard try !form.isKept(by: record, layout) else { return }
      report.add(number, "its bytes are not canonical", "seine Bytes sind nicht in der festen Form")
    } catch {
      report.add(
        number, "what it says is not allowed: \(error)",
        "was es sagt, ist nicht erlaubt: \(error.text.de)")
    }
  }

  private mutating func checkPrefix(
    _ event: borrowing StoredEvent, _ layout: RecordLayout, _ transaction: borrowing ReadTransaction
  ) throws(LMDBError) {
    let stored = event.prefix
    let record = event.record
    var owner = try reader.subjectNumber(record.extracting(layout.subject), transaction) ?? 0
    var target: UInt64 = 0
    if layout.namesTarget {
      target = Subject(unchecked: record.string(in: layout.subject)).eventNumber ?? 0
      owner = 0
      if target < event.sequence, let found = try reader.stored(target, transaction) {
        owner = EventPrefix(found).owner
      }
    }
    if stored != EventPrefix(owner: owner, layout: layout, target: target) {
      report.add(
        event.sequence,
        "its prefix is not the one that its record makes",
        "sein Vorspann ist nicht der, der sich aus seinem Datensatz ergibt")
    }
  }
}

import Ledger
import Timelines
import Vocabulary

/// What events would change, for whoever looks before recording them: the values of before and
/// after, on the day from which each event holds.
///
/// Earlier events of the same import count as said.
struct PlannedChanges {
  private let facts: SnapshotFacts
  private let today: Day
  private let extractor = FactExtractor.current
  private var read: [Place: [String: [UInt8]]] = [:]
  private var said: [String: [(day: Day, value: [UInt8]?)]] = [:]

  private struct Place: Hashable {
    let subject: String
    let day: Day
  }

  init(_ book: Book, _ knownAt: UInt64) {
    facts = SnapshotFacts(book, knownAt)
    today = book.today
  }

  /// A row per attribute: what it was and what it will be; of an amount how much it changes.
  ///
  /// Of a void or of what is said about an event there are none: `explain` and `history` show them.
  mutating func changes(
    _ draft: Draft, _ sequence: UInt64, _ time: Instant
  ) throws -> [AnswerObject] {
    guard Subject(unchecked: draft.subject).eventNumber == nil else { return [] }
    var filled = draft
    let day = ownDay(draft) ?? today
    filled.validFrom = day
    filled.visibility = draft.visibility ?? .internal
    var record: [UInt8] = []
    RecordEncoder.encode(
      filled, sequence: sequence, time: time, timeTrusted: false, into: &record)
    let prefix = EventPrefix(
      owner: 0, typeNumber: draft.type.number, innerTypeNumber: 0, validFrom: day,
      dataOffset: record.count - draft.data.count, target: 0)
    var stored: [UInt8] = []
    prefix.append(to: &stored)
    stored += record
    var made: [Fact] = []
    extractor.extract(stored.span, prefix, into: &made)
    var rows: [AnswerObject] = []
    for fact in made {
      var name: [UInt8] = []
      extractor.appendName(of: fact, stored.span, prefix, to: &name)
      let attribute = String(decoding: name, as: UTF8.self)
      guard attribute != RegisterName.exists.name else { continue }
      let holder =
        fact.holder.isEmpty ? draft.subject : stored.span.string(in: fact.holder.range)
      var row = AnswerObject()
      if holder != draft.subject { row["subject"] = .text(holder) }
      row["attribute"] = .text(attribute)
      if fact.kind == .flow {
        let currency = Currency(packed: fact.currency)
        row["change"] = .money(Money(recorded: fact.amount, currency: currency))
      } else {
        let before = try value(holder, attribute, day)
        let after = after(fact, stored.span)
        said["\(holder)\t\(attribute)", default: []].append((day, after))
        if before == after { continue }
        row["before"] = before.map(AnswerValue.json)
        row["after"] = after.map(AnswerValue.json)
      }
      rows.append(row)
    }
    return rows
  }

  /// The day that an event says, itself or by its data.
  private func ownDay(_ draft: Draft) -> Day? {
    let data = DataView(draft.type.fields, draft.data.span)
    switch draft.type.day {
    case .given: return draft.validFrom
    case .field(let name): return data.date(name)
    case .periodEnd(let name): return data.period(name)?.lastDay
    }
  }

  private func after(_ fact: Fact, _ stored: Span<UInt8>) -> [UInt8]? {
    guard fact.kind != .unset, fact.kind != .left else { return nil }
    var json: [UInt8] = []
    extractor.appendValue(
      typeNumber: fact.typeNumber, template: fact.template, stored, fact.value.range, to: &json)
    return json
  }

  private mutating func value(
    _ subject: String, _ attribute: String, _ day: Day
  ) throws -> [UInt8]? {
    let said = said["\(subject)\t\(attribute)"] ?? []
    let last = said.enumerated().filter { $0.1.day <= day }
      .max { ($0.1.day, $0.0) < ($1.1.day, $1.0) }
    if let last { return last.1.value }
    let place = Place(subject: subject, day: day)
    if let known = read[place] { return known[attribute] }
    let known = try facts.json(subject, day)
    read[place] = known
    return known[attribute]
  }
}

import LMDB
import Vocabulary

/// What was said before.
extension Deciding {
  /// Requires that an event whose identity was seen says what it said then.
  static func requireSame(
    _ draft: Draft, as number: UInt64, _ tables: inout LogTables,
    _ transaction: borrowing ReadTransaction
  ) throws(DecidingError) {
    guard let stored = try tables.event(number, transaction) else {
      throw .damaged(number, "it is not in the log")
    }
    guard try !isSame(draft, try Target(number, stored)) else { return }
    throw refusal(.money(.idTaken(event: number)), "id", draft.id.description)
  }

  /// Whether a draft, its gaps filled as at the first recording, makes the stored record but for
  /// number, time and origin.
  private static func isSame(_ draft: Draft, _ first: Target) throws(DecidingError) -> Bool {
    guard EventPlan.all[draft.typeIndex].number == first.layout.typeNumber,
      (draft.innerTypeIndex.map { EventPlan.all[$0].number }) == first.layout.innerTypeNumber
    else { return false }
    let record = first.record
    var filled = draft
    filled.source = record.string(in: first.layout.source)
    if filled.validFrom == nil { filled.validFrom = first.layout.validFrom }
    if filled.validTo == nil, filled.innerTypeIndex != nil {
      filled.validTo = first.layout.validTo
    }
    if filled.visibility == nil { filled.visibility = first.layout.visibility }
    fillData(&filled, first)
    var bytes: [UInt8] = []
    RecordEncoder.encode(
      filled, sequence: first.layout.sequence, time: first.layout.time,
      timeTrusted: first.layout.timeTrusted, into: &bytes)
    return record.equals(0..<record.count, bytes.span)
  }

  /// Takes over the defaulted fields of the first recording where the draft is silent.
  private static func fillData(_ draft: inout Draft, _ first: Target) {
    let plan = EventPlan.all[draft.innerTypeIndex ?? draft.typeIndex]
    guard plan.number / 100 == 4, plan[.source] != 0 else { return }
    let given = DataScan(draft.data.span, 0..<draft.data.count)
    let record = first.record
    let known = DataScan(record, first.layout.data)
    var defaulted = [plan[.source], plan[.takingSource]]
    if given.has(plan[.reverses]) { defaulted += plan.takenOver }
    if given.has(plan[.split]) { defaulted.removeAll { $0 == plan[.source] } }
    if given.has(plan[.source]) { defaulted.removeAll { $0 == plan[.split] } }
    for field in defaulted where known.has(field) && !given.has(field) {
      draft.setField(field, encodedField(field, record, first.layout.data))
    }
  }

  /// A field as it stands in some data, with all its repetitions.
  static func encodedField(_ number: Int, _ bytes: Span<UInt8>, _ range: Range<Int>) -> [UInt8] {
    var encoded: [UInt8] = []
    var reader = WireReader(bytes, in: range)
    while let field = try? reader.next(), field.number <= number {
      if field.number == number { encoded.append(bytes, field.start..<field.end) }
    }
    return encoded
  }

  /// The event that has recorded the very same booking under another identity.
  static func sameBooking(
    _ draft: Draft, _ plan: EventPlan, _ scan: DataScan, _ tables: inout LogTables,
    _ transaction: borrowing ReadTransaction
  ) throws(DecidingError) -> UInt64? {
    guard let range = scan.range(plan[.booking]) else { return nil }
    let entry = try tables.booking(draft.data.span.extracting(range), transaction)
    guard let holder = tables.bookings[entry].holders.last,
      let stored = try tables.event(holder, transaction)
    else { return nil }
    let first = try Target(holder, stored)
    if try isSameBooking(draft, plan, first, &tables, transaction) { return holder }
    throw refusal(
      .money(.keyOtherwise(event: holder)), "data.booking", draft.data.span.string(in: range))
  }

  private static func isSameBooking(
    _ draft: Draft, _ plan: EventPlan, _ first: Target, _ tables: inout LogTables,
    _ transaction: borrowing ReadTransaction
  ) throws(DecidingError) -> Bool {
    guard first.contentType == plan.number,
      try tables.name(number: first.prefix.owner, transaction) == draft.subject,
      draft.validFrom ?? first.layout.validFrom == first.layout.validFrom
    else { return false }
    var filled = draft
    fillData(&filled, first)
    let record = first.record
    return record.equals(first.layout.data, filled.data.span)
  }
}

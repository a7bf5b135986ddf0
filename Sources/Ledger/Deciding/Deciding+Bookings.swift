import LMDB
import Vocabulary

/// Booking keys and reversals.
extension Deciding {
  /// The unvoided booking that a reversal names, and its amount.
  private static func reversed(
    _ data: Span<UInt8>, _ content: Content, _ scan: DataScan, _ tables: inout LogTables,
    _ transaction: borrowing ReadTransaction
  ) throws(DecidingError) -> (booking: Target, entry: Int, amount: Money)? {
    guard let range = scan.range(content.plan[.reverses]) else { return nil }
    let key = data.string(in: range)
    let entry = try tables.booking(data.extracting(range), transaction)
    guard let holder = tables.bookings[entry].holders.last,
      let stored = try tables.event(holder, transaction)
    else {
      throw refusal(.money(.nothingToReverse), "data.reverses", key)
    }
    let booking = try Target(holder, stored)
    let owner = tables.subjects[content.owner].number
    guard booking.contentType == content.plan.number, booking.prefix.owner == owner else {
      throw refusal(
        .money(
          .otherBooking(
            event: holder, type: EventPlan.numbered(booking.contentType)?.name ?? "",
            subject: try tables.name(number: booking.prefix.owner, transaction))),
        "data.reverses", key)
    }
    let record = booking.record
    let known = DataScan(record, booking.layout.data)
    guard let amount = known.money(content.plan[.amount], record) else { return nil }
    return (booking, entry, amount)
  }

  /// Takes over from the booking what its reversal leaves out.
  static func takeOver(
    _ draft: inout Draft, _ content: Content, _ scan: DataScan, _ tables: inout LogTables,
    _ transaction: borrowing ReadTransaction
  ) throws(DecidingError) {
    let plan = content.plan
    guard
      let (booking, _, total) = try reversed(draft.data.span, content, scan, &tables, transaction)
    else { return }
    let record = booking.record
    let known = DataScan(record, booking.layout.data)
    let namesSource = scan.has(plan[.source]) || scan.has(plan[.split])
    for field in plan.takenOver where known.has(field) && !scan.has(field) {
      if field == plan[.source] || field == plan[.split] {
        if namesSource { continue }
        if field == plan[.split] {
          guard let amount = scan.money(plan[.amount], draft.data.span) else { continue }
          let shares = Split.shares(record, booking.layout.data, field)
          draft.setField(field, Split.encoded(shares, total, amount, field))
          continue
        }
      }
      draft.setField(field, encodedField(field, record, booking.layout.data))
    }
  }

  /// The key must be free, a reversal must leave something, a correction what is reversed.
  static func checkBooking(
    _ draft: Draft, _ content: Content, _ scan: DataScan, _ tables: inout LogTables,
    _ transaction: borrowing ReadTransaction
  ) throws(DecidingError) {
    let data = draft.data.span
    let plan = content.plan
    guard let range = scan.range(plan[.booking]), let amount = scan.money(plan[.amount], data)
    else { return }
    let entry = try tables.booking(data.extracting(range), transaction)
    if let holder = tables.bookings[entry].holders.last {
      throw refusal(.money(.keyTaken(event: holder)), "data.booking", data.string(in: range))
    }
    try checkRelief(draft, content, scan, &tables, transaction)
    if content.isCorrection, let replaced = content.replaced {
      try checkReplaced(replaced, plan, data.extracting(range), amount, &tables, transaction)
    }
    guard
      let (booking, held, total) = try reversed(data, content, scan, &tables, transaction)
    else { return }
    guard amount.currency == total.currency else {
      throw refusal(
        .money(.bookingCurrency(currency: total.currency)), "data.amount", amount.description)
    }
    let first = try tables.rank(of: booking.number, transaction)
    let left = total.minor + tables.bookings[held].reversed(first)
    guard left + amount.minor < 0 else { return }
    let rest = Money(minor: max(0, left), currency: total.currency)
    throw refusal(
      .money(
        .aboveRest(
          booking: data.string(in: scan.range(plan[.reverses]) ?? range), rest: rest)),
      "data.amount", amount.description)
  }

  /// A booking with reversals keeps its key and at least what is reversed.
  private static func checkReplaced(
    _ replaced: Target, _ plan: EventPlan, _ key: Span<UInt8>, _ amount: Money,
    _ tables: inout LogTables, _ transaction: borrowing ReadTransaction
  ) throws(DecidingError) {
    let record = replaced.record
    let known = DataScan(record, replaced.layout.data)
    guard let range = known.range(plan[.booking]), let before = known.money(plan[.amount], record)
    else { return }
    let entry = try tables.booking(record.extracting(range), transaction)
    let first = try tables.rank(of: replaced.number, transaction)
    let reversed = tables.bookings[entry].reversed(first)
    guard reversed != 0 else { return }
    guard record.equals(range, key) else {
      throw refusal(
        .money(.reversedKey(event: replaced.number, key: record.string(in: range))),
        "data.booking", key.string(in: 0..<key.count))
    }
    guard amount.minor + reversed < 0 || amount.currency != before.currency else { return }
    let least = Money(minor: -reversed, currency: before.currency)
    throw refusal(
      .money(.reversedAmount(least: least)), "data.amount", amount.description)
  }

  /// Requires that a money event that a void brings back fits to what was recorded since.
  static func checkMoneyReturn(
    of event: Target, _ plan: EventPlan, _ owner: Int, _ target: Target,
    _ context: DecisionContext, _ tables: inout LogTables,
    _ transaction: borrowing ReadTransaction
  ) throws(DecidingError) {
    let record = event.record
    let scan = DataScan(record, event.layout.data)
    let field = "event/\(target.number)"
    let number = tables.subjects[owner].number
    var entry: Int?
    if let range = scan.range(plan[.booking]) {
      entry = try tables.booking(record.extracting(range), transaction)
    } else if let range = scan.range(plan[.receipt]) {
      entry = try tables.receipt(plan.number, number, record.extracting(range), transaction)
    }
    if let entry, let other = tables.bookings[entry].holders.first(where: { $0 != event.number }) {
      throw refusal(
        .money(.keyTakenSince(event: event.number, by: other)), "subject", field)
    }
    if scan.has(plan[.reverses]) {
      try checkReversalReturn(of: event, plan, scan, field, &tables, transaction)
    }
    if plan.role == .allocation,
      let maximum = try tables.maximum(of: number, on: event.layout.validFrom, transaction)
    {
      let allocated = tables.allocations[try tables.allocation(number, transaction)]
        .sum(maximum.currency)
      if allocated > maximum.minor {
        throw refusal(
          .money(.allocationBack(event: event.number, maximum: maximum)), "subject", field)
      }
    }
    guard plan.isCommitment, let range = scan.range(plan[.commitment]),
      let year = scan.int(plan.commitmentYear)
    else { return }
    let commitment = try tables.commitment(record.extracting(range), number, year, transaction)
    let events = tables.commitments[commitment].events
    if let other = events.first(where: { $0.source != events.first?.source }) {
      throw refusal(
        .money(
          .sourceBack(
            event: event.number, year: year,
            other: other.number == event.number ? events[0].number : other.number)), "subject",
        field)
    }
  }

  private static func checkReversalReturn(
    of event: Target, _ plan: EventPlan, _ scan: DataScan, _ field: String,
    _ tables: inout LogTables, _ transaction: borrowing ReadTransaction
  ) throws(DecidingError) {
    let record = event.record
    guard let range = scan.range(plan[.reverses]) else { return }
    let entry = try tables.booking(record.extracting(range), transaction)
    guard let holder = tables.bookings[entry].holders.last,
      let stored = try tables.event(holder, transaction)
    else { return }
    let booking = try Target(holder, stored)
    let kept = booking.record
    let total = DataScan(kept, booking.layout.data).money(plan[.amount], kept)?.minor ?? 0
    let first = try tables.rank(of: holder, transaction)
    guard total + tables.bookings[entry].reversed(first) < 0 else { return }
    throw refusal(
      .money(.reversalBack(event: event.number, booking: record.string(in: range))), "subject",
      field)
  }
}

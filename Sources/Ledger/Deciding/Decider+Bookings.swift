import LMDB
import Vocabulary

/// Booking keys and reversals.
extension Decider {
  /// A booking that is reversed.
  private struct Reversed {
    /// The unvoided event of its key.
    let booking: Target
    /// The entry of its key.
    let entry: Int
    /// Its amount.
    let amount: Money
  }

  /// What a reversal names.
  private mutating func reversed(
    by proposal: Proposal
  ) throws(DecidingError) -> Reversed? {
    guard let key = proposal.name(.reverses) else { return nil }
    let entry = try tables.booking(key)
    guard let holder = tables.bookings[entry].holders.last,
      let booking = try tables.target(holder)
    else {
      throw .refused(
        .money(.nothingToReverse), "data.reverses", proposal.text(.reverses) ?? "")
    }
    let owner = tables.subjects[proposal.owner].number
    guard booking.contentType == proposal.plan.number, booking.prefix.owner == owner else {
      throw .refused(
        .money(
          .otherBooking(
            event: holder, type: booking.plan?.name ?? "",
            subject: try tables.name(number: booking.prefix.owner))),
        "data.reverses", proposal.text(.reverses) ?? "")
    }
    guard let amount = booking.scan.money(proposal.plan[.amount], booking.record) else {
      return nil
    }
    return Reversed(booking: booking, entry: entry, amount: amount)
  }

  /// Takes over from the booking what its reversal leaves out.
  mutating func takeOver(into proposal: inout Proposal) throws(DecidingError) {
    guard let reversed = try reversed(by: proposal) else { return }
    let (plan, known) = (proposal.plan, reversed.booking.scan)
    let namesSource = proposal.scan.has(plan[.source]) || proposal.scan.has(plan[.split])
    for field in plan.takenOver where known.has(field) && !proposal.scan.has(field) {
      if field == plan[.source] || field == plan[.split] {
        if namesSource { continue }
        if field == plan[.split] {
          guard let amount = proposal.amount else { continue }
          let shares = Split.shares(reversed.booking.record, reversed.booking.layout.data, field)
          proposal.setField(field, Split.encoded(shares, reversed.amount, amount, field))
          continue
        }
      }
      proposal.setField(field, reversed.booking.encodedField(field))
    }
  }

  /// The key must be free, a reversal must leave something, a correction what is reversed.
  mutating func checkBooking(of proposal: Proposal) throws(DecidingError) {
    guard let key = proposal.name(.booking), let amount = proposal.amount else { return }
    let entry = try tables.booking(key)
    if let holder = tables.bookings[entry].holders.last {
      throw .refused(
        .money(.keyTaken(event: holder)), "data.booking", proposal.text(.booking) ?? "")
    }
    try checkRelief(of: proposal)
    if let replaced = proposal.replaced { try checkReplaced(replaced, key: key, amount: amount) }
    guard let reversed = try reversed(by: proposal) else { return }
    let total = reversed.amount
    guard amount.currency == total.currency else {
      throw .refused(
        .money(.bookingCurrency(currency: total.currency)), "data.amount", amount.description)
    }
    let first = try tables.rank(of: reversed.booking.number)
    let left = total.minor + tables.bookings[reversed.entry].reversed(first)
    guard left + amount.minor < 0 else { return }
    let rest = Money(minor: max(0, left), currency: total.currency)
    throw .refused(
      .money(.aboveRest(booking: proposal.text(.reverses) ?? "", rest: rest)), "data.amount",
      amount.description)
  }

  /// A booking with reversals keeps its key and at least what is reversed.
  private mutating func checkReplaced(
    _ replaced: Target, key: Span<UInt8>, amount: Money
  ) throws(DecidingError) {
    let (record, known) = (replaced.record, replaced.scan)
    guard let plan = replaced.plan, let range = known.range(plan[.booking]),
      let before = known.money(plan[.amount], record)
    else { return }
    let entry = try tables.booking(record.extracting(range))
    let first = try tables.rank(of: replaced.number)
    let reversed = tables.bookings[entry].reversed(first)
    guard reversed != 0 else { return }
    guard record.equals(range, key) else {
      throw .refused(
        .money(.reversedKey(event: replaced.number, key: record.string(in: range))),
        "data.booking", key.string(in: 0..<key.count))
    }
    guard amount.minor + reversed < 0 || amount.currency != before.currency else { return }
    let least = Money(minor: -reversed, currency: before.currency)
    throw .refused(.money(.reversedAmount(least: least)), "data.amount", amount.description)
  }

  /// Requires that a money event that a void brings back fits to what was recorded since.
  mutating func checkMoneyReturn(
    of event: Statement, byVoiding target: Target
  ) throws(DecidingError) {
    let (plan, field) = (event.plan, "event/\(target.number)")
    let owner = tables.subjects[event.owner].number
    var entry: Int?
    if let key = event.name(.booking) {
      entry = try tables.booking(key)
    } else if let key = event.name(.receipt) {
      entry = try tables.receipt(key, of: owner, by: plan.number)
    }
    if let entry, let other = tables.bookings[entry].holders.first(where: { $0 != event.number }) {
      throw .refused(.money(.keyTakenSince(event: event.number, by: other)), "subject", field)
    }
    try checkReversalReturn(of: event, field)
    if plan.role == .allocation, let maximum = try tables.maximum(of: owner, on: event.day) {
      let allocated = tables.allocations[try tables.allocation(of: owner)].sum(maximum.currency)
      if allocated > maximum.minor {
        throw .refused(
          .money(.allocationBack(event: event.number, maximum: maximum)), "subject", field)
      }
    }
    guard plan.isCommitment, let name = event.name(.commitment),
      let year = event.year(plan.commitmentYear)
    else { return }
    let commitment = try tables.commitment(name, of: owner, in: year)
    let events = tables.commitments[commitment].events
    if let other = events.first(where: { $0.source != events.first?.source }) {
      throw .refused(
        .money(
          .sourceBack(
            event: event.number, year: year,
            other: other.number == event.number ? events[0].number : other.number)), "subject",
        field)
    }
  }

  private mutating func checkReversalReturn(
    of event: Statement, _ field: String
  ) throws(DecidingError) {
    guard let key = event.name(.reverses) else { return }
    let entry = try tables.booking(key)
    guard let holder = tables.bookings[entry].holders.last,
      let booking = try tables.target(holder)
    else { return }
    let total = booking.scan.money(event.plan[.amount], booking.record)?.minor ?? 0
    let first = try tables.rank(of: holder)
    guard total + tables.bookings[entry].reversed(first) < 0 else { return }
    throw .refused(
      .money(.reversalBack(event: event.number, booking: key.string(in: 0..<key.count))),
      "subject", field)
  }
}

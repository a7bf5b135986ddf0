import LMDB
import Vocabulary

/// What was said before.
extension Decider {
  /// Requires that an event whose identity was seen says what it said then.
  func requireSame(_ draft: Draft, as number: UInt64) throws(DecidingError) {
    guard let first = try tables.target(number) else {
      throw .damaged(number, "it is not in the log")
    }
    guard !draft.makes(first) else { return }
    throw .refused(.money(.idTaken(event: number)), "id", draft.id.description)
  }

  /// The event that has recorded the very same booking under another identity.
  mutating func sameBooking(as proposal: Proposal) throws(DecidingError) -> UInt64? {
    guard let key = proposal.name(.booking) else { return nil }
    let entry = try tables.booking(key)
    guard let holder = tables.bookings[entry].holders.last,
      let first = try tables.target(holder)
    else { return nil }
    let subject = try tables.name(number: first.prefix.owner)
    if first.contentType == proposal.plan.number, subject == proposal.draft.subject,
      proposal.draft.validFrom ?? first.layout.validFrom == first.layout.validFrom
    {
      var filled = proposal.draft
      filled.fillData(from: first)
      if first.record.equals(first.layout.data, filled.data.span) { return holder }
    }
    throw .refused(
      .money(.keyOtherwise(event: holder)), "data.booking", proposal.text(.booking) ?? "")
  }
}

extension Draft {
  /// Whether it makes the stored record but for number, time and origin, its gaps filled as at the
  /// first recording.
  fileprivate func makes(_ first: Target) -> Bool {
    guard EventPlan.all[typeIndex].number == first.layout.typeNumber,
      innerTypeIndex.map({ EventPlan.all[$0].number }) == first.layout.innerTypeNumber
    else { return false }
    let record = first.record
    var filled = self
    filled.source = record.string(in: first.layout.source)
    filled.validFrom = validFrom ?? first.layout.validFrom
    if innerTypeIndex != nil { filled.validTo = validTo ?? first.layout.validTo }
    filled.visibility = visibility ?? first.layout.visibility
    filled.fillData(from: first)
    var bytes: [UInt8] = []
    RecordEncoder.encode(
      filled, sequence: first.layout.sequence, time: first.layout.time,
      timeTrusted: first.layout.timeTrusted, into: &bytes)
    return record.equals(0..<record.count, bytes.span)
  }

  /// Takes over the defaulted fields of the first recording where it is silent.
  fileprivate mutating func fillData(from first: Target) {
    let plan = EventPlan.all[innerTypeIndex ?? typeIndex]
    guard plan.isOfMoneyGroup, plan[.source] != 0 else { return }
    let (given, known) = (DataScan(data.span, 0..<data.count), first.scan)
    var defaulted = [plan[.source], plan[.takingSource]]
    if given.has(plan[.reverses]) { defaulted += plan.takenOver }
    if given.has(plan[.split]) { defaulted.removeAll { $0 == plan[.source] } }
    if given.has(plan[.source]) { defaulted.removeAll { $0 == plan[.split] } }
    for field in defaulted where known.has(field) && !given.has(field) {
      setField(field, first.encodedField(field))
    }
  }
}

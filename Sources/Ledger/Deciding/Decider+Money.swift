import LMDB
import Vocabulary

/// Sources, commitments, grants: what money events take from the ledger and must agree with.
extension Decider {
  /// Resolves what a money event leaves out.
  mutating func resolveMoney(of proposal: inout Proposal) throws(DecidingError) {
    let plan = proposal.plan
    guard plan.isMoney, plan[.source] != 0 else { return }
    if proposal.scan.has(plan[.reverses]) { try takeOver(into: &proposal) }
    if !proposal.scan.has(plan[.source]), !proposal.scan.has(plan[.split]) {
      proposal.set(.source, try source(of: proposal))
    }
    if plan[.takingSource] != 0, !proposal.scan.has(plan[.takingSource]) {
      proposal.set(.takingSource, proposal.text(.source) ?? "")
    }
  }

  /// The source of an event that names none.
  private mutating func source(of proposal: Proposal) throws(DecidingError) -> String {
    let plan = proposal.plan
    let owner = tables.subjects[proposal.owner].number
    let isCarried = plan.role == .carryForward || plan.role == .commitmentCarried
    let year = proposal.year(isCarried ? .fromYear : .year) ?? 0
    if plan.isCommitment, let name = proposal.name(.commitment) {
      let entry = try tables.commitment(name, of: owner, in: year)
      if let source = tables.commitments[entry].source {
        return try tables.name(number: source)
      }
      if plan.role != .commitment { throw noCommitment(of: proposal, in: year) }
    }
    let entry = try tables.sourceCounts(of: owner, in: year)
    let sources = tables.sources[entry].sources
    if let only = sources.first, sources.count == 1 {
      return try tables.name(number: only.number)
    }
    let subject = tables.name(at: proposal.owner)
    guard !sources.isEmpty else {
      throw .refused(.money(.noSource(subject: subject, year: year)), "data.source")
    }
    var names: [String] = []
    for source in sources { names.append(try tables.name(number: source.number)) }
    throw .refused(
      .money(.severalSources(sources: names.sorted(), subject: subject, year: year)),
      "data.source")
  }

  private func noCommitment(of proposal: Proposal, in year: Int) -> DecidingError {
    .refused(
      .money(.noCommitment(subject: tables.name(at: proposal.owner), year: year)),
      "data.commitment", proposal.text(.commitment) ?? "")
  }

  /// Requires that a money event agrees with what the log knows.
  mutating func checkMoney(of proposal: Proposal) throws(DecidingError) {
    switch proposal.plan.role {
    case .commitment, .reduction, .commitmentCarried:
      try checkCommitment(of: proposal)
    case .expenditure, .revenue:
      try checkBooking(of: proposal)
    case .allocation: try checkAllocation(of: proposal)
    case .request, .receipt: try checkReceipt(of: proposal)
    default: return
    }
  }

  /// A commitment stands where it is reduced or carried from, and has one source per year.
  private mutating func checkCommitment(of proposal: Proposal) throws(DecidingError) {
    let plan = proposal.plan
    guard let name = proposal.name(.commitment), let named = proposal.name(.source) else { return }
    let owner = tables.subjects[proposal.owner].number
    let source = tables.subjects[try tables.entry(named)].number
    let isCarried = plan.role == .commitmentCarried
    let years: [FieldRole] = isCarried ? [.fromYear, .toYear] : [.year]
    for (place, field) in years.enumerated() {
      guard let year = proposal.year(field) else { continue }
      let entry = try tables.commitment(name, of: owner, in: year)
      guard let known = tables.commitments[entry].source else {
        if plan.role == .commitment || place == 1 { continue }
        throw noCommitment(of: proposal, in: year)
      }
      guard known != source else { continue }
      throw .refused(
        .money(
          .otherSource(
            commitment: proposal.text(.commitment) ?? "",
            source: try tables.name(number: known), year: year)), "data.source",
        proposal.text(.source) ?? "")
    }
  }

  /// An expenditure names a commitment that its subject has in that year.
  mutating func checkRelief(of proposal: Proposal) throws(DecidingError) {
    guard let name = proposal.name(.commitment), let year = proposal.year(.year) else { return }
    let owner = tables.subjects[proposal.owner].number
    let entry = try tables.commitment(name, of: owner, in: year)
    guard tables.commitments[entry].isEmpty else { return }
    throw noCommitment(of: proposal, in: year)
  }

  // MARK: Grants

  private mutating func checkAllocation(of proposal: Proposal) throws(DecidingError) {
    guard let amount = proposal.amount else { return }
    let owner = tables.subjects[proposal.owner].number
    guard let maximum = try tables.maximum(of: owner, on: proposal.day) else {
      throw .refused(
        .money(.noMaximum(grant: tables.name(at: proposal.owner))), "data.amount",
        amount.description)
    }
    guard maximum.currency == amount.currency else {
      throw .refused(
        .money(.grantCurrency(currency: maximum.currency)), "data.amount", amount.description)
    }
    let entry = try tables.allocation(of: owner)
    let allocated = tables.allocations[entry].sum(maximum.currency)
    guard allocated + amount.minor > maximum.minor else { return }
    let free = Money(minor: max(0, maximum.minor - allocated), currency: maximum.currency)
    throw .refused(
      .money(.aboveMaximum(maximum: maximum, free: free)), "data.amount", amount.description)
  }

  private mutating func checkReceipt(of proposal: Proposal) throws(DecidingError) {
    guard let key = proposal.name(.receipt) else { return }
    let entry = try tables.receipt(
      key, of: tables.subjects[proposal.owner].number, by: proposal.plan.number)
    guard let holder = tables.bookings[entry].holders.last else { return }
    throw .refused(
      .money(.receiptTaken(event: holder)), "data.receipt", proposal.text(.receipt) ?? "")
  }
}

extension LogTables {
  /// The maximum of a grant on a day, before its approval the first.
  mutating func maximum(of grant: UInt32, on day: Day) throws(DecidingError) -> Money? {
    let entry = try register(.maximum, of: grant)
    return registers[entry].value(on: day, orFirst: true).map {
      Money(recorded: Int64(bitPattern: $0.value), currency: Currency(packed: $0.currency))
    }
  }
}

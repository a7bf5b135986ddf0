import LMDB
import Vocabulary

/// Sources, commitments, grants: what money events take from the ledger and must agree with.
extension Deciding {
  /// Resolves what a money event leaves out.
  static func resolveMoney(
    _ draft: inout Draft, _ content: Content, _ given: DataScan,
    _ tables: inout LogTables, _ transaction: borrowing ReadTransaction
  ) throws(DecidingError) {
    let plan = content.plan
    guard plan.isMoney, plan[.source] != 0 else { return }
    let isWhole =
      (given.has(plan[.source]) || given.has(plan[.split])) && !given.has(plan[.reverses])
      && (plan[.takingSource] == 0 || given.has(plan[.takingSource]))
    if isWhole { return }
    var scan = given
    if scan.has(plan[.reverses]) {
      try takeOver(&draft, content, scan, &tables, transaction)
      scan = DataScan(draft.data.span, 0..<draft.data.count)
    }
    if !scan.has(plan[.source]), !scan.has(plan[.split]) {
      let source = try source(draft, content, scan, &tables, transaction)
      set(&draft, plan[.source], source)
    }
    if plan[.takingSource] != 0, !scan.has(plan[.takingSource]) {
      scan = DataScan(draft.data.span, 0..<draft.data.count)
      set(&draft, plan[.takingSource], scan.text(plan[.source], draft.data.span) ?? "")
    }
  }

  private static func set(_ draft: inout Draft, _ field: Int, _ text: String) {
    var encoded: [UInt8] = []
    encoded.append(field: field, text: text)
    draft.setField(field, encoded)
  }

  /// The source of an event that names none.
  private static func source(
    _ draft: Draft, _ content: Content, _ scan: DataScan, _ tables: inout LogTables,
    _ transaction: borrowing ReadTransaction
  ) throws(DecidingError) -> String {
    let plan = content.plan
    let owner = tables.subjects[content.owner].number
    let year: Int
    switch plan.role {
    case .carryForward, .commitmentCarried: year = scan.int(plan[.fromYear]) ?? 0
    default: year = scan.int(plan[.year]) ?? 0
    }
    if plan.isCommitment, let range = scan.range(plan[.commitment]) {
      let name = draft.data.span.extracting(range)
      let entry = try tables.commitment(name, owner, year, transaction)
      if let source = tables.commitments[entry].source {
        return try tables.name(number: source, transaction)
      }
      if plan.role != .commitment {
        throw noCommitment(draft.data.span.string(in: range), content.owner, year, tables)
      }
    }
    let entry = try tables.sourceCounts(owner, year, transaction)
    let sources = tables.sources[entry].sources
    if let only = sources.first, sources.count == 1 {
      return try tables.name(number: only.number, transaction)
    }
    let subject = tables.name(at: content.owner)
    guard !sources.isEmpty else {
      throw refusal(.money(.noSource(subject: subject, year: year)), "data.source")
    }
    var names: [String] = []
    for source in sources { names.append(try tables.name(number: source.number, transaction)) }
    throw refusal(
      .money(.severalSources(sources: names.sorted(), subject: subject, year: year)),
      "data.source")
  }

  private static func noCommitment(
    _ name: String, _ owner: Int, _ year: Int, _ tables: borrowing LogTables
  ) -> DecidingError {
    refusal(
      .money(.noCommitment(subject: tables.name(at: owner), year: year)), "data.commitment", name)
  }

  /// Requires that a money event agrees with what the log knows.
  static func checkMoney(
    _ draft: Draft, _ content: Content, _ context: DecisionContext, _ tables: inout LogTables,
    _ transaction: borrowing ReadTransaction
  ) throws(DecidingError) {
    let scan = DataScan(draft.data.span, 0..<draft.data.count)
    switch content.plan.role {
    case .commitment, .reduction, .commitmentCarried:
      try checkCommitment(draft, content, scan, &tables, transaction)
    case .expenditure, .revenue:
      try checkBooking(draft, content, scan, &tables, transaction)
    case .allocation: try checkAllocation(draft, content, scan, context, &tables, transaction)
    case .request, .receipt: try checkReceipt(draft, content, scan, &tables, transaction)
    default: return
    }
  }

  /// A commitment stands where it is reduced or carried from, and has one source per year.
  private static func checkCommitment(
    _ draft: Draft, _ content: Content, _ scan: DataScan, _ tables: inout LogTables,
    _ transaction: borrowing ReadTransaction
  ) throws(DecidingError) {
    let plan = content.plan
    guard let range = scan.range(plan[.commitment]), let named = scan.range(plan[.source])
    else { return }
    let data = draft.data.span
    let owner = tables.subjects[content.owner].number
    let source = tables.subjects[try tables.entry(data.extracting(named), transaction)].number
    let isCarried = plan.role == .commitmentCarried
    let years = isCarried ? [plan[.fromYear], plan[.toYear]] : [plan[.year]]
    for (place, field) in years.enumerated() {
      guard let year = scan.int(field) else { continue }
      let entry = try tables.commitment(data.extracting(range), owner, year, transaction)
      guard let known = tables.commitments[entry].source else {
        if plan.role == .commitment || place == 1 { continue }
        throw noCommitment(data.string(in: range), content.owner, year, tables)
      }
      guard known != source else { continue }
      throw refusal(
        .money(
          .otherSource(
            commitment: data.string(in: range),
            source: try tables.name(number: known, transaction), year: year)), "data.source",
        data.string(in: named))
    }
  }

  /// An expenditure names a commitment that its subject has in that year.
  static func checkRelief(
    _ draft: Draft, _ content: Content, _ scan: DataScan, _ tables: inout LogTables,
    _ transaction: borrowing ReadTransaction
  ) throws(DecidingError) {
    guard let range = scan.range(content.plan[.commitment]),
      let year = scan.int(content.plan[.year])
    else { return }
    let owner = tables.subjects[content.owner].number
    let name = draft.data.span.extracting(range)
    let entry = try tables.commitment(name, owner, year, transaction)
    guard tables.commitments[entry].isEmpty else { return }
    throw noCommitment(draft.data.span.string(in: range), content.owner, year, tables)
  }

  // MARK: Grants

  private static func checkAllocation(
    _ draft: Draft, _ content: Content, _ scan: DataScan, _ context: DecisionContext,
    _ tables: inout LogTables, _ transaction: borrowing ReadTransaction
  ) throws(DecidingError) {
    guard let amount = scan.money(content.plan[.amount], draft.data.span) else { return }
    let owner = tables.subjects[content.owner].number
    let day = draft.validFrom ?? context.today
    guard let maximum = try tables.maximum(of: owner, on: day, transaction) else {
      throw refusal(
        .money(.noMaximum(grant: tables.name(at: content.owner))), "data.amount",
        amount.description)
    }
    guard maximum.currency == amount.currency else {
      throw refusal(
        .money(.grantCurrency(currency: maximum.currency)), "data.amount", amount.description)
    }
    let entry = try tables.allocation(owner, transaction)
    let allocated = tables.allocations[entry].sum(maximum.currency)
    guard allocated + amount.minor > maximum.minor else { return }
    let free = Money(minor: max(0, maximum.minor - allocated), currency: maximum.currency)
    throw refusal(
      .money(.aboveMaximum(maximum: maximum, free: free)), "data.amount", amount.description)
  }

  private static func checkReceipt(
    _ draft: Draft, _ content: Content, _ scan: DataScan, _ tables: inout LogTables,
    _ transaction: borrowing ReadTransaction
  ) throws(DecidingError) {
    guard let range = scan.range(content.plan[.receipt]) else { return }
    let entry = try tables.receipt(
      content.plan.number, tables.subjects[content.owner].number,
      draft.data.span.extracting(range), transaction)
    guard let holder = tables.bookings[entry].holders.last else { return }
    throw refusal(
      .money(.receiptTaken(event: holder)), "data.receipt", draft.data.span.string(in: range))
  }
}

extension LogTables {
  /// The maximum of a grant on a day, before its approval the first.
  mutating func maximum(
    of grant: UInt32, on day: Day, _ transaction: borrowing ReadTransaction
  ) throws(DecidingError) -> Money? {
    let entry = try register(.maximum, of: grant, transaction)
    return registers[entry].value(on: day, orFirst: true).map {
      Money(recorded: Int64(bitPattern: $0.value), currency: Currency(packed: $0.currency))
    }
  }
}

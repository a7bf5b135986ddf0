import LMDB
import Vocabulary

/// Asks whether what was just recorded is meant so.
///
/// What it finds is no fault: it is recorded, and whoever records it is told. Strictly it is
/// refused, and then nothing of the request is recorded.
enum Questioning {
  /// One event in the tables as they are with it.
  struct QuestionedEvent {
    let plan: EventPlan
    let number: UInt64
    let prefix: EventPrefix
    let layout: RecordLayout
    let scan: DataScan
    /// The entry and name of its subject.
    let owner: Int
    let subject: String
    let context: DecisionContext

    var day: Day { layout.validFrom }
  }

  /// Asks about the event that was applied last.
  static func question(
    _ stored: Span<UInt8>, _ context: DecisionContext, _ tables: inout LogTables,
    _ transaction: borrowing ReadTransaction
  ) throws(DecidingError) {
    let prefix = EventPrefix(stored)
    let type = prefix.innerTypeNumber != 0 ? prefix.innerTypeNumber : prefix.typeNumber
    guard let plan = EventPlan.numbered(type),
      let owner = try tables.entry(number: prefix.owner, transaction)
    else { return }
    let record = stored.extracting(prefix.byteCount..<stored.count)
    let layout = try Applying.layout(of: record, context.nextSequence)
    let asked = QuestionedEvent(
      plan: plan, number: context.nextSequence, prefix: prefix, layout: layout,
      scan: DataScan(record, layout.data), owner: owner, subject: tables.name(at: owner),
      context: context)
    if plan.role == .void {
      return try questionVoid(asked, &tables, transaction)
    }
    try questionDays(asked, record, &tables)
    try questionSubjects(asked, record, &tables, transaction)
    if plan.isMoney { try questionMoney(asked, record, &tables, transaction) }
  }

  /// Tells what was found, or refuses it where that is asked for.
  static func find(
    _ kind: LedgerWarning.Kind, _ asked: QuestionedEvent, at field: String,
    _ tables: inout LogTables,
    _ finding: () -> Refusal.Reason.Finding
  ) throws(DecidingError) {
    guard asked.context.isStrict else {
      return tables.findings.note(kind, asked.subject) { finding().label }
    }
    throw .refused(Refusal(.strange(finding()), field))
  }

  // MARK: Days and years

  /// Years ahead beyond which a day or fiscal year is taken for a slip.
  static let yearsAheadMax = 10

  private static func questionDays(
    _ asked: QuestionedEvent, _ record: Span<UInt8>, _ tables: inout LogTables
  ) throws(DecidingError) {
    let (plan, scan, today) = (asked.plan, asked.scan, asked.context.today)
    if asked.day > today.adding(months: yearsAheadMax * 12) {
      try find(.farAhead, asked, at: "validfrom", &tables) {
        .dayFarAhead(subject: asked.subject, day: asked.day, years: yearsAheadMax)
      }
    }
    if plan.isMoney || plan[.year] != 0, !plan.questions.traits.contains(.plansAhead) {
      for field in [plan[.year], plan[.fromYear], plan[.toYear]] {
        guard let year = scan.int(field), year > today.year + yearsAheadMax else { continue }
        let name = plan.fields.first { $0.number == field }?.name ?? "year"
        try find(.farAhead, asked, at: "data.\(name)", &tables) {
          .yearFarAhead(subject: asked.subject, year: year, years: yearsAheadMax)
        }
        break
      }
    }
    if plan.questions.traits.contains(.movesMoney) {
      let paid = scan.raw(plan[.paidOn]).map {
        Day(unchecked: Int32(truncatingIfNeeded: $0))
      }
      if let day = [asked.day, paid ?? asked.day].max(), day > today {
        try find(.futureBooking, asked, at: day == asked.day ? "validfrom" : "data.paidon", &tables)
        {
          .bookedAhead(subject: asked.subject, type: plan.name, day: day)
        }
      }
    }
    if let fields = plan.observed, fields.isFinal(scan), let range = scan.range(plan[.period]),
      let period = Period(record.extracting(range)), period.lastDay > today
    {
      try find(.openPeriod, asked, at: "data.state", &tables) {
        .finalTooEarly(subject: asked.subject, period: period.description, end: period.lastDay)
      }
    }
  }
}

import LMDB
import Vocabulary

/// An event that was just recorded, with the tables as they are with it.
struct QuestionedEvent: ~Escapable {
  let event: LaidOutEvent
  let plan: EventPlan
  /// The entry and name of its subject.
  let owner: Int
  let subject: String
  let context: DecisionContext

  @_lifetime(copy event)
  init(
    _ event: LaidOutEvent, _ plan: EventPlan, owner: Int, subject: String,
    context: DecisionContext
  ) {
    self.event = event
    self.plan = plan
    self.owner = owner
    self.subject = subject
    self.context = context
  }

  var number: UInt64 { event.number }
  var scan: DataScan { event.scan }
  var day: Day { event.layout.validFrom }

  /// The text in a field, as it stands there.
  @_lifetime(copy self)
  func name(_ role: FieldRole) -> Span<UInt8>? {
    event.scan.content(plan[role], event.record)
  }

  /// The year in a field.
  func year(_ role: FieldRole) -> Int? { event.scan.int(plan[role]) }
}

/// Asks whether what was just recorded is meant so.
///
/// What is found is no fault: it is recorded, and whoever records it is told. Strictly it is
/// refused, and then nothing of the request is recorded.
extension Decider {
  /// Asks about the event that was applied last.
  mutating func question(
    _ stored: Span<UInt8>, _ context: DecisionContext
  ) throws(DecidingError) {
    let prefix = EventPrefix(stored)
    guard let plan = EventPlan.numbered(prefix.contentType),
      let owner = try tables.entry(number: prefix.owner)
    else { return }
    let asked = QuestionedEvent(
      try LaidOutEvent(stored, context.nextSequence), plan, owner: owner,
      subject: tables.name(at: owner), context: context)
    if plan.role == .void { return try questionVoid(asked) }
    try questionDays(asked)
    try questionSubjects(asked)
    if plan.isMoney { try questionMoney(asked) }
  }

  /// Tells what was found, or refuses it where that is asked for.
  mutating func find(
    _ kind: LedgerWarning.Kind, _ asked: QuestionedEvent, at field: String,
    _ finding: () -> Refusal.Reason.Finding
  ) throws(DecidingError) {
    guard asked.context.isStrict else {
      return tables.findings.note(kind, asked.subject) { finding().label }
    }
    throw .refused(.strange(finding()), field)
  }

  // MARK: Days and years

  /// Years ahead beyond which a day or fiscal year is taken for a slip.
  private static let yearsAheadMax = 10

  private mutating func questionDays(_ asked: QuestionedEvent) throws(DecidingError) {
    let (plan, scan, today) = (asked.plan, asked.scan, asked.context.today)
    if asked.day > today.adding(months: Decider.yearsAheadMax * 12) {
      try find(.farAhead, asked, at: "validfrom") {
        .dayFarAhead(subject: asked.subject, day: asked.day, years: Decider.yearsAheadMax)
      }
    }
    if plan.isMoney || plan[.year] != 0, !plan.questions.traits.contains(.plansAhead) {
      for field in [plan[.year], plan[.fromYear], plan[.toYear]] {
        guard let year = scan.int(field), year > today.year + Decider.yearsAheadMax else {
          continue
        }
        let name = plan.fields.first { $0.number == field }?.name ?? "year"
        try find(.farAhead, asked, at: "data.\(name)") {
          .yearFarAhead(subject: asked.subject, year: year, years: Decider.yearsAheadMax)
        }
        break
      }
    }
    if plan.questions.traits.contains(.movesMoney) {
      let paid = scan.raw(plan[.paidOn]).map {
        Day(unchecked: Int32(truncatingIfNeeded: $0))
      }
      if let day = [asked.day, paid ?? asked.day].max(), day > today {
        try find(.futureBooking, asked, at: day == asked.day ? "validfrom" : "data.paidon") {
          .bookedAhead(subject: asked.subject, type: plan.name, day: day)
        }
      }
    }
    if let fields = plan.observed, fields.isFinal(scan),
      let period = scan.period(plan[.period], asked.event.record), period.lastDay > today
    {
      try find(.openPeriod, asked, at: "data.state") {
        .finalTooEarly(subject: asked.subject, period: period.description, end: period.lastDay)
      }
    }
  }
}

import Ledger
import Timelines
import Vocabulary

/// An event of the trail, and of a correction what it put right.
struct AuditEntry: Sendable {
  let audited: AuditRow
  /// What an event said before the correction, and what it says after it.
  var before: AnswerObject?
  var after: AnswerObject?
  /// What the correction did to money or value.
  var effect: AnswerValue?
  /// The same to money in other currencies.
  var otherEffect: AnswerValue?

  var event: HistoryRow { audited.history }
  var correction: Correction? { audited.correction }
  var subject: String { event.on.map { "event/\($0)" } ?? event.subject }

  /// How far the second pair of eyes went, and who that was: a claim is never shown as an approval.
  var approval: AnswerValue? {
    let people: [String]
    switch audited.approval {
    case .none: return nil
    case .given: people = audited.given
    case .rejected: people = audited.rejected
    default: people = [audited.approvedBy].compactMap { $0 }
    }
    return .list([.word(audited.approval.rawValue)] + people.map(AnswerValue.subject))
  }

  /// Of two sides the fields that differ, of one side all of them.
  static func differing(_ side: AnswerObject?, _ other: AnswerObject?) -> AnswerValue? {
    guard let side else { return nil }
    var differing = AnswerObject()
    for (name, value) in side.members where other == nil || other?[name] != value {
      differing.append(name, value)
    }
    return differing.isEmpty ? .text("–") : .object(differing)
  }
}

/// Reads the trail over everything.
enum AuditReader {
  static func read(
    _ choice: AuditChoice, _ frame: Frame, _ take: RowTaker<AuditEntry>
  ) throws(TimelinesError) -> Closing {
    let ledger = frame.timelines.ledger
    var filter = choice.filter
    do throws(LedgerError) {
      filter.from = try choice.from.map { (request) throws(LedgerError) in
        try ledger.instant(beginning: request)
      }
      filter.to = try choice.to.map { (request) throws(LedgerError) in
        try ledger.instant(beginning: request)
      }
    } catch {
      throw TimelinesError(error)
    }
    var calendar = CivilCalendar(timeZone: ledger.identity.timeZone)
    var unreasoned: [AnswerValue] = []
    var restated = RestatedValues(frame.readers.indicators, at: frame.point)
    try frame.timelines.audit(
      at: frame.point, filter, day: { calendar?.day(of: $0) ?? $0.dayInUTC },
      progress: { (last) throws(TimelinesError) in
        frame.progress?(last)
        try frame.checkCancelled()
      }
    ) { (audited) throws(TimelinesError) in
      guard try take(try entry(audited, frame, &restated)) else { return }
      if audited.history.reason == nil { unreasoned.append(.number(audited.history.sequence)) }
    }
    var closing = Closing()
    if let days = filter.lateDays { closing.figures.append("days", .number(days)) }
    if filter.corrections { closing.figures.append("withoutReason", .list(unreasoned)) }
    if let actor = filter.actor {
      closing.notices.append(Notice(.looked, actor, choice.reason))
    }
    return closing
  }

  private static func entry(
    _ audited: AuditRow, _ frame: Frame, _ restated: inout RestatedValues
  ) throws(TimelinesError) -> AuditEntry {
    var entry = AuditEntry(audited: audited)
    guard let correction = audited.correction else { return entry }
    if let reversal = correction.reversal {
      entry.before = reversal.before.map(AnswerObject.amount)
      entry.after = reversal.after.map(AnswerObject.amount)
    } else {
      entry.before = try said(correction.before, frame)
      entry.after = try said(correction.after, frame)
    }
    guard correction.kind == .restatement else {
      let main =
        correction.effect.first { $0.currency == frame.currency } ?? correction.effect.first
      entry.effect = main.map(AnswerValue.money)
      var others = AnswerObject()
      for money in correction.effect where money.currency != main?.currency {
        others.append(money.currency.description, .text(money.amount))
      }
      if !others.isEmpty { entry.otherEffect = .object(others) }
      return entry
    }
    if let before = entry.before, let after = entry.after {
      entry.effect = try restated.difference(
        of: audited.history.subject, before, after, on: audited.history.validFrom
      ).map(AnswerValue.figure)
    }
    return entry
  }

  /// What an event says.
  private static func said(
    _ sequence: UInt64?, _ frame: Frame
  ) throws(TimelinesError) -> AnswerObject? {
    guard let sequence else { return nil }
    do throws(LedgerError) {
      return try frame.timelines.ledger.recorded(sequence).said(
        to: frame.timelines.audience)
    } catch {
      throw TimelinesError(error)
    }
  }
}

extension AnswerObject {
  /// An object with an amount alone, as bookings have one.
  fileprivate static func amount(_ money: Money) -> AnswerObject {
    var object = AnswerObject()
    object.append("amount", .money(money))
    return object
  }
}

extension Ledger {
  /// The instant that a text names, of a day its beginning in the ledger's time zone.
  ///
  /// Throws: a refusal where the clock there never shows the time, or shows it twice.
  fileprivate func instant(beginning request: KnownAtRequest) throws(LedgerError) -> Instant {
    switch request {
    case .instant(let instant): instant
    case .time(let time), .printed(_, let time): try instant(of: time)
    case .day(let day): start(of: day)
    case .head, .sequence: .init(microseconds: 0)
    }
  }
}

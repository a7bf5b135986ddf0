import Ledger
import Timelines
public import Vocabulary

extension Book {
  /// The trail over all events known, whatever the day.
  public func audit(
    _ filter: AuditFilter, asOf: Day? = nil, knownAt: KnownAtRequest = .head
  ) throws -> Answer {
    let zone = ledger.identity.timeZone
    return try answer(asOf: asOf, knownAt: knownAt) { (reading, answer) throws(TimelinesError) in
      answer.columns =
        ["sequence", "type", "subject", "validFrom", "recordedAt", "actor", "reason", "changes"]
        + ["voidedBy", "lagDays"]
      if filter.corrections {
        answer.columns += ["original", "originalType", "entity", "inForce", "effect"]
      }
      var lags = LagCalendar(timeZone: zone)
      let closings = filter.lateDays == nil ? Closings() : try Closings(reading)
      let start = filter.lateDays == nil || filter.all ? nil : try reading.firstLoadEnd()
      var chosen: [UInt32: [(event: EventSummary, lag: Int, closed: Bool)]] = [:]
      var sequence: UInt64 = 1
      while sequence <= reading.point.knownAt {
        let event = try reading.summary(sequence)
        sequence += 1
        guard filter.takes(event) else { continue }
        if filter.corrections, !(try reading.isCorrecting(event)) { continue }
        let lag = lags.lag(of: event)
        let closed = closings.wereClosed(for: event)
        if let late = filter.lateDays {
          guard lag > late || closed else { continue }
          if !filter.all, AuditFilter.isDefinition(event) { continue }
          if let start, lags.day(of: event) < start { continue }
        }
        chosen[event.owner, default: []].append((event, lag, closed))
      }
      var rows: [(sequence: UInt64, row: AnswerObject)] = []
      for (owner, events) in chosen {
        let history = try History(reading, owner)
        for (event, lag, closed) in events {
          var row = history.row(event) { $0.append("subject", .text(event.subject)) }
          row.append("lagDays", .number(lag))
          if filter.lateDays != nil { row.append("afterClosing", .bool(closed)) }
          if filter.corrections { try reading.appendCorrection(of: event, history, to: &row) }
          rows.append((event.sequence, row))
        }
      }
      answer.rows = rows.sorted { $0.sequence < $1.sequence }.map(\.row)
    }
  }
}

extension Reading {
  /// The day on which the first load ends, if the ledger says one.
  fileprivate func firstLoadEnd() throws(TimelinesError) -> Day? {
    guard let ledger = try entity(named: "ledger/self"), let start = Attributes.number("start")
    else { return nil }
    var state = EntityState()
    try self.state(of: ledger.number, at: Point(asOf: .last, knownAt: point.knownAt), into: &state)
    return state.register(start).flatMap { state.date($0) }
  }

  /// Whether an event takes another back: a void, a correction, a reversal.
  fileprivate func isCorrecting(_ event: EventSummary) throws(TimelinesError) -> Bool {
    event.target != 0 ? true : try reversal(event) != nil
  }

  private func reversal(_ event: EventSummary) throws(TimelinesError) -> String? {
    guard event.contentType.field(named: "reverses") != nil else { return nil }
    return try withEvent(event.sequence) { (stored) throws(TimelinesError) -> String? in
      guard let layout = try? stored.layout() else { return nil }
      return DataView(event.contentType.fields, stored.record, in: layout.data).text("reverses")
    } ?? nil
  }

  /// What a void, correction or reversal takes back, and its effect in money.
  fileprivate func appendCorrection(
    of event: EventSummary, _ history: History, to row: inout AnswerObject
  ) throws(TimelinesError) {
    if event.target != 0 {
      row.append("original", .number(event.target))
      row.append("originalType", .text(try summary(event.target).type.name))
    } else {
      row.append("reverses", try reversal(event).map(AnswerValue.text))
    }
    row.append("entity", .text(try name(of: event.owner)))
    row.append("inForce", .bool(!history.isVoid(event)))
    row.append("effect", history.effect(of: event).map(AnswerValue.money))
  }
}

/// How many days lie between holding and recording.
private struct LagCalendar {
  private var calendar: CivilCalendar?

  init(timeZone: String) {
    calendar = CivilCalendar(timeZone: timeZone)
  }

  /// The day on which an event was recorded.
  mutating func day(of event: EventSummary) -> Day {
    calendar?.day(of: event.recordedAt) ?? event.recordedAt.dayInUTC
  }

  /// A void has none; what is observed for a period counts from its end.
  mutating func lag(of event: EventSummary) -> Int {
    if event.isVoid { return 0 }
    let from = event.isObservation ? event.period?.lastDay ?? event.validFrom : event.validFrom
    return from.days(to: day(of: event))
  }
}

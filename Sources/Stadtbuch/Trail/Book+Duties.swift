import Ledger
import Timelines
public import Vocabulary

extension Book {
  /// Who recorded and who approved, over all events known, whatever the day.
  public func duties(asOf: Day? = nil, knownAt: KnownAtRequest = .head) throws -> Answer {
    var calendar = CivilCalendar(timeZone: ledger.identity.timeZone)
    var answer = try answer(asOf: asOf, knownAt: knownAt) {
      (reading, answer) throws(TimelinesError) in
      for duty in try reading.duties(day: { calendar?.day(of: $0) ?? $0.dayInUTC }) {
        answer.rows.append(AnswerObject(duty))
        if let warning = Book.warning(duty) { answer.warnings.append(warning) }
      }
    }
    answer.columns = [
      "sequence", "type", "enteredBy", "required", "claimed", "given", "rejected", "state",
      "samePerson",
    ]
    return answer
  }

  /// What is wrong with the second pair of eyes, if anything is.
  private static func warning(_ duty: DutyRow) -> String? {
    if duty.isSamePerson {
      return "event \(duty.sequence) was recorded and approved by \(duty.enteredBy)"
    }
    if duty.state == .rejected {
      return "event \(duty.sequence) was rejected by \(duty.rejected.joined(separator: ", ")); "
        + "it counts until it is voided"
    }
    guard duty.isRequired, duty.state != .given else { return nil }
    return duty.claimed.map {
      "event \(duty.sequence) touches a closed period; its approval is only said to be \($0)'s"
    } ?? "event \(duty.sequence) touches a closed period and nobody approved it"
  }
}

extension AnswerObject {
  fileprivate init(_ duty: DutyRow) {
    self.init()
    append("sequence", .number(duty.sequence))
    append("type", .text(duty.type))
    append("enteredBy", .text(duty.enteredBy))
    append("required", .bool(duty.isRequired))
    append("claimed", duty.claimed.map(AnswerValue.text))
    append("given", .list(duty.given.map(AnswerValue.text)))
    if !duty.rejected.isEmpty {
      append("rejected", .list(duty.rejected.map(AnswerValue.text)))
    }
    append("state", .word(duty.state.rawValue))
    append("samePerson", .bool(duty.isSamePerson))
  }
}

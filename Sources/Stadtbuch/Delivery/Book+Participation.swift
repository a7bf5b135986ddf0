import Timelines
import Views
public import Vocabulary

extension Book {
  /// Formats of participation, with the impulses that they gave and what became of each beside. With
  /// `impulsesOnly` the rows are the impulses.
  public func participation(
    asOf: Day? = nil, knownAt: KnownAtRequest = .head, impulsesOnly: Bool = false
  ) throws -> Answer {
    let known = try self.knownAt(knownAt)
    let point = Point(asOf: asOf ?? today, knownAt: known.sequence)
    let participation = try ParticipationView(timelines).answer(at: point)
    var answer = Answer(
      asOf: point.asOf, knownAt: known, warnings: participation.warnings.map(\.description))
    let impulses = participation.impulses.map(\.object)
    guard !impulsesOnly else {
      answer.columns = [
        "subject", "participation", "text", "to", "due", "state", "answeredOn", "answer",
        "daysLate", "led",
      ]
      answer.rows = impulses
      return answer
    }
    answer.columns =
      [
        "subject", "format", "on", "until", "sessions", "participants", "selection", "strategy",
        "impulses",
      ] + ImpulseState.allCases.map(\.rawValue)
    answer.rows = participation.rows.map(\.object)
    answer.beside.append("total", .object(participation.total))
    answer.beside.append("impulses", .list(impulses.map(AnswerValue.object)))
    return answer
  }
}

extension ParticipationAnswer {
  /// How many impulses became what.
  fileprivate var total: AnswerObject {
    var total = AnswerObject()
    total.append("formats", .number(rows.count))
    total.append("impulses", .number(impulses.count))
    for state in ImpulseState.allCases {
      total.append(state.rawValue, .number(impulses.count { $0.state == state }))
    }
    return total
  }
}

extension ParticipationRow {
  /// The row with the keys of JSON.
  fileprivate var object: AnswerObject {
    var row = AnswerObject()
    row.append("subject", .text(subject))
    row.append("format", format.map(AnswerValue.word))
    row.append("on", on.map(AnswerValue.day))
    row.append("until", until.map(AnswerValue.day))
    row.append("sessions", sessions.map(AnswerValue.integer))
    row.append("participants", participants.map(AnswerValue.integer))
    row.append("selection", selection.map(AnswerValue.word))
    row.append("strategy", strategy.map(AnswerValue.text))
    row.append("impulses", .number(impulses))
    for state in ImpulseState.allCases {
      row.append(state.rawValue, .number(counts[state] ?? 0))
    }
    return row
  }
}

extension ImpulseRow {
  /// The row with the keys of JSON.
  fileprivate var object: AnswerObject {
    var row = AnswerObject()
    row.append("subject", .text(subject))
    row.append("participation", participation.map(AnswerValue.text))
    row.append("text", text.map(AnswerValue.text))
    row.append("to", to.map(AnswerValue.text))
    row.append("due", due.map(AnswerValue.day))
    row.append("state", .word(state.rawValue))
    row.append("answeredOn", answeredOn.map(AnswerValue.day))
    row.append("answer", answer.map(AnswerValue.text))
    row.append("daysLate", daysLate.map { .number($0) })
    let traces = led.map { trace -> AnswerValue in
      var object = AnswerObject()
      object.append("subject", .text(trace.subject))
      object.append("title", trace.title.map(AnswerValue.text))
      object.append("status", trace.status.map(AnswerValue.word))
      return .object(object)
    }
    row.append("led", traces.isEmpty ? nil : .list(traces))
    return row
  }
}

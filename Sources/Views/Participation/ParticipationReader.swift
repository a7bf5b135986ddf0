import Timelines
import Vocabulary

/// Reads participation, the impulses that it gave, and what became of each.
enum ParticipationReader {
  /// What there is at the point of a frame.
  static func read(_ frame: Frame) throws(TimelinesError) -> ParticipationAnswer {
    try frame.timelines.read(at: frame.point) {
      (reading) throws(TimelinesError) -> ParticipationAnswer in
      var answer = ParticipationAnswer()
      var state = EntityState()
      var cursor = try reading.states()
      for entity in try reading.entities(ofKind: "participation") {
        try cursor.state(of: entity.number, into: &state)
        guard state.exists else { continue }
        answer.rows.append(row(entity.name, state))
      }
      let places = Dictionary(
        uniqueKeysWithValues: answer.rows.enumerated().map { ($1.subject, $0) })
      var traces = try TraceReader(reading)
      for entity in try reading.entities(ofKind: "impulse") {
        try cursor.state(of: entity.number, into: &state)
        guard state.exists else { continue }
        let impulse = try impulse(entity.name, state, reading, &traces)
        answer.impulses.append(impulse)
        guard let place = impulse.participation.flatMap({ places[$0] }) else { continue }
        answer.rows[place].impulses += 1
        answer.rows[place].counts[impulse.state, default: 0] += 1
      }
      return answer
    }
  }

  private static func row(_ name: String, _ state: EntityState) -> ParticipationRow {
    var row = ParticipationRow(subject: name)
    row.format = state.text(DeliveryRegisters.format)
    row.on = state.date(DeliveryRegisters.on)
    row.until = state.date(DeliveryRegisters.until)
    row.sessions = state.int(DeliveryRegisters.sessions)
    row.participants = state.int(DeliveryRegisters.participants)
    row.selection = state.text(DeliveryRegisters.selection)
    row.strategy = state.text(DeliveryRegisters.strategy)
    return row
  }

  private static func impulse(
    _ name: String, _ state: EntityState, _ reading: borrowing Reading,
    _ traces: inout TraceReader
  ) throws(TimelinesError) -> ImpulseRow {
    let due = state.date(DeliveryRegisters.due)
    let answer = state.register(DeliveryRegisters.answer)
    let asOf = reading.point.asOf
    var about: [String] = []
    var became = due.map { $0 < asOf } ?? false ? ImpulseState.overdue : .open
    var text: String?
    if let answer {
      let view = state.view(answer)
      became = view.text("outcome").flatMap(ImpulseState.init) ?? .open
      text = view.text("text")
      about = view.texts("about")
    }
    return ImpulseRow(
      subject: name, participation: state.text(DeliveryRegisters.participation),
      text: state.text(DeliveryRegisters.text), to: state.text(DeliveryRegisters.to), due: due,
      state: became, answeredOn: answer?.validFrom, answer: text,
      daysLate: due.map { max(0, $0.days(to: answer?.validFrom ?? asOf)) },
      led: try traces.traces(of: name, about, reading))
  }
}

/// Finds what impulses led to: what their answers name, and the decisions that name them.
private struct TraceReader {
  private var decisions: [String: [String]] = [:]
  private var known: [String: ImpulseRow.Trace] = [:]
  private var state = EntityState()

  init(_ reading: borrowing Reading) throws(TimelinesError) {
    for entity in try reading.entities(ofKind: "decision") {
      try reading.state(of: entity.number, into: &state)
      guard state.exists else { continue }
      for subject in state.subjects(DeliveryRegisters.about) where subject.hasPrefix("impulse/") {
        decisions[subject, default: []].append(entity.name)
      }
    }
  }

  mutating func traces(
    of impulse: String, _ about: [String], _ reading: borrowing Reading
  ) throws(TimelinesError) -> [ImpulseRow.Trace] {
    var traces: [ImpulseRow.Trace] = []
    for subject in Set(about + (decisions[impulse] ?? [])).inByteOrder {
      traces.append(try trace(subject, reading))
    }
    return traces
  }

  private mutating func trace(
    _ subject: String, _ reading: borrowing Reading
  ) throws(TimelinesError) -> ImpulseRow.Trace {
    if let trace = known[subject] { return trace }
    var trace = ImpulseRow.Trace(subject: subject)
    if let entity = try reading.entity(named: subject) {
      try reading.state(of: entity.number, into: &state)
      trace.title =
        state.text(DeliveryRegisters.title) ?? state.text(Registers.name)
        ?? state.text(DeliveryRegisters.text)
      trace.status =
        state.register(DeliveryRegisters.revoked) != nil
        ? "revoked" : state.text(DeliveryRegisters.status) ?? state.text(DeliveryRegisters.outcome)
    }
    known[subject] = trace
    return trace
  }
}

import Ledger
import Timelines
public import Vocabulary

extension Book {
  /// Everything that holds about a subject: one row per line of the state hash on it.
  public func show(
    _ subject: String, asOf: Day? = nil, knownAt: KnownAtRequest = .head
  ) throws -> Answer {
    try answer(asOf: asOf, knownAt: knownAt) { (reading, answer) throws(TimelinesError) in
      answer.columns = ["attribute", "value", "sequence", "validFrom", "recordedAt"]
      guard let entity = try reading.entity(named: subject) else { return }
      var state = EntityState()
      try reading.state(of: entity.number, into: &state)
      var rows: [(name: String, row: AnswerObject)] = []
      for fact in state.facts {
        let name = try reading.attribute(fact.attribute).name
        var value: [UInt8] = []
        state.appendJSON(fact, to: &value)
        let recordedAt = try reading.withEvent(fact.sequence) {
          (event) throws(TimelinesError) in event.time
        }
        var row = AnswerObject()
        row.append("attribute", .text(name))
        row.append("value", .json(value))
        row.append("sequence", .number(fact.sequence))
        row.append("validFrom", .day(fact.validFrom))
        row.append("recordedAt", recordedAt.map(AnswerValue.instant))
        rows.append((name, row))
      }
      answer.rows = rows.sorted { $0.name.precedesBytewise($1.name) }.map(\.row)
    }
  }
}

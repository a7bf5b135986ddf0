import Ledger
import Vocabulary

extension Book {
  /// The events after a number as a table: the columns of the import template, the event's number
  /// and time, and the data flattened.
  public func exportTable(after first: UInt64 = 0, through last: UInt64) throws -> Answer {
    var answer = Answer(asOf: today, knownAt: try knownAt(.sequence(last)))
    answer.columns = [
      "sequence", "time", "id", "type", "subject", "validfrom", "validto", "actor", "approvedby",
      "reason", "basis", "visibility", "correlationid", "causationid", "source", "dataversion",
    ]
    var rest: [UInt8] = []
    try exportLines(after: first, through: last) { block in
      rest += block
      for line in rest.split(separator: 0x0a) {
        guard case .object(var event) = AnswerValue(json: Array(line).span) else { continue }
        event.remove("specversion")
        answer.rows.append(event)
      }
      rest = []
    }
    return answer
  }
}

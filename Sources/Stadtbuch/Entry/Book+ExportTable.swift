import Ledger
import Vocabulary

extension Book {
  /// The events after a number as a table: the columns of the import template, the event's number
  /// and time, and the data flattened.
  ///
  /// - Parameter progress: is told the last event done.
  public func exportTable(
    after first: UInt64 = 0, through last: UInt64, progress: (UInt64) -> Void = { _ in },
    rows: RowSink
  ) throws -> Answer {
    var answer = Answer(asOf: today, knownAt: try knownAt(.sequence(last)))
    answer.columns = [
      "sequence", "time", "id", "type", "subject", "validfrom", "validto", "actor", "approvedby",
      "reason", "basis", "visibility", "correlationid", "causationid", "source", "dataversion",
    ]
    try exportLines(after: first, through: last, progress: progress) { block in
      for line in block.split(separator: 0x0a) {
        guard case .object(var event) = AnswerValue(json: Array(line).span) else { continue }
        event.remove("specversion")
        if case .object(let data)? = event["data"]?.opened {
          event["data"] = .object(Book.cells(of: data, ofType: event["type"]))
        }
        try rows(event)
      }
    }
    return answer
  }

  /// The data with what stands in one cell as JSON: maps, the data of a correction, and `null`.
  private static func cells(of data: AnswerObject, ofType type: AnswerValue?) -> AnswerObject {
    guard case .text(let name)? = type, let known = Registry.current.type(named: name) else {
      return data
    }
    var cells = AnswerObject()
    for member in data.members {
      let value = member.value.opened
      let field = known.fields.first { $0.name == member.name }
      var isOneCell = field == nil || value == .null
      if case .map? = field?.kind { isOneCell = true }
      guard isOneCell else {
        // The columns of the import template: an amount and its currency each have one.
        if case .money(let money) = value {
          cells.set([member.name, "amount"], .text(money.amount))
          cells.set([member.name, "currency"], .text(money.currency.description))
        } else {
          cells.append(member.name, value)
        }
        continue
      }
      var json: [UInt8] = []
      value.append(to: &json)
      cells.append(member.name, .text(String(decoding: json, as: UTF8.self)))
    }
    return cells
  }
}

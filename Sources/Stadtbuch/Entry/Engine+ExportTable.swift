import Ledger
import Timelines
package import Views
import Vocabulary

extension Engine {
  /// The columns of a table of events: those of the import template, the event's number and time,
  /// and the data that these events have, in order of first appearance.
  ///
  /// - Parameter progress: is told the last event done.
  package func exportColumns(
    after first: UInt64 = 0, through last: UInt64, progress: (UInt64) -> Void = { _ in }
  ) throws -> AnswerLeaves {
    var leaves = AnswerLeaves([
      "sequence", "time", "id", "type", "subject", "validfrom", "validto", "actor", "approvedby",
      "reason", "basis", "visibility", "correlationid", "causationid", "source", "dataversion",
    ])
    try exportEvents(after: first, through: last, progress: progress) { leaves.note($0) }
    return leaves
  }

  /// The events after a number as rows of these columns.
  ///
  /// - Parameter progress: is told the last event done.
  package func exportTable(
    _ columns: AnswerLeaves, after first: UInt64 = 0, through last: UInt64,
    progress: (UInt64) -> Void = { _ in }, _ take: (AnyRow) throws(TimelinesError) -> Void
  ) throws {
    try exportEvents(after: first, through: last, progress: progress) { event in
      try take(columns.row(event))
    }
  }

  private func exportEvents(
    after first: UInt64, through last: UInt64, progress: (UInt64) -> Void,
    _ take: (AnswerObject) throws -> Void
  ) throws {
    try exportLines(after: first, through: last, progress: progress) { block in
      for line in block.split(separator: 0x0a) {
        guard case .object(var event) = AnswerValue(json: Array(line).span) else { continue }
        event.remove("specversion")
        if case .object(let data)? = event["data"]?.opened {
          event["data"] = .object(Engine.cells(of: data, ofType: event["type"]))
        }
        try take(event)
      }
    }
  }

  /// The data with what stands in one cell as JSON: maps, the data of a correction, and `null`.
  private static func cells(of data: AnswerObject, ofType type: AnswerValue?) -> AnswerObject {
    var known: EventType?
    if case .text(let name)? = type { known = Registry.current.type(named: name) }
    var cells = AnswerObject()
    for member in data.members {
      let value = member.value.opened
      guard let known else {
        cells.append(member.name, apart(value))
        continue
      }
      let field = known.fields.first { $0.name == member.name }
      var isOneCell = field == nil || value == .null
      if case .map? = field?.kind { isOneCell = true }
      guard isOneCell else {
        cells.append(member.name, apart(value))
        continue
      }
      var json: [UInt8] = []
      value.append(to: &json)
      cells.append(member.name, .text(String(decoding: json, as: UTF8.self)))
    }
    return cells
  }

  /// A value with amounts and currencies apart: in the import template each has a column.
  private static func apart(_ value: AnswerValue) -> AnswerValue {
    var cells = AnswerObject()
    switch value {
    case .money(let money):
      cells.append("amount", .text(money.amount))
      cells.append("currency", .text(money.currency.description))
    case .object(let object):
      for member in object.members { cells.append(member.name, apart(member.value)) }
    default: return value
    }
    return .object(cells)
  }
}

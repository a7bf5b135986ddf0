import Exchange
import Vocabulary

extension Answer {
  /// The rows as comma-separated values by RFC 4180: the keys of JSON as columns, nested ones
  /// joined by a point, lists as JSON.
  ///
  /// The declared columns are always there, so that a script need not look which ones came; what
  /// rows have beyond them follows in order of first appearance.
  public func csv(_ form: CSVForm = .plain) -> [UInt8] {
    var csv: [UInt8] = []
    // The rows are in memory, and so is their table.
    var table = CSVRows(form, timeZone: knownAt.timeZone, memoryMax: .max)
    do {
      for row in rows { try table.take(row) }
      try table.write(columns: columns) { csv += $0 }
    } catch {
      preconditionFailure("a table in memory needs no disk: \(error)")
    }
    return csv
  }

  static func flatten(
    _ value: AnswerValue, path: String, _ form: CSVForm, _ times: TimeFormat,
    into take: (String, String) -> Void
  ) {
    switch value {
    case .json: flatten(value.opened, path: path, form, times, into: take)
    case .null: break
    case .text(let text), .word(let text), .subject(let text):
      take(path, form.text(text, in: path, times))
    case .day, .instant, .period, .figure:
      take(path, form.text(value.plainText ?? "", in: path, times))
    case .decimal(let decimal): take(path, form.number(decimal.description))
    case .integer(let number), .basisPoints(let number): take(path, String(number))
    case .bool(let isTrue): take(path, isTrue ? "true" : "false")
    case .money(let money):
      take(path, form.number(money.amount))
      take("currency", money.currency.description)
    case .object(let object):
      for member in object.members {
        flatten(
          member.value, path: path.isEmpty ? member.name : "\(path).\(member.name)", form, times,
          into: take)
      }
    case .list:
      var json: [UInt8] = []
      value.append(to: &json)
      take(path, form.json(String(decoding: json, as: UTF8.self)))
    }
  }

  static func append(line: [String], _ separator: UInt8, to csv: inout [UInt8]) {
    CSVLine.append(line, separator: separator, to: &csv)
    csv.append(contentsOf: [0x0d, 0x0a])
  }
}

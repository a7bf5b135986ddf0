import Stadtbuch
package import Views
import Vocabulary

extension PeopleFormat {
  /// What stands in a cell of a column.
  package func cell(_ value: AnswerValue, _ head: ColumnHead) -> TableRows.Cell {
    let value = value.opened
    switch (head.kind, value) {
    case (.subject, .subject(let subject)) where !head.isKey:
      return TableRows.Cell(subjects: [subject])
    case (.list(.subject), .list(let values)) where !values.isEmpty:
      return TableRows.Cell(subjects: values.compactMap(\.plainText))
    case (_, .word(let light)) where head.kind.isLight:
      return TableRows.Cell(text(value, of: head.field), style: Style(light: light))
    case (.eventType, .text(let name)):
      let label = Registry.current.type(named: name)?.label
      return TableRows.Cell(label?[language] ?? name)
    case (.attribute, .text(let name)):
      return TableRows.Cell(AttributeWords.text(name, language))
    case (.rows(let heads), .list(let rows)):
      return cell(rows, heads)
    case (.list(.decimal), .list(let values)):
      return TableRows.Cell(values.map { text($0, of: head.field) }.joined(separator: " → "))
    case (.decimal, .object):
      return TableRows.Cell(text(value, of: head.field), isFigure: true)
    case (_, .money(let money)):
      return TableRows.Cell(text(value), isFigure: true, currency: money.currency)
    case (_, .figure(let digits)):
      return TableRows.Cell(text(value, of: head.field), isFigure: digits.first != "n")
    default:
      return TableRows.Cell(text(value, of: head.field), isFigure: value.isFigure)
    }
  }

  /// Rows within a row, one behind the other.
  private func cell(_ rows: [AnswerValue], _ heads: [ColumnHead]) -> TableRows.Cell {
    var whole = TableRows.Cell()
    for (number, row) in rows.enumerated() {
      guard case .object(let object) = row else { continue }
      var between = number > 0 ? "; " : ""
      if let change = change(object, heads) {
        whole.append(between, TableRows.Cell(change))
        continue
      }
      for head in heads where head.importance > 0 && head.role != .choice {
        guard let value = object[path: head.key] else { continue }
        whole.append(between, cell(value, head))
        between = " "
      }
    }
    return whole
  }

  private func line(_ object: AnswerObject, _ heads: [ColumnHead]) -> String {
    heads.filter { $0.importance > 0 && $0.role != .choice }.compactMap { head in
      object[path: head.key].map { value in
        // In so little room a time is its day.
        if case .instant(let instant) = value { return times.day(instant) }
        return cell(value, head).text
      }
    }.joined(separator: " ")
  }

  /// Rows within a row as cells of their own, each with the title of its column: what its key says,
  /// else its number.
  package func spread(
    _ value: AnswerValue, _ head: ColumnHead
  ) -> [(title: String, cell: TableRows.Cell)] {
    guard case .rows(let heads) = head.kind, case .list(let rows) = value.opened else { return [] }
    return rows.enumerated().compactMap { number, row in
      guard case .object(let object) = row else { return nil }
      var title = "\(head.label[language]) \(number + 1)"
      if let key = heads.first(where: \.isKey) {
        title =
          object[path: key.key].map { cell($0, key).text } ?? Label.without(key.label)[language]
      }
      let others = heads.filter { !$0.isKey && $0.importance > 0 && $0.role != .choice }
      if others.count == 1, let value = object[path: others[0].key] {
        return (title, cell(value, others[0]))
      }
      return (title, TableRows.Cell(line(object, others)))
    }
  }
}

extension PeopleFormat {
  /// What changed: `attribute: before → after`.
  private func change(_ object: AnswerObject, _ heads: [ColumnHead]) -> String? {
    guard let before = heads.first(where: { $0.key == "before" }),
      let after = heads.first(where: { $0.key == "after" }),
      let first = heads.first(where: { $0.key == "attribute" }), let name = object["attribute"]
    else { return nil }
    let sides = [before, after].map { head in
      object[head.key].map { text($0.opened, of: name.plainText) } ?? "–"
    }
    return "\(cell(name, first).text): \(sides[0]) → \(sides[1])"
  }
}

extension AnswerValue {
  /// Whether it is a figure, which is set to the right.
  var isFigure: Bool {
    switch self {
    case .decimal, .figure, .integer, .basisPoints, .money: true
    default: false
    }
  }
}

extension Style {
  /// The colour of a light.
  fileprivate init?(light: String) {
    switch light {
    case "green": self = .green
    case "amber": self = .amber
    case "red": self = .red
    case "grey": self = .dim
    default: return nil
    }
  }
}

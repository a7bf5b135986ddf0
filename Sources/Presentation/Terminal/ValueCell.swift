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
    case (.attribute, .text(let name)):
      return TableRows.Cell(AttributeWords.text(name, language))
    case (.rows(let heads), .list(let rows)):
      return cell(rows, heads)
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
      for head in heads where head.importance > 0 && head.role != .choice {
        guard let value = object[path: head.key] else { continue }
        whole.append(between, cell(value, head))
        between = " "
      }
    }
    return whole
  }
}

extension AnswerValue {
  /// Whether it is a figure, which is set to the right.
  fileprivate var isFigure: Bool {
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

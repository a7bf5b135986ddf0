package import Views

extension Closing {
  /// What stands in the last line of a table, by the keys of the columns; nil where nothing does.
  package func total(_ heads: [ColumnHead]) -> AnswerObject? {
    var total = AnswerObject()
    for head in heads where head.isTotal {
      guard let value = figures[path: head.key] else { continue }
      if case .object(let sums) = value, head.path.count == 1 { return sums.isEmpty ? nil : sums }
      total.set(head.path.dropFirst(), value)
    }
    return total.isEmpty ? nil : total
  }
}

extension AnswerObject {
  /// Of sums the one that stands under a column.
  package func sum(under column: ColumnHead) -> AnswerValue? {
    // What a column says of its sum comes first: another figure may have the column's own name.
    if case .sum(let key) = column.inGroups, let value = self[key] { return value }
    return self[path: column.key]
  }
}

import LMDB
package import Views
import Vocabulary

extension Answer {
  /// The answer as one JSON object and a line feed: the same answer, the same bytes.
  public var json: [UInt8] {
    var names: [String] = []
    for row in rows {
      for member in row.members where !names.contains(member.name) { names.append(member.name) }
    }
    let heads = names.map { ColumnHead(unread: [$0]) }
    return written(JSONFormat(head(heads), memoryMax: .max)) { AnyRow($0, heads) }
  }

  /// The rows as comma-separated values by RFC 4180: the keys of JSON as columns, nested ones
  /// joined by a point, lists as JSON; where amounts are among them, their currency is the last.
  ///
  /// The declared columns are always there, so that a script need not look which ones came; what
  /// rows have beyond them follows in order of first appearance.
  public func csv(_ form: CSVForm = .plain) -> [UInt8] {
    var leaves = AnswerLeaves(columns)
    for row in rows { leaves.note(row) }
    return written(CSVFormat(head(leaves.heads), form, memoryMax: .max)) { leaves.row($0) }
  }

  /// The rows in a format: they are in memory, and so is what is made of them.
  private func written<Format: AnswerFormat & ~Copyable>(
    _ format: consuming Format, _ read: (AnswerObject) -> AnyRow
  ) -> [UInt8] {
    var bytes: [UInt8] = []
    do {
      for row in rows { try format.take(read(row)) }
      try format.write(closing) { bytes += $0 }
    } catch {
      preconditionFailure("rows in memory need no disk: \(error)")
    }
    return bytes
  }

  private func head(_ columns: [ColumnHead]) -> AnswerHead {
    AnswerHead(.nothing, columns, figures: figures([]), asOf: asOf, knownAt: knownAt)
  }

  /// What stands beside the rows, and what to know.
  package var closing: Closing {
    var closing = Closing(beside)
    // That it is behind the log is said by every format.
    closing.remarks = warnings.filter { $0 != knownAt.lag?.notice }
    return closing
  }

  /// The heads of what stands beside the rows, those that nobody describes for programs alone, and
  /// of what people read besides.
  package func figures(_ described: [ColumnHead]) -> [ColumnHead] {
    beside.members.map { member in
      described.first { $0.key == member.name } ?? ColumnHead(unread: [member.name])
    } + described.filter { $0.role == .people }
  }
}

extension AnyRow {
  /// The row of an object by the keys of columns.
  package init(_ object: AnswerObject, _ heads: [ColumnHead]) {
    self.init(heads.map { object[path: $0.key] })
  }
}

extension ColumnHead {
  /// A column that programs alone read.
  init(unread path: [String], _ kind: ColumnKind = .any) {
    let key = path.joined(separator: ".")
    self.init(path: path, Label(key, key), kind)
    importance = 0
  }
}

import LMDB
import Vocabulary

/// The refusals of a table, of however many rows: they wait in the order of the rows, on disk where
/// there are many.
public struct RefusedRows: ~Copyable {
  private var waiting = ScratchSort()
  /// How many refusals there are; a row with several bad cells has several.
  public var count: Int { waiting.count }

  /// None.
  public init() {}

  /// Adds a refusal; none may be added once ``next()`` was called.
  public mutating func append(_ refused: RefusedRow) throws {
    let key = stride(from: 56, through: 0, by: -8).map {
      UInt8(truncatingIfNeeded: refused.row >> $0)
    }
    var value: [UInt8] = []
    for text in [
      refused.column, refused.value, refused.text.en, refused.text.de, refused.reason,
      String(decoding: refused.arguments.canonicalBytes, as: UTF8.self),
    ] {
      value.append(field: 1, text: text)
    }
    try waiting.append(key: key.span, value: value.span)
  }

  /// The next refusal by its row, those of one row in the order in which they came; nil behind the
  /// last.
  public mutating func next() throws -> RefusedRow? {
    guard try waiting.next() else { return nil }
    var texts: [String] = []
    let value = waiting.value
    var reader = WireReader(value.span)
    while let field = try? reader.next() { texts.append(value.span.string(in: field.range)) }
    guard texts.count == 6 else { return nil }
    let row = waiting.key.reduce(0) { $0 << 8 | Int($1) }
    return RefusedRow(
      row: row, column: texts[0], value: texts[1], text: Label(en: texts[2], de: texts[3]),
      reason: texts[4], arguments: (try? JSONValue(parsing: texts[5])) ?? .object([:]))
  }
}

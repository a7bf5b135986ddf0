import Vocabulary

extension CSVTable.Row {
  /// The row as bytes, while it waits for its turn.
  var waiting: [UInt8] {
    var bytes: [UInt8] = []
    bytes.append(field: 1, varint: UInt64(number))
    bytes.append(field: 2, varint: UInt64(line))
    if let problem { bytes.append(field: 3, text: problem) }
    for text in fields { bytes.append(field: 4, text: text) }
    return bytes
  }

  /// The row that waited.
  init(waiting bytes: [UInt8]) {
    self.init(number: 0, line: 0, fields: [], problem: nil)
    var reader = WireReader(bytes.span)
    while let field = try? reader.next() {
      switch field.number {
      case 1: number = Int(field.value)
      case 2: line = Int(field.value)
      case 3: problem = bytes.span.string(in: field.range)
      default: fields.append(bytes.span.string(in: field.range))
      }
    }
  }
}

import Vocabulary

extension CSVTable.Row {
  /// The row as bytes, while it waits for its turn.
  var waiting: [UInt8] {
    var bytes: [UInt8] = []
    bytes.append(field: 1, varint: UInt64(number))
    bytes.append(field: 2, varint: UInt64(line))
    if let problem { bytes.append(field: 3, text: problem.waiting) }
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
      case 3: problem = Refusal.Reason.Cell(waiting: bytes.span.string(in: field.range))
      default: fields.append(bytes.span.string(in: field.range))
      }
    }
  }
}

extension Refusal.Reason.Cell {
  /// What is wrong with a row as a whole, as numbers, while it waits for its turn.
  fileprivate var waiting: String {
    switch self {
    case .fieldCount(let fields, let header): "1 \(fields) \(header)"
    case .textAfterQuote(let line): "2 \(line)"
    case .quoteOpen(let line): "3 \(line)"
    default: "4 \(CSVReader.recordBytesMax)"
    }
  }

  /// What waited.
  fileprivate init?(waiting text: String) {
    let numbers = text.split(separator: " ").compactMap { Int($0) }
    switch numbers.first {
    case 1 where numbers.count == 3: self = .fieldCount(fields: numbers[1], header: numbers[2])
    case 2 where numbers.count == 2: self = .textAfterQuote(line: numbers[1])
    case 3 where numbers.count == 2: self = .quoteOpen(line: numbers[1])
    case 4 where numbers.count == 2: self = .tooLong(most: numbers[1])
    default: return nil
    }
  }
}

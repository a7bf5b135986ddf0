import LMDB
import Vocabulary

// Rows of changes while they wait to be put into order: by subject, attribute and step.

extension ScratchSort {
  /// Adds a row; names hold no zero byte, so that keys sort as names do.
  mutating func add(_ row: ChangeRow, step: Int) throws(TimelinesError) {
    var key = Array(row.subject.utf8)
    key.append(0)
    key.append(contentsOf: row.attribute.utf8)
    key.append(0)
    key.append(UInt8(step))
    var value: [UInt8] = []
    if let before = row.before { value.append(field: ChangeRow.before, text: before) }
    if let after = row.after { value.append(field: ChangeRow.after, text: after) }
    if let change = row.change {
      value.append(field: ChangeRow.minor, text: change.minor.description)
      value.append(field: ChangeRow.currency, varint: UInt64(change.currency.packed))
    }
    let cause = ChangeRow.Cause.allCases.firstIndex(of: row.cause) ?? 0
    value.append(field: ChangeRow.cause, varint: UInt64(cause))
    for sequence in row.sequences { value.append(field: ChangeRow.event, varint: sequence) }
    do throws(ScratchError) { try append(key: key.span, value: value.span) } catch {
      throw TimelinesError(error)
    }
  }

  /// Moves to the next record.
  mutating func hasNext() throws(TimelinesError) -> Bool {
    do throws(ScratchError) { return try next() } catch { throw TimelinesError(error) }
  }
}

extension ChangeRow {
  fileprivate static let (before, after, minor, currency, cause, event) = (1, 2, 3, 4, 5, 6)

  /// The row of what waited.
  init(key: [UInt8], value: [UInt8]) {
    let names = key.dropLast(2).split(separator: 0, maxSplits: 1)
    self.init(
      subject: names.first.map { String(decoding: $0, as: UTF8.self) } ?? "",
      attribute: names.last.map { String(decoding: $0, as: UTF8.self) } ?? "", before: nil,
      after: nil, change: nil, cause: .happened, sequences: [])
    var minor: Total?
    var reader = WireReader(value.span)
    while let field = try? reader.next() {
      switch field.number {
      case ChangeRow.before: before = value.span.string(in: field.range)
      case ChangeRow.after: after = value.span.string(in: field.range)
      case ChangeRow.minor: minor = Int128(value.span.string(in: field.range)).map { Total($0) }
      case ChangeRow.currency:
        let currency = Currency(packed: UInt32(truncatingIfNeeded: field.value))
        change = minor.map { Money(minor: $0, currency: currency) }
      case ChangeRow.cause: cause = Cause.allCases[Int(field.value)]
      case ChangeRow.event: sequences.append(field.value)
      default: break
      }
    }
  }
}

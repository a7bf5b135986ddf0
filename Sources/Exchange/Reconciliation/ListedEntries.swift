public import LMDB
import Vocabulary

/// The ledger's list, however long: its entries wait in the order of their keys.
public struct ListedEntries: ~Copyable {
  private let key: String
  private var waiting = ScratchSort()
  /// The columns that any entry has.
  public private(set) var columns: Set<String> = []

  /// An empty list whose entries are found by a column.
  public init(key: String) {
    self.key = key
  }

  /// Adds an entry; one without the key is in no list.
  public mutating func append(_ entry: ListedEntry) throws(ScratchError) {
    for name in entry.values.keys { columns.insert(name) }
    guard let value = entry.values[key] else { return }
    let (key, bytes) = (Array(value.text.nfc.utf8), entry.waiting)
    try waiting.append(key: key.span, value: bytes.span)
  }

  /// The key of the entry at hand.
  var keyBytes: [UInt8] { waiting.key }
  /// The entry at hand; the last call of ``next()`` must have returned true.
  var entry: ListedEntry { ListedEntry(waiting: waiting.value) }

  /// Moves to the next entry by its key.
  mutating func next() throws -> Bool { try waiting.next() }
}

extension ListedEntry {
  /// The numbers of the kinds of value.
  private static let (text, number, decimal, money, bool) = (
    UInt64(0), UInt64(1), UInt64(2), UInt64(3), UInt64(4)
  )

  /// The entry as bytes, while it waits for its turn.
  fileprivate var waiting: [UInt8] {
    var bytes: [UInt8] = []
    bytes.append(field: 1, text: subject)
    if let sequence { bytes.append(field: 2, varint: sequence) }
    for (name, value) in values {
      bytes.append(field: 3, text: name)
      bytes.append(field: 4, varint: ListedEntry.kind(value))
      bytes.append(field: 5, text: value.text)
      if case .money(let money) = value {
        bytes.append(field: 6, varint: UInt64(money.currency.packed))
      }
    }
    return bytes
  }

  private static func kind(_ value: ListedValue) -> UInt64 {
    switch value {
    case .text: text
    case .number: number
    case .decimal: decimal
    case .money: money
    case .bool: bool
    }
  }

  /// The entry that waited.
  fileprivate init(waiting bytes: [UInt8]) {
    self.init(subject: "", values: [:])
    var (name, kind) = ("", ListedEntry.text)
    var amount = ""
    var reader = WireReader(bytes.span)
    while let field = try? reader.next() {
      let text = field.type == .lengthDelimited ? bytes.span.string(in: field.range) : ""
      switch field.number {
      case 1: subject = text
      case 2: sequence = field.value
      case 3: name = text
      case 4: kind = field.value
      case 5:
        amount = text
        values[name] = ListedEntry.value(text, kind)
      case 6:
        let digits = Array(amount.utf8)
        let currency = Currency(packed: UInt32(truncatingIfNeeded: field.value))
        values[name] = Money(ofAnySize: digits.span, currency: currency).map { .money($0) }
      default: break
      }
    }
  }

  private static func value(_ text: String, _ kind: UInt64) -> ListedValue? {
    switch kind {
    case number: return Int64(text).map { .number($0) }
    case decimal:
      let digits = Array(text.utf8)
      return ExactDecimal(digits.span).map { .decimal($0) }
    case money: return nil
    case bool: return .bool(text == "true")
    default: return .text(text)
    }
  }
}

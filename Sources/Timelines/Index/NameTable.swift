import Vocabulary

/// Names as small numbers.
struct NameTable {
  private var table: ByteTable
  /// The number that belongs to each entry.
  private(set) var numbers: [UInt32] = []

  init(capacity: Int = 1024) {
    table = ByteTable(capacity: capacity)
  }

  /// How many names there are.
  var count: Int { numbers.count }

  /// The number of a name, if it is here.
  func number(of name: Span<UInt8>, _ hash: UInt64) -> UInt32? {
    table.find(name, hash).map { numbers[$0] }
  }

  /// Adds a name that is not here.
  mutating func insert(_ name: Span<UInt8>, _ hash: UInt64, number: UInt32) {
    table.insert(name, hash)
    numbers.append(number)
  }

  /// The place of an entry's name in ``nameBytes``.
  func range(ofEntry entry: Int) -> Range<Int> { table.range(of: entry) }

  /// The bytes of all names.
  var nameBytes: [UInt8] { table.bytes }
}

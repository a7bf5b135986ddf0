import LMDB
import Synchronization
import Vocabulary

/// The names of attributes that were asked for before, shared by all readings of one generation.
///
/// There may be a million of them, one for each period of each indicator, so each has one place and
/// gives way to another that has the same.
final class AttributeNames: Sendable {
  private struct Known {
    var number: UInt32
    var name: AttributeName
  }

  /// The names that are kept; a power of two.
  private static let places = 1 << 14
  private let dynamic = Mutex<[Known?]>([])
  private static let fixed = Attributes.names.map(AttributeName.init)

  func name(
    _ number: UInt32, _ tables: IndexTables, _ transaction: borrowing ReadTransaction
  ) throws(LMDBError) -> AttributeName {
    guard number >= AttributeNumbers.dynamicBase else {
      return AttributeNames.fixed[Int(number)]
    }
    let place = Int(number - AttributeNumbers.dynamicBase) & (AttributeNames.places - 1)
    let known = dynamic.withLock { place < $0.count ? $0[place] : nil }
    if let known, known.number == number { return known.name }
    var key = KeyBuffer()
    key.append(number)
    let stored = try transaction.get(tables.attributes, key.span)
    var text = "attribute \(number)"
    if let stored { text = stored.string(in: 0..<stored.count) }
    let name = AttributeName(text)
    dynamic.withLock { names in
      while names.count <= place { names.append(nil) }
      names[place] = Known(number: number, name: name)
    }
    return name
  }
}

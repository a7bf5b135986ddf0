import LMDB
import Synchronization
import Vocabulary

/// The names of attributes that were asked for before, shared by all readings of one generation.
final class AttributeNames: Sendable {
  private let dynamic = Mutex<[AttributeName?]>([])
  private static let fixed = Attributes.names.map(AttributeName.init)

  func name(
    _ number: UInt32, _ tables: IndexTables, _ transaction: borrowing ReadTransaction
  ) throws(LMDBError) -> AttributeName {
    guard number >= AttributeNumbers.dynamicBase else {
      return AttributeNames.fixed[Int(number)]
    }
    let place = Int(number - AttributeNumbers.dynamicBase)
    if let known = dynamic.withLock({ place < $0.count ? $0[place] : nil }) { return known }
    var key = KeyBuffer()
    key.append(number)
    let stored = try transaction.get(tables.attributes, key.span)
    var text = "attribute \(number)"
    if let stored { text = stored.string(in: 0..<stored.count) }
    let name = AttributeName(text)
    dynamic.withLock { names in
      while names.count <= place { names.append(nil) }
      names[place] = name
    }
    return name
  }
}

import Testing
import Vocabulary

/// The hash table over runs of bytes.
@Suite struct ByteTableTests {
  @Test func `every key is found under the entry it was added as, also after growing`() {
    let keys = (0..<1_000).map { Array("key/\($0)".utf8) }
    var table = ByteTable()
    for (place, key) in keys.enumerated() {
      #expect(table.find(key.span) == nil)
      #expect(table.insert(key.span) == place)
    }
    #expect(table.count == keys.count)
    for (place, key) in keys.enumerated() {
      #expect(table.find(key.span) == place)
      #expect(Array(table.bytes[table.range(of: place)]) == key)
    }
  }

  @Test func `keys of one hash are told apart by their bytes`() {
    let (one, other) = (Array("one".utf8), Array("other".utf8))
    var table = ByteTable()
    #expect(table.insert(one.span, 7) == 0)
    #expect(table.find(other.span, 7) == nil)
    #expect(table.insert(other.span, 7) == 1)
    #expect(table.find(one.span, 7) == 0)
    #expect(table.find(other.span, 7) == 1)
  }

  @Test func `an empty key is a key`() {
    let empty: [UInt8] = []
    var table = ByteTable()
    #expect(table.find(empty.span) == nil)
    table.insert(empty.span)
    #expect(table.find(empty.span) == 0)
  }

  @Test(
    arguments: [
      ("", 0xc9d8_74ce_a662_2d9e), ("project/isms", 0xfa44_1a79_80b6_d12f),
      ("account:spent/2024/source/hh/material:EUR", 0x02b6_2522_e403_ee13),
    ] as [(String, UInt64)])
  func `the hash is that of the views' format`(key: String, hash: UInt64) {
    #expect(ByteTable.hash(Array(key.utf8).span) == hash)
  }
}

import LMDB
import Testing

@Suite struct RecordTests {
  let directory: TemporaryDirectory
  let environment: Environment
  let a: Table
  let b: Table

  init() throws {
    directory = try TemporaryDirectory()
    environment = try directory.open()
    a = environment.table("a")
    b = environment.table("b")
  }

  @Test func `what was put is read by key and by number`() throws {
    let value = Array("Rathaus".utf8)
    try environment.write { (transaction) throws(LMDBError) in
      try transaction.put(a, key: value.span, value: value.span)
      try transaction.put(a, 7, value: value.span)
    }
    try environment.read { (transaction) throws in
      #expect(try transaction.get(a, value.span)?.text == "Rathaus")
      #expect(try transaction.get(a, 7)?.text == "Rathaus")
      #expect(try transaction.get(a, 8) == nil)
      #expect(try transaction.count(of: b) == 0)
    }
  }

  @Test func `a writer that throws changes nothing`() throws {
    let value: [UInt8] = [1]
    struct Refusal: LMDBFailable, Equatable {
      init() {}
      init(_ error: LMDBError) {}
    }
    #expect(throws: Refusal()) {
      try environment.write { (transaction) throws(Refusal) in
        do throws(LMDBError) {
          try transaction.put(a, 1, value: value.span)
        } catch {
          throw Refusal(error)
        }
        throw Refusal()
      }
    }
    try environment.read { (transaction) throws in
      #expect(try transaction.count(of: a) == 0)
    }
  }

  @Test func `a cursor walks in both directions and seeks`() throws {
    try environment.write { transaction in
      for number in 1...3 as ClosedRange<UInt64> {
        let value: [UInt8] = [UInt8(number)]
        try transaction.append(a, number * 10, value: value.span)
      }
    }
    try environment.read { (transaction) throws in
      var cursor = try transaction.cursor(a)
      var seen: [UInt64] = []
      while try cursor.next() { seen.append(cursor.key.bigEndianUInt64(at: 0)) }
      #expect(seen == [10, 20, 30])
      var moves = [cursor.isOnRecord]
      var values: [UInt8] = []
      moves.append(try cursor.seek(11))
      values.append(cursor.value[0])
      moves.append(try cursor.previous())
      values.append(cursor.value[0])
      moves.append(try cursor.previous())
      moves.append(try cursor.last())
      values.append(cursor.value[0])
      moves.append(try cursor.seek(31))
      #expect(moves == [false, true, true, false, true, false])
      #expect(values == [2, 1, 3])
    }
  }
}

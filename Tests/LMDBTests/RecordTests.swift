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

  @Test func `an append that is not above the last key changes nothing`() throws {
    let old: [UInt8] = [1]
    let new: [UInt8] = [2]
    try environment.write { (transaction) throws(LMDBError) in
      try transaction.append(a, 10, value: old.span)
    }
    for number in [9, 10] as [UInt64] {
      let error = #expect(throws: LMDBError.self) {
        try environment.write { (transaction) throws(LMDBError) in
          try transaction.append(a, number, value: new.span)
        }
      }
      #expect(error?.code == .keyExists)
    }
    try environment.write { (transaction) throws in
      let key = KeyBuffer(5)
      #expect(throws: LMDBError.self) {
        try transaction.append(a, key: key.span, value: new.span)
      }
      try transaction.append(a, 11, value: new.span)
    }
    try environment.read { (transaction) throws in
      #expect(try transaction.count(of: a) == 2)
      #expect(try transaction.get(a, 10)?[0] == 1)
      #expect(try transaction.get(a, 5) == nil)
    }
  }

  @Test func `putting if absent keeps what is there`() throws {
    let old: [UInt8] = [1]
    let new: [UInt8] = [2]
    let set = try environment.write { (transaction) throws(LMDBError) in
      [
        try transaction.putIfAbsent(a, 1, value: old.span),
        try transaction.putIfAbsent(a, 1, value: new.span),
        try transaction.putIfAbsent(a, key: KeyBuffer(1).span, value: new.span),
      ]
    }
    #expect(set == [true, false, false])
    try environment.read { (transaction) throws in
      #expect(try transaction.get(a, 1)?[0] == 1)
    }
  }

  @Test func `deleting tells whether there was a record`() throws {
    let deleted = try environment.write { (transaction) throws(LMDBError) in
      try transaction.put(a, 1, value: Span())
      return [
        try transaction.delete(a, 1), try transaction.delete(a, 1),
        try transaction.delete(a, key: KeyBuffer(2).span),
      ]
    }
    #expect(deleted == [true, false, false])
  }

  @Test func `clearing empties one table only`() throws {
    let counts = try environment.write { (transaction) throws(LMDBError) in
      try transaction.put(a, 1, value: Span())
      try transaction.put(b, 1, value: Span())
      try transaction.clear(a)
      return [try transaction.count(of: a), try transaction.count(of: b)]
    }
    #expect(counts == [0, 1])
  }

  @Test func `several spans of one transaction are good at the same time`() throws {
    try environment.write { (transaction) throws(LMDBError) in
      for number in 0..<2000 as Range<UInt64> {
        try transaction.append(a, number, value: KeyBuffer(number * 7).span)
      }
    }
    try environment.read { (transaction) throws in
      var cursor = try transaction.cursor(a)
      guard try cursor.first() else { return }
      let firstKey = cursor.key
      let firstValue = cursor.value
      guard let middle = try transaction.get(a, 1000) else { return }
      guard try cursor.last() else { return }
      var other = try transaction.cursor(a)
      guard try other.seek(1500) else { return }
      let sum = [
        firstKey.bigEndianUInt64(at: 0), firstValue.bigEndianUInt64(at: 0),
        middle.bigEndianUInt64(at: 0), cursor.value.bigEndianUInt64(at: 0),
        other.value.bigEndianUInt64(at: 0),
      ]
      #expect(sum == [0, 0, 7000, 1999 * 7, 1500 * 7])
    }
  }

  @Test func `a seek with a wrong key fails and is not taken for the end`() throws {
    let error = #expect(throws: LMDBError.self) {
      try environment.read { (transaction) throws(LMDBError) in
        var cursor = try transaction.cursor(a)
        _ = try cursor.seek(key: Span())
      }
    }
    #expect(error?.operation == "mdb_cursor_get")
    #expect(error?.code == .invalid)
  }

  @Test func `a seek past a prefix finds the next one`() throws {
    try environment.write { (transaction) throws(LMDBError) in
      for text in ["aa", "ab", "b"] {
        let bytes = Array(text.utf8)
        try transaction.put(a, key: bytes.span, value: Span())
      }
    }
    let wanted = Array("ab0".utf8)
    try environment.read { (transaction) throws in
      var cursor = try transaction.cursor(a)
      let isFound = try cursor.seek(key: wanted.span)
      #expect(isFound)
      #expect(cursor.key.text == "b")
    }
  }

  @Test func `an empty table has no first, last or next record`() throws {
    let moves = try environment.read { (transaction) throws(LMDBError) in
      var cursor = try transaction.cursor(a)
      return [
        try cursor.first(), try cursor.last(), try cursor.next(), try cursor.previous(),
        try cursor.seek(0),
      ]
    }
    #expect(moves == [false, false, false, false, false])
  }
}

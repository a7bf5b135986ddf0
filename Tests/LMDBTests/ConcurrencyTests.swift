import LMDB
import Testing

@Suite struct ConcurrencyTests {
  @Test func `readers see whole transactions while a writer goes on`() async throws {
    let directory = try TemporaryDirectory()
    let environment = try directory.open(["a", "b"], .init(durability: .unsynced))
    let a = environment.table("a")
    let b = environment.table("b")
    let rounds: UInt64 = 500
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask {
        for round in 1...rounds {
          let number = KeyBuffer(round)
          try environment.write { (transaction) throws(LMDBError) in
            try transaction.put(a, 0, value: number.span)
            try transaction.append(b, round, value: number.span)
          }
        }
      }
      for _ in 0..<4 {
        group.addTask {
          var last: UInt64 = 0
          while last < rounds {
            let seen = try environment.read { (transaction) throws(LMDBError) in
              var cursor = try transaction.cursor(b)
              var number: UInt64 = 0
              while try cursor.next() { number = cursor.value.bigEndianUInt64(at: 0) }
              let head = try transaction.get(a, 0)?.bigEndianUInt64(at: 0) ?? 0
              let count = try transaction.count(of: b)
              return (number, head, UInt64(count))
            }
            #expect(seen.0 == seen.1 && seen.1 == seen.2)
            #expect(seen.1 >= last)
            last = seen.1
            await Task.yield()
          }
        }
      }
      try await group.waitForAll()
    }
    #expect(try environment.readers().allSatisfy { $0.transactionID == nil })
  }

  @Test func `a read inside a write sees what was there before`() throws {
    let directory = try TemporaryDirectory()
    let environment = try directory.open()
    let a = environment.table("a")
    let counts = try environment.write { (transaction) throws(LMDBError) in
      try transaction.put(a, 1, value: Span())
      let inside = try transaction.reading.count(of: a)
      let outside = try environment.read { (reader) throws(LMDBError) in
        try reader.count(of: a)
      }
      return [inside, outside]
    }
    #expect(counts == [1, 0])
  }

  @Test func `a write inside a write stops the program instead of waiting for ever`() async throws {
    let directory = try TemporaryDirectory()
    await #expect(processExitsWith: .failure) { [path = directory.path as String] in
      let environment = try Environment.open(at: path, tables: ["a"])
      try environment.write { (_) throws(LMDBError) in
        try environment.write { (_) throws(LMDBError) in }
      }
    }
  }

  @Test func `a table of another environment stops the program`() async throws {
    let directory = try TemporaryDirectory()
    let other = try TemporaryDirectory()
    await #expect(processExitsWith: .failure) {
      [path = directory.path as String, otherPath = other.path as String] in
      let environment = try Environment.open(at: path, tables: ["a"])
      let table = try Environment.open(at: otherPath, tables: ["a"]).table("a")
      _ = try environment.read { (transaction) throws(LMDBError) in
        try transaction.count(of: table)
      }
    }
  }
}

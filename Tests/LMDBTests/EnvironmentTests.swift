import Foundation
import Testing

@testable import LMDB

@Suite struct EnvironmentTests {
  let directory: TemporaryDirectory

  init() throws { directory = try TemporaryDirectory() }

  @Test func `a directory opened twice is the same environment, by any path`() throws {
    let first = try directory.open()
    #expect(try directory.open() === first)
    let link = directory.path + "-link"
    try FileManager.default.createSymbolicLink(
      atPath: link, withDestinationPath: directory.path)
    defer { try? FileManager.default.removeItem(atPath: link) }
    #expect(try Environment.open(at: link, tables: ["a"]) === first)
  }

  @Test func `a second opening may name further tables`() throws {
    let environment = try directory.open(["a"])
    let value: [UInt8] = [1]
    let a = environment.table("a")
    try environment.write { (transaction) throws(LMDBError) in
      try transaction.put(a, 1, value: value.span)
    }
    let again = try directory.open(["c", "a"])
    #expect(again === environment)
    #expect(again.table("a") == a)
    let c = again.table("c")
    try again.write { (transaction) throws(LMDBError) in
      try transaction.put(c, 2, value: value.span)
    }
    let counts = try again.read { (transaction) throws(LMDBError) in
      [try transaction.count(of: a), try transaction.count(of: c)]
    }
    #expect(counts == [1, 1])
  }

  @Test func `what was written is there after closing and opening`() throws {
    var environment: Environment? = try directory.open()
    let a = environment?.table("a")
    let first = environment?.number
    let value: [UInt8] = [5]
    try environment?.write { (transaction) throws(LMDBError) in
      guard let a else { return }
      try transaction.put(a, 1, value: value.span)
    }
    environment = nil
    let again = try directory.open(["b", "a"])
    #expect(again.number != first)
    let table = again.table("a")
    let found = try again.read { (transaction) throws(LMDBError) in
      try transaction.get(table, 1)?[0]
    }
    #expect(found == 5)
  }

  @Test func `threads opening and closing at once never have two environments`() async throws {
    let path = directory.path
    try await withThrowingTaskGroup(of: Void.self) { group in
      for number in 0..<8 as Range<UInt64> {
        group.addTask {
          for round in 0..<20 as Range<UInt64> {
            let environment = try Environment.open(
              at: path, tables: ["a"], options: .init(durability: .unsynced))
            let a = environment.table("a")
            try environment.write { (transaction) throws(LMDBError) in
              try transaction.put(a, number * 100 + round, value: Span())
            }
          }
        }
      }
      try await group.waitForAll()
    }
    let environment = try directory.open(["a"], .init(durability: .unsynced))
    let a = environment.table("a")
    let count = try environment.read { (transaction) throws(LMDBError) in
      try transaction.count(of: a)
    }
    #expect(count == 160)
  }

  @Test func `a missing directory is told`() throws {
    let error = #expect(throws: LMDBError.self) {
      try Environment.open(at: directory.path + "/none", tables: [])
    }
    #expect(error?.code == .noSuchDirectory)
  }

  @Test func `a file that is not LMDB's is told`() throws {
    try Data(repeating: 1, count: 8192).write(to: URL(filePath: directory.path + "/data.mdb"))
    let error = #expect(throws: LMDBError.self) { try directory.open() }
    #expect(error?.code == .corrupted)
  }

  @Test func `read-only refuses writing and creates no table`() throws {
    do { _ = try directory.open(["a"]) }
    let missing = #expect(throws: LMDBError.self) {
      try directory.open(["a", "c"], .init(readOnly: true))
    }
    #expect(missing?.code == .notFound)
    let environment = try directory.open(["a"], .init(readOnly: true))
    let a = environment.table("a")
    let error = #expect(throws: LMDBError.self) {
      try environment.write { (transaction) throws(LMDBError) in
        try transaction.put(a, 1, value: Span())
      }
    }
    #expect(error?.code == .permission)
    let upgrade = #expect(throws: LMDBError.self) { try directory.open(["a"]) }
    #expect(upgrade?.code == .permission)
  }

  @Test func `one directory cannot be opened with two durabilities`() throws {
    let environment = try directory.open()
    let error = #expect(throws: LMDBError.self) {
      try directory.open(["a"], .init(durability: .unsynced))
    }
    #expect(error?.code == .invalid)
    #expect(environment.options.durability == .synced)
  }

  @Test(arguments: [0x6969, 0x517B, 0xFE53_4D42, 0xFF53_4D42, 0x6573_5546, 0x0102_1997] as [Int64])
  func `network file systems are known by their type`(_ type: Int64) {
    #expect(FileSystem.isNetwork(type: type))
  }

  @Test(arguments: [0xEF53, 0x5846_5342, 0x9123_683E, 0x0102_1994, 0x794C_7630] as [Int64])
  func `local file systems are let in`(_ type: Int64) {
    #expect(!FileSystem.isNetwork(type: type))
  }

  @Test func `a reopened environment goes on with the same tables`() throws {
    let environment = try directory.open()
    let b = environment.table("b")
    try environment.write { (transaction) throws(LMDBError) in
      try transaction.put(b, 1, value: Span())
    }
    environment.markFailed()
    let error = #expect(throws: LMDBError.self) {
      try environment.write { (transaction) throws(LMDBError) in try transaction.clear(b) }
    }
    #expect(error?.code == .panic)
    let count = try environment.read { (transaction) throws(LMDBError) in
      try transaction.count(of: b)
    }
    #expect(count == 1)
    try environment.reopen()
    #expect(!environment.isFailed)
    try environment.write { (transaction) throws(LMDBError) in try transaction.clear(b) }
    #expect(try directory.open() === environment)
  }

  @Test func `a compact copy holds everything and leaves out free pages`() throws {
    let environment = try directory.open()
    let a = environment.table("a")
    let value = [UInt8](repeating: 9, count: 1000)
    try environment.write { (transaction) throws(LMDBError) in
      for number in 0..<1000 as Range<UInt64> {
        try transaction.append(a, number, value: value.span)
      }
    }
    try environment.write { (transaction) throws(LMDBError) in
      for number in 0..<900 as Range<UInt64> { try transaction.delete(a, number) }
    }
    let before = try environment.statistics()
    #expect(before.freePages > 0)
    #expect(before.tables["a"]?.entries == 100)
    let target = directory.path + "/copy"
    try environment.copyCompacted(to: target)
    let copy = try Environment.open(at: target, tables: ["a", "b"], options: .init(readOnly: true))
    let after = try copy.statistics()
    #expect(after.tables["a"]?.entries == 100)
    #expect(after.usedBytes < before.usedBytes / 2)
    let error = #expect(throws: LMDBError.self) { try environment.copyCompacted(to: target) }
    #expect(error?.operation == "mdb_env_copy2")
  }

  @Test func `a copy of an empty environment can be opened`() throws {
    let environment = try directory.open([])
    try environment.copyCompacted(to: directory.path + "/copy")
    let copy = try Environment.open(at: directory.path + "/copy", tables: [])
    #expect(copy.lastTransactionID <= environment.lastTransactionID + 1)
  }

  @Test func `the number of the last commit is seen without a transaction`() throws {
    let environment = try directory.open(["a"], .init(durability: .unsynced))
    let a = environment.table("a")
    let before = environment.lastTransactionID
    let id = try environment.write { (transaction) throws(LMDBError) in
      try transaction.put(a, 1, value: Span())
      return transaction.id
    }
    #expect(environment.lastTransactionID == before + 1)
    #expect(id == before + 1)
    try environment.sync()
    #expect(try environment.freeDiskBytes() > 0)
  }
}

extension TransactionGate {
  /// Whether exclusive entry is given while a read is open.
  func enterExclusiveDuringRead(_ environment: Environment) -> Bool {
    let given = try? environment.read { (_) throws(LMDBError) in
      let given = enterExclusive(withinSeconds: 0)
      if given { leaveExclusive() }
      return given
    }
    return given ?? true
  }
}

import Glibc
import LMDB
import Testing

/// What other processes do to us, and what the system does to a process of ours.
@Suite struct ProcessTests {
  let directory: TemporaryDirectory

  init() throws {
    directory = try TemporaryDirectory()
  }

  @Test func `the slot of a killed reader is freed`() async throws {
    let environment = try directory.open(["a"])
    await #expect(processExitsWith: .signal(SIGKILL)) { [path = directory.path as String] in
      let environment = try Environment.open(at: path, tables: ["a"])
      try environment.read { (_) throws(LMDBError) in _ = kill(getpid(), SIGKILL) }
    }
    let held = try environment.readers().filter { $0.processID != getpid() }
    #expect(held.count == 1)
    #expect(held.first?.transactionID != nil)
    #expect(try environment.checkReaders() == 1)
    #expect(try environment.readers().allSatisfy { $0.processID == getpid() })
    #expect(try environment.checkReaders() == 0)
  }

  @Test func `opening frees the slots of killed readers`() async throws {
    do { _ = try directory.open(["a"]) }
    await #expect(processExitsWith: .signal(SIGKILL)) { [path = directory.path as String] in
      let environment = try Environment.open(at: path, tables: ["a"])
      try environment.read { (_) throws(LMDBError) in _ = kill(getpid(), SIGKILL) }
    }
    let environment = try directory.open(["a"])
    #expect(try environment.readers().allSatisfy { $0.processID == getpid() })
  }

  @Test func `a killed writer leaves nothing behind and blocks nobody`() async throws {
    let environment = try directory.open(["a"])
    let a = environment.table("a")
    await #expect(processExitsWith: .signal(SIGKILL)) { [path = directory.path as String] in
      let environment = try Environment.open(at: path, tables: ["a"])
      let a = environment.table("a")
      try environment.write { (transaction) throws(LMDBError) in
        try transaction.put(a, 1, value: Span())
        _ = kill(getpid(), SIGKILL)
      }
    }
    let counts = try environment.write { (transaction) throws(LMDBError) in
      let before = try transaction.count(of: a)
      try transaction.put(a, 2, value: Span())
      return [before, try transaction.count(of: a)]
    }
    #expect(counts == [0, 1])
  }

  @Test func `a map that another process has grown is taken over`() async throws {
    let environment = try directory.open(["a"], .init(mapSizeBytes: 1 << 20))
    let a = environment.table("a")
    try environment.read { (_) throws(LMDBError) in }
    await #expect(processExitsWith: .success) { [path = directory.path as String] in
      let environment = try Environment.open(
        at: path, tables: ["a"], options: .init(mapSizeBytes: 1 << 24))
      let a = environment.table("a")
      let value = [UInt8](repeating: 1, count: 1 << 22)
      try environment.write { (transaction) throws(LMDBError) in
        try transaction.put(a, 1, value: value.span)
      }
    }
    let size = try environment.read { (transaction) throws(LMDBError) in
      try transaction.get(a, 1)?.count
    }
    #expect(size == 1 << 22)
    #expect(environment.mapSizeBytes == 1 << 24)
    try environment.write { (transaction) throws(LMDBError) in
      try transaction.put(a, 2, value: Span())
    }
  }

  @Test func `a commit that the system refuses fails the environment until it is reopened`()
    async throws
  {
    await #expect(processExitsWith: .success) { [path = directory.path as String] in
      signal(SIGXFSZ, SIG_IGN)
      let environment = try Environment.open(at: path, tables: ["a"])
      let a = environment.table("a")
      let value = [UInt8](repeating: 1, count: 1 << 20)
      let head = environment.lastTransactionID
      func put() throws(LMDBError) {
        try environment.write { (transaction) throws(LMDBError) in
          try transaction.put(a, 1, value: value.span)
        }
      }
      let used = UInt(try environment.statistics().usedBytes)
      let unlimited = rlimit(rlim_cur: .max, rlim_max: .max)
      var limit = rlimit(rlim_cur: used, rlim_max: .max)
      try #require(unsafe setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit) == 0)
      let refused = #expect(throws: LMDBError.self) { try put() }
      limit = unlimited
      try #require(unsafe setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit) == 0)
      #expect(refused?.operation == "mdb_txn_commit")
      #expect(refused?.code == .diskFull || refused?.code == .inputOutput)
      #expect(environment.isFailed)
      #expect(environment.lastTransactionID == head)
      let blocked = #expect(throws: LMDBError.self) { try put() }
      #expect(blocked?.code == .panic)
      try environment.reopen()
      #expect(!environment.isFailed)
      #expect(environment.lastTransactionID == head)
      try put()
      #expect(environment.lastTransactionID == head + 1)
    }
  }

  @Test func `the map fits into a limited address space`() async throws {
    await #expect(processExitsWith: .success) { [path = directory.path as String] in
      var limit = rlimit(rlim_cur: 16 << 30, rlim_max: .max)
      try #require(unsafe setrlimit(__rlimit_resource_t(RLIMIT_AS.rawValue), &limit) == 0)
      let environment = try Environment.open(at: path, tables: ["a"])
      #expect(environment.mapSizeBytes == 4 << 30)
    }
  }
}

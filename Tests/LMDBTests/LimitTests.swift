import Testing

@testable import LMDB

@Suite struct LimitTests {
  let directory: TemporaryDirectory

  init() throws { directory = try TemporaryDirectory() }

  @Test func `a key has 1 to 511 bytes`() throws {
    let environment = try directory.open()
    let a = environment.table("a")
    #expect(environment.maximumKeySize == 511)
    let longest = [UInt8](repeating: 1, count: 511)
    let tooLong = [UInt8](repeating: 1, count: 512)
    try environment.write { (transaction) throws(LMDBError) in
      try transaction.put(a, key: longest.span, value: Span())
    }
    for key in [tooLong, []] {
      let error = #expect(throws: LMDBError.self) {
        try environment.write { (transaction) throws(LMDBError) in
          try transaction.put(a, key: key.span, value: Span())
        }
      }
      #expect(error?.code == .invalid)
      #expect(error?.operation == "mdb_put")
    }
    #expect(!environment.isFailed)
  }

  @Test func `a full map refuses the write and takes it after growing`() throws {
    let environment = try directory.open(["a"], .init(mapSizeBytes: 1 << 18))
    let a = environment.table("a")
    let value = [UInt8](repeating: 3, count: 1 << 20)
    func put() throws(LMDBError) {
      try environment.write { (transaction) throws(LMDBError) in
        try transaction.put(a, 1, value: value.span)
      }
    }
    let error = #expect(throws: LMDBError.self) { try put() }
    #expect(error?.code == .mapFull)
    #expect(!environment.isFailed)
    try environment.growMap(to: 1 << 22)
    #expect(environment.mapSizeBytes == 1 << 22)
    try put()
    let size = try environment.read { (transaction) throws(LMDBError) in
      try transaction.get(a, 1)?.count
    }
    #expect(size == 1 << 20)
  }

  @Test func `the map does not grow under an open transaction and never shrinks`() throws {
    let environment = try directory.open(["a"], .init(mapSizeBytes: 1 << 20))
    try environment.growMap(to: 1 << 18)
    #expect(environment.mapSizeBytes == 1 << 20)
    #expect(!environment.gate.enterExclusiveDuringRead(environment))
  }

  @Test func `reading fails when all slots are taken, and works again after`() throws {
    let environment = try directory.open(["a"], .init(mapSizeBytes: 1 << 20, readersMax: 8))
    let slots = try environment.statistics().readersMax
    func nest(_ depth: Int) throws(LMDBError) -> Int {
      try environment.read { (_) throws(LMDBError) in
        do throws(LMDBError) {
          return try nest(depth + 1)
        } catch {
          guard error.code == .readersFull else { throw error }
          return depth
        }
      }
    }
    #expect(try nest(1) == slots)
    #expect(try nest(1) == slots)
  }

  @Test(arguments: [0, 1, 2_037, 2_038, 2_100, 65_535, 1 << 20])
  func `values of every size come back`(_ count: Int) throws {
    let environment = try directory.open()
    let a = environment.table("a")
    let value = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    try environment.write { (transaction) throws(LMDBError) in
      try transaction.put(a, 1, value: value.span)
    }
    let copy = try environment.read { (transaction) throws(LMDBError) -> [UInt8] in
      var copy: [UInt8] = []
      if let found = try transaction.get(a, 1) {
        for index in found.indices { copy.append(found[index]) }
      }
      return copy
    }
    #expect(copy == value)
  }
}

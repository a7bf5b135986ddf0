import Foundation
import Testing

@testable import LMDB

/// A data file is looked at before LMDB trusts it, and nothing that it holds ends the process.
@Suite struct DataFileTests {
  let directory: TemporaryDirectory

  init() throws { directory = try TemporaryDirectory() }

  private var path: String { directory.path + "/data.mdb" }

  /// A store of so many records, some of them large, with free pages at the end if wanted.
  private func fill(_ count: UInt64, clearing: Bool = true) throws {
    let environment = try directory.open(["a", "b"])
    let (a, b) = (environment.table("a"), environment.table("b"))
    for start in stride(from: 0, to: count, by: 100) {
      try environment.write { (transaction) throws(LMDBError) in
        for number in start..<min(start + 100, count) {
          try transaction.put(a, number, value: value(number).span)
          try transaction.put(b, number, value: value(number).span)
        }
      }
    }
    guard clearing else { return }
    try environment.write { (transaction) throws(LMDBError) in try transaction.clear(b) }
  }

  private func value(_ number: UInt64) -> [UInt8] {
    let count = number % 17 == 0 ? 9_000 : Int(number % 50) + 1
    return (0..<count).map { UInt8(truncatingIfNeeded: UInt64($0) &+ number) | 1 }
  }

  private func key(_ number: UInt64) -> [UInt8] {
    (0..<8).map { UInt8(truncatingIfNeeded: number >> (56 - 8 * $0)) }
  }

  @Test func `a file says what its keys hold without being opened as a store`() throws {
    try fill(3_000)
    let file = try DataFile(in: directory.path)
    #expect(file.condition == .whole)
    #expect(file.entryCount("a") == 3_000)
    #expect(file.entryCount("b") == 0)
    #expect(file.entryCount("c") == nil)
    for number in [0, 1, 17, 999, 1_700, 2_999] as [UInt64] {
      #expect(file.value("a", key(number)) == value(number), "\(number)")
    }
    #expect(file.value("a", key(3_000)) == nil)
    #expect(file.value("b", key(1)) == nil)
  }

  @Test func `what is no store is told apart`() throws {
    #expect(try DataFile(in: directory.path).condition == .missing)
    for (bytes, condition) in [
      (Data(), .empty), (Data("x".utf8), .foreign), (Data(count: 8_192), .foreign),
    ] as [(Data, DataFile.Condition)] {
      try bytes.write(to: URL(fileURLWithPath: path))
      #expect(try DataFile(in: directory.path).condition == condition)
    }
    try FileManager.default.removeItem(atPath: path)
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    let error = #expect(throws: LMDBError.self) { try DataFile(in: directory.path) }
    #expect(error?.code == .invalid && error?.file == path)
  }

  @Test func `a file that was cut short anywhere is told, and never opened`() throws {
    try fill(500, clearing: false)
    let whole = try Data(contentsOf: URL(fileURLWithPath: path))
    for size in [1, 4_000, 5_000, 8_191] + stride(from: 9_000, to: whole.count, by: 29_713) {
      try whole.prefix(size).write(to: URL(fileURLWithPath: path))
      let condition = try DataFile(in: directory.path).condition
      // Both first pages must be there for the file to say how long it is.
      let isReadable = size >= 4_096 + 160
      #expect(
        condition == (isReadable ? .short(bytes: size, needed: whole.count) : .foreign), "\(size)")
      let error = #expect(throws: LMDBError.self) { try directory.open(["a"]) }
      #expect(error?.code == (isReadable ? .truncated : .corrupted), "\(size)")
      #expect(error?.file == path)
    }
  }

  @Test func `a file of which only free pages were cut off is whole`() throws {
    try fill(500)
    let whole = try Data(contentsOf: URL(fileURLWithPath: path))
    try whole.dropLast(8_192).write(to: URL(fileURLWithPath: path))
    #expect(try DataFile(in: directory.path).condition == .whole)
    let environment = try directory.open(["a"])
    let a = environment.table("a")
    let read = try environment.read { (transaction) throws(LMDBError) in
      var cursor = try transaction.cursor(a)
      var count = 0
      while try cursor.next() { count += 1 }
      return count
    }
    #expect(read == 500)
  }

  @Test func `a page at the end that LMDB took and gave back does not count as cut off`() throws {
    // Deleting what the same transaction has put leaves pages that are never written.
    for count in [1, 10, 100, 1_000] as [UInt64] {
      let environment = try directory.open(["a"])
      let a = environment.table("a")
      for _ in 0..<5 {
        try environment.write { (transaction) throws(LMDBError) in
          for number in 0..<count {
            try transaction.put(a, number, value: value(number * 17).span)
          }
          for number in 0..<count { try transaction.delete(a, number) }
        }
        #expect(try DataFile(in: directory.path).condition == .whole)
      }
    }
    #expect(throws: Never.self) { try directory.open(["a"]) }
  }

  @Test func `a missing or empty store is refused where none may be made`() throws {
    let missing = #expect(throws: LMDBError.self) {
      try directory.open(["a"], .init(creates: false))
    }
    #expect(missing?.code == .noSuchDirectory && missing?.file == path)
    try Data().write(to: URL(fileURLWithPath: path))
    let empty = #expect(throws: LMDBError.self) {
      try directory.open(["a"], .init(creates: false))
    }
    #expect(empty?.code == .truncated && empty?.file == path)
    #expect(try FileManager.default.contentsOfDirectory(atPath: directory.path) == ["data.mdb"])
  }

  @Test func `a look beside a writer sees one commit whole`() async throws {
    try fill(200)
    let environment = try directory.open(["a", "b"])
    let a = environment.table("a")
    let writing = Task {
      for round in 1...300 as ClosedRange<UInt64> {
        try environment.write { (transaction) throws(LMDBError) in
          for number in 0..<100 as Range<UInt64> {
            try transaction.put(a, number, value: key(round).span)
          }
        }
      }
    }
    var last: [UInt8] = []
    while last != key(300) {
      let file = try DataFile(in: directory.path)
      #expect(file.condition == .whole)
      guard let seen = file.value("a", key(99)), seen.count == 8 else { continue }
      #expect(!seen.lexicographicallyPrecedes(last) || last.isEmpty)
      last = seen
    }
    try await writing.value
  }

  @Test(arguments: 1...40 as ClosedRange<UInt64>)
  func `no bytes of a file end the process that looks at it`(seed: UInt64) throws {
    try fill(400)
    var bytes = try Data(contentsOf: URL(fileURLWithPath: path))
    var state = seed &* 0x9E37_79B9_7F4A_7C15
    func next() -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33)
    }
    for _ in 0..<(1 + next() % 20) {
      let start = next() % bytes.count
      for place in start..<min(bytes.count, start + 1 + next() % 300) {
        bytes[place] = UInt8(truncatingIfNeeded: next())
      }
    }
    try bytes.write(to: URL(fileURLWithPath: path))
    let file = try DataFile(in: directory.path)
    _ = file.entryCount("a")
    for number in stride(from: 0, to: 400 as UInt64, by: 7) {
      if let found = file.value("a", key(number)) { #expect(found.count < 1 << 30) }
    }
  }

  @Test func `a large value whose page was zeroed is damage and not a value of zeros`() throws {
    let environment = try directory.open(["a"])
    let a = environment.table("a")
    let large = [UInt8](repeating: 7, count: 9_000)
    try environment.write { (transaction) throws(LMDBError) in
      try transaction.put(a, 1, value: large.span)
      try transaction.put(a, 2, value: [UInt8](repeating: 0, count: 3_000).span)
    }
    let whole = try Data(contentsOf: URL(fileURLWithPath: path))
    let pages = stride(from: 0, to: whole.count, by: 4_096).filter { start in
      whole[start..<min(start + 4_096, whole.count)].count(where: { $0 == 7 }) > 500
    }
    #expect(pages.count == 3)
    #expect(try environment.read { (read) throws(LMDBError) in try read.get(a, 2)?.count } == 3_000)
    for page in pages {
      var zeroed = whole
      zeroed.replaceSubrange(page..<page + 4_096, with: Data(count: 4_096))
      // In place: the map of the open store sees it.
      let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
      try handle.write(contentsOf: zeroed)
      try handle.close()
      let got = #expect(throws: LMDBError.self) {
        try environment.read { (read) throws(LMDBError) in _ = try read.get(a, 1) }
      }
      #expect(got?.code == .corrupted && got?.file == path)
      let walked = #expect(throws: LMDBError.self) {
        try environment.read { (read) throws(LMDBError) in
          var cursor = try read.cursor(a)
          while try cursor.next() {}
        }
      }
      #expect(walked?.code == .corrupted && walked?.file == path)
    }
  }
}

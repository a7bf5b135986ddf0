import Foundation
import Testing

@testable import LMDB

/// Files beside the tables.
struct FileSystemTests {
  @Test func `a line is added in one piece, after what a killed writer has left`() throws {
    let folder = try TemporaryFolder(named: "lines")
    let path = folder.path + "/access.jsonl"
    try FileSystem.append(line: Array("one".utf8), to: path)
    try Data("one\ntor".utf8).write(to: URL(filePath: path))
    try FileSystem.append(line: Array("two".utf8), to: path)
    #expect(FileSystem.text(of: path) == "one\ntor\ntwo\n")
  }

  @Test func `a line that the disk has no room for is taken back`() throws {
    #expect(throws: LMDBError.self) { try FileSystem.append(line: [65], to: "/dev/full") }
  }

  @Test func `a temporary folder goes with all it holds, and what it links to stays`() throws {
    let other = try TemporaryFolder(named: "other")
    try FileSystem.replace(other.path + "/kept", [65])
    var folder: TemporaryFolder? = try TemporaryFolder(named: "gone")
    let path = try #require(folder?.path)
    try FileSystem.makeFolder(path + "/deep")
    try FileSystem.replace(path + "/deep/file", [65])
    try FileManager.default.createSymbolicLink(
      atPath: path + "/link", withDestinationPath: other.path)
    folder = nil
    #expect(!FileManager.default.fileExists(atPath: path))
    #expect(FileSystem.text(of: other.path + "/kept") == "A")
  }

  @Test func `a file is replaced as a whole, and a new one never over another`() throws {
    let folder = try TemporaryFolder(named: "files")
    #expect(try FileSystem.writeNew(folder.path + "/a", [65]))
    #expect(try !FileSystem.writeNew(folder.path + "/a", [66]))
    #expect(FileSystem.text(of: folder.path + "/a") == "A")
    try FileSystem.replace(folder.path + "/a", [67])
    #expect(FileSystem.text(of: folder.path + "/a") == "C")
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["a"])
  }

  @Test func `the holder of a lock is named by the system`() throws {
    let folder = try TemporaryFolder(named: "locks")
    let (one, two) = (
      try LockFile(path: folder.path + "/l"), try LockFile(path: folder.path + "/l", access: .lock)
    )
    #expect(one.holders == [])
    #expect(try two.tryLock())
    #expect(try !one.lock(withinSeconds: 0))
    #expect(one.holders == [ProcessInfo.processInfo.processIdentifier])
    #expect(one.holderText == "process \(ProcessInfo.processInfo.processIdentifier)")
  }

  @Test func `whoever wants the map alone is let in under steady reading`() async throws {
    let gate = TransactionGate()
    let readers = (0..<3).map { _ in
      Task.detached { for _ in 0..<20_000 { gate.enterShared(); gate.leaveShared() } }
    }
    for _ in 0..<20 {
      #expect(gate.enterExclusive(withinSeconds: 10))
      gate.leaveExclusive()
    }
    for reader in readers { await reader.value }
  }

  @Test func `a read inside a read goes on while somebody waits for the map`() async throws {
    let gate = TransactionGate()
    gate.enterShared()
    let waiting = Task.detached { gate.enterExclusive(withinSeconds: 10) }
    // Whether the other thread waits already or not, this must not block.
    for _ in 0..<1_000 {
      gate.enterShared()
      gate.leaveShared()
    }
    gate.leaveShared()
    #expect(await waiting.value)
    gate.leaveExclusive()
  }
}

import Foundation
import Ledger
import TestSupport
import Testing
import Vocabulary

/// A file system of eight megabytes in memory, for as long as this lives.
private final class SmallDisk {
  let path: String

  init?() {
    guard getuid() == 0, let folder = try? TemporaryLedger.folder() else { return nil }
    path = folder
    guard SmallDisk.run("mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", path) else {
      try? FileManager.default.removeItem(atPath: folder)
      return nil
    }
  }

  deinit {
    _ = SmallDisk.run("umount", "-l", path)
    try? FileManager.default.removeItem(atPath: path)
  }

  private static func run(_ arguments: String...) -> Bool {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = arguments
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return false }
    process.waitUntilExit()
    return process.terminationStatus == 0
  }

  static let canBeMounted = SmallDisk() != nil
}

@Suite struct DiskFullTests {
  @Test(.enabled(if: SmallDisk.canBeMounted, "needs the right to mount a file system"))
  func `a disk that is really full refuses whole batches, and writing resumes with space`()
    throws
  {
    let disk = try #require(SmallDisk())
    defer { withExtendedLifetime(disk) {} }
    let filler = disk.path + "/filler"
    #expect(
      FileManager.default.createFile(atPath: filler, contents: Data(count: 4 << 20)))
    let path = disk.path + "/city"
    let ledger = try Ledger.create(
      at: path, identity: LedgerIdentity(name: "Small"),
      options: LedgerOptions(freeSpaceMarkBytes: 0))
    var number: UInt64 = 0
    var failure: LedgerError?
    while failure == nil, number < 100_000 {
      let drafts = try (1...100).map { try Draft.registration(number + $0) }
      do throws(LedgerError) {
        _ = try ledger.append(drafts)
        number += 100
      } catch {
        failure = error
      }
    }
    #expect(failure?.code == .diskFull)
    #expect(try ledger.head.sequence == number)
    #expect(try ledger.subjectsInOrder().count == Int(number))
    let again = #expect(throws: LedgerError.self) {
      try ledger.append((1...500).map { try Draft.registration(number + $0) })
    }
    #expect(again?.code == .diskFull)
    try FileManager.default.removeItem(atPath: filler)
    let receipt = try ledger.append((1...100).map { try Draft.registration(number + $0) })
    #expect(receipt.firstSequence == number + 1)
    #expect(try ledger.verify(depth: .records).problems == [])
  }
}

import Digests
import Foundation
import Testing

/// SHA-256 against the examples of FIPS 180-4 and against `sha256sum`, by the processor's own
/// instructions where it has them and by plain C.
@Suite struct SHA256Tests {
  static let ways = [false, true]

  /// The hash of bytes that come in pieces of the given sizes, which repeat.
  private static func hash(_ bytes: [UInt8], pieces: [Int], portable: Bool) -> String {
    var hash = SHA256(portable: portable)
    var place = 0
    var piece = 0
    while place < bytes.count {
      let end = min(place + pieces[piece % pieces.count], bytes.count)
      hash.update(bytes.span.extracting(place..<end))
      place = end
      piece += 1
    }
    return hash.hexadecimal()
  }

  @Test(arguments: ways)
  func `the examples of the standard give its digests`(portable: Bool) {
    let examples = [
      ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
      ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
      (
        "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
      ),
      (
        "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmn"
          + "hijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu",
        "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1"
      ),
      (
        String(repeating: "a", count: 1_000_000),
        "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
      ),
    ]
    for (text, digest) in examples {
      #expect(Self.hash(Array(text.utf8), pieces: [.max], portable: portable) == digest)
    }
  }

  @Test func `every length and every cut gives what sha256sum gives`() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "digest-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let seed = UInt64.random(in: 0...UInt64.max)
    var state = seed
    func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state >> 33
    }
    // All lengths around the ends of the first blocks, and some far beyond.
    let lengths = Array(0...260) + [1_000, 4_095, 4_096, 65_537, 300_001]
    var contents: [[UInt8]] = []
    for length in lengths {
      let bytes = (0..<length).map { _ in UInt8(truncatingIfNeeded: next()) }
      try Data(bytes).write(to: folder.appending(path: "\(contents.count)"))
      contents.append(bytes)
    }
    let expected = try Self.sha256sum(folder, files: contents.count)
    for (number, bytes) in contents.enumerated() {
      let pieces = (0..<5).map { _ in Int(next() % 200) + 1 }
      for portable in Self.ways {
        #expect(
          Self.hash(bytes, pieces: [.max], portable: portable) == expected[number],
          "seed \(seed), \(bytes.count) bytes, portable \(portable)")
        #expect(
          Self.hash(bytes, pieces: pieces, portable: portable) == expected[number],
          "seed \(seed), \(bytes.count) bytes in pieces of \(pieces), portable \(portable)")
      }
    }
  }

  @Test func `a digest taken in between does not disturb what follows`() {
    var hash = SHA256()
    hash.update(Array("ab".utf8))
    #expect(hash.hexadecimal() == SHA256.hexadecimal(of: Array("ab".utf8)))
    hash.update([])
    hash.update(Array("c".utf8))
    #expect(hash.hexadecimal() == SHA256.hexadecimal(of: Array("abc".utf8)))
    #expect(hash.digest().count == SHA256.byteCount)
  }

  /// The digests that the system's own program gives for the files `0`, `1`, … of a folder.
  private static func sha256sum(_ folder: URL, files: Int) throws -> [String] {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["sha256sum"] + (0..<files).map(String.init)
    process.currentDirectoryURL = folder
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    try #require(process.terminationStatus == 0)
    return text.split(separator: "\n").map { String($0.prefix(64)) }
  }
}

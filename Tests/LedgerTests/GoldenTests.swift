import Foundation
import TestSupport
import Testing

/// The comparison with files that are kept.
struct GoldenTests {
  @Test func `a difference is told with its line, and a missing file is one`() throws {
    let folder = URL(filePath: try TemporaryLedger.folder())
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(path: "kept.txt")
    #expect(try Golden.difference("a", from: file) == "there is no \(file.path)")
    try Data("one\ntwo\nthree".utf8).write(to: file)
    #expect(try Golden.difference("one\ntwo\nthree", from: file) == nil)
    #expect(
      try Golden.difference("one\nTwo\nthree", from: file) == """
        kept.txt differs first in line 2 (STADTBUCH_GOLDEN=write writes it anew):
        made Two
        kept two
        """)
    #expect(try Golden.difference("one", from: file)?.contains("made (the end)") == true)
  }
}

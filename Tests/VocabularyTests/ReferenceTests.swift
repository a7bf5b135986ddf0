import Foundation
import Testing
import Vocabulary

/// The reference of event types in the documentation: generated, committed, and held to the registry.
@Suite struct ReferenceTests {
  @Test(arguments: [Language.en, .de])
  func `the committed reference is the one that the registry makes`(language: Language) throws {
    let made = Schema.reference(.current, language)
    let file = Self.file(language)
    if ProcessInfo.processInfo.environment["STADTBUCH_WRITE_FIXTURES"] != nil {
      try Data(made.utf8).write(to: file)
    }
    let committed = try String(contentsOf: file, encoding: .utf8)
    // Compared first as a whole: thousands of lines beside one another tell nobody anything.
    let isEqual = committed == made
    #expect(isEqual, "\(file.lastPathComponent): run the tests with STADTBUCH_WRITE_FIXTURES=1")
    guard !isEqual else { return }
    let (old, new) = (committed.split(separator: "\n"), made.split(separator: "\n"))
    let place = zip(old, new).enumerated().first { $1.0 != $1.1 }
    if let place { #expect(place.element.0 == place.element.1, "line of text \(place.offset + 1)") }
  }

  @Test func `every event type has its place in the reference`() {
    for language in [Language.en, .de] {
      let text = Schema.reference(.current, language)
      for type in Registry.current.types { #expect(text.contains("\n`\(type.name)` · ")) }
    }
  }

  private static func file(_ language: Language) -> URL {
    let name = language == .de ? "EventTypes-de.md" : "EventTypes.md"
    return URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../Sources/Stadtbuch/Stadtbuch.docc/\(name)")
  }
}

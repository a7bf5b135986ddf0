import Foundation
import TestSupport
import Testing
import Vocabulary

/// The reference of event types in the documentation: generated, committed, and held to the registry.
@Suite struct ReferenceTests {
  @Test(arguments: [Language.en, .de])
  func `the committed reference is the one that the registry makes`(language: Language) throws {
    let made = Schema.reference(.current, language)
    #expect(try Golden.difference(made, from: Self.file(language)) == nil)
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

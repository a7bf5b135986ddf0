import Foundation
import TestSupport
import Testing
import Vocabulary

@Suite struct SchemaTests {
  let registry = Registry.current

  @Test func `every type, field, word and kind of subject has a label in both languages`() {
    for type in registry.types {
      #expect(!type.label.en.isEmpty && !type.label.de.isEmpty)
      check(type.fields)
    }
    for kind in Subject.kinds { #expect(Labels.has(kind: kind), "\(kind)") }
  }

  private func check(_ fields: [Field]) {
    for field in fields {
      #expect(Labels.has(field: field.name), "\(field.name)")
      switch field.kind {
      case .oneOf(let words):
        for word in words { #expect(Labels.has(word: word), "\(word)") }
      case .structure(let members), .list(.structure(let members)): check(members)
      default: break
      }
    }
  }

  @Test func `words are those of the cities`() {
    #expect(Labels.word("implementation")[.de] == "in Umsetzung")
    #expect(Labels.word("lighthouse")[.de] == "Leuchtturm")
    #expect(Labels.word("final", of: "kind")[.de] == "Schlussnachweis")
    #expect(Labels.field("cohort")[.de] == "Staffel")
    #expect(Labels.field("unheard-of")[.de] == "unheard-of")
  }

  @Test func `no number and no kind in the committed registry has changed or vanished`() throws {
    let file = Self.fixture("registry-1.json")
    let kept = try Self.numbers(Data(contentsOf: file))
    let now = try Self.numbers(Data(Schema.numbers(registry).utf8))
    #expect(kept.count > 100)
    for (name, entry) in kept {
      let current = try #require(now[name], "\(name) has vanished")
      #expect(current.number == entry.number, "\(name)")
      #expect(current.version >= entry.version, "\(name)")
      for (field, kind) in entry.fields {
        #expect(current.fields[field] == kind, "\(name).\(field)")
      }
    }
    // Compared with what was kept before it may be written anew: new names may come, none may go.
    #expect(try Golden.difference(Schema.numbers(registry), from: file) == nil)
  }

  private struct Entry: Decodable {
    let number, version: Int
    let fields: [String: String]
  }

  private static func numbers(_ data: Data) throws -> [String: Entry] {
    try JSONDecoder().decode([String: Entry].self, from: data)
  }

  private static func fixture(_ name: String) -> URL {
    URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Fixtures").appending(path: name)
  }

  @Test func `the schema is JSON and names every type`() throws {
    struct Whole: Decodable {
      struct Named: Decodable { let name: String }
      let types: [Named]
    }
    let text = Schema.json(registry)
    let whole = try JSONDecoder().decode(Whole.self, from: Data(text.utf8))
    #expect(whole.types.map(\.name) == registry.types.map(\.name))
    #expect(text == Schema.json(registry))
  }

  @Test func `a template of one type has its columns and those of the envelope`() throws {
    let header = try #require(Schema.csvTemplate(registry, type: "decision.taken"))
    #expect(
      header == """
        id,type,subject,validfrom,validto,actor,approvedby,reason,basis,visibility,correlationid,\
        causationid,expectedversion,data.body,data.on,data.title,data.paper,data.outcome,\
        data.votes.yes,data.votes.no,data.votes.abstained,data.proposedby,data.about

        """)
    let columns = try #require(Schema.csvColumns(registry))
    #expect(Set(columns).count == columns.count)
    #expect(columns.contains("data.amount.currency"))
    #expect(Schema.csvTemplate(registry, type: "decision.slept") == nil)
  }

  @Test(arguments: Language.allCases)
  func `the reference describes every type`(language: Language) {
    let text = Schema.reference(registry, language)
    for type in registry.types {
      #expect(text.contains("`\(type.name)` · "))
    }
  }
}

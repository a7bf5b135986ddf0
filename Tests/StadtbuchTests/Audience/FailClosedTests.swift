import Stadtbuch
import TestSupport
import Testing
import Vocabulary

@testable import Timelines
@testable import Views

/// What says nothing of what it rests on is for nobody but who may see everything.
@Suite struct `A shape that says nothing` {
  private static let label = Label("Title", "Titel")

  private func shape(_ columns: [Column<String>]) -> Shape {
    Shape("rows", columns) { (_, take) throws(TimelinesError) in
      _ = try take("project/p")
      return Closing()
    }
  }

  private let said: [Column<String>] = [
    .subject("subject", label, of: "project") { $0 }.key.rests(),
    .text("title", label) { $0 }.rests(on: "title"),
  ]

  private func sees(_ shape: Shape, _ audience: Audience) throws -> Shape? {
    let filled = try ExampleEngine()
    let (frame, _) = try filled.engine.seen(by: audience).frame(AskedPoint(), of: shape)
    return try? frame.seen(shape)
  }

  @Test func `of its rows is closed to the public`() throws {
    #expect(try sees(shape(said), .public) == nil)
    #expect(try sees(shape(said).rests(on: []), .public) != nil)
    #expect(try sees(shape(said), .internal) != nil)
  }

  @Test func `of a column has no such column for the public`() throws {
    let silent: [Column<String>] = said + [.text("more", Self.label) { $0 }]
    let found = try sees(shape(silent).rests(on: []), .public)
    let seen = try #require(found)
    #expect(!seen.columns.contains { $0.key == "more" })
    // Where nothing else is left, there is no answer.
    let only: [Column<String>] = [said[0], .text("more", Self.label) { $0 }]
    #expect(try sees(shape(only).rests(on: []), .public) == nil)
  }

  @Test func `of what a key opens opens nothing guarded`() throws {
    let said = said
    let open = shape(said).rests(on: []).open { key in
      let more: Column<String> =
        key == "payee"
        ? .text(key, Self.label) { $0 }.guarded : .text(key, Self.label) { $0 }
      let shape = Shape("rows", said + [more]) { (_, take) throws(TimelinesError) in
        _ = try take("project/p")
        return Closing()
      }
      return (key == "gone" ? shape.forFull : shape, key)
    }
    let found = try sees(open, .internal)
    let inside = try #require(found)
    #expect(inside.opened(for: "colour").shape.columns.contains { $0.key == "colour" })
    for key in ["payee", "gone"] {
      #expect(!inside.opened(for: key).shape.columns.contains { $0.key == key })
    }
    let published = try sees(open, .public)
    let outside = try #require(published)
    #expect(!outside.opened(for: "colour").shape.columns.contains { $0.key == "colour" })
  }

  @Test func `of plans does not publish them with what is appropriated`() {
    let usual = Publication.usual
    #expect(usual.has("account:appropriated/2024/source/hh/appropriation/expense:EUR"))
    #expect(usual.has("account:appropriated/2024/source/hh/supplementary/expense:EUR"))
    for plan in ["requested", "draft", "medium-term", "result"] {
      #expect(!usual.has("account:appropriated/2024/source/hh/\(plan)/expense:EUR"))
      #expect(!usual.has("account:appropriated.\(plan)"))
    }
    var wide = usual
    wide.attributes.append("account:appropriated.draft")
    #expect(wide.has("account:appropriated/2024/source/hh/draft/expense:EUR"))
  }
}

import Foundation
import FoundationXML
import HTTPTypes
import HummingbirdTesting
import Pages
import Stadtbuch
import TestSupport
import Testing
import Timelines
import Vocabulary

@testable import Web

@Suite struct `Pages of the public` {
  static let addresses = [
    "/public", "/public/data", "/public/imprint", "/public/privacy", "/public/accessibility",
    "/public/catalogue.ttl", "/public/catalogue.jsonld", "/public/catalogue.rdf",
  ]

  @Test func `show what the publication list allows, and no more`() async throws {
    let town = try ServedTown()
    #expect(try await town.ask("/public").text.contains("Nothing is published here yet."))
    try town.publish(1, ["project"])
    let rows = try JSONText(await town.ask("/api/v1/portfolio").text)["rows"].list
    let titles = rows.compactMap { $0["title"].text }
    #expect(titles.count > 5)
    let page = try await town.ask("/public").text
    for title in titles {
      let shown = title.replacing("&", with: "&amp;").replacing("\"", with: "&quot;")
      #expect(page.contains(shown), "\(title)")
    }
    #expect(page.contains("Progress"))
    #expect(!page.contains("What we measure"))
    // What is taken from the list goes from the page.
    try town.publish(2, ["project"], Publication.usual.attributes.filter { $0 != "progress" })
    let narrower = try await town.ask("/public").text
    #expect(!narrower.contains("Progress"))
    #expect(narrower.contains("Projects"))
    try town.publish(3, ["project", "indicator"])
    #expect(try await town.ask("/public").text.contains("What we measure"))
    // Rights are not history: at no point is there more than now.
    try town.publish(4, ["risk"])
    for point in ["", "?asOf=2025-12-31", "?asOf=2024-12-31&knownAt=151"] {
      let text = try await town.ask("/public\(point)").text
      #expect(text.contains("Nothing is published here yet."), "\(point)")
    }
  }

  @Test func `never say a text of what is hidden`() async throws {
    let town = try ServedTown()
    try town.publish(1, ["project", "indicator"])
    try town.record(2, "visibility.set", "project/eakte", #"{"visibility":"restricted"}"#)
    try town.record(3, "project.described", "project/eakte", #"{"title":"Verborgenes"}"#)
    let (hidden, shown) = try Self.texts()
    #expect(hidden.count > 10)
    for address in Self.addresses {
      for query in ["?lang=de", "?lang=en", "?lang=de&asOf=2024-12-31"] {
        let text = try await town.ask(address + query).text
        let known = shown.contains { text.contains($0) }
        #expect(known || address != "/public")
        for one in hidden.union(["Verborgenes", "project/eakte"]) {
          #expect(!text.contains(one), "\(address)\(query) says “\(one)”")
        }
      }
    }
  }

  /// Texts that only events on hidden subjects of the example say, and some that others say.
  private static func texts() throws -> (hidden: Set<String>, shown: Set<String>) {
    let open: Set<Substring> = [
      "unit", "strategy", "field", "goal", "measure", "principle", "source", "body", "inventory",
      "indicator", "project",
    ]
    var (hidden, shown): (Set<String>, Set<String>) = ([], [])
    let file = ServedTown.fixtures.appending(path: "example/dezernat-4.jsonl")
    for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n") {
      guard
        let event = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any],
        let subject = event["subject"] as? String
      else { continue }
      var found: Set<String> = []
      for name in ["title", "text", "description", "purpose", "comment", "name", "reason"] {
        if let text = (event["data"] as? [String: Any])?[name] as? String { found.insert(text) }
        if let text = event[name] as? String { found.insert(text) }
      }
      let kind = subject.split(separator: "/").first ?? ""
      if open.contains(kind), subject != "project/eakte" {
        shown.formUnion(found)
      } else {
        hidden.formUnion(found)
      }
    }
    hidden = hidden.filter { text in
      text.utf8.count >= 8 && !shown.contains { $0.contains(text) }
    }
    return (hidden, shown.filter { $0.utf8.count >= 8 })
  }

  @Test func `are the same bytes for everybody, without a cookie`() async throws {
    let town = try ServedTown()
    try town.publish(1, ["project", "indicator"])
    for address in Self.addresses {
      let nobody = try await town.ask(address)
      #expect(nobody.status == .ok, "\(address)")
      #expect(nobody.headers[.setCookie] == nil)
      #expect(nobody.headers[.cacheControl] == "no-cache")
      #expect(nobody.headers[.robotsTag] == nil)
      let tag = try #require(nobody.headers[.eTag])
      for role in [Role.controller, .editor, .operator] {
        let somebody = try await town.ask(address, role)
        #expect(somebody.bytes == nobody.bytes, "\(address) as \(role)")
        #expect(somebody.headers[.eTag] == tag)
      }
      #expect(try await town.ask(address, nil, [.ifNoneMatch: tag]).status == .notModified)
    }
    let past = try await town.ask("/public?asOf=2024-12-31")
    #expect(past.headers[.robotsTag] == "noindex")
    #expect(try await town.ask("/portfolio").headers[.robotsTag] == "noindex")
  }

  @Test func `take the place of the cockpit for the public alone`() async throws {
    let town = try ServedTown()
    let nobody = try await town.ask("/?lang=de")
    #expect(nobody.status == .seeOther)
    #expect(nobody.headers[.location] == "\(ServedTown.publicURL)/public?lang=de")
    #expect(nobody.headers[.setCookie] == nil)
    #expect(try await town.ask("/", .controller).status == .ok)
    #expect(try await town.ask("/", .reader).text.contains("Impressum") == false)
    #expect(try await town.ask("/?lang=de", .reader).text.contains("Impressum"))
  }

  @Test func `take a login where the city publishes nothing, but for what the law asks`()
    async throws
  {
    let town = try ServedTown()
    for address in Self.addresses {
      let isLaw = ["imprint", "privacy", "accessibility"].contains { address.hasSuffix($0) }
      let nobody = try await town.ask(address) { $0.isPublic = false }
      #expect(nobody.status == (isLaw ? .ok : .unauthorized), "\(address)")
      let reader = try await town.ask(address, .reader) { $0.isPublic = false }
      #expect(reader.headers[.cacheControl] == (isLaw ? "no-cache" : "private, no-cache"))
      if isLaw {
        #expect(try await town.ask(address, city: nil).status == .notFound)
        #expect(nobody.headers[.stadtbuchPoint] == nil)
      }
    }
    let closed = try await town.ask("/robots.txt") { $0.isPublic = false }
    #expect(closed.text == "User-agent: *\nDisallow: /\n")
    #expect(try await town.ask("/robots.txt").text.contains("Allow: /stadt/public\n"))
  }

  @Test func `are well formed, and what a city says of itself is text`() async throws {
    let town = try ServedTown()
    try town.publish(1, ["project", "indicator"])
    for address in Self.addresses.prefix(5) {
      for language in ["de", "en"] {
        let text = try await town.ask("\(address)?lang=\(language)").text
        for part in ["main", "footer"] {
          let start = try #require(text.range(of: "<\(part)"))
          let end = try #require(text.range(of: "</\(part)>"))
          let xml = text[start.lowerBound..<end.upperBound]
          #expect(XMLParser(data: Data(xml.utf8)).parse(), "\(address) \(part)")
        }
        #expect(!text.contains("<1>") && !text.contains("\"Stab\""))
      }
    }
    let imprint = try await town.ask("/public/imprint?lang=en").text
    #expect(imprint.contains("<h2>City</h2>") && imprint.contains("Town hall &lt;1&gt;"))
    #expect(
      imprint.contains(
        "<a href=\"https://musterstadt.example/x\">https://musterstadt.example/x</a>."))
  }

  @Test func `change when the city says otherwise of itself`() async throws {
    let town = try ServedTown()
    try town.publish(1, ["project"])
    var other = CityConfiguration.example
    other.name = "Neustadt"
    let (one, two) = (
      try await town.ask("/public"), try await town.ask("/public", city: other)
    )
    #expect(one.headers[.eTag] != two.headers[.eTag])
    #expect(two.text.contains("Neustadt: what we plan"))
  }
}

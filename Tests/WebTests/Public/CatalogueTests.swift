import Foundation
import FoundationXML
import HTTPTypes
import HummingbirdTesting
import Stadtbuch
import TestSupport
import Testing
import Vocabulary

@testable import Pages
@testable import Web

@Suite struct `The catalogue of open data` {
  /// A thing of the catalogue as JSON-LD, by its type.
  private func things(_ town: ServedTown, _ type: String) async throws -> [JSONText] {
    let text = try await town.ask("/public/catalogue.jsonld").text
    return JSONText(text)["@graph"].list.filter { $0["@type"].text == type }
  }

  @Test func `says all that DCAT-AP.de wants of every data set that is public`() async throws {
    let town = try ServedTown()
    try town.publish(1, ["project", "indicator"])
    let catalogue = try #require(try await things(town, "dcat:Catalog").first)
    let sets = try await things(town, "dcat:Dataset")
    #expect(sets.count >= 2)
    #expect(catalogue["dcat:dataset"].list.count == sets.count)
    for key in ["dct:title", "dct:description", "dct:publisher", "dct:modified", "dct:license"] {
      #expect(!catalogue[key].list.isEmpty, "\(key)")
    }
    for set in sets {
      for key in [
        "dct:title", "dct:description", "dcatde:contributorID", "dct:publisher",
        "dcat:contactPoint", "dct:modified", "dcat:theme", "dct:language", "dcat:distribution",
      ] {
        #expect(!set[key].list.isEmpty, "\(set["@id"].text ?? ""): \(key)")
      }
      #expect(
        set["dcat:contactPoint"][0]["vcard:hasEmail"][0]["@id"].text
          == "mailto:stadtbuch@musterstadt.example")
    }
    let forms = try await things(town, "dcat:Distribution")
    #expect(forms.count == sets.count * 3)
    for form in forms {
      let address = try #require(form["dcat:accessURL"][0]["@id"].text)
      #expect(
        form["dct:license"][0]["@id"].text == "http://dcat-ap.de/def/licenses/dl-by-de/2.0")
      #expect(form["dcatde:licenseAttributionByText"][0]["@value"].text != nil)
      // What it names is there for everybody.
      #expect(address.hasPrefix("\(ServedTown.publicURL)/api/v1/"))
      let file = try await town.ask(String(address.dropFirst(ServedTown.publicURL.utf8.count)))
      #expect(file.status == .ok, "\(address)")
    }
    // What is not published is no data set.
    #expect(!sets.contains { $0["@id"].text?.hasSuffix("#audit") ?? false })
  }

  @Test func `changes only with what the public sees`() async throws {
    let town = try ServedTown()
    try town.publish(1, ["project", "indicator"])
    let addresses = ["ttl", "jsonld", "rdf"].map { "/public/catalogue.\($0)" }
    func all() async throws -> [String] {
      var texts: [String] = []
      for address in addresses { texts.append(try await town.ask(address).text) }
      return texts
    }
    try town.record(2, "visibility.set", "project/eakte", #"{"visibility":"restricted"}"#)
    let first = try await all()
    town.clock.advance(microseconds: 3_600_000_000)
    try town.record(3, "project.described", "project/eakte", #"{"title":"Geheimes"}"#)
    #expect(try await all() == first)
    try town.record(4, "project.described", "project/glas", #"{"title":"Für alle"}"#)
    let second = try await all()
    for (text, former) in zip(second, first) {
      #expect(text != former)
      #expect(text.contains("2026-02-01T10:00:00"))
    }
  }

  @Test func `needs whole addresses and who publishes`() async throws {
    let town = try ServedTown()
    try town.publish(1, ["project"])
    for address in ["/public/catalogue.ttl", "/public/catalogue.rdf"] {
      let local = try await town.ask(address) { $0.publicURL = nil }
      #expect(local.status == .notFound && local.text.contains("publicUrl"))
      var city = CityConfiguration.example
      city.contributorID = nil
      for other in [city, nil] {
        let answer = try await town.ask(address, city: other)
        #expect(answer.status == .notFound && answer.text.contains("contributorID"))
      }
    }
    let types = [
      ("ttl", "text/turtle; charset=utf-8"), ("jsonld", "application/ld+json"),
      ("rdf", "application/rdf+xml; charset=utf-8"),
    ]
    for (suffix, type) in types {
      let answer = try await town.ask("/public/catalogue.\(suffix)")
      #expect(answer.headers[.contentType] == type)
    }
  }

  @Test func `writes any text so that it is read again as it was`() throws {
    #expect(TurtleText.quoted("a\"b\\c\nd\re\tf\u{1}ü") == #""a\"b\\c\nd\re\tf\u0001ü""#)
    #expect(TurtleText.address("https://a/ü>x \\") == #"<https://a/ü\u003Ex\u0020\u005C>"#)
    var thing = RDFGraph.Thing("https://a/?x=1&y=2", "dcat:Dataset")
    thing.say("dct:title", .text("<&\">", "de"))
    var graph = RDFGraph()
    graph.things = [thing]
    let xml = String(decoding: LinkedXML.bytes(graph), as: UTF8.self)
    #expect(XMLParser(data: Data(xml.utf8)).parse())
    #expect(xml.contains("&lt;&amp;&quot;&gt;"))
    let json = JSONText(String(decoding: LinkedJSON.bytes(graph), as: UTF8.self))
    #expect(json["@graph"][0]["dct:title"][0]["@value"].text == "<&\">")
    #expect(json["@graph"][0]["@id"].text == "https://a/?x=1&y=2")
  }
}

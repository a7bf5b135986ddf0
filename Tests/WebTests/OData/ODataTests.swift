import Foundation
import FoundationXML
import HTTPTypes
import Testing
import Views
import Vocabulary

@testable import Web

@Suite("OData")
struct ODataTests {
  @Test("lists a set for every view that may be asked, and describes each")
  func service() async throws {
    try await TestServer().ask { server in
      let service = try await server.get("/odata")
      #expect(service.headers[.oDataVersion] == "4.0")
      #expect(service.json["@odata.context"].text == "/odata/now/$metadata")
      let names = service.json["value"].list.compactMap { $0["url"].text }
      #expect(names.contains("Portfolio") && names.contains("PortfolioByStatus"))
      // What needs something that the address does not say is not there, and there where it does.
      #expect(!names.contains("KpiSeries"))
      let with = try await server.get("/odata/now,indicator=online/")
      #expect(with.json["value"].list.contains { $0["name"].text == "KpiSeries" })
      let model = try await server.get("/odata/now/$metadata")
      #expect(model.headers[.contentType]?.hasPrefix("application/xml") ?? false)
      let parser = XMLShape()
      #expect(parser.read(model.body))
      #expect(parser.sets == names)
      #expect(parser.types == names)
      // Every type has a key, and every key is a property that is never null.
      #expect(parser.keyless.isEmpty && parser.nullableKeys.isEmpty)
    }
  }

  @Test("answers every set with exactly the properties that its model names")
  func everySet() async throws {
    try await TestServer().ask { server in
      let parser = XMLShape()
      #expect(parser.read(try await server.get("/odata/now/$metadata").body))
      for name in parser.sets {
        let answer = try await server.get("/odata/now/\(name)?$top=2&$count=true")
        #expect(answer.status == 200, "\(name)")
        #expect(answer.json["@odata.count"].number != nil)
        for row in answer.json["value"].list {
          #expect(row.keys == parser.properties[name]?.sorted(), "\(name)")
        }
        // Keys tell all rows apart.
        let keys = parser.keys[name] ?? []
        let all = try await server.get("/odata/now/\(name)?$top=10000")
        let rows = all.json["value"].list.map { row in
          keys.map { row[$0].text ?? "\(row[$0].number ?? -1)" }
        }
        #expect(Set(rows).count == rows.count, "\(name)")
      }
    }
  }

  @Test("selects, filters, orders, counts and pages")
  func options() async throws {
    try await TestServer().ask { server in
      let answer = try await server.get(
        "/odata/now/Portfolio?$select=subject,money_gap&$filter=money_gap%20gt%200"
          + "&$orderby=money_gap%20desc&$count=true&$top=1")
      let expected =
        #"{"@odata.context":"/odata/now/$metadata#Portfolio(subject,money_gap)","#
        + #""@odata.count":2,"value":[{"subject":"project/glas","money_gap":72000.00}]}"#
      #expect(answer.body == expected + "\n")
      #expect(
        try await server.get("/odata/now/Portfolio/$count?$filter=money_gap%20gt%200").body == "2")
      let texts = try await server.get(
        "/odata/now/Portfolio?$select=money_gap&$top=1&$skip=1"
          + "&$format=application/json;odata.metadata=none;IEEE754Compatible=true")
      #expect(texts.body == #"{"value":[{"money_gap":"20000.00"}]}"# + "\n")
      let one = try await server.get("/odata/now/Portfolio('project%2Feakte')?$select=title")
      #expect(one.json["title"].text == "E-Akte")
      #expect(try await server.get("/odata/now/Portfolio('project%2Fnone')").status == 404)
      let head = try await server.get("/odata/now/Portfolio", method: .head)
      #expect(head.status == 200 && head.body.isEmpty)
      let groups = try await server.get("/odata/now/Portfolio?$apply=groupby((status))")
      #expect(groups.json["value"].list.count == 4)
    }
  }

  @Test("names a next page at the point of the first, whatever is recorded")
  func pages() async throws {
    try await TestServer().ask { server in
      var subjects: [String] = []
      var address: String? = "/odata/now,org=today/Portfolio?$select=subject"
      while let next = address {
        let page = try await server.get(next, ["Prefer": "odata.maxpagesize=4"])
        #expect(page.headers[.preferenceApplied] == "odata.maxpagesize=4")
        subjects += page.json["value"].list.compactMap { $0["subject"].text }
        address = page.json["@odata.nextLink"].text
        if let address {
          #expect(
            address.hasPrefix(
              "/odata/asOf=2026-02-01,knownAt=150,org=2026-02-01/Portfolio?$select=subject"))
        }
      }
      let all = try await server.get("/odata/now/Portfolio?$select=subject")
      #expect(subjects == all.json["value"].list.compactMap { $0["subject"].text })
      // As many as are asked for, over pages.
      let first = try await server.get(
        "/odata/now/Portfolio?$top=3", ["Prefer": "maxpagesize=2"])
      let link = try #require(first.json["@odata.nextLink"].text)
      let second = try await server.get(link, ["Prefer": "maxpagesize=2"])
      #expect(second.json["value"].list.count == 1)
      #expect(second.json["@odata.nextLink"].text == nil)
    }
  }

  @Test("says 304 to who has the answer, and answers at other points")
  func tags() async throws {
    try await TestServer().ask { server in
      let path = "/odata/asOf=2024-12-31,knownAt=101/Portfolio"
      let first = try await server.get(path)
      let tag = try #require(first.headers[.eTag])
      #expect(try await server.get(path, ["If-None-Match": tag]).status == 304)
      #expect(try await server.get("/odata/now/Portfolio", ["If-None-Match": tag]).status == 200)
      #expect(first.headers[.stadtbuchPoint] == "asOf=2024-12-31;knownAt=101")
      let budget = try await server.get("/odata/now,year=2024/Budget?$top=1")
      #expect(budget.json["value"][0]["subject"].text == "project/antrag")
    }
  }

  @Test(
    "refuses what it does not know in words",
    arguments: [
      ("/odata/now/Portfolio?$expand=x", 400), ("/odata/now/Portfolio?$top=-1", 400),
      ("/odata/now/Portfolio?$top=1&$top=2", 400), ("/odata/now/Portfolio?$search=x", 400),
      ("/odata/now/Portfolio?x=1", 400), ("/odata/now/Portfolio?$select=nothing", 400),
      ("/odata/now/Portfolio?$orderby=status%20up", 400), ("/odata/now/Nothing", 404),
      ("/odata/now,nothing=1/Portfolio", 400), ("/odata/asOf=x/Portfolio", 400),
      ("/odata/now/KpiSeries", 400), ("/odata/now/Portfolio?$format=atom", 406),
      ("/odata/knownAt=999999/Portfolio", 422), ("/odata/now/Portfolio?$apply=aggregate(x)", 400),
      ("/odata/now/History", 400), ("/odata/now,subject=person%2Fp1/History", 404),
    ])
  func refusals(_ path: String, _ status: Int) async throws {
    try await TestServer().ask { server in
      let answer = try await server.get(path)
      #expect(answer.status == status, "\(path): \(answer.body)")
      #expect(answer.json["error"]["message"].text?.isEmpty == false)
      #expect(answer.headers[.oDataVersion] == "4.0")
    }
  }

  @Test("shows the public nothing that is not published, and nobody anything without a login")
  func audiences() async throws {
    try await TestServer { $0.isPublic = true }.ask { server in
      let parser = XMLShape()
      #expect(parser.read(try await server.get("/odata/now/$metadata").body))
      let portfolio = try #require(parser.properties["Portfolio"])
      #expect(portfolio.contains("title"))
      for hidden in ["version", "sequence", "score", "rank"] {
        #expect(!portfolio.contains(hidden))
      }
      #expect(!parser.sets.contains("Audit") && !parser.sets.contains("Attention"))
      #expect(try await server.get("/odata/now/Attention").status == 403)
      #expect(
        try await server.get("/odata/now/Portfolio?$filter=version%20gt%200").status == 400)
    }
    try await TestServer { _ in }.ask { server in
      let answer = try await server.get("/odata/now/Portfolio")
      #expect(answer.status == 401)
      #expect(answer.headers[.wwwAuthenticate]?.contains("Basic realm") ?? false)
    }
  }
}

/// What a model names, as a program reads it.
private final class XMLShape: NSObject, XMLParserDelegate {
  var sets: [String] = []
  var types: [String] = []
  var properties: [String: [String]] = [:]
  var keys: [String: [String]] = [:]
  var nullableKeys: [String] = []
  var keyless: [String] { types.filter { keys[$0]?.isEmpty ?? true } }

  func read(_ text: String) -> Bool {
    let parser = XMLParser(data: Data(text.utf8))
    parser.delegate = self
    return parser.parse()
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String] = [:]
  ) {
    let own = attributes["Name"] ?? ""
    let type = types.last ?? ""
    switch name {
    case "EntitySet": sets.append(own)
    case "EntityType": types.append(own)
    case "PropertyRef": keys[type, default: []].append(own)
    case "Property":
      properties[type, default: []].append(own)
      if keys[type]?.contains(own) ?? false, attributes["Nullable"] != "false" {
        nullableKeys.append("\(type) \(own)")
      }
    default: break
    }
  }
}

import Foundation
import HTTPTypes
import Hummingbird
import Pages
import Testing
import Views
import Vocabulary

@testable import Web

@Suite("OpenAPI")
struct OpenAPITests {
  @Test("describes every view of the catalogue with every parameter")
  func everyView() async throws {
    try await TestServer().ask { server in
      let document = try await server.get("/api/v1/openapi.json")
      #expect(document.status == 200)
      let paths = document.json["paths"]
      for view in Catalogue.standard.views {
        let path = "/api/v1/" + view.about.path.joined(separator: "/")
        let get = paths[path]["get"]
        #expect(get.isThere, "\(path)")
        let named = Set(get["parameters"].list.compactMap { $0["name"].text })
        for head in AskedParameters.heads(of: view) {
          #expect(named.contains(head.name), "\(path) \(head.name)")
        }
        #expect(get["responses"]["200"].isThere && get["responses"]["404"].isThere)
      }
    }
  }

  @Test("refers to nothing that is not there")
  func references() async throws {
    try await TestServer().ask { server in
      let document = try await server.get("/api/v1/openapi.json")
      let schemas = Set(document.json["components"]["schemas"].keys)
      let responses = Set(document.json["components"]["responses"].keys)
      for part in document.body.components(separatedBy: "\"$ref\":\"").dropFirst() {
        let reference = part.prefix { $0 != "\"" }
        let name = String(reference.split(separator: "/").last ?? "")
        #expect(schemas.contains(name) || responses.contains(name), "\(reference)")
      }
      for type in Registry.current.types { #expect(schemas.contains("data.\(type.name)")) }
    }
  }

  @Test("names every address that the server has")
  func everyRoute() async throws {
    let server = try TestServer()
    let routes = WebServer([server.served], server.options).router().routes.filter {
      $0.method == .get || $0.method == .post
    }.map(\.path.description)
    try await server.ask { asker in
      let paths = Set(try await asker.get("/api/v1/openapi.json").json["paths"].keys)
      for path in routes {
        let isForm = AnswerMedium.allCases.contains { path.hasSuffix(".\($0.rawValue)") }
        // Forms of views, the same under names of ledgers, OData and what describes itself.
        if isForm || path.hasPrefix("/l/") || path.hasPrefix("/odata") || path == "/" { continue }
        if path.hasSuffix("/openapi.json") || path.hasSuffix("/docs") { continue }
        // Pages are for people, and say themselves what there is.
        let isPage = Pages.all.contains { $0.path == path }
        if isPage
          || ["/entry", "/assets", "/boards", "/robots.txt"].contains(where: path.hasPrefix)
        {
          continue
        }
        #expect(paths.contains(path), "\(path)")
      }
    }
  }

  @Test("has a page in both languages that loads nothing and runs nothing")
  func page() async throws {
    try await TestServer().ask { server in
      for (language, word) in [("de", "Adressen von Stadtbuch"), ("en", "Addresses of Stadtbuch")] {
        let page = try await server.get("/api/v1/docs?lang=\(language)")
        #expect(page.status == 200)
        #expect(page.body.contains(word))
        #expect(!page.body.contains("<script"))
        #expect(!page.body.contains(" style="))
        let policy = page.headers[.contentSecurityPolicy] ?? ""
        #expect(policy.hasPrefix("default-src 'none'; style-src 'sha256-"))
        for view in Catalogue.standard.views {
          #expect(page.body.contains("id=\"\(view.about.name)\""))
        }
      }
    }
  }

  @Test("an address that is asked wrongly says how it is asked")
  func methods() async throws {
    try await TestServer().ask { server in
      let posted = try await server.get("/api/v1/portfolio", method: .post, body: "{}")
      #expect(posted.status == 405)
      #expect(posted.headers[.allow]?.contains("GET") ?? false)
      #expect(try await server.get("/api/v1/nothing", method: .post).status == 404)
    }
  }
}

import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import Pages
import Stadtbuch
import Testing
import Views
import Vocabulary

@testable import Web

/// The pages over the worked example.
@Suite struct `The pages` {
  /// The point of the example at which reports were made.
  private static let point = "asOf=2025-12-31"

  @Test func `lead to pages that are there, by every link, in both languages`() async throws {
    let town = try ServedTown()
    try await town.application().test(.router) { client in
      for language in ["de", "en"] {
        var (waiting, seen): ([String], Set<String>) = (["/?lang=\(language)&\(Self.point)"], [])
        var asked = 0
        while let address = waiting.popLast(), asked < 220 {
          asked += 1
          let answer = try await client.execute(
            uri: address, method: .get, headers: town.headers(.controller))
          // At an earlier point there may be nothing; then the page says so, with the ways to others.
          let isThere = answer.status == .ok
          #expect(
            isThere
              || answer.status == .notFound
                && (address.contains("knownAt") || address.contains("asOf=2024")),
            "\(address)")
          let text = answer.text
          #expect(text.contains("<html lang=\"\(language)\">"), "\(address)")
          #expect(!text.contains(" style="), "\(address)")
          for link in Self.links(text) {
            // One of each kind of address: the same page of another subject has the same links.
            guard seen.insert(Self.kind(link)).inserted else { continue }
            waiting.append(link)
          }
        }
        #expect(asked > 60)
      }
    }
  }

  /// The links of a page to other pages.
  private static func links(_ text: String) -> [String] {
    text.matches(of: /href="([^"]+)"/).map { match in
      String(match.1).replacing("&amp;", with: "&").replacing("&quot;", with: "\"")
    }.filter { link in
      link.hasPrefix("/") && !link.hasPrefix("/api/") && !link.hasPrefix("/assets/")
        && !link.hasPrefix("/entry") && !link.contains("lang=en&lang")
    }
  }

  /// What kind of address it is: subjects without their keys, and which parameters there are.
  private static func kind(_ link: String) -> String {
    let sides = link.split(separator: "?", maxSplits: 1)
    var parts = sides[0].split(separator: "/").map(String.init)
    if parts.count > 1, !["view"].contains(parts[0]) { parts[parts.count - 1] = "*" }
    var names: [String] = []
    for pair in sides.count < 2 ? [] : sides[1].split(separator: "&") {
      let name = String(pair.split(separator: "=", maxSplits: 1)[0])
      names.append(["figure", "groupBy", "view"].contains(name) ? String(pair) : name)
    }
    return parts.joined(separator: "/") + "?" + names.sorted().joined(separator: "&")
  }

  @Test func `have the figures of the API`() async throws {
    let town = try ServedTown()
    let page = try await town.get("/portfolio?lang=en&\(Self.point)", .controller).text
    let csv = try await town.get(
      "/api/v1/portfolio.csv?columns=subject,money.gap&\(Self.point)", .controller
    ).text
    var count = 0
    for line in csv.split(whereSeparator: \.isNewline).dropFirst() {
      let cells = line.split(separator: ",", omittingEmptySubsequences: false)
      guard cells.count > 1, let key = cells[0].split(separator: "/").last, !cells[1].isEmpty else {
        continue
      }
      let row = page.components(separatedBy: "<tr>").first { $0.contains("/project/\(key)?") } ?? ""
      let whole = cells[1].split(separator: ".")[0]
      #expect(row.replacing(",", with: "").contains(whole), "\(line)")
      count += 1
    }
    #expect(count > 3)
  }

  @Test func `are not made again for who has them, and say at which point they stand`() async throws
  {
    let town = try ServedTown()
    let fixed = "/?asOf=2025-06-30&knownAt=100&lang=de"
    let first = try await town.get(fixed, .reader)
    let tag = try #require(first.headers[.eTag])
    #expect(first.headers[.cacheControl] == "private, no-cache")
    #expect(
      first.headers[HTTPField.Name.stadtbuchPoint] == "asOf=2025-06-30;knownAt=100;fixed")
    let again = try await town.get(fixed, .reader, [.ifNoneMatch: tag])
    #expect(again.status == .notModified)
    #expect(again.body.readableBytes == 0)
    #expect(first.text.contains("Sie sehen den 30.06.2025, wie er am"))
    let now = try await town.get("/?lang=de", .reader)
    #expect(now.text.contains("Heute:"))
    #expect(now.text.contains("class=\"point\""))
  }

  @Test func `are the same bytes each time and change when something is recorded`() async throws {
    let town = try ServedTown()
    try await town.application().test(.router) { client in
      func page() async throws -> TestResponse {
        try await client.execute(
          uri: "/project/eakte?lang=de", method: .get, headers: town.headers(.controller))
      }
      let (first, second) = (try await page(), try await page())
      #expect(first.bytes == second.bytes)
      let made = try await client.execute(
        uri: "/api/v1/events", method: .post, headers: town.headers(.controller),
        body: ByteBuffer(
          string: event(
            1, "project.progress-reported", "project/eakte",
            #"{"on":"2026-01-30","progress":4200,"method":"estimate"}"#)))
      #expect(made.status == .created, "\(made.text)")
      let third = try await page()
      #expect(third.headers[.eTag] != first.headers[.eTag])
      #expect(third.text.contains("42\u{a0}%"))
    }
  }

  @Test func `show nobody what the API does not show them`() async throws {
    let town = try ServedTown()
    let hidden = "Nur für die Verwaltung"
    let made = try await town.post(
      "/api/v1/events", .controller,
      event(
        1, "project.registered", "project/geheim", #"{"title":"\#(hidden)","kind":"agenda"}"#,
        #","visibility":"restricted""#))
    #expect(made.status == .created, "\(made.text)")
    for path in [
      "/", "/portfolio", "/project/geheim", "/search?q=Verwaltung", "/show/project/geheim",
    ] {
      for role in [Role.reader, .public, .operator] {
        let answer = try await town.get(path, role)
        #expect(!answer.text.contains(hidden), "\(path) \(role)")
      }
    }
    #expect(try await town.get("/project/geheim", .controller).text.contains(hidden))
    #expect(try await town.get("/project/geheim", .reader).status == .notFound)
  }

  @Test func `note looks at persons, and only whoever may look sees them`() async throws {
    let town = try ServedTown()
    let person = try #require(
      try await town.get("/api/v1/audit?limit=1", .auditor).text
        .firstMatch(of: /"actor":"(person\/[^"]+)"/)?.1)
    let refused = try await town.get("/show/\(person)", .controller)
    let shown = try await town.get("/show/\(person)", .auditor)
    // Whether there is anything is not told either.
    #expect(refused.status == .forbidden)
    #expect(shown.headers[.cacheControl] == "no-store")
    let list = try await town.get("/audit", .controller).text
    #expect(!list.contains("/show/person/"))
  }

  @Test func `show text as text, whatever it is`() async throws {
    let town = try ServedTown()
    let evil = #"\"><script>alert(1)</script>"#
    let made = try await town.post(
      "/api/v1/events", .controller,
      event(1, "project.registered", "project/evil", #"{"title":"\#(evil)","kind":"agenda"}"#))
    #expect(made.status == .created, "\(made.text)")
    for path in [
      "/portfolio", "/project/evil", "/search?q=%3Cscript%3E",
      "/portfolio?where=%22%3E%3Cscript%3E",
      "/?asOf=%3Cscript%3E", "/view/audit?type=%3Cscript%3E",
    ] {
      let answer = try await town.get(path, .controller, [.accept: "text/html"])
      #expect(!answer.text.contains("<script>"), "\(path)")
      let policy = answer.headers[.contentSecurityPolicy] ?? ""
      #expect(policy.contains("default-src 'none'") && !policy.contains("unsafe"), "\(path)")
    }
  }

  @Test func `say what is wrong on a page where a browser asks, and as data where a program does`()
    async throws
  {
    let town = try ServedTown()
    let page = try await town.get(
      "/project/nix?lang=de", .controller, [.accept: "text/html,*/*", .acceptLanguage: "de"])
    #expect(page.status == .notFound)
    #expect(page.text.contains("<h1>Hier gibt es nichts</h1>"))
    let data = try await town.get("/api/v1/nix", .controller)
    #expect(data.headers[.contentType] == "application/problem+json")
  }

  @Test func `load their own files alone, which browsers keep`() async throws {
    let town = try ServedTown()
    for asset in PageAsset.all {
      let answer = try await town.get(asset.path, nil)
      #expect(answer.status == .ok)
      #expect(answer.headers[.cacheControl]?.contains("immutable") ?? false)
    }
    let page = try await town.get("/", .controller).text
    #expect(page.contains(PageAsset.style.path) && page.contains(PageAsset.script.path))
    #expect(!page.contains("http://") && !page.contains("https://"))
  }
}

import Foundation
import HTTPTypes
import HummingbirdTesting
import Stadtbuch
import TestSupport
import Testing
import Vocabulary

@testable import Web

@Suite struct `Logins with an account` {
  @Test func `name and password open the pages, and the session is who they are`() async throws {
    let town = try await LoginTown()
    let answer = try await town.logIn(" Kim ", next: "/portfolio?asOf=2024-12-31")
    #expect(answer.status == .seeOther)
    #expect(answer.headers[.location] == "/portfolio?asOf=2024-12-31")
    #expect(answer.headers[.cacheControl] == "no-store")
    let set = try #require(answer.headers[.setCookie])
    #expect(set.contains("HttpOnly") && set.contains("SameSite=Strict") && set.contains("Path=/;"))
    let cookie = try #require(LoginTown.cookie(answer))
    let index = try await town.ask("/api/v1", [.cookie: cookie], html: false)
    #expect(index.status == .ok)
    let page = try await town.ask("/login", [.cookie: cookie]).text
    #expect(page.contains("You are logged in: "))
  }

  @Test func `whatever is wrong is said in the same bytes, and costs one reckoning`() async throws {
    let town = try await LoginTown(["kim", "lee", "max"])
    var chance = SplitMix64(seed: 11)
    let factor = SecondFactor(from: &chance)
    try town.users.set(secret: factor.secret, recovery: factor.digests, of: "lee")
    try town.users.disable("max", now: town.town.clock.now())
    var answers: Set<String> = []
    let tries: [(String, String, String)] = [
      ("kim", "vier graue Enten lesem", ""), ("kim", "", ""), ("kim", LoginTown.password + " ", ""),
      ("nobody", LoginTown.password, ""), ("", LoginTown.password, ""), ("", "", ""),
      ("lee", LoginTown.password, ""), ("lee", LoginTown.password, "000000"),
      ("lee", "wrong", "000000"), ("max", LoginTown.password, ""),
      ("kim", String(repeating: "x", count: 1_025), ""),
      ("kim\u{0}", LoginTown.password, ""),
    ]
    for (name, password, code) in tries {
      // Each from a server that has counted no failures yet.
      var fresh = town
      fresh.options.limits = LoginLimits()
      let before = town.passwords.count
      let answer = try await fresh.logIn(name, password, code: code)
      #expect(answer.status == .unprocessableContent, "\(name)")
      #expect(town.passwords.count == before + 1, "\(name)")
      #expect(answer.headers[.setCookie] == nil)
      answers.insert(answer.text.replacing(/name="login"[^>]*value="[^"]*"/, with: ""))
    }
    #expect(answers.count == 1)
    #expect(answers.first?.contains("Name, password or code is wrong.") == true)
  }

  @Test func `what was typed and asked for stands in the page as text`() async throws {
    let town = try await LoginTown()
    let answer = try await town.logIn("\"><script>", "x", next: "/search?q=%22%3E")
    #expect(!answer.text.contains("<script>"))
    #expect(answer.text.contains("&quot;&gt;&lt;script&gt;"))
    #expect(answer.text.contains(#"value="/search?q=%22%3E""#))
    let german = try await town.ask("/login", [.acceptLanguage: "de"]).text
    #expect(german.contains(#"<html lang="de">"#) && german.contains("Passwort"))
    #expect(german.contains(#"autocomplete="current-password""#))
    #expect(german.contains(#"autocomplete="one-time-code""#))
    #expect(!german.contains("<script"))
  }

  // MARK: Where one is sent

  @Test func `who asks for a page is sent to the login, and programs are refused`() async throws {
    let town = try await LoginTown()
    let page = try await town.ask("/portfolio?asOf=2024-12-31&x=%C3%A4")
    #expect(page.status == .seeOther)
    #expect(
      page.headers[.location]
        == "/login?next=/portfolio%3FasOf%3D2024-12-31%26x%3D%25C3%25A4")
    let below = try await town.ask("/l/musterstadt/portfolio")
    #expect(below.headers[.location] == "/l/musterstadt/login?next=/l/musterstadt/portfolio")
    for address in ["/api/v1", "/api/v1/portfolio", "/odata/now/Portfolio"] {
      #expect(try await town.ask(address).status == .unauthorized, "\(address)")
    }
    for address in ["/odata/now", "/grafana", "/metrics", "/health/live", "/nothing"] {
      #expect(try await town.ask(address).headers[.location] == nil, "\(address)")
    }
    #expect(try await town.ask("/portfolio", html: false).status == .unauthorized)
    #expect(
      try await town.ask("/portfolio", [.authorization: "Bearer x"]).status == .unauthorized)
    let open = try await LoginTown(isPublic: true)
    #expect(try await open.ask("/portfolio").status == .ok)
  }

  @Test func `no address of another site is gone to`() async throws {
    let bad = [
      "//evil.example", "/\\evil.example", "\\/evil.example", "https://evil.example", "evil", "",
      "/\t/evil.example", "/\n/evil.example", "javascript:alert(1)", "/ä", " /x", "/x y",
      "///evil.example", "/login", "/login?next=/x", "/logout",
      "/" + String(repeating: "x", count: 2_000),
    ]
    for text in bad { #expect(LoginRoutes.next(text, base: "") == nil, "\(text.debugDescription)") }
    for text in ["/", "/portfolio", "/project/eakte?asOf=2024-12-31#money", "/search?q=//x"] {
      #expect(LoginRoutes.next(text, base: "") == text)
    }
    #expect(LoginRoutes.next("/l/b/portfolio", base: "/l/a") == nil)
    #expect(LoginRoutes.next("/l/ab", base: "/l/a") == nil)
    #expect(LoginRoutes.next("/l/a/portfolio", base: "/l/a") == "/l/a/portfolio")
    let town = try await LoginTown()
    #expect(try await town.logIn(next: "//evil.example").headers[.location] == "/")
  }

  @Test func `who comes from another site's link is passed on to their session`() async throws {
    let town = try await LoginTown()
    let away: HTTPFields = [.fetchSite: "cross-site"]
    let passing = try await town.ask("/login?next=/portfolio", away).text
    #expect(passing.contains(#"content="0;url=/login?next=/portfolio""#))
    let cookie = try #require(try await town.cookie())
    let back = try await town.ask("/login?next=/portfolio", [.cookie: cookie])
    #expect(back.headers[.location] == "/portfolio")
  }

  // MARK: Sessions

  @Test func `a session has a name that nobody could have chosen`() async throws {
    let town = try await LoginTown()
    let chosen = "stadtbuch=" + String(repeating: "a", count: 43)
    let first = try #require(
      LoginTown.cookie(try await town.logIn("kim", [.cookie: chosen])))
    #expect(first != chosen)
    #expect(try await town.ask("/portfolio", [.cookie: chosen]).status == .seeOther)
    let second = try #require(
      LoginTown.cookie(try await town.logIn("kim", [.cookie: first])))
    #expect(second != first)
    // The one before ended.
    #expect(try await town.ask("/portfolio", [.cookie: first]).status == .seeOther)
    #expect(try await town.ask("/portfolio", [.cookie: second]).status == .ok)
  }

  @Test func `a session ends after half an hour without use, and after eight hours`() async throws {
    let town = try await LoginTown()
    func isOpen(_ cookie: String) async throws -> Bool {
      try await town.ask("/api/v1", [.cookie: cookie], html: false).status == .ok
    }
    let minute: Int64 = 60_000_000
    let idle = try #require(try await town.cookie())
    town.town.clock.advance(microseconds: 30 * minute - 1)
    #expect(try await isOpen(idle))
    town.town.clock.advance(microseconds: 30 * minute)
    #expect(try await !isOpen(idle))
    let long = try #require(try await town.cookie())
    for _ in 0..<16 {
      #expect(try await isOpen(long))
      town.town.clock.advance(microseconds: 29 * minute)
    }
    #expect(try await isOpen(long))
    town.town.clock.advance(microseconds: 16 * minute)
    #expect(try await !isOpen(long))
  }

  @Test func `what is changed at an account ends its sessions at once, and no other's`()
    async throws
  {
    let town = try await LoginTown(["kim", "lee"])
    let other = try #require(LoginTown.cookie(try await town.logIn("lee")))
    func isOpen(_ cookie: String) async throws -> Bool {
      try await town.ask("/api/v1", [.cookie: cookie], html: false).status == .ok
    }
    // As another process does it.
    let outside = Users(town.town.stadtbuch.folders)
    let first = try #require(try await town.cookie())
    #expect(try await isOpen(first))
    try outside.disable("kim", now: town.town.clock.now())
    #expect(try await !isOpen(first))
    #expect(try await town.cookie() == nil)
    try outside.enable("kim")
    #expect(try await !isOpen(first))
    let second = try #require(try await town.cookie())
    try await town.keeping.set(password: LoginTown.password, of: "kim")
    #expect(try await !isOpen(second))
    let third = try #require(try await town.cookie())
    try outside.set(secret: nil, recovery: [], of: "kim")
    #expect(try await !isOpen(third))
    #expect(try await isOpen(other))
  }

  @Test func `whoever logs out ends their session, by a form of their own`() async throws {
    let town = try await LoginTown(["kim", "lee"])
    let cookie = try #require(try await town.cookie())
    let foreign = try #require(LoginTown.cookie(try await town.logIn("lee")))
    let token = try #require(try await town.formToken(cookie))
    let other = try #require(try await town.formToken(foreign))
    #expect(token != other)
    for form in [[], [("form", "")], [("form", other)], [("form", token), ("form", token)]] {
      let answer = try await town.ask("/logout", [.cookie: cookie], form: form)
      #expect(answer.status == .forbidden)
    }
    #expect(try await town.ask("/portfolio", [.cookie: cookie]).status == .ok)
    let out = try await town.ask("/logout", [.cookie: cookie], form: [("form", token)])
    #expect(out.status == .seeOther)
    #expect(out.headers[.setCookie]?.contains("Max-Age=0") == true)
    #expect(try await town.ask("/portfolio", [.cookie: cookie]).status == .seeOther)
  }

  // MARK: Other sites

  @Test func `what a page of another site sends is refused, by form or as a program`() async throws
  {
    let town = try await LoginTown()
    let cookie = try #require(try await town.cookie())
    let host = "localhost"
    func status(_ more: HTTPFields, _ change: (inout WebOptions) -> Void = { _ in }) async throws
      -> Int
    {
      var headers = more
      headers[.cookie] = cookie
      return try await town.ask(
        "/api/v1/events", headers, form: [], html: false, change
      ).status.code
    }
    let passed = try await status([:])
    #expect(passed != 403)
    #expect(try await status([.origin: "http://\(host)"]) == passed)
    #expect(try await status([.fetchSite: "same-origin"]) == passed)
    #expect(
      try await status([.origin: "https://a.example"]) { $0.publicURL = "https://a.example:443/x" }
        == passed)
    for origin in [
      "null", "http://evil.example", "https://\(host)", "http://\(host):8081", "http://\(host).x",
      "http://x@\(host)", "",
    ] {
      #expect(try await status([.origin: origin]) == 403, "\(origin)")
    }
    for site in ["cross-site", "same-site", "x"] {
      #expect(try await status([.fetchSite: site]) == 403, "\(site)")
    }
    // Whoever sends a bearer is no browser that was misled.
    let bearer = try await town.ask(
      "/api/v1/events",
      town.town.headers(.controller, [.origin: "http://evil.example"]), form: [], html: false)
    #expect(bearer.status.code != 403)
    // Nobody is logged in to an account that another site chose.
    let login = try await town.logIn("kim", [.origin: "http://evil.example"])
    #expect(login.status == .forbidden)
    #expect(login.headers[.setCookie] == nil)
  }

  @Test func `a body that is no small form is refused before anything is reckoned`() async throws {
    let town = try await LoginTown()
    let before = town.passwords.count
    let large = try await town.logIn("kim", String(repeating: "x", count: 20_000))
    #expect(large.status == .contentTooLarge)
    #expect(FormFields("a=%FF") == nil)
    #expect(FormFields(String(repeating: "a=1&", count: 501)) == nil)
    #expect(FormFields("a=1&b=x+y%26&c")?["b"] == "x y&")
    #expect(FormFields("a=1&a=2")?["a"] == nil)
    #expect(town.passwords.count == before)
  }
}

extension LoginTown {
  func logIn(_ name: String, _ headers: HTTPFields) async throws -> TestResponse {
    try await logIn(name, LoginTown.password, code: "", next: nil, headers)
  }
}

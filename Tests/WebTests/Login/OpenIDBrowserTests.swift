import Crypto
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Logging
import NIOCore
import Stadtbuch
import Synchronization
import TestSupport
import Testing
import Vocabulary

@testable import Web

/// An issuer that answers on this machine, as it is told.
private final class FakeIssuer: Sendable {
  struct Answers: Sendable {
    var claims: [String: String] = [:]
    var issuer: String?
    var authorization: String?
    /// The challenge and nonce of the login that is on its way.
    var challenge = ""
    var nonce = ""
    var asked: [String] = []
    var authorizationHeader: String?
  }

  let issuer = Issuer()
  let answers = Mutex(Answers())

  func router() -> Router<BasicRequestContext> {
    let router = Router()
    router.get(".well-known/openid-configuration") { [self] request, _ in
      let own = "http://" + (request.head.authority ?? "")
      let said = answers.withLock { $0 }
      return Self.json(
        """
        {"issuer":"\(said.issuer ?? own)","authorization_endpoint":\
        "\(said.authorization ?? own + "/authorize?tenant=a")","token_endpoint":"\(own)/token"}
        """)
    }
    router.post("token") { [self] request, _ in
      let body = try await request.body.collect(upTo: 1 << 16)
      let fields = FormFields(String(buffer: body))
      let own = "http://" + (request.head.authority ?? "")
      let said = answers.withLock { answers in
        answers.asked.append(String(buffer: body))
        answers.authorizationHeader = request.headers[.authorization]
        return answers
      }
      let challenge = Issuer.base64(
        Array(SHA256.hash(data: Data((fields?["code_verifier"] ?? "").utf8))))
      guard fields?["code"] == "good", challenge == said.challenge else {
        return Response(status: .badRequest)
      }
      let claims = Issuer.claims(
        ["iss": "\"\(own)\"", "aud": "\"town\"", "nonce": "\"\(said.nonce)\""]
          .merging(said.claims) { $1 })
      return Self.json(#"{"id_token":"\#(try issuer.token(claims))","token_type":"Bearer"}"#)
    }
    return router
  }

  private static func json(_ text: String) -> Response {
    Response(
      status: .ok, headers: [.contentType: "application/json"],
      body: .init(byteBuffer: ByteBuffer(string: text)))
  }

  func change(_ body: @Sendable (inout Answers) -> Void) { answers.withLock { body(&$0) } }
}

@Suite struct `Logins in a browser by the word of an issuer` {
  /// Does something with a town whose people log in at an issuer.
  private func with(
    secret: String? = nil,
    _ body: @Sendable (LoginTown, FakeIssuer) async throws -> Void
  ) async throws {
    let fake = FakeIssuer()
    let base = try await LoginTown([])
    try base.town.write("groups: {staff: {role: editor, units: [unit/orga]}}", to: "roles.yaml")
    let application = Application(
      router: fake.router(), configuration: .init(address: .hostname("127.0.0.1", port: 0)),
      logger: Issuer.silent)
    try await application.test(.live) { client in
      var town = base
      let address = "http://127.0.0.1:\(client.port ?? 0)"
      let jwks = Array(fake.issuer.jwks.utf8)
      let login = OpenIDLogin(
        settings: ServeConfiguration.OpenID(
          issuer: address, audience: "programs", keys: "", claim: "groups"),
        keys: KeySource(.asked { jwks }, logger: Issuer.silent))
      town.options.openID = login
      town.options.openIDBrowser = OpenIDBrowser(login, client: "town", secret: secret)
      try await body(town, fake)
    }
  }

  private struct Way {
    let pairs: [String: String]
    let cookie: String
    let address: String
  }

  /// Sets out for the issuer.
  private func begin(
    _ town: LoginTown, _ fake: FakeIssuer, next: String? = nil
  ) async throws -> Way {
    let answer = try await town.ask("/login/openid" + (next.map { "?next=\($0)" } ?? ""))
    #expect(answer.status == .seeOther)
    let address = try #require(answer.headers[.location])
    let fields = try #require(
      FormFields(String(address.split(separator: "?", maxSplits: 1).last ?? "")))
    let pairs = Dictionary(fields.pairs.map { ($0.name, $0.value) }) { first, _ in first }
    fake.change { answers in
      answers.challenge = pairs["code_challenge"] ?? ""
      answers.nonce = pairs["nonce"] ?? ""
    }
    let set = try #require(answer.headers[.setCookie])
    #expect(set.contains("SameSite=Lax") && set.contains("HttpOnly"))
    return Way(
      pairs: pairs, cookie: try #require(LoginTown.cookie(answer)), address: address)
  }

  private func end(
    _ town: LoginTown, _ way: Way, code: String = "good", state: String? = nil,
    cookie: String? = nil, more: String = ""
  ) async throws -> TestResponse {
    try await town.ask(
      "/login/openid/callback?code=\(code)&state=\(state ?? way.pairs["state"] ?? "")\(more)",
      [.cookie: cookie ?? way.cookie, .fetchSite: "cross-site"])
  }

  @Test func `who comes back with the issuer's code is logged in, and passed on`() async throws {
    try await with { town, fake in
      let way = try await begin(town, fake, next: "/portfolio")
      #expect(way.address.contains("/authorize?tenant=a&response_type=code"))
      #expect(way.pairs["code_challenge_method"] == "S256")
      #expect(way.pairs["client_id"] == "town")
      #expect(way.pairs["redirect_uri"] == "http://localhost/login/openid/callback")
      let answer = try await end(town, way)
      #expect(answer.status == .ok)
      #expect(answer.text.contains(#"content="0;url=/portfolio""#))
      let set = answer.headers[values: .setCookie]
      #expect(set.count == 2)
      let cookie = try #require(set.first { $0.hasPrefix("stadtbuch=") })
      #expect(cookie.contains("SameSite=Strict"))
      let session = cookie.split(separator: ";").first.map(String.init) ?? ""
      #expect(try await town.ask("/portfolio", [.cookie: session]).status == .ok)
      #expect(fake.answers.withLock { $0.asked.first?.contains("client_id=town") } == true)
      // Nothing is used twice.
      #expect(try await end(town, way).status == .forbidden)
      #expect(try await town.ask("/login").text.contains("/login/openid"))
    }
  }

  @Test func `a server with a secret shows it to the issuer alone`() async throws {
    try await with(secret: "ge:heim/ü") { town, fake in
      let way = try await begin(town, fake)
      #expect(!way.address.contains("geheim"))
      #expect(try await end(town, way).status == .ok)
      let header = fake.answers.withLock { $0.authorizationHeader }
      #expect(
        header == "Basic " + Data("town:ge%3Aheim%2F%C3%BC".utf8).base64EncodedString())
    }
  }

  @Test func `what is not the login that was begun is refused alike`() async throws {
    try await with { town, fake in
      var answers: Set<String> = []
      func refused(_ answer: TestResponse, _ why: String) {
        #expect(answer.status == .forbidden, "\(why)")
        #expect(answer.headers[values: .setCookie].isEmpty)
        answers.insert(answer.text)
      }
      var way = try await begin(town, fake)
      refused(try await end(town, way, state: "x"), "state")
      refused(try await end(town, way, cookie: "stadtbuch-openid=x"), "browser")
      way = try await begin(town, fake)
      refused(try await end(town, way, cookie: ""), "no cookie")
      way = try await begin(town, fake)
      refused(try await end(town, way, code: "bad"), "code")
      way = try await begin(town, fake)
      refused(try await end(town, way, code: ""), "no code")
      way = try await begin(town, fake)
      refused(try await end(town, way, more: "&iss=https://other.example"), "mixed up")
      way = try await begin(town, fake)
      town.town.clock.advance(microseconds: 600_000_000)
      refused(try await end(town, way), "late")
      town.town.clock.set("2026-02-01T09:00:00Z")
      way = try await begin(town, fake)
      fake.change { $0.challenge = "x" }
      refused(try await end(town, way), "verifier")
      let claims: [[String: String]] = [
        ["nonce": "\"x\""], ["nonce": ""], ["aud": "\"programs\""], ["aud": "\"other\""],
        ["iss": "\"https://other.example\""], ["exp": "1"], ["azp": "\"other\""], ["sub": ""],
      ]
      for more in claims {
        way = try await begin(town, fake)
        fake.change { $0.claims = more }
        refused(try await end(town, way), "\(more)")
      }
      #expect(answers.count == 1)
      fake.change { $0.claims = [:] }
      way = try await begin(town, fake)
      #expect(try await end(town, way).status == .ok)
    }
  }

  @Test func `who has no role here is told so, and gets no session`() async throws {
    try await with { town, fake in
      let way = try await begin(town, fake)
      fake.change { $0.claims = ["groups": "[]"] }
      let answer = try await end(town, way)
      #expect(answer.status == .forbidden)
      #expect(answer.text.contains("none of your groups has a role here"))
      #expect(answer.headers[values: .setCookie].isEmpty)
    }
  }

  @Test func `a document of another issuer, or with unsafe addresses, is none`() async throws {
    try await with { town, fake in
      for change: @Sendable (inout FakeIssuer.Answers) -> Void in [
        { $0.issuer = "https://other.example" },
        { $0.authorization = "http://evil.example/authorize" },
        { $0.authorization = "javascript:alert(1)" },
      ] {
        fake.change { answers in
          (answers.issuer, answers.authorization) = (nil, nil)
          change(&answers)
        }
        let answer = try await town.ask("/login/openid")
        #expect(answer.status == .serviceUnavailable)
        #expect(answer.headers[.location] == nil)
      }
      #expect(!IssuerClient.isSafe("http://127.0.0.1/x", of: "https://a.example"))
      #expect(!IssuerClient.isSafe("http://a.example", of: "http://a.example"))
      #expect(IssuerClient.isSafe("https://b.example/x", of: "https://a.example"))
    }
  }

  @Test func `logins on their way are bounded`() async throws {
    try await with { town, _ in
      let browser = try #require(town.options.openIDBrowser)
      for _ in 0..<(OpenIDBrowser.countMax + 5) {
        _ = try await browser.begin(
          ledger: "x", back: "x", next: nil, now: town.town.clock.now())
      }
      #expect(browser.count == OpenIDBrowser.countMax)
      town.town.clock.advance(microseconds: 600_000_000)
      _ = try await browser.begin(ledger: "x", back: "x", next: nil, now: town.town.clock.now())
      #expect(browser.count == 1)
    }
  }

  @Test func `the configuration says what the server is called at the issuer`() throws {
    let yaml = """
      oidc:
        issuer: https://login.example.org
        audience: stadtbuch
        keys: keys.json
        client: town
        secret: secret.txt
      """
    let open = try #require(try ServeConfiguration(yaml: yaml, in: "/etc").openID)
    #expect(open.client == "town" && open.secret == "/etc/secret.txt")
    #expect(throws: ConfigurationError.self) {
      try ServeConfiguration(
        yaml: yaml.replacing("https://login", with: "http://login"), in: "/etc")
    }
  }
}

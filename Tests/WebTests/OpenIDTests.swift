import Crypto
import Foundation
import HTTPTypes
import HummingbirdTesting
import Stadtbuch
import TestSupport
import Testing
import Vocabulary

@testable import Web

@Suite struct `Logins by the word of an issuer` {
  private func caller(_ claims: String, _ town: ServedTown, _ issuer: Issuer) async throws -> Caller
  {
    let ledger = ServedLedger(name: "x", town.stadtbuch)
    return try await issuer.login().caller(
      issuer.token(claims), of: ledger, isPublic: false, Issuer.silent)
  }

  // MARK: What is refused

  @Test func `whatever is wrong with a token is told in the same bytes`() async throws {
    let (town, issuer, login) = (try ServedTown.withRoles(), Issuer(), Issuer().login())
    let known = issuer.login()
    let good = try issuer.token()
    #expect(try await town.ask(good, known).0 == 200)
    let claims: [[String: String]] = [
      ["exp": "1769936339"], ["exp": ""], ["exp": "\"soon\""], ["exp": "1e400"],
      ["iss": "\"https://other.example.org\""], ["iss": ""], ["iss": "\"\(Issuer.name)/\""],
      ["aud": "\"other\""], ["aud": "[\"other\"]"], ["aud": ""], ["aud": "{}"],
      ["nbf": "1769936461"], ["nbf": "true"], ["iat": "1769936461"], ["sub": ""], ["sub": "\"\""],
    ]
    var bad = try claims.map { try issuer.token(Issuer.claims($0)) }
    let signed = good.split(separator: ".").prefix(2).joined(separator: ".")
    func header(_ text: String) -> String {
      Issuer.base64(text.utf8) + "." + Issuer.base64(Issuer.claims().utf8)
    }
    // No algorithm, and the public key taken for a shared secret in each form that is public.
    for name in ["none", "None", "NONE", ""] {
      bad.append(header(#"{"alg":"\#(name)","kid":"k1"}"#) + ".")
      bad.append(header(#"{"alg":"\#(name)","kid":"k1"}"#) + ".AA")
    }
    let secrets = [
      Data(issuer.jwks.utf8), Data(issuer.key.publicKey.pemRepresentation.utf8),
      issuer.key.publicKey.rawRepresentation, issuer.key.publicKey.derRepresentation, Data(),
    ]
    for secret in secrets {
      let head = header(#"{"alg":"HS256","kid":"k1"}"#)
      let code = HMAC<SHA256>.authenticationCode(
        for: Data(head.utf8), using: SymmetricKey(data: secret))
      bad.append(head + "." + Issuer.base64(Data(code)))
    }
    bad += [
      try issuer.token(header: #"{"alg":"ES256","kid":"k2"}"#),
      try issuer.token(header: #"{"alg":"ES384","kid":"k1"}"#),
      try issuer.token(header: #"{"alg":"RS256","kid":"k1"}"#),
      try issuer.token(header: #"{"alg":"ES256","kid":1}"#),
      try issuer.token(header: #"{"alg":"ES256","kid":"k1","crit":["exp"]}"#),
      try issuer.token(header: #"{"alg":"ES256","kid":"k1","b64":false}"#),
      try Issuer().token(), signed + ".", signed, "..", "a.b.c", ".", good + "=", good + ".",
      String(good.dropLast()), String(good.dropFirst()), good.replacing(".", with: ". "),
      try issuer.token(Issuer.claims(["x": "\"\(String(repeating: "x", count: 9_000))\""])),
      try issuer.token("[]"), try issuer.token("null"), try issuer.token(header: "[]"),
    ]
    for count in stride(from: 0, to: good.utf8.count, by: 7) {
      bad.append(String(good.prefix(count)))
    }
    var answers: Set<String> = []
    for token in bad {
      let answer = try await town.ask(token, known)
      #expect(answer.0 == 401, "\(token.prefix(200))")
      answers.insert(answer.1)
    }
    // Keys that are not there are no other answer.
    let foreign = try await town.ask(good, login)
    #expect(foreign.0 == 401)
    answers.insert(foreign.1)
    #expect(answers.count == 1)
  }

  @Test func `clocks may lie a minute apart, and it is the ledger's that counts`() async throws {
    let (town, issuer) = (try ServedTown.withRoles(), Issuer())
    let login = issuer.login()
    for claims in [
      ["exp": "1769936341"], ["nbf": "1769936460"], ["iat": "1769936460"],
      ["exp": "1769940000.75"], ["aud": #"["other","stadtbuch"]"#],
    ] {
      let token = try issuer.token(Issuer.claims(claims))
      #expect(try await town.ask(token, login).0 == 200, "\(claims)")
    }
    let good = try issuer.token()
    town.clock.set("2026-02-01T10:00:59Z")
    #expect(try await town.ask(good, login).0 == 200)
    town.clock.set("2026-02-01T10:01:00Z")
    #expect(try await town.ask(good, login).0 == 401)
  }

  // MARK: Who it is

  @Test func `groups give the role with most power and the units of all`() async throws {
    let (town, issuer) = (try ServedTown.withRoles(), Issuer())
    func caller(_ groups: String) async throws -> Caller {
      try await self.caller(Issuer.claims(["groups": groups]), town, issuer)
    }
    let editor = try await caller(#"["readers","staff","heads","unknown"]"#)
    #expect(editor.role == .editor)
    #expect(editor.units == ["unit/orga", "unit/bau"])
    #expect(try await caller(#"["staff","steering"]"#).role == .controller)
    let reader = try await caller(#""readers""#)
    #expect(reader.role == .reader)
    #expect(reader.actor == nil)
    await #expect(throws: Problem.self) { try await caller("[]") }
    await #expect(throws: Problem.self) { try await caller("") }
  }

  @Test func `who writes keeps one key over logins, and their name stays where it is`() async throws
  {
    let (town, issuer) = (try ServedTown.withRoles(), Issuer())
    let first = try await caller(Issuer.claims(), town, issuer)
    let again = try await caller(
      Issuer.claims(["name": #""Erika \"E\": #Muster\n- key: x""#]), town, issuer)
    let other = try await caller(Issuer.claims(["sub": "\"u-2\""]), town, issuer)
    let key = try #require(first.actor)
    #expect(key.wholeMatch(of: /person\/p-[a-z2-9]{10}/) != nil)
    #expect(again.actor == key)
    #expect(other.actor != key)
    #expect(!first.login.contains("Erika"))
    let people = try KnownPeople(town.stadtbuch.folders).all()
    #expect(people.map(\.subject) == ["u-1", "u-2"])
    #expect(people.first?.name == "Erika \"E\": #Muster\n- key: x")
    let path = town.stadtbuch.folders.rights + "/people.yaml"
    let rights = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    #expect(rights == 0o600)
    let index = try await town.ask(issuer.token(), issuer.login())
    #expect(!index.1.contains("Erika"))
  }

  @Test func `an event says who was logged in`() async throws {
    let (town, issuer) = (try ServedTown.withRoles(), Issuer())
    let token = try issuer.token(Issuer.claims(["groups": "[\"steering\"]"]))
    let answer = try await town.get(
      "/api/v1/events", nil, [.authorization: "Bearer \(token)"], method: .post,
      body: event(
        900, "risk.raised", "risk/r1",
        #"{"about":"project/eakte","title":"F","probability":1,"impact":1}"#)
    ) { $0.openID = issuer.login() }
    #expect(answer.status == .created, "\(answer.text)")
    let people = try KnownPeople(town.stadtbuch.folders).all()
    let head = try town.engine.ledger.head.sequence
    let record = try await town.get("/api/v1/events/\(head)", .auditor)
    #expect(record.text.contains(try #require(people.first?.key)))
  }

  @Test func `nobody gets a key where nothing is recorded`() async throws {
    let (town, issuer) = (try ServedTown.withRoles(), Issuer())
    let token = try issuer.token()
    let answer = try await town.get("/api/v1", nil, [.authorization: "Bearer \(token)"]) {
      $0.openID = issuer.login()
      $0.writes = false
    }
    #expect(answer.text.contains(#""role":"editor""#), "\(answer.text)")
    #expect(try KnownPeople(town.stadtbuch.folders).all().isEmpty)
  }

  @Test func `a claim may lie deeper`() async throws {
    let (town, issuer) = (try ServedTown.withRoles(), Issuer())
    let login = issuer.login(claim: "realm_access.roles")
    let token = try issuer.token(
      Issuer.claims(["realm_access": #"{"roles":["readers"]}"#]))
    let caller = try await login.caller(
      token, of: ServedLedger(name: "x", town.stadtbuch), isPublic: false, Issuer.silent)
    #expect(caller.role == .reader)
  }

  @Test func `tokens of the ledger go on`() async throws {
    let (town, issuer) = (try ServedTown.withRoles(), Issuer())
    let token = try #require(town.tokens[.auditor])
    #expect(try await town.ask(token, issuer.login()).0 == 200)
  }
}

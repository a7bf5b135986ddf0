import HTTPTypes
import HummingbirdTesting
import Stadtbuch
import TestSupport
import Testing
import Vocabulary

@testable import Web

@Suite struct `Who may what over HTTP` {
  private static let roles: [Role?] = [nil] + Role.allCases.filter { $0 != .owner }

  /// What each role gets at each address, nobody first.
  @Test func `roles by addresses`() async throws {
    let town = try ServedTown()
    // nobody, public, reader, editor, controller, auditor, data protection, operator
    let table: [(String, [Int])] = [
      ("/api/v1/portfolio", [200, 200, 200, 200, 200, 200, 200, 200]),
      ("/api/v1/events?after=149", [403, 403, 200, 200, 200, 200, 200, 403]),
      ("/api/v1/events/1", [403, 403, 200, 200, 200, 200, 200, 403]),
      ("/api/v1/events/1/record", [403, 403, 403, 403, 200, 200, 200, 403]),
      ("/api/v1/records?after=149", [403, 403, 403, 403, 200, 200, 200, 403]),
      ("/api/v1/pending", [403, 403, 403, 200, 200, 200, 200, 403]),
      ("/api/v1/audit?actor=person/p1&reason=x", [403, 403, 403, 403, 403, 200, 200, 403]),
      ("/api/v1/nix", [404, 404, 404, 404, 404, 404, 404, 404]),
    ]
    for (address, expected) in table {
      for (role, status) in zip(`Who may what over HTTP`.roles, expected) {
        let answer = try await town.get(address, role)
        #expect(
          answer.status.code == status,
          "\(address) as \(role?.rawValue ?? "nobody"): \(answer.text)")
      }
    }
  }

  @Test func `nobody reads anything where the city does not publish`() async throws {
    let town = try ServedTown()
    for address in ["/api/v1", "/api/v1/portfolio", "/api/v1/events", "/api/v1/pending"] {
      let answer = try await town.get(address, nil) { $0.isPublic = false }
      #expect(answer.status == .unauthorized)
      #expect(answer.headers[.wwwAuthenticate] != nil)
    }
  }

  @Test func `a token opens nothing once it is revoked, expired, cut or another's`() async throws {
    let town = try ServedTown()
    let tokens = AccessTokens(town.engine.ledger.folders)
    var chance = SplitMix64(seed: 9)
    let made = try tokens.create(
      "short", role: .reader, actor: nil, units: [], now: town.clock.now(),
      expires: Instant(microseconds: town.clock.now().microseconds + 1_000_000), from: &chance)
    func status(_ token: String) async throws -> Int {
      let answer = try await town.get(
        "/api/v1/portfolio", nil, [.authorization: "Bearer \(token)"])
      return answer.status.code
    }
    #expect(try await status(made.text) == 200)
    #expect(try await status(String(made.text.dropLast())) == 401)
    #expect(try await status(made.text.replacing("short", with: "reader")) == 401)
    #expect(try await status("") == 401)
    #expect(try await status(String(repeating: "x", count: 100_000)) == 401)
    town.clock.advance(microseconds: 1_000_000)
    #expect(try await status(made.text) == 401)
    let reader = try #require(town.tokens[.reader])
    #expect(try await status(reader) == 200)
    #expect(try tokens.revoke("reader", now: town.clock.now()))
    #expect(try await status(reader) == 401)
    // As the password that spreadsheets ask for.
    let auditor = try #require(town.tokens[.auditor])
    let basic = "Basic " + `Who may what over HTTP`.base64("anna:\(auditor)")
    #expect(
      try await town.get("/api/v1/portfolio", nil, [.authorization: basic]).status == .ok)
  }

  private static func base64(_ text: String) -> String {
    let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
    var (bits, held, coded) = (0, 0, "")
    for byte in text.utf8 {
      (held, bits) = (held << 8 | Int(byte), bits + 8)
      while bits >= 6 {
        bits -= 6
        coded.append(letters[held >> bits & 63])
      }
      held &= (1 << bits) - 1
    }
    if bits > 0 { coded.append(letters[held << (6 - bits) & 63]) }
    return coded + String(repeating: "=", count: (4 - coded.count % 4) % 4)
  }

  @Test func `every type is recorded only by the roles that the registry names`() async throws {
    // Nothing is recorded here, so one town is enough for all.
    let town = try ServedTown()
    for type in Registry.current.types { try await expectRights(type, town) }
  }

  private func expectRights(_ type: EventType, _ town: ServedTown) async throws {
    let name = type.name
    let kind = type.subjects.first ?? "project"
    let subject = kind == "event" ? "event/1" : "\(kind)/neu"
    for (place, role) in `Who may what over HTTP`.roles.enumerated() {
      let own: Recorders =
        switch role {
        case .editor: .editor
        case .controller: .controller
        case .dataProtection: .dataProtection
        default: []
        }
      let isAllowed = !own.isEmpty && type.recorders.contains(own)
      // What is wrong with an event is told only to who might record it.
      let body = event(place + 1, name, subject, "{}")
      let answer = try await town.post("/api/v1/events?dryRun", role, body)
      if isAllowed {
        // An editor may still be refused for what is not theirs.
        #expect(
          answer.status.code != 401 && (role == .editor || answer.status.code != 403),
          "\(name) as \(role?.rawValue ?? "nobody"): \(answer.text)")
      } else {
        #expect(
          [401, 403].contains(answer.status.code),
          "\(name) as \(role?.rawValue ?? "nobody"): \(answer.status) \(answer.text)")
      }
    }
  }

  @Test func `every type that is named apart is one of the registry`() {
    for name in Recorders.namedTypes {
      #expect(Registry.current.type(named: name) != nil, "\(name)")
    }
    for type in Registry.current.types {
      #expect(!type.recorders.isDisjoint(with: [.editor, .controller, .dataProtection]))
    }
  }

  @Test func `a program approves nothing`() async throws {
    let town = try ServedTown()
    var chance = SplitMix64(seed: 5)
    let program = try AccessTokens(town.engine.ledger.folders).create(
      "sap", role: .controller, actor: "client/sap", units: [], now: town.clock.now(),
      expires: nil, from: &chance
    ).text
    for act in ["approve", "reject"] {
      let answer = try await town.get(
        "/api/v1/events/1/\(act)", nil, [.authorization: "Bearer \(program)"], method: .post,
        body: "{}")
      #expect(answer.status == .forbidden, "\(act)")
    }
    #expect(try town.engine.knownAt(.head).sequence == 150)
  }

  @Test func `to take back what narrowed something needs two persons, also a void of a void`()
    async throws
  {
    let town = try ServedTown()
    // Narrowing is a controller's own act, and taking it back shows more than before.
    let narrowed = try await town.post(
      "/api/v1/events", .controller,
      event(1, "visibility.set", "project/eakte", #"{"visibility":"restricted"}"#))
    #expect(narrowed.status == .created, "\(narrowed.text)")
    let voided = try await town.post(
      "/api/v1/events/151/void", .controller, #"{"reason":"doch zeigen"}"#)
    #expect(voided.status == .accepted, "\(voided.text)")
    #expect(try town.engine.knownAt(.head).sequence == 151)
    let draft = EventEntry(
      type: "event.voided", subject: "event/151", id: try #require(EventID(testID(9))),
      data: Array("{}".utf8), envelope: [("actor", "person/p1"), ("reason", "x")])
    _ = try town.engine.record(draft)
    let again = try await town.post(
      "/api/v1/events/152/void", .controller, #"{"reason":"doch nicht"}"#)
    #expect(again.status == .accepted, "\(again.text)")
  }

  @Test func `what is made from the record of looks is never kept`() async throws {
    let town = try ServedTown()
    let first = try await town.get("/api/v1/duties?evaluations", .auditor)
    #expect(first.status == .ok, "\(first.text)")
    #expect(first.headers[.eTag] == nil)
    #expect(first.headers[.cacheControl] == "no-store")
    _ = try await town.get("/api/v1/audit?actor=person/p1&reason=Beschwerde", .auditor)
    let second = try await town.get("/api/v1/duties?evaluations", .auditor)
    #expect(second.text.contains("Beschwerde"))
  }

  @Test func `an editor records what their own units lead, and nothing else`() async throws {
    let town = try ServedTown()
    let own = try await town.post(
      "/api/v1/events?dryRun", .editor,
      event(1, "project.described", "project/eakte", #"{"title":"E-Akte neu"}"#))
    let other = try await town.post(
      "/api/v1/events?dryRun", .editor,
      event(2, "project.described", "project/nirgends", #"{"title":"x"}"#))
    #expect(own.status == .ok, "\(own.text)")
    #expect(other.status == .forbidden)
    let created = try await town.post(
      "/api/v1/events?dryRun", .editor,
      event(
        3, "risk.raised", "risk/r1",
        #"{"about":"project/eakte","title":"F","probability":1,"impact":1}"#))
    #expect(created.status == .ok, "\(created.text)")
    let money = try await town.post(
      "/api/v1/events?dryRun", .editor,
      event(4, "budget.appropriated", "project/eakte", "{}"))
    #expect(money.status.code == 403 || money.status.code == 422)
  }
}

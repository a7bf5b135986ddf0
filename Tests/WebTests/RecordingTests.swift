import HTTPTypes
import HummingbirdTesting
import Stadtbuch
import TestSupport
import Testing
import Vocabulary

@testable import Web

@Suite struct `Recording over HTTP` {
  private let risk = #"{"about":"project/eakte","title":"Frist","probability":2,"impact":3}"#

  @Test func `an event is recorded once, however often it is sent`() async throws {
    let town = try ServedTown()
    let body = event(1, "risk.raised", "risk/r1", risk)
    let first = try await town.post("/api/v1/events", .controller, body)
    #expect(first.status == .created)
    #expect(
      first.text
        == #"{"time":"2026-02-01T09:00:00.000000Z","events":[{"id":"\#(testID(1))","sequence":151,"outcome":"recorded","version":1}],"warnings":[]}"#
        + "\n")
    let again = try await town.post("/api/v1/events", .controller, body)
    #expect(again.status == .ok)
    #expect(again.text.contains(#""sequence":151,"outcome":"duplicate""#))
    let other = try await town.post(
      "/api/v1/events", .controller,
      event(1, "risk.raised", "risk/r2", risk))
    #expect(other.status == .conflict)
    #expect(try town.engine.knownAt(.head).sequence == 151)
  }

  @Test func `a list is recorded as a whole or not at all`() async throws {
    let town = try ServedTown()
    let good = event(1, "risk.raised", "risk/r1", risk)
    let bad = event(2, "risk.raised", "risk/r2", #"{"title":"ohne"}"#)
    let refused = try await town.post("/api/v1/events", .controller, "[\(good), \(bad)]")
    #expect(refused.status == .unprocessableContent)
    let problem = try TestSupport.JSONValue(parsing: refused.text)
    #expect(problem["index"].int == 1)
    #expect(problem["type"].plain == "/problems/fieldMissing")
    #expect(try town.engine.knownAt(.head).sequence == 150)
    let both = try await town.post(
      "/api/v1/events", .controller, "\(good)\n\(event(3, "risk.raised", "risk/r3", risk))\n")
    #expect(both.status == .created)
    #expect(try town.engine.knownAt(.head).sequence == 152)
  }

  @Test func `a dry run says what would change and records nothing`() async throws {
    let town = try ServedTown()
    let answer = try await town.post(
      "/api/v1/events?dryRun", .controller, event(1, "risk.raised", "risk/r1", risk))
    #expect(answer.status == .ok)
    #expect(answer.text.contains(#""dryRun":true"#))
    #expect(answer.text.contains(#""attribute":"title""#))
    #expect(try town.engine.knownAt(.head).sequence == 150)
  }

  @Test func `who was too late is told what was recorded since`() async throws {
    let town = try ServedTown()
    let data = #"{"title":"Neu"}"#
    let (before, _) = (",\"expectedversion\":1", 0)
    let late = try await town.post(
      "/api/v1/events", .controller,
      event(1, "project.described", "project/eakte", data, before))
    #expect(late.status == .conflict)
    let problem = try TestSupport.JSONValue(parsing: late.text)
    #expect(problem["since"].elements.count > 0)
    let seen = try await town.get("/api/v1/history?subject=project/eakte&columns=sequence")
    for entry in problem["since"].elements {
      let number = try #require(entry["sequence"].int)
      #expect(seen.text.contains("\(number)"))
    }
  }

  @Test func `the actor comes from the login, and consent from another`() async throws {
    let town = try ServedTown()
    for (name, value) in [("actor", "person/p9"), ("approvedby", "person/p9")] {
      let refused = try await town.post(
        "/api/v1/events", .controller,
        event(1, "risk.raised", "risk/r1", risk, ",\"\(name)\":\"\(value)\""))
      #expect(refused.status == .unprocessableContent)
      #expect(try TestSupport.JSONValue(parsing: refused.text)["field"].plain == name)
    }
    _ = try await town.post(
      "/api/v1/events", .controller, event(2, "risk.raised", "risk/r1", risk))
    let read = try await town.get("/api/v1/events/151", .auditor)
    #expect(read.text.contains(#""actor":"person/controller""#))
    #expect(read.text.contains(#""source":"test""#))
    let reader = try await town.get("/api/v1/events/151", .reader)
    #expect(reader.status == .ok)
    #expect(!reader.text.contains("person/controller"))
  }

  @Test func `what needs two persons waits under its hash until another consents`() async throws {
    let town = try ServedTown()
    var chance = SplitMix64(seed: 3)
    let second = try AccessTokens(town.engine.ledger.folders).create(
      "second", role: .controller, actor: "person/k2", units: [], now: town.clock.now(),
      expires: nil, from: &chance
    ).text
    let body = event(
      1, "publication.set", "publication/public", #"{"kinds":["indicator"]}"#)
    let waiting = try await town.post("/api/v1/events", .controller, body)
    #expect(waiting.status == .accepted)
    #expect(try town.engine.knownAt(.head).sequence == 150)
    let hash = try TestSupport.JSONValue(parsing: waiting.text)["pending"].plain
    let own = try await town.post("/api/v1/pending/\(hash)/approve", .controller, "")
    #expect(own.status == .forbidden)
    let editor = try await town.post("/api/v1/pending/\(hash)/approve", .editor, "")
    #expect(editor.status == .notFound)
    let consented = try await town.get(
      "/api/v1/pending/\(hash)/approve", nil, [.authorization: "Bearer \(second)"],
      method: .post, body: "")
    #expect(consented.status == .created)
    let recorded = try await town.get("/api/v1/events?after=150", .auditor)
    let lines = recorded.text.split(separator: "\n")
    try #require(lines.count == 2)
    #expect(lines[0].contains(#""actor":"person/controller","approvedby":"person/k2""#))
    #expect(lines[1].contains(#""type":"event.approved""#))
    #expect(lines[1].contains(#""actor":"person/k2""#))
    let gone = try await town.get("/api/v1/pending/\(hash)")
    #expect(gone.status == .notFound)
  }

  @Test func `events are voided, corrected, approved and rejected by their numbers`() async throws {
    let town = try ServedTown()
    _ = try await town.post(
      "/api/v1/events", .controller, event(1, "risk.raised", "risk/r1", risk))
    let corrected = try await town.post(
      "/api/v1/events/151/correct", .controller,
      #"{"id":"\#(testID(2))","reason":"Zahl","data":{"impact":4}}"#)
    #expect(corrected.status == .created, "\(corrected.text)")
    let own = try await town.post("/api/v1/events/151/approve", .controller, "{}")
    #expect(own.status == .unprocessableContent)
    let voided = try await town.post(
      "/api/v1/events/152/void", .controller, #"{"reason":"doch nicht"}"#)
    #expect(voided.status == .created)
    let unknown = try await town.post(
      "/api/v1/events/151/void", .controller, #"{"raeson":"x"}"#)
    #expect(unknown.status == .unprocessableContent)
    let absent = try await town.post(
      "/api/v1/events/99999/void", .controller, #"{"reason":"x"}"#)
    #expect(absent.status.code == 422)
  }

  @Test func `nothing is recorded where the server only reads`() async throws {
    let town = try ServedTown()
    let answer = try await town.get(
      "/api/v1/events", .controller, method: .post,
      body: event(1, "risk.raised", "risk/r1", risk)
    ) { $0.writes = false }
    #expect(answer.status == .forbidden)
    #expect(try town.engine.knownAt(.head).sequence == 150)
  }

  @Test func `what is no event is refused in words and ends nothing`() async throws {
    let town = try ServedTown()
    let deep = String(repeating: "[", count: 100_000) + String(repeating: "]", count: 100_000)
    let bodies = [
      "", " ", "null", "1", "\"x\"", "[", "[]", "[{}", "{}", "[1]", "{\"a\":", "{}}", "[{},]",
      "\u{fffd}", event(1, "no.such", "risk/r1", "{}"),
      event(1, "risk.raised", "risk/r1", "{\"a\":\(deep)}"), deep,
      event(1, "risk.raised", "../../etc/passwd", risk),
      event(1, "risk.raised", "risk/\u{0}", risk),
    ]
    for body in bodies {
      let answer = try await town.post("/api/v1/events", .controller, body)
      #expect([400, 422].contains(answer.status.code), "\(body.prefix(40)): \(answer.text)")
      #expect(answer.headers[.contentType] == "application/problem+json")
    }
    let large = try await town.get(
      "/api/v1/events", .controller, method: .post, body: String(repeating: " ", count: 2_000)
    ) { $0.bodyBytesMax = 1_000 }
    #expect(large.status == .contentTooLarge)
    #expect(try town.engine.knownAt(.head).sequence == 150)
  }
}

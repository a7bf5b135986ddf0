import Foundation
import FoundationXML
import HTTPTypes
import Ledger
import Stadtbuch
import Testing
import Timelines
import Vocabulary

@testable import Web

@Suite("Feeds")
struct FeedTests {
  private static func feed(
    _ server: TestServer, _ name: String = "team", level: Audience.Level = .internal,
    token: String? = nil, expires: Instant? = nil
  ) throws -> String {
    var chance = SystemRandomNumberGenerator()
    return try server.served.feeds.create(
      name, token: token, level: level, now: server.stadtbuch.now, expires: expires, from: &chance
    ).text
  }

  @Test("give due dates as a calendar of whole days whose lines are folded")
  func calendar() async throws {
    let server = try TestServer { _ in }
    let secret = try Self.feed(server)
    try await server.ask { asker in
      let answer = try await asker.get("/feeds/\(secret)/due.ics?lang=de")
      #expect(answer.status == 200)
      #expect(answer.headers[.contentType] == "text/calendar; charset=utf-8")
      #expect(answer.headers[HTTPField.Name("X-Robots-Tag") ?? .accept] == "noindex")
      #expect(answer.headers[HTTPField.Name("Referrer-Policy") ?? .accept] == "no-referrer")
      let lines = answer.body.components(separatedBy: "\r\n")
      #expect(lines.first == "BEGIN:VCALENDAR" && lines.dropLast().last == "END:VCALENDAR")
      #expect(lines.allSatisfy { $0.utf8.count <= 75 })
      let unfolded = answer.body.replacingOccurrences(of: "\r\n ", with: "")
      #expect(unfolded.contains("SUMMARY:Meilenstein fällig: Rollout in 12 Ämtern – E-Akte"))
      let ids = unfolded.components(separatedBy: "\r\n").filter { $0.hasPrefix("UID:") }
      #expect(Set(ids).count == ids.count && !ids.isEmpty)
    }
  }

  @Test("give changes as an Atom feed that says what changed and not to what")
  func changes() async throws {
    let server = try TestServer { _ in }
    let secret = try Self.feed(server)
    let open = try Self.feed(server, "open", level: .public)
    try await server.ask { asker in
      let answer = try await asker.get("/feeds/\(secret)/changes.atom")
      #expect(answer.status == 200, "\(answer.body)")
      #expect(XMLParser(data: Data(answer.body.utf8)).parse())
      #expect(answer.body.contains("<feed xmlns=\"http://www.w3.org/2005/Atom\""))
      #expect(!answer.body.contains("person/"))
      // The public reads of what is published, and never why or by whom.
      let published = try await asker.get("/feeds/\(open)/changes.atom")
      #expect(published.status == 200)
      #expect(!published.body.contains("person/"))
      #expect(published.body.count <= answer.body.count)
    }
  }

  @Test("open nothing once revoked, expired or without the token that they belong to")
  func ends() async throws {
    let server = try TestServer { _ in }
    _ = try server.token(.reader)
    let now = server.stadtbuch.now
    let of = try Self.feed(server, "of", token: "reader-0")
    let gone = try Self.feed(server, "gone", expires: now)
    let revoked = try Self.feed(server, "revoked")
    #expect(try server.served.feeds.revoke("revoked", now: now))
    #expect(try !server.served.feeds.revoke("none", now: now))
    #expect(throws: LedgerError.self) { try Self.feed(server, "x", token: "none") }
    #expect(throws: LedgerError.self) { try Self.feed(server, "x", level: .full) }
    #expect(throws: LedgerError.self) { try Self.feed(server, "of") }
    let kept = try String(
      contentsOfFile: server.stadtbuch.folders.rights + "/feeds.json", encoding: .utf8)
    #expect(!kept.contains(of) && !kept.contains(String(of.suffix(43))))
    try await server.ask { (asker) async throws in
      #expect(try await asker.get("/feeds/\(of)/due.ics").status == 200)
      for secret in [gone, revoked, of + "x", "sf_of_", "x", "sb_reader-0_x"] {
        #expect(try await asker.get("/feeds/\(secret)/due.ics").status == 404, "\(secret)")
      }
      #expect(try server.served.tokens.revoke("reader-0", now: now))
      #expect(try await asker.get("/feeds/\(of)/due.ics").status == 404)
    }
  }
}

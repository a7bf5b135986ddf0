import HTTPTypes
import HummingbirdTesting
import NIOCore
import Stadtbuch
import TestSupport
import Testing
import Vocabulary

@testable import Web

@Suite struct `Hostile clients` {
  @Test func `no address leads out of the ledgers`() async throws {
    let town = try ServedTown()
    for address in [
      "/../etc/passwd", "/api/v1/../../etc/passwd", "/api/v1/%2e%2e/%2e%2e/etc/passwd",
      "/l/..%2f..%2fetc/api/v1/portfolio", "/api/v1/pending/..%2f..%2ftokens",
      "/api/v1/pending/../tokens.json", "/l/andere/api/v1/portfolio", "/api/v1/events/-1",
      "/api/v1/events/1e3", "/api/v1/events/18446744073709551616",
      "/api/v1/events/18446744073709551615", "/api/v1/events/0", "/access/tokens.json",
    ] {
      let answer = try await town.get(address, .auditor)
      #expect(answer.status == .notFound, "\(address): \(answer.status)")
      #expect(!answer.text.contains("sha256"))
    }
  }

  @Test func `the server answers by its own names alone`() throws {
    let hosts = WebOptions().hostsNow
    for (name, isOwn) in [
      ("localhost", true), ("localhost:8080", true), ("127.0.0.1", true), ("[::1]:1", true),
      ("LOCALHOST", true), ("evil.example", false), ("localhost.evil.example", false), ("", false),
      ("[::1].evil.example", false), ("localhost@evil.example", false),
    ] {
      #expect(hosts.contains(AllowedHosts.name(name)) == isOwn, "\(name)")
    }
  }

  @Test func `a cursor or number that was made up reads nothing else`() async throws {
    let town = try ServedTown()
    for cursor in [
      "0.2024-12-31.109.0.10.x", "0.2024-12-31.109.-5.10.x", "0.9999-99-99.1.0.1.x", "....", "",
      String(repeating: "9", count: 5_000), "0.2024-12-31.109.9223372036854775807.10.x",
    ] {
      let answer = try await town.get("/api/v1/portfolio?cursor=\(cursor)", .reader)
      #expect([400, 410].contains(answer.status.code), "\(cursor.prefix(30)): \(answer.text)")
    }
  }

  @Test func `a header cannot be smuggled through what is echoed`() async throws {
    let town = try ServedTown()
    let answer = try await town.get(
      "/api/v1/portfolio?limit=1&where=status%3Drunning%0d%0aX-Evil:%201", .reader)
    #expect(answer.headers[HTTPField.Name("X-Evil") ?? .accept] == nil)
    let link = answer.headers[.linkField] ?? ""
    #expect(!link.contains("\r") && !link.contains("\n"))
  }

  @Test func `a thousand questions at once are answered or told to come again`() async throws {
    let town = try ServedTown()
    let statuses = try await town.application().test(.router) { client in
      try await withThrowingTaskGroup(of: Int.self) { group in
        for number in 0..<1_000 {
          group.addTask {
            try await client.execute(
              uri: "/api/v1/portfolio?knownAt=\(number % 150 + 1)", method: .get,
              headers: town.headers(.reader)
            ).status.code
          }
        }
        return try await group.reduce(into: [Int: Int]()) { $0[$1, default: 0] += 1 }
      }
    }
    #expect(Set(statuses.keys).isSubset(of: [200, 503]))
    #expect((statuses[200] ?? 0) > 0)
  }

  @Test func `two editors of one project never overwrite each other`() async throws {
    let town = try ServedTown()
    let version = try await town.engine.version(of: "project/eakte")
    let statuses = try await withThrowingTaskGroup(of: Int.self) { group in
      for number in 1...8 {
        group.addTask {
          try await town.post(
            "/api/v1/events", .controller,
            event(
              number, "project.described", "project/eakte", #"{"title":"Titel \#(number)"}"#,
              ",\"expectedversion\":\(version)")
          ).status.code
        }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(statuses.count { $0 == 201 } == 1)
    #expect(statuses.count { $0 == 409 } == 7)
  }

  @Test func `what stands in a token file that was broken opens nothing`() async throws {
    let town = try ServedTown()
    let path = town.engine.ledger.folders.rights + "/tokens.json"
    try FileOf.write("{\"tokens\":[{\"id\":\"x\"}]}", path)
    let answer = try await town.get("/api/v1/portfolio", .auditor) { $0.isPublic = false }
    #expect(answer.status.code >= 400)
    #expect(!answer.text.contains(path))
  }
}

import Foundation
import HTTPTypes
import HummingbirdTesting
import Stadtbuch
import TestSupport
import Testing
import Vocabulary

@testable import Web

@Suite struct `The file of accounts` {
  @Test func `it is its owner's alone, and shows no secret of a person`() async throws {
    let town = try await LoginTown()
    let path = town.town.stadtbuch.folders.rights + "/users.json"
    let rights = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    #expect(rights == 0o600)
    let text = try String(contentsOfFile: path, encoding: .utf8)
    #expect(!text.contains("Enten"))
    let again = try Users(town.town.stadtbuch.folders).known("kim")
    #expect(again == (try town.users.known("kim")))
    #expect(again.caller.login == "user/kim" && again.caller.actor == "person/kim")
    #expect(again.caller.units == ["unit/orga"])
  }

  @Test func `two that add at once both stand in it`() async throws {
    let town = try await LoginTown([])
    let kept = try await town.passwords.kept(LoginTown.password)
    // Locks are of open files, so that these are as apart as processes.
    try await withThrowingTaskGroup(of: Void.self) { group in
      for name in 0..<2 {
        group.addTask {
          let users = Users(town.town.stadtbuch.folders)
          for number in 0..<20 {
            try users.add(
              "u\(name)-\(number)", role: .reader, actor: "person/u", units: [], password: kept,
              now: town.town.clock.now())
          }
        }
      }
      try await group.waitForAll()
    }
    #expect(try town.users.all().count == 40)
  }

  @Test func `what cannot be an account is refused`() async throws {
    let town = try await LoginTown()
    func isRefused(
      _ login: String, _ role: Role = .reader, _ actor: String = "person/x", _ units: [String] = []
    ) async throws -> Bool {
      do {
        try await town.keeping.add(
          login, role: role, actor: actor, units: units, password: LoginTown.password,
          now: town.town.clock.now())
        return false
      } catch is LedgerError {
        return true
      }
    }
    for login in ["kim", "", "Kim", "-x", "a b", "a/b", "ä", String(repeating: "x", count: 65)] {
      #expect(try await isRefused(login), "\(login)")
    }
    #expect(try await isRefused("a", .owner))
    #expect(try await isRefused("a", .public))
    #expect(try await isRefused("a", .reader, "client/sap"))
    #expect(try await isRefused("a", .reader, "person/"))
    #expect(try await isRefused("a", .reader, "person/x", ["orga"]))
    #expect(try await !isRefused("anna.lee_2@stadt-x"))
    #expect(throws: LedgerError.self) {
      try town.users.disable("nobody", now: town.town.clock.now())
    }
  }

  @Test func `a file that is not understood opens nothing`() async throws {
    let town = try await LoginTown()
    let path = town.town.stadtbuch.folders.rights + "/users.json"
    let cookie = try #require(try await town.cookie())
    let whole = try String(contentsOfFile: path, encoding: .utf8)
    for text in [
      "{", "[]", whole.replacing("\"role\":\"editor\"", with: "\"role\":\"owner\""),
      whole.replacing("\"generation\"", with: "\"totp\":1,\"generation\""),
      whole.replacing("\"generation\"", with: "\"disabled\":\"soon\",\"generation\""),
    ] {
      try FileOf.write(text, path)
      #expect(try await town.ask("/api/v1", [.cookie: cookie], html: false).status.code == 500)
      #expect(try await town.logIn().status.code == 500)
    }
    try FileOf.write(whole, path)
    #expect(try await town.logIn().status == .seeOther)
  }
}

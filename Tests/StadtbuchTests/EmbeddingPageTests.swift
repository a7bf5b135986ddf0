import Foundation
import Stadtbuch
import TestSupport
import Testing

/// What the page about embedding shows is compiled and does what it says.
@Suite struct `The page about embedding` {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()

  private func text(_ path: String) throws -> String {
    try String(contentsOf: Self.folder.appending(path: path), encoding: .utf8)
  }

  @Test func `shows Swift that is compiled, and all of it`() throws {
    let page = try text("../../Sources/Stadtbuch/Stadtbuch.docc/Embedding.md")
    let blocks = page.components(separatedBy: "```swift\n").dropFirst().compactMap {
      $0.components(separatedBy: "```").first
    }
    #expect(blocks.joined(separator: "\n") == (try text("EmbeddedProgram.swift")))
  }

  @Test func `shows a program that does what it says`() async throws {
    let folder = try TemporaryLedger.folder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let path = folder + "/town"
    try await Stadtbuch.create(at: path, identity: LedgerIdentity(name: "Musterstadt")).close()
    let asked = try await registerAndAsk(at: path)
    #expect(asked.rows.map { $0["title"]?.plainText } == ["E-Akte"])
    let town = try await Stadtbuch.open(at: path)
    let lines = [
      #"{"specversion":"1.0","id":"0190a000-0000-7000-8000-0000000000c2","type":"project.status-changed","subject":"project/eakte","validfrom":"2024-03-01","data":{"status":"implementation"}}"#,
      #"{"specversion":"1.0","id":"0190a000-0000-7000-8000-0000000000c3","type":"forecast.submitted","subject":"project/eakte","validfrom":"2024-03-01","data":{"scope":"total","amount":{"amount":"500000","currency":"EUR"}}}"#,
    ]
    for _ in 0..<2 { #expect(try await record(lines, in: town) == [2, 3]) }
    await #expect(throws: LedgerError.self) {
      let line = lines[0].replacing("eakte", with: "nobody").replacing("c2", with: "c9")
      return try await record([line], in: town)
    }
    let shown = try await answer("portfolio", [], in: town)
    #expect(shown?.rows.map { $0["status"]?.plainText } == ["implementation"])
    #expect(try await answer("nothing", [], in: town) == nil)
    await town.close()
  }
}

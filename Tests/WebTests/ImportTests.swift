import Foundation
import HTTPTypes
import HummingbirdTesting
import Presentation
import Stadtbuch
import TestSupport
import Testing
import Vocabulary

@testable import Web

@Suite struct `Lists that are sent` {
  private static let mapping = """
    source: units
    separator: ";"
    validfrom: option
    values:
      key: {column: Kürzel, as: key}
      name: {column: Name}
      kind: {column: Art}
    events:
      - type: unit.created
        subject: "unit/{key}"
        creates: true
        data: {kind: "{kind}", name: "{name}"}
    """
  private static let list = """
    Kürzel;Name;Art
    neu1;Amt Eins;office
    neu2;Amt Zwei;ofice
    neu3;Amt Drei;office

    """

  private func town() throws -> ServedTown {
    let town = try ServedTown()
    try KeptMappings(town.stadtbuch.folders).add(
      "units", `Lists that are sent`.mapping, replaces: false)
    return town
  }

  private func send(
    _ town: ServedTown, _ query: String, _ role: Role? = .controller, _ list: String? = nil
  ) async throws -> TestResponse {
    try await town.post("/api/v1/import?\(query)", role, list ?? `Lists that are sent`.list)
  }

  @Test(arguments: ["", "&dryRun", "&strict"])
  func `are taken as the command takes them, with the same report`(_ option: String) async throws {
    let (sent, other) = (try town(), try town())
    let answer = try await send(sent, "mapping=units&validFrom=2026-01-01\(option)")
    #expect(answer.status.code == (option == "&strict" ? 422 : 200), "\(answer.text)")
    var table = TableOptions()
    table.mapping = try KeptMappings(other.stadtbuch.folders).mapping("units")
    table.validFrom = "2026-01-01"
    let folder = try TemporaryLedger.folder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let path = folder + "/units.csv"
    try Data(`Lists that are sent`.list.utf8).write(to: URL(filePath: path))
    let imported = try other.engine.importTable(
      path, table,
      ImportOptions(
        dryRun: option == "&dryRun", actor: "person/controller", isStrict: option == "&strict"))
    let json = try ImportAnswer([imported.report], isDry: option == "&dryRun")
      .json(of: other.engine, .en)
    let expected = String(decoding: json, as: UTF8.self).replacing(path, with: "units.csv")
    #expect(answer.text == expected)
    #expect(answer.text.contains("ofice"))
    #expect(try sent.engine.ledger.head == other.engine.ledger.head)
  }

  @Test func `are recorded for who is logged in, and once`() async throws {
    let town = try town()
    let before = try town.engine.ledger.head.sequence
    #expect(try await send(town, "mapping=units&validFrom=2026-01-01").status == .ok)
    let head = try town.engine.ledger.head.sequence
    #expect(head == before + 2)
    let record = try await town.get("/api/v1/events/\(head)", .auditor)
    #expect(record.text.contains(#""actor":"person/controller""#), "\(record.text)")
    #expect(record.text.contains("import/units/units.csv#4"), "\(record.text)")
    let again = try await send(town, "mapping=units&validFrom=2026-01-01")
    #expect(again.text.contains(#""accepted":0,"duplicates":2"#), "\(again.text)")
    let left = try FileManager.default.contentsOfDirectory(atPath: NSTemporaryDirectory())
    #expect(!left.contains { $0.hasPrefix("stadtbuch-sent-") })
  }

  @Test func `are taken from controllers alone`() async throws {
    let town = try town()
    let before = try town.engine.ledger.head
    for role in [nil, Role.public, .reader, .editor, .auditor, .dataProtection, .operator] {
      let answer = try await send(town, "mapping=units&validFrom=2026-01-01", role)
      #expect(answer.status == .forbidden, "\(role?.rawValue ?? "nobody"): \(answer.text)")
    }
    let readOnly = try await town.get(
      "/api/v1/import?mapping=units", .controller, method: .post, body: "x"
    ) { $0.writes = false }
    #expect(readOnly.status == .forbidden)
    #expect(try town.engine.ledger.head == before)
  }

  @Test(arguments: [
    "", "dryRun", "snapshot", "mapping=", "mapping=nix", "mapping=..%2Froles",
    "mapping=../mappings/units", "mapping=%2Fetc%2Fpasswd", "mapping=units%00", "mapping=UNITS",
    "mapping=units.yaml", "mapping=units&snapshot", "mapping=units&validFrom=gestern",
    "mapping=units&confirmMissing=3", "mapping=units&confirmMissing=-1&snapshot",
    "mapping=units&maping=x", "mapping=units&mapping=units", "mapping=units&strikt",
  ]) func `need to be asked for in a way that is understood`(_ query: String) async throws {
    let town = try town()
    try town.write("groups: {}", to: "roles.yaml")
    let before = try town.engine.ledger.head
    let answer = try await send(town, query)
    #expect(answer.status == .badRequest, "\(query): \(answer.text)")
    #expect(try town.engine.ledger.head == before)
  }

  @Test func `without a mapping are sent elsewhere`() async throws {
    let town = try town()
    #expect(try await send(town, "").text.contains("POST /api/v1/events"))
  }

  @Test func `are refused in words where they are none`() async throws {
    let town = try town()
    let query = "mapping=units&validFrom=2026-01-01"
    #expect(try await send(town, query, .controller, "").status == .badRequest)
    let other = try await send(town, query, .controller, "a;b\n1;2\n")
    #expect(other.status == .unprocessableContent, "\(other.text)")
    #expect(other.text.contains("units.csv"))
    #expect(!other.text.contains(NSTemporaryDirectory()))
    let open = try await send(town, "mapping=units")
    #expect(open.status == .unprocessableContent, "\(open.text)")
    let long = try await town.get(
      "/api/v1/import?\(query)", .controller, method: .post, body: `Lists that are sent`.list
    ) { $0.bodyBytesMax = 10 }
    #expect(long.status == .contentTooLarge)
  }

  @Test func `cannot do what two persons have to`() async throws {
    let town = try town()
    let yaml = """
      source: open
      validfrom: option
      values:
        key: {column: key, as: key}
      events:
        - type: visibility.set
          subject: "project/{key}"
          data: {visibility: public}
      """
    try KeptMappings(town.stadtbuch.folders).add("open", yaml, replaces: false)
    let answer = try await send(
      town, "mapping=open&validFrom=2026-01-01", .controller, "key\neakte\n")
    #expect(answer.status == .forbidden, "\(answer.text)")
  }

  // MARK: Mappings

  @Test func `mappings are shown to the house, and nothing beside them`() async throws {
    let town = try town()
    try town.write("groups: {}", to: "roles.yaml")
    for (role, status) in [
      (nil, 403), (Role.public, 403), (.operator, 403), (.reader, 200), (.editor, 200),
      (.controller, 200), (.auditor, 200),
    ] {
      #expect(try await town.get("/api/v1/mappings", role).status.code == status)
      #expect(try await town.get("/api/v1/mappings/units", role).status.code == status)
    }
    let list = try await town.get("/api/v1/mappings", .reader)
    #expect(list.text.contains(#"{"name":"units","source":"units","snapshot":false"#))
    let one = try await town.get("/api/v1/mappings/units", .reader)
    #expect(one.text == `Lists that are sent`.mapping)
    for name in ["nix", "..%2Froles", "%2E%2E%2Froles", "units.yaml", "..", "%00", "UNITS"] {
      let answer = try await town.get("/api/v1/mappings/\(name)", .reader)
      #expect(answer.status == .notFound, "\(name)")
    }
  }

  @Test(arguments: [
    "", "..", "../x", "a/b", "A", "ä", "a.b", "a b", "x\0", String(repeating: "a", count: 61),
  ])
  func `names lead nowhere else`(_ name: String) throws {
    let town = try ServedTown()
    let kept = KeptMappings(town.stadtbuch.folders)
    #expect(throws: LedgerError.self) {
      try kept.add(name, `Lists that are sent`.mapping, replaces: true)
    }
    #expect(kept.text(name) == nil)
    #expect(kept.names().isEmpty)
  }

  @Test func `another mapping is replaced only when that is said, and what is none is not kept`()
    throws
  {
    let town = try town()
    let kept = KeptMappings(town.stadtbuch.folders)
    let other = `Lists that are sent`.mapping + "\nignore: [Rest]\n"
    try kept.add("units", `Lists that are sent`.mapping, replaces: false)
    #expect(throws: LedgerError.self) { try kept.add("units", other, replaces: false) }
    try kept.add("units", other, replaces: true)
    #expect(kept.text("units") == other)
    #expect(throws: (any Error).self) { try kept.add("bad", "sourc: x", replaces: false) }
    #expect(kept.names() == ["units"])
  }
}

import Foundation
import Testing

@Suite struct `The same again` {
  @Test func `an export imported into an empty ledger gives the same state`() throws {
    let program = try Program()
    try program.makeExample()
    let exported = try program.run("export -q")
    #expect(exported.status == 0)
    try program.write(exported.output, to: "export.jsonl")
    _ = try program.run("init --ledger other --name Other -q")
    let imported = try program.run("import export.jsonl --ledger other --trust-time -q")
    #expect(imported.status == 0, "\(imported.errors)")
    let again = try program.run("export --ledger other -q")
    #expect(again.output == exported.output)
    let point = "--as-of 2024-12-31 --known-at 109"
    let facts = try program.run("export --facts \(point)")
    #expect(try program.run("export --facts --ledger other \(point)").output == facts.output)
    #expect(facts.output.split(separator: "\n").count > 100)
  }

  @Test func `replay, index and the hash of the facts agree`() throws {
    let program = try Program()
    try program.makeExample()
    try expectGolden(
      "replay", program,
      [
        "replay --as-of 2024-12-31 --known-at 109 --verify -q",
        "replay --as-of 2024-12-31 --known-at 109 -q --format json",
        "replay --known-at 0 --as-of 2024-12-31 -q --format csv", "verify -q --lang de",
        "verify -q --format json --from 10 --to 20", "rebuild -q --format json",
        "replay --as-of 2024-12-31 --known-at 109 --verify -q --format json",
      ])
  }

  @Test func `the same point gives the same bytes however long the log grew`() throws {
    let program = try Program()
    try program.makeExample()
    let lines = [
      "portfolio --as-of 2024-12-31 --known-at 109 --format json",
      "show project/eakte --as-of 2024-12-31 --known-at 109 --format json",
      "changes --from 2024-09-30@78 --to 2024-12-31@109 --format json",
      "audit --corrections --as-of 2024-12-31 --known-at 109 --format json",
    ]
    let before = try lines.map { try program.run($0).output }
    let recorded = try program.run("record project.described project/eakte cohort=9 -q")
    #expect(recorded.status == 0, "\(recorded.errors)")
    #expect(try lines.map { try program.run($0).output } == before)
  }

  @Test func `known at a number, an instant and a date mean the same event`() throws {
    let program = try Program()
    try program.makeExample()
    let outputs = try ["109", "2025-02-15T12:00:00Z", "2025-02-10", "2025-02-15"].map {
      try program.run("portfolio --as-of 2024-12-31 --known-at \($0) --format json").output
    }
    #expect(Set(outputs).count == 1)
    #expect(outputs[0].hasPrefix("{\"asOf\":\"2024-12-31\",\"knownAt\":{\"sequence\":109,"))
    let head = try program.run("portfolio --as-of 2024-12-31 --known-at 2026-02-01 --format json")
    #expect(head.output.contains("\"lastSequence\":150"))
  }

  @Test func `the doctor finds nothing to do and every command has examples`() throws {
    let program = try Program()
    try program.makeExample()
    let found = try program.run("doctor --format json")
    #expect(found.status == 0, "\(found.errors)")
    #expect(found.output.contains("\"ok\":true"))
    #expect(found.output.contains("{\"check\":\"limit.batchEvents\",\"value\":100000}"))
    let commands = [
      "init", "import", "record", "void", "correct", "approve", "reject", "portfolio", "show",
      "explain", "history", "audit", "changes", "replay", "verify", "export", "rebuild", "schema",
      "doctor", "demo",
    ]
    for command in commands {
      let help = try program.run("help \(command)")
      #expect(help.status == 0)
      #expect(help.output.contains("Example"), "\(command)")
    }
    let completions = try program.run("--generate-completion-script bash")
    #expect(completions.status == 0)
  }
}

import Foundation
import Testing

/// Many processes on one ledger at once: each ends with the right answer.
@Suite(.serialized) struct ManyProcessesTests {
  @Test func `every question is answered while all others are asked, too`() throws {
    let program = try Program()
    try program.makeExample()
    // How many readers there are now is for doctor to say.
    let lines = ReadingCommands.all.filter { $0 != "doctor" }
    let wanted = try lines.map { try program.run($0) }
    for round in 0..<3 {
      let running = try lines.map { try program.start(Program.arguments($0)) }
      for (run, wanted) in zip(running, wanted) {
        let found = try run.outcome()
        #expect(found.status == wanted.status, "round \(round), \(run.line): \(found.errors)")
        #expect(found.output == wanted.output, "round \(round), \(run.line)")
      }
    }
  }

  @Test func `of those who find the views missing one makes them, and all answer`() throws {
    let program = try Program()
    try program.makeExample()
    let wanted = try program.run("portfolio --format json").output
    for _ in 0..<4 {
      try FileManager.default.removeItem(
        at: program.folder.appendingPathComponent("city.stadtbuch/views"))
      let running = try (0..<6).map { _ in try program.start(["portfolio", "--format", "json"]) }
      for run in running {
        let found = try run.outcome()
        #expect(found.status == 0 && found.output == wanted, "\(found.errors)")
      }
    }
  }

  @Test func `records at once are all recorded, once, beside questions and rebuilds`() throws {
    let program = try Program()
    try program.makeExample()
    let lines =
      (1...12).map { "record project.described project/eakte cohort=\($0) --reason x" }
      + ["rebuild", "portfolio", "rebuild", "evm", "replay --verify", "kpi board"]
    for (run, line) in zip(try lines.map { try program.start(Program.arguments($0)) }, lines) {
      let found = try run.outcome()
      #expect(found.status == 0, "\(line): \(found.errors)")
    }
    let events = try program.run("export").output.split(separator: "\n")
    #expect(events.count == 162)
    #expect(
      events.count { $0.contains("project.described") && $0.contains("\"reason\":\"x\"") } == 12)
    #expect(try program.run("replay --verify -q").status == 0)
    #expect(try program.run("verify -q").status == 0)
  }

  @Test func `of two that make a ledger one makes it`() throws {
    for _ in 0..<6 {
      let program = try Program()
      let running = try (0..<3).map { try program.start(["init", "--name", "Town \($0)", "-q"]) }
      let outcomes = try running.map { try $0.outcome() }
      #expect(outcomes.map(\.status).sorted() == [0, 73, 73], "\(outcomes)")
      #expect(try program.run("doctor").status == 0)
    }
  }

  @Test func `two imports of one file record each event once`() throws {
    let program = try Program()
    _ = try program.run("init --name T -q")
    let running = try (0..<2).map { _ in
      try program.start(["import", Program.example, "--trust-time", "-q"])
    }
    for run in running {
      let found = try run.outcome()
      #expect(found.status == 0, "\(found.errors)")
    }
    #expect(try program.run("export").output.split(separator: "\n").count == 150)
    #expect(try program.run("replay --verify -q").status == 0)
  }

  @Test func `each look at a person leaves one line`() throws {
    let program = try Program()
    try program.makeExample()
    let running = try (0..<30).map {
      try program.start(["audit", "--actor", "person/k1", "--reason", "complaint \($0)", "-q"])
    }
    for run in running { #expect(try run.outcome().status == 0) }
    let lines = try String(
      contentsOf: program.folder.appendingPathComponent("city.stadtbuch/access.jsonl"),
      encoding: .utf8
    ).split(separator: "\n")
    #expect(lines.count == 30)
    for number in 0..<30 {
      #expect(lines.count { $0.contains("\"complaint \(number)\"") } == 1, "complaint \(number)")
    }
  }
}

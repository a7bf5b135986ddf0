import Foundation
import Testing

@Suite struct `Damage is told and does not spread` {
  private func makeExample() throws -> Program {
    let program = try Program()
    try program.makeExample()
    return program
  }

  private func bytes(_ program: Program, _ path: String) throws -> Data {
    try Data(contentsOf: program.folder.appendingPathComponent("city.stadtbuch/\(path)"))
  }

  @Test func `an answer to a closed output goes into no file of the ledger`() throws {
    let program = try makeExample()
    let before = try bytes(program, "log/data.mdb")
    #expect(try program.shell("\"$PROGRAM\" portfolio --format json >&-").status == 74)
    #expect(try program.shell("\"$PROGRAM\" export <&- >&- 2>&-").status == 74)
    #expect(try program.shell("\"$PROGRAM\" void 999 --reason x <&- >&- 2>&-").status == 65)
    #expect(try bytes(program, "log/data.mdb") == before)
    for file in ["log/lock.mdb", "views/1/data.mdb", "views/1/lock.mdb"] {
      let stored = try bytes(program, file)
      #expect(stored.range(of: Data("\"asOf\"".utf8)) == nil)
      #expect(stored.range(of: Data("stadtbuch: ".utf8)) == nil)
    }
    #expect(try program.run("verify -q").status == 0)
  }

  @Test func `a log that was cut short ends the program with words`() throws {
    let program = try makeExample()
    let log = program.folder.appendingPathComponent("city.stadtbuch/log/data.mdb")
    let handle = try FileHandle(forWritingTo: log)
    try handle.truncate(atOffset: 20_000)
    try handle.close()
    let outcome = try program.run("verify -q")
    #expect(outcome.status == 69)
    #expect(
      outcome.errors.hasPrefix(
        "stadtbuch: city.stadtbuch/log/data.mdb was cut short: it has 20000 bytes of "))
  }

  @Test(arguments: [Data(), Data(repeating: 0xa5, count: 65_536)])
  func `views that are no store are made anew`(content: Data) throws {
    let program = try makeExample()
    let before = try program.run("portfolio --format json").output
    try content.write(
      to: program.folder.appendingPathComponent("city.stadtbuch/views/1/data.mdb"))
    #expect(try program.run("rebuild -q").status == 0)
    #expect(try program.run("portfolio --format json").output == before)
    #expect(try program.run("verify -q").status == 0)
  }

  @Test func `an exported table imports to the same bytes`() throws {
    let program = try makeExample()
    let unset = "project.described project/eakte cohort= unknown.spent=TBD --reason x"
    #expect(try program.run("record \(unset) --approved-by person/p2").status == 0)
    #expect(try program.shell("\"$PROGRAM\" export --format csv > all.csv").status == 0)
    #expect(try program.run("init --ledger b --name B -q").status == 0)
    #expect(try program.run("import all.csv --trust-time --ledger b -q").status == 0)
    let copy = try program.run("export --ledger b").output
    #expect(try program.run("export").output == copy)
  }

  @Test func `what stands in a file does not steer the terminal`() throws {
    let program = try makeExample()
    try program.write(
      #"{"specversion":"1.0","id":"00000000-0000-7000-8000-000000000001","source":"t","#
        + #""type":"a\u001b[31mb","subject":"unit/a","actor":"person/p1","data":{}}"# + "\n",
      to: "in.jsonl")
    let outcome = try program.run("import in.jsonl -q")
    #expect(outcome.status == 65)
    #expect(!outcome.errors.contains("\u{1b}"))
  }

  @Test func `history names the void in force and not the last flip`() throws {
    let program = try Program()
    _ = try program.run("init --name M -q")
    _ = try program.run("record unit.created unit/a kind=office name=A")
    for target in [1, 2, 3, 4] {
      #expect(try program.run("void \(target) --reason x").status == 0)
    }
    let rows = try program.run("history unit/a --format csv").output
      .split(whereSeparator: \.isNewline).dropFirst()
    // The last columns say by which event, and that it is void.
    let voiders = rows.map { $0.split(separator: ",", omittingEmptySubsequences: false).suffix(2) }
    #expect(voiders.map(\.first) == ["", "3", "", "5", ""])
    #expect(voiders.map(\.last) == ["", "true", "", "true", ""])
  }
}

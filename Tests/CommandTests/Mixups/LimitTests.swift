import Foundation
import Testing

/// What a limited machine takes away is said in one line, or done with less.
@Suite struct `Limits of the machine` {
  private static let commands = [
    "import \(Program.example) --trust-time -q", "portfolio --format json",
    "record unit.created unit/neu kind=office name=Neu -q", "rebuild -q", "verify -q", "export",
  ]

  @Test(arguments: [4, 8, 20, 100])
  func `a limited address space is enough for a smaller map`(gigabytes: Int) throws {
    let town = try SpoiltTown()
    for command in Self.commands {
      let outcome = try town.program.shell(
        "ulimit -v \(gigabytes << 20); \"$PROGRAM\" \(command)")
      #expect(outcome.status == 0, "\(gigabytes) GB, \(command): \(outcome.errors)")
    }
    #expect(try town.program.run("verify -q").status == 0)
  }

  @Test func `too little of it is said, with what is needed`() throws {
    let town = try SpoiltTown()
    // Of 300 MB the program itself takes the most.
    let outcome = try town.program.shell("ulimit -v 300000; \"$PROGRAM\" portfolio")
    #expect(outcome.status == 74 || outcome.status == 0, "\(outcome)")
    if outcome.status == 74 {
      #expect(outcome.errors.contains("address space"), "\(outcome.errors)")
      #expect(outcome.errors.contains("ulimit -v"), "\(outcome.errors)")
    }
  }

  @Test(arguments: [6, 8, 10, 12, 14])
  func `too few files are said`(count: Int) throws {
    let town = try SpoiltTown()
    let wanted = try town.program.run("portfolio --format json")
    let outcome = try town.program.shell(
      "ulimit -n \(count); exec \"$PROGRAM\" portfolio --format json")
    if outcome.status == 0 {
      #expect(outcome.output == wanted.output)
    } else {
      #expect(outcome.status == 74, "\(outcome)")
      #expect(outcome.errors.contains("oo many") && outcome.errors.contains("open"), "\(outcome)")
      #expect(outcome.errors.split(separator: "\n").count == 1)
    }
  }

  @Test func `a limit on the size of files refuses a write, and reading goes on`() throws {
    let town = try SpoiltTown()
    let wanted = try town.program.run("portfolio --format json").output
    let blocks = try town.size("log/data.mdb") / 512
    let lines = (1...2_000).map { number in
      let digits = String(String(number + 100_000).dropFirst())
      return #"{"specversion":"1.0","id":"00000000-0000-7000-8000-0000000\#(digits)","source":"t","#
        + #""type":"unit.created","subject":"unit/z-\#(number)","actor":"person/p1","#
        + #""validfrom":"2026-01-01","data":{"kind":"office","name":"Z"}}"# + "\n"
    }
    try town.program.write(lines.joined(), to: "units.jsonl")
    let refused = try town.program.shell("ulimit -f \(blocks); \"$PROGRAM\" import units.jsonl -q")
    #expect(refused.status == 74, "\(refused)")
    #expect(refused.errors.contains("log/data.mdb may not grow"), "\(refused.errors)")
    #expect(refused.errors.split(separator: "\n").count == 1, "\(refused.errors)")
    let asked = try town.program.shell("ulimit -f \(blocks); \"$PROGRAM\" portfolio --format json")
    #expect(asked.output == wanted, "\(asked.errors)")
    let imported = try town.program.run("import units.jsonl -q --format json")
    #expect(imported.output.contains("\"firstSequence\":\(TownFolders.head + 1)"), "\(imported)")
    #expect(imported.output.contains("\"accepted\":2000"), "\(imported)")
    #expect(try town.program.run("verify -q").status == 0)
  }
}

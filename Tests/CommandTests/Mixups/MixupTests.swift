import Foundation
import TestSupport
import Testing

/// Every command that opens a ledger.
enum LedgerCommands {
  private static let point = "--as-of 2024-12-31"

  /// Those that only ask.
  static let reading: [String] = [
    "portfolio --format json \(point)", "portfolio --group-by status \(point)",
    "budget --year 2024 \(point)", "funding \(point)", "grants \(point)", "lights \(point)",
    "show project/eakte \(point)", "explain project/eakte \(point)", "history project/eakte",
    "audit", "changes --from 2024-09-30@78 --to 2024-12-31@100", "duties \(point)",
    "inventory schulen \(point)", "kpi board \(point)", "kpi series indicator/glas \(point)",
    "alignment \(point)", "evm \(point)", "milestones \(point)", "obligations \(point)",
    "participation \(point)", "synergies \(point)", "replay -q", "replay --verify -q",
    "verify -q", "export", "export --facts", "export --format csv",
    "sample --method random --n 3 --seed 1 \(point)",
    "report quarterly --as-of 2024-12-31 --out report", "reproduce",
  ]

  /// Those that write.
  static let writing: [String] = [
    "record unit.created unit/neu kind=office name=Neu",
    "import \(Program.example) --trust-time -q",
    "void 150 --reason Versehen", "correct 150 --reason Versehen", "approve 150 --actor person/p2",
    "reject 150 --actor person/p3 --reason Nein", "rebuild -q",
    "publish report/p --kind portfolio --as-of 2024-12-31 --known-at 109 --out p.json",
  ]

  /// Some of each, others for every place in a table, so that the table meets them all.
  static func some(at place: Int, of all: [String], count: Int) -> [String] {
    (0..<count).map { all[(place * count + $0) % all.count] }
  }
}

/// Parts that are missing, cut short or of another ledger are named by every command, and nothing
/// is answered from them or written beside them.
@Suite struct `Mix-ups are told apart and named` {
  @Test(arguments: Mixup.all.indices)
  func `by every command`(index: Int) throws {
    let mixup = Mixup.all[index]
    let reading =
      LongForm.isAsked
      ? LedgerCommands.reading
      : ["portfolio --format json --as-of 2024-12-31"]
        + LedgerCommands.some(at: index, of: LedgerCommands.reading, count: 2)
    let writing =
      LongForm.isAsked
      ? LedgerCommands.writing
      : [LedgerCommands.writing[0]]
        + LedgerCommands.some(at: index, of: LedgerCommands.writing, count: 1)
    if let says = mixup.says {
      try expectRefusal(mixup, says, reading + writing)
    } else {
      for command in reading { try expectSameAnswer(mixup, command) }
      try expectRecorded(mixup)
    }
  }

  private func expectRefusal(_ mixup: Mixup, _ says: [String], _ commands: [String]) throws {
    let town = try SpoiltTown()
    try mixup.spoil(town)
    let truth = try town.truth()
    for command in commands {
      let outcome = try town.program.run(command)
      #expect(outcome.status == 69, "\(mixup.name): \(command): \(outcome.errors)")
      #expect(outcome.output == "", "\(mixup.name): \(command)")
      #expect(
        outcome.errors.hasPrefix("stadtbuch: ") && outcome.errors.split(separator: "\n").count == 1,
        "\(mixup.name): \(command): \(outcome.errors)")
      for words in says {
        #expect(outcome.errors.contains(words), "\(mixup.name): \(command): \(outcome.errors)")
      }
      #expect(try town.truth() == truth, "\(mixup.name): \(command)")
    }
    let advice = try town.program.run("doctor --format json")
    #expect(advice.status == 1 || advice.status == 69, "\(mixup.name): \(advice.errors)")
    for words in says {
      #expect((advice.output + advice.errors).contains(words), "\(mixup.name): \(advice)")
    }
    #expect(try town.truth() == truth, "\(mixup.name): doctor")
  }

  private func expectSameAnswer(_ mixup: Mixup, _ command: String) throws {
    let whole = try SpoiltTown()
    let town = try SpoiltTown()
    try mixup.spoil(town)
    let wanted = try whole.program.run(command)
    let found = try town.program.run(command)
    #expect(found.status == wanted.status, "\(mixup.name): \(command): \(found.errors)")
    #expect(found.output == wanted.output, "\(mixup.name): \(command)")
  }

  private func expectRecorded(_ mixup: Mixup) throws {
    let town = try SpoiltTown()
    try mixup.spoil(town)
    let outcome = try town.program.run("\(LedgerCommands.writing[0]) --format json")
    #expect(outcome.status == 0, "\(mixup.name): \(outcome.errors)")
    #expect(outcome.output.contains("\"sequence\":\(TownFolders.head + 1)"), "\(mixup.name)")
    #expect(try town.program.run("verify -q").status == 0, "\(mixup.name)")
  }

  @Test func `and deleting the views, where it is advised, is the way out`() throws {
    for kind in [.older, .new, .sameLength, .longer] as [TownFolders.Kind] {
      let town = try SpoiltTown()
      try town.take("log", of: kind)
      #expect(try town.program.run("portfolio").status == 69)
      try town.remove("views")
      #expect(try town.program.run("verify -q").status == 0, "\(kind)")
      let recorded = try town.program.run("\(LedgerCommands.writing[0]) -q")
      #expect(recorded.status == 0, "\(kind): \(recorded.errors)")
    }
  }

  @Test func `and doctor prints the ledger.json that is missing, as it was`() throws {
    let town = try SpoiltTown()
    let before = try town.truth()["ledger.json"].map { String(decoding: $0, as: UTF8.self) }
    try town.remove("ledger.json")
    let advice = try town.program.run("doctor --format csv")
    #expect(advice.status == 1)
    let line = advice.output.split(whereSeparator: \.isNewline).first {
      $0.hasPrefix("ledger.json as it was,")
    }
    let cell = try #require(line).dropFirst("ledger.json as it was,\"".count).dropLast()
    try town.write(cell.replacingOccurrences(of: "\"\"", with: "\"") + "\n", to: "ledger.json")
    #expect(try town.program.run("verify -q").status == 0)
    #expect(before != nil)
  }

  @Test func `a folder that lost its ledger.json is not made anew by init`() throws {
    let town = try SpoiltTown()
    try town.remove("ledger.json")
    let truth = try town.truth()
    let outcome = try town.program.run("init --name Musterstadt --origin test/musterstadt")
    #expect(outcome.status == 73)
    #expect(outcome.errors.contains("150 events of “Musterstadt”"), "\(outcome.errors)")
    #expect(try town.truth() == truth)
  }
}

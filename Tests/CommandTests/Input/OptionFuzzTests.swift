import Foundation
import TestSupport
import Testing

/// Every command with every option and a table of nasty values.
///
/// By default a sample drawn by a seed that is printed; with `STADTBUCH_LONG=1` all of them, which
/// takes about half an hour.
@Suite("Nasty values for every option")
struct OptionFuzzTests {
  /// How many runs the short form makes.
  private static let sample = 220
  private static let statuses: Set<Int32> = [0, 1, 64, 65, 69, 73, 74, 77]

  @Test func `every command has usual arguments`() throws {
    let program = try OptionFuzzTests.program()
    for command in try CommandTable(program).commands {
      let arguments = UsualArguments.byCommand[command.name] ?? []
      let outcome = try program.run(command.path + arguments)
      #expect(
        outcome.status == 0 || outcome.status == 1 || outcome.status == 65,
        "\(command.name): give its usual arguments in UsualArguments\n\(outcome.errors)")
    }
  }

  @Test func `no value of any option breaks anything`() throws {
    let program = try OptionFuzzTests.program()
    var cases: [[String]] = []
    for command in try CommandTable(program).commands {
      for argument in command.arguments {
        for value in argument.isFlag ? [""] : NastyValues.all {
          cases.append(
            command.path + UsualArguments.replaced(command, argument, by: value))
        }
      }
    }
    #expect(cases.count > 10_000)
    if !LongForm.isAsked {
      let seed = UInt64.random(in: 0 ... .max)
      print("the sample of nasty values has the seed \(seed)")
      var random = SplitMix64(seed: seed)
      cases = (0..<OptionFuzzTests.sample).map { _ in random.pick(cases) ?? [] }
    }
    for arguments in cases { try check(arguments, in: program) }
  }

  @Test(arguments: [
    ("STADTBUCH_NOW", "0001-01-01T00:00:00Z"), ("STADTBUCH_NOW", "9999-12-31T23:59:59Z"),
    ("STADTBUCH_NOW", "2999-12-31T23:59:59.999999Z"), ("STADTBUCH_NOW", "1900-01-01T00:00:00Z"),
    ("STADTBUCH_NOW", "1900-01-01T00:00:00+23:00"), ("STADTBUCH_NOW", "now"),
    ("STADTBUCH_NOW", String(repeating: "9", count: 50_000)), ("LANG", "de_XX.\u{1b}[31m"),
    ("LANG", String(repeating: "de", count: 50_000)), ("COLUMNS", "18446744073709551615"),
    ("COLUMNS", "-5"), ("COLUMNS", "0"), ("COLUMNS", "x"), ("STADTBUCH_LEDGER", "\u{1b}[2J"),
    ("STADTBUCH_LEDGER", String(repeating: "a/", count: 40_000)), ("STADTBUCH_LEDGER", "/dev/null"),
    ("PAGER", "exit 127"), ("TERM", "\u{1b}"), ("NO_COLOR", "\u{1b}"), ("TZ", "/etc/passwd"),
    ("STADTBUCH_FIXTURES", "\n"), ("HOME", ""), ("TMPDIR", "/nowhere"),
  ])
  func `no environment breaks anything`(name: String, value: String) throws {
    let program = try OptionFuzzTests.program()
    for line in ["portfolio", "record project.described project/eakte cohort=9", "verify -q"] {
      try check(line.split(separator: " ").map(String.init), in: program, [name: value])
    }
  }

  @Test func `what is not UTF-8 is refused as an argument and in the environment`() throws {
    let program = try OptionFuzzTests.program()
    for line in [
      "\"$PROGRAM\" show \"$(printf 'unit/\\377')\"",
      "STADTBUCH_LEDGER=\"$(printf 'city\\377')\" \"$PROGRAM\" portfolio",
      "STADTBUCH_NOW=\"$(printf '\\377')\" \"$PROGRAM\" portfolio",
      "\"$PROGRAM\" init --name \"$(printf '\\377')\" --ledger other",
    ] {
      let outcome = try program.shell(line)
      #expect(
        outcome.status == 64 && outcome.errors.contains("UTF-8"), "\(line)\n\(outcome.errors)")
      #expect(outcome.errors.split(separator: "\n").count == 1)
    }
  }

  /// Runs one command line: a status of the table, one line of message, nothing half recorded.
  private func check(
    _ arguments: [String], in program: Program, _ environment: [String: String] = [:]
  ) throws {
    let before = try OptionFuzzTests.log(program)
    let start = ContinuousClock.now
    let outcome = try program.run(arguments, environment: environment)
    let shown = arguments.map { $0.count > 60 ? "\($0.prefix(60))… (\($0.utf8.count))" : $0 }
    #expect(ContinuousClock.now - start < .seconds(30), "\(shown)")
    #expect(OptionFuzzTests.statuses.contains(outcome.status), "\(shown): \(outcome.status)")
    let said = outcome.errors
    #expect(
      !["Fatal error", "Stack dump", "Thread 0", "Swift/", "Crash"].contains { said.contains($0) },
      "\(shown): \(said.prefix(400))")
    #expect(said.utf8.count < 16_384, "\(shown): \(said.utf8.count) bytes of message")
    if ![0, 1].contains(outcome.status) {
      let lines = said.split(separator: "\n").filter { !$0.hasPrefix("warning: ") }
      #expect(lines.count == 1, "\(shown): \(said.prefix(400))")
      #expect(try OptionFuzzTests.log(program) == before, "\(shown): half recorded")
    }
    #expect(!said.unicodeScalars.contains { $0 == "\u{1b}" || $0 == "\u{202e}" }, "\(shown)")
    for name in ["new", "p.json", "pages", "other"] {
      try? FileManager.default.removeItem(at: program.folder.appendingPathComponent(name))
    }
  }

  /// The log's bytes.
  private static func log(_ program: Program) throws -> Data {
    try Data(contentsOf: program.folder.appendingPathComponent("city.stadtbuch/log/data.mdb"))
  }

  private static func program() throws -> Program {
    let program = try Program()
    try program.makeExample()
    try program.write("", to: "list.jsonl")
    try program.write("booking,amount\nB-1,12\n", to: "list.csv")
    return program
  }
}

import Testing

/// Command lines that read, so that tests can ask everything of a ledger.
enum Questions {
  /// One line or more for each command that reads, but those that name something of a ledger.
  static let general = [
    "portfolio", "portfolio --group-by department,status", "portfolio --where 'money.spent>0'",
    "budget --year 2024", "budget --year 2024 --by measure", "budget --year 2024 --by unit",
    "budget --year 2024 --by source", "budget --year 2025", "funding", "funding --gap", "grants",
    "bookings", "bookings --year 2024 --group-by subject", "evm",
    "milestones", "obligations", "participation", "synergies", "synergies --solutions",
    "alignment", "attention", "lights", "kpi board", "audit", "audit --late 0",
    "audit --corrections", "duties",
    "changes --from 2024-01-01 --to 2024-12-31",
    "changes --from 2024-01-01 --to 2024-12-31 --rows",
    "sample --method amount --n 3 --seed 1", "sample --method random --n 3 --seed 1", "doctor",
    "export", "verify", "replay --verify", "replay",
  ]

  /// Commands that only write, or have no ledger.
  static let others: Set<String> = [
    "feed", "mapping",
    "init", "import", "record", "void", "correct", "approve", "reject", "rebuild", "schema", "demo",
    "publish", "reproduce", "reconcile", "serve", "token", "user", "help",
  ]

  /// Those that name a subject or the like, with `%` for it.
  static let ofSubjects = ["show %", "explain %", "history %"]
  static let named = [
    "project": ["explain % money.need", "explain % money.spent"], "grant": ["vouchers %"],
    "indicator": ["kpi series %", "kpi series % --vintages"], "inventory": ["inventory %"],
  ]

  /// The first words of all of them.
  static let names = Set(
    (general + ofSubjects + named.values.flatMap { $0 } + ["report quarterly"])
      .compactMap { $0.split(separator: " ").first.map(String.init) })

  /// Asks everything in every form at some points, and at others in one; what ends in another way
  /// than with an answer is named.
  static func failures(
    _ program: Program, subjects: [String], points: [String], others: [String] = []
  ) throws -> [String] {
    var lines = general
    for subject in subjects {
      let kind = subject.prefix { $0 != "/" }
      lines += (ofSubjects + (named[String(kind)] ?? [])).map {
        $0.replacing("%", with: subject)
      }
    }
    var failures: [String] = []
    for line in lines {
      for point in points + (takesPoint(line) ? others : []) {
        let forms =
          line == "export"
          ? ["cloudevents", "csv"]
          : others.contains(point) ? ["json"] : ["table", "json", "csv"]
        for form in forms {
          let point = takesPoint(line) ? point : String(point[ledger(in: point)])
          let whole = "\(line) \(point) --format \(form) -q"
          let outcome = try program.run(whole)
          let isAnswer = outcome.status == 0 || outcome.status == 1
          if !isAnswer || outcome.errors.contains("Fatal error") {
            failures.append("\(whole): \(outcome.status) \(outcome.errors.prefix(300))")
          }
        }
      }
    }
    return failures
  }

  /// The end of a point that names the ledger.
  private static func ledger(in point: String) -> Range<String.Index> {
    (point.firstRange(of: "--ledger")?.lowerBound ?? point.endIndex)..<point.endIndex
  }

  private static func takesPoint(_ line: String) -> Bool {
    !["changes", "export", "verify", "doctor"].contains { line.hasPrefix($0) }
  }
}

@Suite struct `The questions that are asked of a ledger` {
  @Test func `are those of all commands that read`() throws {
    let help = try Program().run("--help").output
    let list = try #require(help.split(separator: "SUBCOMMANDS:\n").last)
    let names = list.split(separator: "\n").compactMap { line -> String? in
      guard line.hasPrefix("  "), !line.hasPrefix("   "), !line.contains("stadtbuch help") else {
        return nil
      }
      return line.split(separator: " ").first.map(String.init)
    }
    #expect(names.count > 20)
    #expect(Set(names).subtracting(Questions.names).subtracting(Questions.others) == [])
  }
}

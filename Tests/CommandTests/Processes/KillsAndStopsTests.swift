import Foundation
import Glibc
import TestSupport
import Testing

/// Commands of all sorts at once, some of them killed or stopped for a while at random moments.
///
/// What was acknowledged is there, once; nobody answers wrongly; whoever is not disturbed ends in
/// order. With `STADTBUCH_LONG` set: a thousand pairs.
@Suite(.serialized) struct KillsAndStopsTests {

  /// Asks at a fixed day, so that the point that an answer names gives it again.
  private static let questions = [
    "portfolio --as-of 2025-06-30 --format json",
    "budget --year 2024 --as-of 2025-06-30 --format json",
    "kpi board --as-of 2025-06-30 --format json", "history project/eakte --format json",
    "audit --format json", "milestones --as-of 2025-06-30 --format json",
    "funding --as-of 2025-06-30 --format json", "show project/eakte --format json",
    "alignment --as-of 2025-06-30 --format json",
  ]

  /// What disturbs a process.
  private enum Disturbance: CaseIterable {
    case none, kill, stop
  }

  /// One command of a round and what became of it.
  private struct Entry {
    let line: String
    /// Stands in the reason of what it records; nil of a question.
    let mark: String?
    let running: Program.Running
    var disturbance = Disturbance.none
  }

  @Test func `side by side, killed and stopped, nothing is lost, doubled or wrong`() throws {
    let seed = UInt64.random(in: 0 ... .max)
    var random = SplitMix64(seed: seed)
    let program = try Program()
    try program.makeExample()
    var told: Set<String> = []
    var killed: Set<String> = []
    for round in 0..<(LongForm.isAsked ? 500 : 12) {
      var entries = try start(program, round, &random)
      disturb(&entries, &random)
      for entry in entries {
        let found = try entry.running.outcome()
        if entry.disturbance == .kill, found.signal == SIGKILL {
          if let mark = entry.mark { killed.insert(mark) }
          continue
        }
        #expect(
          found.status == 0, "seed \(seed), round \(round), \(entry.line): \(found.errors)")
        if let mark = entry.mark {
          told.insert(mark)
        } else if found.status == 0, entry.line.hasSuffix("json") {
          try check(found, entry.line, program, seed)
        }
      }
    }
    let recorded = try program.run("export").output.split(separator: "\n")
    for mark in told {
      #expect(recorded.count { $0.contains("\"\(mark)\"") } == 1, "seed \(seed): \(mark)")
    }
    for mark in killed {
      #expect(recorded.count { $0.contains("\"\(mark)\"") } <= 1, "seed \(seed): \(mark)")
    }
    #expect(recorded.count >= 150 + told.count, "seed \(seed)")
    #expect(try program.run("verify -q").status == 0, "seed \(seed)")
    #expect(try program.run("replay --verify -q").status == 0, "seed \(seed)")
  }

  private func start(
    _ program: Program, _ round: Int, _ random: inout SplitMix64
  ) throws -> [Entry] {
    try (0..<Int.random(in: 2...5, using: &random)).map { place in
      let line: String
      var mark: String?
      switch Int.random(in: 0..<8, using: &random) {
      case 0...2:
        let name = "mark-\(round)-\(place)"
        mark = name
        line = "record project.described project/eakte cohort=\(round) --reason \(name) -q"
      case 3: line = "rebuild -q"
      case 4: line = "replay --verify -q"
      default: line = KillsAndStopsTests.questions.randomElement(using: &random) ?? "portfolio"
      }
      return Entry(line: line, mark: mark, running: try program.start(Program.arguments(line)))
    }
  }

  /// Kills or stops some of them, each after a moment; those that are stopped go on a little later.
  private func disturb(_ entries: inout [Entry], _ random: inout SplitMix64) {
    var stopped: [Int32] = []
    for place in entries.indices {
      let disturbance = Disturbance.allCases.randomElement(using: &random) ?? .none
      entries[place].disturbance = disturbance
      letGo(microseconds: Int.random(in: 0..<30_000, using: &random))
      let number = entries[place].running.process.processIdentifier
      switch disturbance {
      case .none: break
      case .kill: kill(number, SIGKILL)
      case .stop:
        kill(number, SIGSTOP)
        stopped.append(number)
      }
    }
    letGo(microseconds: Int.random(in: 0..<50_000, using: &random))
    for number in stopped { kill(number, SIGCONT) }
  }

  /// Lets the others run for a moment that the seed has chosen; nothing is waited for.
  private func letGo(microseconds: Int) {
    _ = DispatchSemaphore(value: 0).wait(timeout: .now() + .microseconds(microseconds))
  }

  /// Asked again at the point that it names, an answer is the same.
  private func check(
    _ found: Outcome, _ line: String, _ program: Program, _ seed: UInt64
  ) throws {
    let known = found.output.split(separator: "\"lastSequence\":").dropFirst().first?
      .prefix { $0.isNumber }
    let number = try #require(known.map(String.init), "seed \(seed), \(line)")
    let again = try program.run("\(line) --known-at \(number)")
    #expect(again.output == found.output, "seed \(seed), \(line) at \(number)")
  }
}

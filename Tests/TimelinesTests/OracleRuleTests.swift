import Ledger
import TestSupport
import Testing
import Vocabulary

/// Rules that the ledger and the oracle know apart from one another.
@Suite struct `Rules and the oracle` {
  static let seeds: ClosedRange<UInt64> = LongForm.isAsked ? 1...300 : 1...10

  /// How the ledger words what a rule says; only tests look at words.
  private static func rule(_ refusal: Refusal) -> Oracle.Rule? {
    let why = refusal.why
    if why.contains("neither voided nor corrected") { return .closingStands }
    if why.contains("needs keys") { return .keysFirst }
    if refusal.kind == .cycle { return .noCycle }
    if why.contains("counts a flow") { return .noLineForFlow }
    if why.contains("final") && refusal.kind == .rule { return .finalStands }
    return nil
  }

  @Test func `what is refused by a rule the oracle forbids, what is recorded it allows`() throws {
    let oracle = try Oracle.current()
    var tally = HistoryTally()
    var refused: [Oracle.Rule: Int] = [:]
    for seed in Self.seeds {
      let run = try HistoryRun(
        seed: seed, count: 150, tally: &tally,
        favouring: [
          "item", "strategy", "body", "unit", "project.m", "project.d", "measurement", "event.",
          "target", "period",
        ])
      let lines = try run.ledger.exportedLines()
      for (place, line) in lines.enumerated() {
        let found = try oracle.objections(to: line, after: Array(lines[..<place]))
        try #require(found.isEmpty, "seed \(seed), event \(place + 1): \(found) \(line)")
      }
      for refusal in run.refusals {
        guard let rule = Self.rule(refusal.refusal) else { continue }
        refused[rule, default: 0] += 1
        let found = try oracle.objections(
          to: refusal.line, after: Array(lines[..<Int(refusal.after)]))
        try #require(
          found.contains(rule),
          "seed \(seed), after \(refusal.after): \(refusal.refusal) \(refusal.line)")
      }
    }
    print(refused.map { "\($0.key.rawValue): \($0.value)" }.sorted().joined(separator: ", "))
    if Self.seeds.count > 1 {
      for rule in Oracle.Rule.allCases { #expect(refused[rule] != nil, "\(rule) never tried") }
    }
  }
}

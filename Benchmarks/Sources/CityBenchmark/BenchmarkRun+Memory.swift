import Foundation

/// What each command that answers from the whole log holds in memory, as a process of its own.
extension BenchmarkRun {
  /// The commands, by what they are called in the table.
  private static let commands: [(name: String, arguments: [String])] = [
    ("export", ["export"]),
    ("export as CSV", ["export", "--format", "csv"]),
    ("export of facts", ["export", "--facts"]),
    ("audit as JSON", ["audit", "--format", "json"]),
    ("audit as CSV", ["audit", "--format", "csv"]),
    ("audit as a table", ["audit", "--no-pager"]),
    ("audit of corrections", ["audit", "--corrections", "--format", "json"]),
    ("audit of late entries", ["audit", "--late", "30", "--format", "json"]),
    ("history of a project", ["history", "project/p1", "--format", "json"]),
    ("explain of a project", ["explain", "project/p1", "--format", "json"]),
    (
      "changes of ten years",
      ["changes", "--from", "2015-01-02@5100", "--to", "2024-12-31", "--format", "json"]
    ),
    (
      "changes of rows",
      ["changes", "--from", "2015-01-02@5100", "--to", "2024-12-31", "--rows", "--format", "json"]
    ),
    ("duties", ["duties", "--format", "json"]),
    (
      "sample at random",
      ["sample", "--method", "random", "--n", "100000", "--seed", "1", "--format", "json"]
    ),
    (
      "sample by amount",
      ["sample", "--method", "amount", "--n", "100000", "--seed", "1", "--format", "json"]
    ),
    ("verify", ["verify", "--format", "json"]),
    ("replay compared with the index", ["replay", "--verify", "--format", "json"]),
    ("rebuild", ["rebuild", "--format", "json"]),
  ]

  mutating func measureMemory() throws {
    guard let program else {
      table.add("peak of each command", Targets.memory.text, "not measured")
      return
    }
    let lines = folder + "/city.jsonl"
    _ = try writeLines(count, to: lines)
    defer { try? FileManager.default.removeItem(atPath: lines) }
    let city = try Self.ledger(folder, "memory", program, self)
    defer { try? FileManager.default.removeItem(atPath: city) }
    try measure("import of JSON lines", ["import", "--trust-time", lines], in: city, program)
    for (name, arguments) in Self.commands { try measure(name, arguments, in: city, program) }

    let csv = folder + "/city.csv"
    defer { try? FileManager.default.removeItem(atPath: csv) }
    _ = try run(program, ["export", "-q", "--format", "csv", "--ledger", city], output: csv)
    try measure(
      "reconcile with a list of all events",
      [
        "reconcile", csv, "--key", "data.booking", "--column", "data.booking=booking", "--column",
        "data.amount.amount=amount", "--format", "json",
      ], in: city, program)
    let again = try Self.ledger(folder, "again", program, self)
    defer { try? FileManager.default.removeItem(atPath: again) }
    try measure("import of CSV", ["import", "--trust-time", csv], in: again, program)
  }

  private static func ledger(
    _ folder: String, _ name: String, _ program: String, _ run: BenchmarkRun
  ) throws -> String {
    let path = "\(folder)/\(name).stadtbuch"
    _ = try run.run(program, ["init", "-q", "--ledger", path, "--name", "Musterstadt"])
    return path
  }

  private mutating func measure(
    _ name: String, _ arguments: [String], in ledger: String, _ program: String
  ) throws {
    let (seconds, peak) = try run(program, arguments + ["-q", "--ledger", ledger])
    table.add(
      "memory: \(name), \(Targets.size(count)) events", Targets.memory.text,
      "RssAnon \(peak / 1024) MB, \(Timing.duration(seconds))",
      met: Double(peak) / 1024 <= Targets.memory.value)
  }
}

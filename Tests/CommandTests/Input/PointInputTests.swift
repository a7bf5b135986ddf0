import Foundation
import Testing

/// Points in time as they are given to the program and printed by it.
@Suite("Points in time on the command line")
struct PointInputTests {
  /// What stands in parentheses in the first line of a table.
  private func printedPoint(_ output: String) throws -> String {
    let line = try #require(output.split(separator: "\n").first)
    let open = try #require(line.lastIndex(of: "("))
    return String(line[line.index(after: open)...].dropLast())
  }

  private func recorded(_ program: Program, at time: String) throws {
    let made = try program.run("init --name T -q", environment: ["STADTBUCH_NOW": time])
    try #require(made.status == 0, "\(made.errors)")
    let recorded = try program.run(
      "record unit.created unit/z kind=office name=Z -q", environment: ["STADTBUCH_NOW": time])
    try #require(recorded.status == 0, "\(recorded.errors)")
  }

  @Test(arguments: ["en", "de"])
  func `17-printed-time-cannot-be-asked`(language: String) throws {
    let program = try Program()
    try recorded(program, at: "2026-02-01T11:00:00.123456Z")
    let shown = try program.run("show unit/z --lang \(language)")
    let point = try printedPoint(shown.output)
    #expect(
      point
        == (language == "de"
          ? "#1, 01.02.2026 12:00:00,123456" : "#1, 2026-02-01 12:00:00.123456"))
    let time = String(point.dropFirst(4))
    let forms = [point, time, point.replacing(" ", with: "T"), "#1", "1"]
    for form in forms + ["2026-02-01T11:00:00.123456Z"] {
      let again = try program.run(["show", "unit/z", "--lang", language, "--known-at", form])
      #expect(again.status == 0 && again.output == shown.output, "\(form): \(again.errors)")
    }
    for spot in ["2026-02-01@\(point)", "1.2.2026@\(time)", "01.02.2026@2026-02-01"] {
      let changes = try program.run(["changes", "--from", "1.1.2026@0", "--to", spot])
      #expect(
        changes.status == 0 && changes.output.contains("unit/z"), "\(spot): \(changes.errors)")
    }
    let trail = try program.run(["audit", "--from", time, "--format", "csv"])
    #expect(trail.status == 0 && trail.output.split(separator: "\r\n").count == 2)
    let before = try program.run(["audit", "--to", time, "--format", "csv"])
    #expect(before.status == 0 && before.output.split(separator: "\r\n").count == 1)
  }

  @Test(arguments: [
    "2999-01-01T00:00:00Z", "2026-02-02", "31.12.2999", "01.02.2026 13:00:00,000001",
  ])
  func `21-known-at-in-the-future`(point: String) throws {
    let program = try Program()
    try recorded(program, at: "2026-01-01T11:00:00Z")
    let outcome = try program.run(["show", "unit/z", "--known-at", point])
    #expect(outcome.status == 65)
    #expect(outcome.errors.contains("lies in the future"))
    #expect(outcome.output.isEmpty && outcome.errors.split(separator: "\n").count == 1)
    #expect(try program.run(["show", "unit/z", "--known-at", "2026-02-01"]).status == 0)
  }

  @Test func `the hour that autumn repeats is printed and asked for with its offset`() throws {
    let program = try Program()
    try recorded(program, at: "2024-10-27T00:30:00Z")
    let late = ["STADTBUCH_NOW": "2024-10-27T01:30:00Z"]
    #expect(
      try program.run("record unit.renamed unit/z name=Y -q", environment: late).status == 0)
    let first = try program.run("show unit/z --known-at 1 --lang de")
    #expect(try printedPoint(first.output) == "#1, 27.10.2024 02:30:00,000000 +02:00")
    let again = try program.run([
      "show", "unit/z", "--lang", "de", "--known-at", "27.10.2024 02:30:00,000000 +02:00",
    ])
    #expect(again.output == first.output)
    let unclear = try program.run(["show", "unit/z", "--known-at", "27.10.2024 02:30"])
    #expect(unclear.status == 65)
    #expect(unclear.errors.contains("twice; add the offset: +02:00 or +01:00"))
    let skipped = try program.run(["show", "unit/z", "--known-at", "31.03.2024 02:30"])
    #expect(skipped.status == 65 && skipped.errors.contains("never shows"))
  }

  @Test(arguments: [
    "portfolio --as-of 31.2.2024", "portfolio --as-of 2024-13-01", "portfolio --org 1.1.1899",
    "milestones --due-by 31/12/2024", "changes --from 2024 --to 31.12.2024",
    "kpi series i --from 1.1.3000", "portfolio --known-at 2024-02-30", "audit --from yesterday",
  ])
  func `a wrong date is refused, and both forms are named`(line: String) throws {
    let outcome = try Program().run(line)
    #expect(outcome.status == 64)
    #expect(outcome.errors.contains("2024-12-31 or 31.12.2024"), "\(outcome.errors)")
    #expect(outcome.errors.split(separator: "\n").count == 1)
  }

  @Test func `the last instant of the calendar is the last that is stamped`() throws {
    let program = try Program()
    try recorded(program, at: "2999-12-31T22:59:59.999999Z")
    let last = ["STADTBUCH_NOW": "2999-12-31T23:59:59.999999Z"]
    #expect(
      try program.run("record unit.renamed unit/z name=Y -q", environment: last).status == 0)
    let beyond = try program.run("record unit.renamed unit/z name=X -q", environment: last)
    #expect(beyond.status == 65 && beyond.errors.contains("1900 to 2999"), "\(beyond.errors)")
    #expect(try program.run("verify -q", environment: last).status == 0)
  }
}

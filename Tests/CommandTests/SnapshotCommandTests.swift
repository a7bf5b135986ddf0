import Foundation
import Testing

/// Lists "as they stand on a day", as the command line takes them.
@Suite struct `Snapshots` {
  private let mapping = """
    source: list
    validfrom: option
    values:
      key: {column: id, as: key, empty: refuse}
      title: {column: title, as: text, empty: refuse}
      status: {column: status, as: choice, choices: {geplant: planning, läuft: implementation,
        Zukunft: future}}
    events:
      - type: project.registered
        subject: "project/{key}"
        creates: true
        data: {title: "{title}", kind: agenda, status: "{status}"}
      - type: project.status-changed
        subject: "project/{key}"
        needs: [status]
        data: {status: "{status}"}
        compare: {status: status}
    snapshot: {subject: "project/{key}", missing: deregister}

    """

  private func list(_ keys: ClosedRange<Int>, _ status: String = "geplant") -> String {
    "id,title,status\n" + keys.map { "p\($0),P\($0),\(status)\n" }.joined()
  }

  private func program() throws -> Program {
    let program = try Program()
    try program.write(mapping, to: "m.yaml")
    _ = try program.run("init --name T -q")
    try program.write(list(1...9), to: "first.csv")
    let first = try program.run(
      "import first.csv --mapping m.yaml --snapshot --valid-from 2026-01-05 -q")
    try #require(first.status == 0, "\(first.errors)")
    return program
  }

  @Test func `a list that would deregister much names it and wants the number`() throws {
    let program = try program()
    try program.write(list(1...5), to: "short.csv")
    let command = "import short.csv --mapping m.yaml --snapshot --valid-from 2026-01-12 -q"
    try expectGolden(
      "snapshot-missing", program,
      [
        command, "\(command) --dry-run", "\(command) --confirm-missing 3",
        "\(command) --confirm-missing 4", "\(command) --confirm-missing 4", command,
      ])
  }

  @Test func `three may leave a list without a question`() throws {
    let program = try program()
    try program.write(list(1...6), to: "short.csv")
    let taken = try program.run(
      "import short.csv --mapping m.yaml --snapshot --valid-from 2026-01-12 -q --format json")
    #expect(taken.status == 0, "\(taken.errors)")
    #expect(taken.output.contains("\"accepted\":3"))
  }

  @Test func `mended rows are a part of their list and deregister nothing`() throws {
    let program = try program()
    let broken = list(1...9).replacing("p3,P3,geplant", with: "p3,P3,laeuft")
    try program.write(broken, to: "second.csv")
    let command = "--mapping m.yaml --snapshot --valid-from 2026-01-12 -q"
    let outcome = try program.run("import second.csv \(command) --refused-rows mend.csv")
    #expect(outcome.status == 0, "\(outcome.errors)")
    let mend = try String(
      contentsOf: program.folder.appendingPathComponent("mend.csv"), encoding: .utf8)
    try program.write(mend.replacing("p3,P3,laeuft", with: "p3,P3,läuft"), to: "mended.csv")
    try expectGolden(
      "snapshot-mended", program,
      ["import mended.csv \(command) --dry-run", "import mended.csv \(command)"])
  }

  @Test func `a list that takes a cancellation back is told so, with what was and what will be`()
    throws
  {
    let program = try program()
    _ = try program.run(
      "record project.status-changed project/p1 status=cancelled --valid-from 2026-01-06 -q")
    try program.write(
      list(1...9).replacing("p1,P1,geplant", with: "p1,P1,Zukunft"), to: "second.csv")
    let command = "import second.csv --mapping m.yaml --snapshot --valid-from 2026-01-12 -q"
    try expectGolden(
      "snapshot-resumed", program,
      [
        "\(command) --dry-run", "\(command) --dry-run --format json", "\(command) --strict",
        command,
      ])
  }
}

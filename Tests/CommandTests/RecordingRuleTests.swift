import Foundation
import Testing

/// What may be recorded, and what is told when it looks strange: whole outputs.
@Suite struct `Recording` {
  private static func program() throws -> Program {
    let program = try Program()
    let made = try program.run("init --name T --time-zone Europe/Berlin --currency EUR -q")
    try #require(made.status == 0, "\(made.errors)")
    return program
  }

  private static func say(_ program: Program, _ lines: [String]) throws {
    for line in lines {
      let outcome = try program.run("record \(line) -q")
      try #require(outcome.status == 0, "\(line): \(outcome.errors)")
    }
  }

  @Test func `02-closing-undone-by-void`() throws {
    let program = try Recording.program()
    try Recording.say(
      program,
      [
        "unit.created unit/a kind=office name=A --valid-from 2024-01-01",
        "source.defined source/hh kind=budget title=HH --valid-from 2024-01-01",
        "project.registered project/p title=P kind=department lead=unit/a --valid-from 2024-01-01",
        "budget.appropriated project/p year=2024 kind=appropriation amount=1000EUR "
          + "source=source/hh --valid-from 2024-01-01",
        "period.closed period/2024 --valid-from 2025-01-10",
      ])
    try expectGolden(
      "finding-02", program,
      [
        "void 4 --reason x -q", "void 5 --reason Versehen -q",
        "correct 5 scope=money --reason Versehen -q", "void 4 --reason weg -q",
        "budget --year 2024 -q",
      ])
  }

  @Test func `03-text-erased-erases-nothing`() throws {
    let program = try Recording.program()
    try Recording.say(
      program,
      ["project.registered project/p title=P kind=department 'description=Frau Beispielname'"])
    try expectGolden(
      "finding-03", program,
      ["record text.erased event/1 'legalbasis=Art. 17 DSGVO' -q", "export --facts -q"])
  }

  @Test func `05-item-below-itself`() throws {
    let program = try Recording.program()
    try Recording.say(
      program,
      [
        "inventory.defined inventory/i title=I states=a states=b",
        "item.added item/x inventory=inventory/i title=x state=a",
        "item.added item/y inventory=inventory/i title=y state=a parent=item/x",
      ])
    try expectGolden(
      "finding-05", program,
      [
        "record item.described item/x parent=item/x -q",
        "record item.described item/x parent=item/y -q",
      ])
  }

  @Test func `14-final-value-overwritten`() throws {
    let program = try Recording.program()
    try Recording.say(
      program,
      [
        "indicator.defined indicator/q title=Q unit=x measure=flow direction=up "
          + "frequency=quarter aggregation=sum --valid-from 2024-01-01",
        "measurement.recorded indicator/q period=2024-Q1 value=10 state=final",
      ])
    try expectGolden(
      "finding-14", program,
      [
        "record measurement.recorded indicator/q period=2024-Q1 value=99 state=provisional -q",
        "kpi series indicator/q -q",
      ])
  }

  @Test func `an export of the time before a rule is taken as it is, and named`() throws {
    let program = try Recording.program()
    let file = Program.package.appendingPathComponent("Fixtures/earlier-rules.jsonl").path
    // Beside the ledger: where the package lies would make the column of files wider or narrower.
    try program.write(String(contentsOfFile: file, encoding: .utf8), to: "earlier-rules.jsonl")
    try expectGolden(
      "earlier-rules", program,
      [
        "import earlier-rules.jsonl -q", "import earlier-rules.jsonl --trust-time -q", "verify -q",
        "verify -q --format json",
      ])
    let exported = try program.run("export -q")
    #expect(exported.output == (try String(contentsOfFile: file, encoding: .utf8)))
    let other = try Recording.program()
    try Recording.say(other, ["unit.created unit/a kind=office name=A"])
    #expect(try other.run(["import", file, "--trust-time", "-q"]).status == 77)
  }

  @Test func `what looks strange is recorded and told, or refused strictly`() throws {
    let program = try Recording.program()
    try Recording.say(
      program,
      [
        "unit.created unit/a kind=office name=A --valid-from 2024-01-01",
        "unit.created unit/alt kind=office name=Alt --valid-from 2024-01-01",
        "unit.closed unit/alt successor=unit/a --valid-from 2025-06-01",
        "source.defined source/hh kind=budget title=HH --valid-from 2024-01-01",
        "project.registered project/p title=P kind=department lead=unit/a --valid-from 2024-01-01",
        "project.registered project/q title=Q kind=department status=cancelled "
          + "--valid-from 2024-01-01",
        "project.registered project/v6 title=V6 kind=department --valid-from 2024-01-01",
        "project.merged project/v6 into=project/p --valid-from 2025-07-01",
        "budget.appropriated project/p year=2026 kind=appropriation amount=180000EUR "
          + "source=source/hh --valid-from 2026-01-01",
        "grant.approved grant/g project=project/p reference=R notice=2025-01-01 "
          + "maximum=400000EUR form=fixed from=2025-01-01 until=2027-12-31",
        "source.defined source/dp kind=state title=DP grant=grant/g",
        "indicator.defined indicator/q title=Q unit=x measure=flow direction=up "
          + "frequency=quarter aggregation=sum --valid-from 2024-01-01",
      ])
    let strange = [
      "expenditure.booked project/p booking=B1 year=2026 amount=9999999EUR type=material "
        + "source=source/hh",
      "commitment.made project/p commitment=K1 year=2026 amount=1EUR source=source/hh",
      "budget.appropriated project/p year=2026 kind=appropriation amount=428000EUR "
        + "source=source/dp",
      "drawdown.received grant/g receipt=R1 amount=400000.01EUR",
      "drawdown.received grant/g receipt=R2 amount=1EUR --valid-from 2026-03-01",
      "budget.carried-forward project/p from=2026 to=2027 amount=428001EUR source=source/dp",
      "project.described project/p title=P2 --valid-from 2052-01-01",
      "budget.appropriated project/p year=2052 kind=appropriation amount=1EUR source=source/hh",
      "measurement.recorded indicator/q period=2026-Q1 value=1 state=final",
      "project.unit-assigned project/p unit=unit/alt role=lead",
      "project.status-changed project/v6 status=implementation",
      "project.status-changed project/q status=future",
    ]
    try expectGolden(
      "strange", program,
      strange.enumerated().map {
        "record \($1) --strict -q --id 00000000-0000-7000-8000-0000000000\(10 + $0)"
      })
    for line in strange {
      let outcome = try program.run("record \(line) -q --format json")
      #expect(outcome.status == 0, "\(line): \(outcome.errors)")
      #expect(!outcome.output.contains("\"warnings\":[]"), "\(line): \(outcome.output)")
    }
    // What is in order is told nothing.
    for line in [
      "project.unit-released project/p unit=unit/alt role=lead",
      "measurement.recorded indicator/q period=2025-Q4 value=1 state=final",
    ] {
      let outcome = try program.run("record \(line) --strict -q --format json")
      #expect(outcome.output.contains("\"warnings\":[]"), "\(outcome.output)\(outcome.errors)")
    }
  }

  @Test func `a file is told by kind with counts, and strictly refused as a whole`() throws {
    let program = try Recording.program()
    var lines: [String] = []
    func add(_ type: String, _ subject: String, _ data: String) {
      let id = "01900000-0000-7000-8000-00000000\(1000 + lines.count)"
      lines.append(
        #"{"specversion":"1.0","id":"\#(id)","type":"\#(type)","subject":"\#(subject)","#
          + #""data":\#(data)}"#)
    }
    add("source.defined", "source/hh", #"{"kind":"budget","title":"HH"}"#)
    for place in 1...12 {
      add("project.registered", "project/p\(place)", #"{"title":"P","kind":"agenda"}"#)
      add(
        "expenditure.booked", "project/p\(place)",
        #"{"booking":"B\#(place)","year":2026,"amount":{"amount":"5","currency":"EUR"},"#
          + #""type":"staff","source":"source/hh"}"#
      )
    }
    try program.write(lines.joined(separator: "\n") + "\n", to: "list.jsonl")
    try expectGolden(
      "strange-import", program,
      ["import list.jsonl --strict -q", "import list.jsonl -q", "import list.jsonl -q"])
  }
}

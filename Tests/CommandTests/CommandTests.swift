import Foundation
import Testing

@Suite struct `Commands print` {
  private let id = "--id 00000000-0000-7000-8000-0000000000"
  private let t2 = "--as-of 2024-12-31 --known-at 2025-02-15T12:00:00Z"

  @Test func `a new ledger and why there is none`() throws {
    let program = try Program()
    try expectGolden(
      "init", program,
      [
        "portfolio", "init --name Musterstadt --origin test/musterstadt",
        "init --name Musterstadt", "init", "init --ledger b --name B --time-zone Mars/Olympus",
        "init --ledger c --name C --currency XYZ",
        "init --ledger d --name D --lang de --origin test/d",
        "init --ledger e --name E --origin test/e --format json --quiet", "portfolio --lang de",
        "portfolio --known-at 1", "show project/nichts", "nonsense",
      ])
  }

  @Test func `what can be recorded`() throws {
    try expectGolden(
      "schema", try Program(),
      [
        "schema project.status-changed", "schema project.status-changed --lang de",
        "schema project", "schema grant.approved --list", "schema 'grant.*' --list --lang de",
        "schema --template csv event.voided", "schema project.nonsense",
        "schema --json --proto",
      ])
  }

  @Test func `single events`() throws {
    let program = try Program()
    _ = try program.run("init --name Musterstadt --origin test/musterstadt -q")
    try expectGolden(
      "record", program,
      [
        "record unit.created unit/it kind=office name='Amt für IT' \(id)01 --actor person/p1",
        "record unit.created unit/it kind=office name='Amt für IT' \(id)01 --actor person/p1",
        "record unit.created unit/it kind=office name=Anders \(id)02",
        "record project.registered project/a title='E-Akte' kind=agenda lead=unit/it \(id)03"
          + " --format json",
        "record project.registerd project/b title=B kind=agenda",
        "record project.registered project/b title=B kind=agneda",
        "record project.registered project/b titel=B kind=agenda", "record project.registered",
        "record source.defined source/hh kind=budget title=Haushalt \(id)04",
        "record budget.appropriated project/a year=2026 kind=appropriation amount='1234567.89 EUR' source=source/hh"
          + " \(id)05 --format csv",
        "record budget.appropriated project/a year=2026 kind=appropriation amount=viel source=source/hh",
        "record synergy.proposed synergy/s members=project/a members=project/a kind=data title=S"
          + " \(id)12",
        "record project.status-changed project/a --data '{\"status\":\"planning\"}' \(id)06",
        "record project.status-changed project/a --data '[1]'",
        "record project.described project/a cohort=2 \(id)07 --expected-version 9",
        "record project.described project/a cohort=2 \(id)07 --valid-from 2026-01-15",
        "correct 7 cohort=3 --reason 'zweite Staffel' \(id)08 --lang de",
        "correct 7 cohort=4 --reason nochmal",
        "correct 8 cohort= title=E-Akten --reason anders \(id)13",
        "correct 99 cohort=1 --reason nichts", "void 6 --reason versehentlich \(id)09",
        "void 99 --reason nichts", "void 5", "approve 4", "approve 4 --actor person/p2 \(id)10",
        "reject 4 --actor person/p3 --reason 'Beleg fehlt' \(id)11", "history project/a",
        "show project/a --lang de", "show project/a --format json", "export",
      ])
  }

  @Test func `imports of lines`() throws {
    let program = try Program()
    let lines = try String(contentsOfFile: Program.example, encoding: .utf8)
      .split(separator: "\n")
    try program.write(lines.prefix(12).joined(separator: "\n") + "\n", to: "twelve.jsonl")
    var broken = lines.prefix(14).map(String.init)
    broken[12] = broken[12].replacingOccurrences(of: "\"type\":\"", with: "\"type\":\"x")
    try program.write(broken.joined(separator: "\n"), to: "broken.jsonl")
    _ = try program.run("init --name Musterstadt --origin test/musterstadt -q")
    try expectGolden(
      "import", program,
      [
        "import nothing.jsonl", "import .", "import broken.jsonl --trust-time",
        "import twelve.jsonl --trust-time --dry-run", "import twelve.jsonl --trust-time",
        "import twelve.jsonl --trust-time --format json", "import broken.jsonl --trust-time",
        "import twelve.jsonl --format csv",
        "record project.described project/eakte cohort=2 \(id)01",
        "import broken.jsonl twelve.jsonl --trust-time",
      ])
  }

  @Test func `the portfolio`() throws {
    let program = try Program()
    try program.makeExample()
    try expectGolden(
      "portfolio", program,
      [
        "portfolio \(t2)", "portfolio \(t2) --lang de", "portfolio \(t2) --format json",
        "portfolio \(t2) --format csv", "portfolio --group-by department,status \(t2) --lang de",
        "portfolio --group-by funding.derived \(t2) --format json",
        "portfolio --group-by status \(t2) --format csv",
        "portfolio --where 'status=planning and money.spent > 100000' \(t2)",
        "portfolio --where 'status=nonsense and' \(t2)", "portfolio --group-by units \(t2)",
        "portfolio --group-by department --org today --as-of 2024-12-31",
        "portfolio --as-of 2024-12-31 --known-at 0 --format json",
        "portfolio --as-of yesterday",
      ])
  }

  @Test func `the trail`() throws {
    let program = try Program()
    try program.makeExample()
    let points = "--from 2024-09-30@78 --to 2024-12-31@109"
    try expectGolden(
      "trail", program,
      [
        "show project/termin \(t2)", "show project/termin \(t2) --lang de --format csv",
        "show project/termin \(t2) --format json", "explain project/termin money.spent \(t2)",
        "explain milestone/e1 forecast.due \(t2) --lang de",
        "explain project/glas status \(t2) --format json",
        "explain project/eakte forecast.end \(t2) --format csv",
        "explain project/eakte nothing \(t2)", "history project/eakte-2",
        "history project/eakte-2 --lang de --format csv",
        "history milestone/e1 \(t2) --format json", "audit --late 30 \(t2)",
        "audit --late 30 \(t2) --format json", "audit --corrections \(t2) --lang de",
        "audit --corrections \(t2) --format json", "audit --type 'milestone.*' \(t2) --format csv",
        "audit --actor person/p1", "audit --actor person/p2 --reason 'complaint 17' \(t2)",
        "audit --from 2025-01-01 --to 2025-01-20 --format csv", "changes \(points)",
        "changes \(points) --rows --lang de", "changes \(points) --format json",
        "changes \(points) --rows --format csv",
        "changes --from 2024-09-30@78 --to 2024-09-30@78",
        "changes --from 2024-09-30@109 --to 2024-09-30@78",
      ])
  }
}

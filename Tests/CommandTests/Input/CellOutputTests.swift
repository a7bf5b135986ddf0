import Foundation
import Testing

/// Texts on their way into spreadsheets and terminals, and back.
@Suite("What texts become in tables and CSV")
struct CellOutputTests {
  private static let nasty = [
    "=HYPERLINK(\"http://example.invalid\",\"hier\")", "+49 30 1", "-", "--x", "@cmd", "'quoted",
    "''twice", "'=1+1", "-12.50", "-5", "+5", "=", "'", "Zeile\n=2", "a;b,c\"d\"", "1;2",
    "\u{202e}txt.exe", "\u{200b}", "Ende\u{2028}", "=\u{202e}", "31.12.2024", "2024-12-31", "12.30",
    "null", "🤷‍♀️", "日本", "e\u{301}".precomposedStringWithCanonicalMapping,
  ]

  private func made(_ texts: [String]) throws -> Program {
    let program = try Program()
    try #require(try program.run("init --name T -q").status == 0)
    var lines = ""
    for (place, text) in texts.enumerated() {
      let data = try JSONSerialization.data(
        withJSONObject: ["kind": "office", "name": text], options: [.sortedKeys])
      lines +=
        "{\"specversion\":\"1.0\",\"id\":\"00000000-0000-7000-8000-\(String(format: "%012d", place))\","
        + "\"type\":\"unit.created\",\"subject\":\"unit/u\(place)\","
        + "\"data\":\(String(decoding: data, as: UTF8.self))}\n"
    }
    try program.write(lines, to: "u.jsonl")
    let imported = try program.run("import u.jsonl -q")
    try #require(imported.status == 0, "\(imported.errors)")
    return program
  }

  @Test func `19-formula-in-csv-output`() throws {
    let program = try made(CellOutputTests.nasty)
    for (place, text) in CellOutputTests.nasty.enumerated() {
      let plain = try program.run("show unit/u\(place) --format csv").output
      let raw = try program.run("show unit/u\(place) --format csv --raw").output
      let isNumber = ["-12.50", "-5"].contains(text)
      let isFormula = "=+-@'".contains(text.first ?? "x") && !isNumber
      let cell = (isFormula ? "'" : "") + text
      #expect(plain.contains("name,\(quoted(cell)),"), "\(text): \(plain)")
      #expect(raw.contains("name,\(quoted(text)),"), "\(text): \(raw)")
    }
  }

  private func quoted(_ cell: String) -> String {
    guard cell.contains(where: { "\",\n\r".contains($0) }) else { return cell }
    return "\"\(cell.replacing("\"", with: "\"\""))\""
  }

  @Test func `every text comes back through an export, and through a table that was guarded`()
    throws
  {
    let program = try made(CellOutputTests.nasty)
    let hash = try program.run("replay --format csv -q").output
    let export = try program.run("export --format csv -q").output
    try program.write(export, to: "all.csv")
    #expect(try program.run("init --name T --ledger b -q").status == 0)
    #expect(try program.run("import all.csv --ledger b -q").status == 0)
    #expect(try program.run("replay --format csv -q --ledger b").output == hash)
    // The same in the template's columns, as a spreadsheet keeps it.
    var table = "type,subject,id,data.kind,data.name\r\n"
    for (place, text) in CellOutputTests.nasty.enumerated() {
      let isNumber = ["-12.50", "-5"].contains(text)
      let guarded = ("=+-@'".contains(text.first ?? "x") && !isNumber ? "'" : "") + text
      let id = "00000000-0000-7000-8000-\(String(format: "%012d", place))"
      table += "unit.created,unit/u\(place),\(id),office,\(quoted(guarded))\r\n"
    }
    try program.write(table, to: "template.csv")
    #expect(try program.run("init --name T --ledger c -q").status == 0)
    let imported = try program.run("import template.csv --ledger c -q")
    #expect(imported.status == 0, "\(imported.errors)")
    #expect(try program.run("replay --format csv -q --ledger c").output == hash)
  }

  @Test func `refused rows stand as they were, and a guarded list is reconciled`() throws {
    let program = try Program()
    try #require(try program.run("init --name T -q").status == 0)
    try program.write(
      "type,subject,data.kind,data.name\nunit.created,unit/a,moon,'=1\n", to: "bad.csv")
    #expect(try program.run("import bad.csv --refused-rows mend.csv -q").status == 0)
    let mend = try String(
      contentsOf: program.folder.appendingPathComponent("mend.csv"), encoding: .utf8)
    #expect(mend.contains("unit.created,unit/a,moon,'=1,"))
    #expect(
      try program.run(["record", "unit.created", "unit/a", "kind=office", "name==1+1", "-q"])
        .status == 0)
    try program.write("subject,name\nunit/a,'=1+1\n", to: "list.csv")
    let reconciled = try program.run("reconcile list.csv --key subject --list unit")
    #expect(reconciled.status == 0, "\(reconciled.output)")
  }

  @Test func `a mapping takes the apostrophe back where it says so`() throws {
    for (marks, name) in [
      ("marks: apostrophe", "=1+1"), ("marks:\n  apostrophe: true\n  equal: [x]", "=1+1"),
      ("ignore: [y]", "'=1+1"),
    ] {
      let program = try Program()
      try #require(try program.run("init --name T -q").status == 0)
      try program.write("Amt\n'=1+1\n", to: "list.csv")
      try program.write(
        """
        source: units
        validfrom: 2024-01-01
        \(marks)
        values:
          name: {column: Amt}
        events:
          - type: unit.created
            subject: unit/a
            data: {kind: office, name: "{name}"}
        """, to: "m.yaml")
      let imported = try program.run("import list.csv --mapping m.yaml -q")
      #expect(imported.status == 0, "\(imported.errors)")
      #expect(
        try program.run("show unit/a --format json").output.contains("\"value\":\"\(name)\""))
    }
  }

  @Test func `what German Excel opens`() throws {
    let program = try Program()
    try program.makeExample()
    let portfolio = try program.run(
      "portfolio --csv excel-de --as-of 31.12.2024 --known-at 109")
    #expect(portfolio.status == 0 && portfolio.errors.isEmpty)
    #expect(portfolio.output.hasPrefix("\u{feff}subject;title;"))
    #expect(portfolio.output.contains(";2025-06-30;") == false)
    #expect(portfolio.output.contains(",00;"))
    #expect(portfolio.output.contains(";EUR\r\n"))
    #expect(!portfolio.output.contains(".00;"))
    let shown = try program.run("show project/eakte --csv excel-de --known-at 109")
    #expect(shown.output.contains(";01.0") || shown.output.contains(";31."))
    let wrong = try program.run("portfolio --format json --csv excel-de")
    #expect(wrong.status == 64 && wrong.errors.contains("--format csv"))
    #expect(try program.run("portfolio --raw").status == 64)
  }

  @Test func `nothing that a text says steers a terminal, a page or Excel`() throws {
    let text = "\u{202e}a\u{2066}b\u{200b}c\u{2028}d"
    let program = try made([text])
    let mark = "⟨U+202E⟩a⟨U+2066⟩b⟨U+200B⟩c⟨U+2028⟩d"
    #expect(try program.run("show unit/u0").output.contains(mark))
    #expect(try program.run("show unit/u0 --csv excel-de").output.contains(mark))
    #expect(try program.run("show unit/u0 --format csv").output.contains(text))
    #expect(try program.run("show unit/u0 --format json").output.contains(text))
    // Names that the caller gives come back in titles and messages.
    let name = "\u{1b}[31m\u{202e}"
    for arguments in [
      ["show", "unit/\(name)"], ["import", "\(name).jsonl"], ["portfolio", "--where", name],
      ["portfolio", "--ledger", name], ["portfolio", name], ["portfolio", "--\(name)"],
      ["kpi", "series", name], ["inventory", name], ["vouchers", "grant/\(name)"],
      ["record", name, "unit/x"],
      ["record", "unit.created", "unit/\(name)", "kind=office", "name=x"],
      ["init", "--name", name, "--ledger", "n"], ["sample", "--method", name],
      ["reconcile", name, "--key", "x"], ["publish", "report/\(name)", "--kind", "portfolio"],
      ["report", "quarterly", "--out", "/proc/\(name)"], ["lights", "--scale", name],
      ["schema", name], ["demo", "--city", name], ["explain", "unit/\(name)", name],
      ["portfolio", "--group-by", name], ["audit", "--type", name], ["changes", "--from", name],
    ] {
      let outcome = try program.run(arguments)
      let said = (outcome.output + outcome.errors).unicodeScalars
      #expect(
        !said.contains { $0 == "\u{1b}" || $0 == "\u{202e}" }, "\(arguments): \(outcome.errors)")
      #expect([0, 1, 64, 65, 69, 73, 74, 77].contains(outcome.status), "\(arguments)")
    }
  }
}

import Foundation
import Testing

/// With `--lang de` or a German environment all that people read is German; JSON names never.
@Suite struct `The program speaks German` {
  private let id = "--id 00000000-0000-7000-8000-0000000000"

  @Test func `about bad commands and refused input`() throws {
    let program = try Program()
    _ = try program.run("init --name Musterstadt --origin test/musterstadt -q")
    try program.write(Self.table, to: "falsch.csv")
    try program.write("{\"specversion\":\"1.0\",\"type\":\"unit.created\"", to: "falsch.jsonl")
    try expectGolden(
      "german", program,
      [
        "portfolio --ledger nichts --lang de", "portfolio --known-at 99 --lang de",
        "portfolio --where lead --lang de", "portfolio --group-by units --lang de",
        "portfolio --as-of morgen --lang de", "record unit.creatd unit/x --lang de",
        "record unit.created unit/x --lang de", "record unit.created unti/x kind=office --lang de",
        "record expenditure.booked project/x booking=B year=2024 amount=1.234EUR --lang de",
        "record project.registered project/x title=X kind=lighthouse lead=unit/y status=planning "
          + "--lang de",
        "record unit.created unit/fern kind=office name=Fern --valid-from 2099-01-01 \(id)01 --lang de",
        "record unit.created unit/weit kind=office name=Weit --valid-from 2099-01-01 --strict "
          + "\(id)02 --lang de",
        "void 7 --lang de", "void 7 --reason weg --lang de", "correct 7 x=1 --lang de",
        "import falsch.jsonl --lang de -q", "import fehlt.csv --lang de -q",
        "import falsch.csv --lang de -q", "import falsch.csv --strict --lang de -q",
        "import falsch.csv --snapshot --lang de", "init --lang de", "init --nam X --lang de",
        "init --name Y --lang de", "init --ledger z --name Z --currency XYZ --lang de",
        "export --format yaml --lang de", "schema nichts.da --lang de", "gibtsnicht --lang de",
        "approve --help --lang de",
      ])
  }

  @Test func `where the environment is German`() throws {
    let program = try Program()
    let german = ["LANG": "de_DE.UTF-8"]
    let missing = try program.run("portfolio", environment: german)
    #expect(
      missing.errors
        == "stadtbuch: unter city.stadtbuch gibt es kein Stadtbuch; mit init anlegen oder ein "
        + "anderes nennen\n")
    let own = try program.run("portfolio", environment: ["STADTBUCH_LANG": "de"])
    #expect(own.errors == missing.errors)
    let english = try program.run("portfolio --lang en", environment: german)
    #expect(english.errors.hasPrefix("stadtbuch: there is no ledger at city.stadtbuch"))
    let help = try program.run("help void", environment: german)
    #expect(help.output.hasPrefix("Storniert ein Ereignis.\n\nAufruf: stadtbuch void "))
    #expect(help.status == 0)
  }

  @Test func `and JSON carries the reason with its arguments and the text`() throws {
    let program = try Program()
    _ = try program.run("init --name Musterstadt --origin test/musterstadt -q")
    try program.write(Self.table, to: "falsch.csv")
    let english = try program.run("import falsch.csv --format json -q")
    #expect(
      english.output.contains(
        #"{"row":2,"column":"data.kind","value":"offce","why":"there is no such word here; give "#
          + #"one of office","reason":"unknownWord","arguments":{"choices":["office"]}}"#),
      "\(english.output)")
    #expect(english.output.contains("rows are refused"))
    let german = try program.run("import falsch.csv --format json --lang de -q")
    #expect(
      german.output.contains(
        #""why":"dieses Wort gibt es hier nicht; eines angeben von office","#
          + #""reason":"unknownWord","arguments":{"choices":["office"]}"#), "\(german.output)")
    #expect(german.output.contains("Zeilen sind abgelehnt"))
    let rows = try program.run("import falsch.csv --lang de -q --refused-rows mangel.csv")
    #expect(rows.status == 0)
    let mended = try String(
      contentsOf: program.folder.appending(path: "mangel.csv"), encoding: .utf8)
    #expect(mended.contains("dieses Wort gibt es hier nicht"))
  }

  private static let table = """
    id,type,subject,validfrom,data.kind,data.name
    ,unit.created,unit/a,2024-01-01,offce,A
    ,unit.created,unit/b,2024-01-01,office,
    ,unit.created,unit/c,2024-01-01
    ,unit.creatd,unit/d,2024-01-01,office,D
    ,unit.created,unit/e,2024-13-01,office,E

    """
}

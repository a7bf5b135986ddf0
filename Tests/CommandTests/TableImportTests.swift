import Foundation
import Testing

@Suite struct `Tables` {
  private let table = """
    type,subject,validfrom,data.kind,data.name,data.title,data.lead,data.status
    unit.created,unit/it,2026-01-01,office,Amt für IT,,,
    project.registered,project/a,2026-01-01,agenda,,E-Akte,unit/it,planning
    project.registered,project/b,2026-01-01,agenda,,"Glasfaser, Schulen",unit/it,planing
    project.registered,project/c,2026-01-01,agenda,,Termin,unit/nirgends,planning

    """

  @Test func `refused rows are left out and can be mended`() throws {
    let program = try Program()
    try program.write(table, to: "list.csv")
    _ = try program.run("init --name Musterstadt --origin test/musterstadt -q")
    try expectGolden(
      "import-table", program,
      [
        "import list.csv --strict", "import list.csv --dry-run",
        "import list.csv --refused-rows mend.csv", "import list.csv --format json",
        "import list.csv --lang de --format csv", "portfolio --as-of 2026-01-01",
      ])
    let mend = try String(
      contentsOf: program.folder.appendingPathComponent("mend.csv"), encoding: .utf8)
    #expect(mend.contains("planing"))
    #expect(mend.contains("unit/nirgends"))
    try program.write(
      mend.replacingOccurrences(of: "planing", with: "planning")
        .replacingOccurrences(of: "unit/nirgends", with: "unit/it"), to: "mended.csv")
    let mended = try program.run("import mended.csv --format json")
    #expect(mended.status == 0)
    #expect(mended.output.contains("\"accepted\":2,\"duplicates\":0,\"refused\":[]"))
    let again = try program.run("import list.csv mended.csv -q")
    #expect(again.status == 0, "\(again.errors)")
    let rows = try program.run("portfolio --as-of 2026-01-01 --format csv")
    #expect(rows.output.split(separator: "\r\n").count == 4)
  }

  @Test func `one refused row is enough to refuse a file strictly`() throws {
    let program = try Program()
    try program.write(
      "type,subject,data.kind,data.name\nunit.created,unit/it,office,IT\n"
        + "unit.created,unit/x,offize,X\n",
      to: "list.csv")
    _ = try program.run("init --name T --origin test/t -q")
    let refused = try program.run("import list.csv --strict -q")
    #expect(refused.status == 65, "\(refused.errors)")
    #expect(try program.run("show unit/it -q").status == 1)
    let taken = try program.run("import list.csv -q")
    #expect(taken.status == 0, "\(taken.errors)")
    #expect(try program.run("show unit/it -q").status == 0)
  }

  @Test func `a list as it stands becomes a history by what differs`() throws {
    let program = try Program()
    let fixtures = Program.package.appendingPathComponent("Fixtures").path
    let made = try program.run("init --name GMPP --time-zone Europe/London --currency GBP -q")
    #expect(made.status == 0)
    let command = [
      "import", "\(fixtures)/data/gmpp/gmpp_2014_2017.csv", "--mapping",
      "\(fixtures)/mappings/gmpp.yaml", "--snapshot", "--trust-time", "-q", "--format", "json",
    ]
    for (day, time, missing) in [
      ("2013-09-30", "2014-07-31", nil), ("2014-09-30", "2015-07-31", "48"),
    ] {
      var arguments = command + ["--valid-from", day, "--time", "\(time)T12:00:00Z"]
      if let missing {
        let refused = try program.run(arguments)
        #expect(refused.status == 65)
        #expect(refused.errors.contains("--confirm-missing \(missing), "), "\(refused.errors)")
        arguments += ["--confirm-missing", missing]
      }
      let first = try program.run(arguments)
      #expect(first.status == 0, "\(first.errors)")
      #expect(!first.output.contains("\"accepted\":0"))
      let again = try program.run(
        arguments.filter { !["--confirm-missing", missing].contains($0) })
      #expect(again.output.contains("\"accepted\":0"), "\(again.output.prefix(200))")
    }
    let known = try program.run(
      "portfolio --as-of 2014-09-30 --known-at 2015-06-30 --where 'subject=project/esmcp'")
    #expect(known.output.contains("2020-12-31"))
    #expect(known.status == 0)
  }
}

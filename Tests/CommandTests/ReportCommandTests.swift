import Foundation
import TestSupport
import Testing

/// `report quarterly`, and its publication.
@Suite struct `The report from the command line` {
  private static let point = "--as-of 2024-12-31 --known-at 109"

  @Test(arguments: ["de", "en"]) func `of the worked example is the golden page`(
    language: String
  ) throws {
    let program = try Program()
    try program.makeExample()
    let made = try program.run(
      "report quarterly \(Self.point) --lang \(language) --out reports -q")
    #expect(made.status == 0, "\(made.errors)")
    let page = try Data(contentsOf: program.folder.appending(path: "reports/report-2024-Q4.html"))
    let golden = Program.package.appending(
      path: "Tests/CommandTests/Golden/report-2024-Q4-\(language).html")
    #expect(try Golden.difference(page, from: golden) == nil)
    let tables = try FileManager.default.contentsOfDirectory(
      atPath: program.folder.path + "/reports/tables")
    #expect(tables.count == 16)
    // Once more over what is there: the same.
    _ = try program.run("report quarterly \(Self.point) --lang \(language) --out reports -q")
    #expect(
      try page == Data(contentsOf: program.folder.appending(path: "reports/report-2024-Q4.html")))
  }

  @Test func `is published with its hash and reproduced`() throws {
    let program = try Program()
    try program.makeExample()
    let published = try program.run(
      "publish report/2024-Q4 --kind quarterly \(Self.point) --lang de --out q4.html -q")
    #expect(published.status == 0, "\(published.errors)")
    _ = try program.run("record project.described project/eakte cohort=9 -q")
    let again = try program.run("reproduce report/2024-Q4 --out again.html --format json -q")
    #expect(again.status == 0, "\(again.errors)")
    #expect(again.output.contains(#""sameBytes":true"#))
    #expect(
      try Data(contentsOf: program.folder.appending(path: "q4.html"))
        == Data(contentsOf: program.folder.appending(path: "again.html")))
  }

  @Test func `is never written over one of another point but by force`() throws {
    let program = try Program()
    try program.makeExample()
    let other = "--as-of 2024-12-31 --known-at 108"
    for (options, status) in [
      ("\(Self.point) --lang de --out r", 0), ("\(Self.point) --lang de --out r", 0),
      ("\(other) --lang de --out r", 73), ("\(Self.point) --lang en --out r", 73),
      ("\(other) --lang de --out r --force", 0), ("\(Self.point) --lang de --out r", 73),
    ] {
      let before = try? Data(
        contentsOf: program.folder.appending(path: "r/report-2024-Q4.html"))
      let made = try program.run("report quarterly \(options) -q")
      #expect(made.status == status, "\(options): \(made.errors)")
      let after = try Data(contentsOf: program.folder.appending(path: "r/report-2024-Q4.html"))
      if status == 73 {
        #expect(after == before, "\(options)")
        #expect(made.errors.contains("--force"), "\(made.errors)")
      }
    }
    // What stands at the place of a table is not written over either, and then nothing is written.
    _ = try program.shell("mkdir -p s/tables")
    try program.write("mine", to: "s/tables/budget.csv")
    #expect(try program.run("report quarterly \(Self.point) --out s -q").status == 73)
    #expect(try program.shell("ls s s/tables").output == "s:\ntables\n\ns/tables:\nbudget.csv\n")
  }

  @Test func `is not written where there is no folder`() throws {
    let program = try Program()
    try program.makeExample()
    try program.write("", to: "file")
    let refused = try program.run("report quarterly \(Self.point) --out file -q")
    #expect(refused.status == 73)
    #expect(refused.errors.contains("file is not a folder"))
    #expect(try program.run("report quarterly -q").status == 64)
    #expect(try program.run("help report quarterly").output.contains("Examples:"))
  }
}

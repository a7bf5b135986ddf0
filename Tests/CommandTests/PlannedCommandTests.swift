import Foundation
import Testing

/// What a dry run says, and that it writes nothing: whole outputs.
@Suite struct `A dry run` {
  private static func log(_ program: Program) throws -> Data {
    try Data(
      contentsOf: program.folder.appendingPathComponent("city.stadtbuch/log/data.mdb"))
  }

  @Test func `shows before and after and leaves every byte of the log`() throws {
    let program = try Program()
    try program.makeExample()
    try program.write(
      """
      {"specversion":"1.0","id":"01900000-0000-7000-8000-0000000000a1","source":"test",\
      "type":"project.described","subject":"project/eakte","validfrom":"2026-01-15",\
      "data":{"title":"E-Akte Plus"}}
      {"specversion":"1.0","id":"01900000-0000-7000-8000-0000000000a2","source":"test",\
      "type":"project.described","subject":"project/eakte","validfrom":"2026-01-16",\
      "data":{"title":"E-Akte","cohort":"2"}}
      {"specversion":"1.0","id":"01900000-0000-7000-8000-0000000000a3","source":"test",\
      "type":"event.voided","subject":"event/151","reason":"x","data":{}}

      """, to: "several.jsonl")
    let before = try Self.log(program)
    let bill =
      "record expenditure.booked project/eakte booking=N-1 year=2026 type=material "
      + "source=source/hh 'amount=1.000,50 EUR' --valid-from 15.01.2026 --dry-run -q"
    try expectGolden(
      "planned", program,
      [
        bill, "\(bill) --lang de", "\(bill) --format json",
        "void 147 --reason Zahlendreher --dry-run -q",
        "record project.described project/eakte title=E-Akte --dry-run -q",
        "record project.described project/eakte title=Neu --dry-run -q --format csv",
        "import several.jsonl --dry-run -q", "import several.jsonl --dry-run -q --format json",
        "record expenditure.booked project/eakte booking=N-1 year=2026 type=material "
          + "source=source/hh amount=1.234 --dry-run -q",
        "record expenditure.booked project/eakte booking=N-1 year=2026 type=material "
          + "source=source/hh amount=1.234 --dry-run -q --lang de",
        "record target.set indicator/glas points.1.date=31.12.2026 points.1.value=12,5 "
          + "interpolation=linear 'points.2.date=31.12.2027' 'points.2.value=1.234,5' --valid-from 2026-01-15 "
          + "--dry-run -q",
        "record target.set indicator/glas points.1.date=31.12.2026 points.1.value=1.234 --dry-run",
        "void 9999 --reason x --dry-run",
      ])
    #expect(try Self.log(program) == before)
  }
}

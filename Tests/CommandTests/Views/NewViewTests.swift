import Foundation
import Presentation
import Stadtbuch
import TestSupport
import Testing

@testable import StadtbuchCommand
@testable import Views

/// A view made for this test alone: everything that shows it follows from what stands here.
private enum Offices: View {
  static let about = ViewAbout(
    "offices", title: Label(en: "Offices", de: "Ämter"),
    sentence: Label(en: "Shows the units.", de: "Zeigt die Einheiten."),
    discussion: Label(en: "All of them.", de: "Alle."), examples: ["offices"])
  static let usual = ""
  static let parameters: [Parameter<String>] = [
    .text("startingWith", Label(en: "Only these.", de: "Nur diese.")) { $0 = $1 }
  ]
  static func shape(_ choice: String) -> Shape {
    let letters = ColumnHead("letters", Label(en: "Letters", de: "Buchstaben"), .integer)
    return Shape("rows", columns, figures: [letters]) {
      (frame, take) throws(TimelinesError) in
      var letters = 0
      for row in try OfficesReader.read(frame) where row.name.hasPrefix(choice) {
        if try take(row) { letters += row.name.count }
      }
      var figures = AnswerObject()
      figures.append("letters", .number(letters))
      return Closing(figures)
    }
  }
  static let shapes = [shape(usual)]
  static let columns: [Column<OfficeRow>] = [
    .subject("subject", Label(en: "Unit", de: "Einheit"), of: "unit", \.subject).key,
    .text("title", Label(en: "Name", de: "Name"), \.name),
    .number("size.letters", Label(en: "Letters", de: "Buchstaben"), \.name.count).summed(),
    .money("fee", Label(en: "Fee", de: "Gebühr")) {
      Money(minor: Total(Int64($0.name.count) * 100), currency: .eur)
    }.summed(),
  ]
}

private struct OfficeRow: Sendable {
  let subject: String
  let name: String
}

private enum OfficesReader {
  static func read(_ frame: Frame) throws(TimelinesError) -> [OfficeRow] {
    try frame.timelines.read(at: frame.point) { (reading) throws(TimelinesError) in
      try reading.entities(ofKind: "unit").map { OfficeRow(subject: $0.name, name: $0.name) }
    }
  }
}

/// A view that somebody adds is in the command line, every format, conditions and help.
@Suite struct `A new view` {
  private let program: Program

  init() throws {
    program = try Program()
    try program.makeExample()
  }

  private func run(_ line: String, width: Int? = nil) throws -> String {
    var output: [UInt8] = []
    let console = Console(
      put: { _, _, body in
        let collected = Collected()
        try body { collected.bytes += $0 }
        output += collected.bytes
      }, say: { _ in }, width: width, hasColour: false)
    let ledger = program.folder.appendingPathComponent("city.stadtbuch").path
    let words = Program.arguments(line) + ["--ledger", ledger]
    let catalogue = Catalogue.standard + [Offices.self]
    try #require(ViewProgram(words, catalogue, console: console)).run()
    return String(decoding: output, as: UTF8.self)
  }

  /// What a writer has given so far.
  private final class Collected {
    var bytes: [UInt8] = []
  }

  @Test func `answers in every format`() throws {
    let json = try run("offices --as-of 2024-12-31 --known-at 109 --format json")
    #expect(json.contains(#""letters":"#))
    #expect(json.contains(#"{"subject":"unit/dez-4","title":"unit/dez-4","size":{"letters":10},"#))
    let csv = try run("offices --as-of 2024-12-31 --known-at 109 --format csv")
    #expect(csv.hasPrefix("subject,title,size.letters,fee,currency\r\n"))
    #expect(csv.contains("unit/dez-4,unit/dez-4,10,10.00,EUR\r\n"))
    let table = try run("offices --as-of 2024-12-31 --known-at 109 --lang de")
    #expect(table.contains("Ämter · Stand 31.12.2024"))
    #expect(table.contains("Gebühr EUR"))
    let html = try run("offices --as-of 2024-12-31 --known-at 109 --format html --lang de")
    #expect(html.contains("<th scope=\"row\">unit/dez-4</th>"))
    let file = program.folder.appendingPathComponent("offices.xlsx").path
    _ = try run("offices --as-of 2024-12-31 --known-at 109 --format xlsx --out \(file)")
    let workbook = try #require(FileManager.default.contents(atPath: file))
    #expect(workbook.starts(with: [0x50, 0x4b, 0x03, 0x04]))
    #expect(workbook.range(of: Data("xl/worksheets/sheet2.xml".utf8)) != nil)
  }

  @Test func `is chosen, grouped, ordered and cut by its keys`() throws {
    let chosen = try run("offices --where 'size.letters>9' --format csv --columns title,fee")
    #expect(chosen.hasPrefix("title,fee,currency\r\n"))
    #expect(!chosen.contains("unit/it,"))
    let ordered = try run("offices --sort size.letters:desc,subject --format csv --columns title")
    let names = ordered.split(separator: "\r\n").dropFirst().map(\.count)
    #expect(names == names.sorted(by: >))
    let grouped = try run("offices --group-by size.letters --format json")
    #expect(grouped.contains(#"{"group":{"size.letters":7},"count":"#))
  }

  @Test func `explains itself in both languages`() throws {
    let help = try run("offices --help --lang de")
    #expect(help.hasPrefix("Zeigt die Einheiten."))
    #expect(help.contains("--starting-with <TEXT>"))
    #expect(help.contains("subject, title, size.letters, fee"))
    #expect(throws: Failure.self) { try run("offices --startingwith x") }
  }
}

import Testing
import Vocabulary

@testable import Exchange

struct CSVTests {
  @Test func `quoted line ends stay in the field and rows are numbered as records`() throws {
    let table = try table("a,b\n1,\"x\ny\"\r\n\n2,\"say \"\"hi\"\"\"\n")
    #expect(table.header == ["a", "b"])
    #expect(try table.rows.map(\.fields) == [["1", "x\ny"], ["2", "say \"hi\""]])
    #expect(try table.rows.map(\.number) == [2, 4])
    #expect(try table.rows.map(\.line) == [2, 5])
    #expect(try table.rows.allSatisfy { $0.problem == nil })
  }

  @Test func `a byte order mark is no part of the first name`() throws {
    let bytes = TextEncoding.byteOrderMark + Array("ä;b\n1;2".utf8)
    for encoding in TextEncoding.allCases {
      let table = try CSVTable(bytes: bytes, encoding: encoding, separator: ";")
      #expect(table.header == ["ä", "b"])
    }
  }

  @Test func `Windows-1252 is read and written without loss`() throws {
    let bytes: [UInt8] = [0xFC, 0x80, 0x96, 0x93]
    let table = try CSVTable(bytes: bytes, encoding: .windows1252)
    #expect(table.header == ["ü€–“"])
    #expect(TextEncoding.windows1252.bytes(of: "ü€–“") == bytes)
    #expect(TextEncoding.windows1252.bytes(of: "ł") == [UInt8(ascii: "?")])
  }

  @Test func `bytes outside the encoding are an error with their line`() throws {
    #expect(throws: CSVError.self) { try CSVTable(bytes: [0x81], encoding: .windows1252) }
    do {
      _ = try CSVTable(bytes: Array("a\nb".utf8) + [0xFC])
      Issue.record("Windows-1252 was taken for UTF-8")
    } catch let error as CSVError {
      #expect(error.line == 2)
      #expect(error.message.contains("encoding: windows-1252"))
    }
    for wrong: [UInt8] in [
      [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xE2, 0x82],
    ] {
      #expect(throws: CSVError.self) { try CSVTable(bytes: wrong) }
    }
  }

  @Test func `broken quoting and wrong counts of fields are problems of the row`() throws {
    let rows = try table("a,b\n\"x\"y,2\n1,2,3\n1\n1,\"open\n2,3\n").rows
    #expect(rows.count == 4)
    #expect(rows[0].problem == .textAfterQuote(line: 2))
    #expect(rows[1].problem == .fieldCount(fields: 3, header: 2))
    #expect(rows[2].problem == .fieldCount(fields: 1, header: 2))
    #expect(rows[3].problem == .quoteOpen(line: 5))
  }

  @Test func `an empty field at the end of the file counts`() throws {
    #expect(try table("a,b\n1,").rows.map(\.fields) == [["1", ""]])
    #expect(throws: CSVError.self) { try table("") }
  }

  @Test func `written lines read back as they were`() throws {
    let fields = ["a,b", "say \"x\"", "two\nlines", "", "ü", "\r"]
    let line = csvLine(fields, separator: ",")
    #expect(try table(line).header == fields)
  }

  @Test(arguments: [",", ";", "|", "\t"] as [Character])
  func `marks that belong to letters hide neither separators nor quotes`(
    separator: Character
  ) throws {
    let fields = ["\(separator)\u{301}a", "\"\u{308}\"", "\n\u{301}", "\r\u{301}", "\"\u{200d}x"]
    let line = Array(csvLine(fields, separator: separator).utf8)
    let read = try CSVTable(bytes: line, separator: separator).header
    #expect(read.map { Array($0.utf8) } == fields.map { Array($0.utf8) })
  }

  @Test func `what is refused of a table with a byte order mark is told with the mark`() throws {
    let list = "\u{feff}type,subject,data.name\nunit.created,unit/Ł,„Ł“\n"
    let table = try CSVTable(bytes: Array(list.utf8), encoding: .windows1252)
    let rows = try TemplateTable.propose(table)
    var refused = RefusedRows()
    for row in rows.refused { try refused.append(row) }
    var report: [UInt8] = []
    try RefusedReport.write(table, &refused, encoding: .windows1252) { report += $0 }
    #expect(String(decoding: report, as: UTF8.self).hasPrefix("\u{feff}type,subject"))
    var read: [[String]] = []
    try CSVTable(bytes: report, encoding: .windows1252).forEachRow { read.append($0.fields) }
    #expect(read.map { Array($0.prefix(3)) } == [["unit.created", "unit/Ł", "„Ł“"]])
  }
}

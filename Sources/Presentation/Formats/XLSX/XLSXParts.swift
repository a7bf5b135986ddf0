import Vocabulary

/// The parts of a workbook around its cells.
enum XLSXParts {
  private static let spreadsheet = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
  private static let relations =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  private static let head = #"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"# + "\n"

  /// The letters of a column from 0: A, B … Z, AA.
  static func letters(_ column: Int) -> String {
    var (rest, letters) = (column, "")
    repeat {
      letters = String(UnicodeScalar(UInt8(65 + rest % 26))) + letters
      rest = rest / 26 - 1
    } while rest >= 0
    return letters
  }

  /// Appends a text so that XML takes it; what XML cannot hold is marked, and a cell has its limit.
  static func append(escaped text: String, to bytes: inout [UInt8]) {
    var length = 0
    for scalar in text.unicodeScalars {
      length += scalar.value > 0xffff ? 2 : 1
      if length > 32_767 { break }
      switch scalar {
      case "&": bytes.append(contentsOf: "&amp;".utf8)
      case "<": bytes.append(contentsOf: "&lt;".utf8)
      case ">": bytes.append(contentsOf: "&gt;".utf8)
      case "\"": bytes.append(contentsOf: "&quot;".utf8)
      case "\t", "\n": bytes.append(contentsOf: "&#\(scalar.value);".utf8)
      case _ where scalar.value < 0x20 || (0xfffe...0xffff).contains(scalar.value):
        bytes.append(contentsOf: "\u{fffd}".utf8)
      default: bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
      }
    }
  }

  /// Appends a row; its number takes the place that cells have left for it.
  static func append(row: Int, _ cells: [UInt8], to sheet: inout [UInt8]) {
    let number = Array("\(row)".utf8)
    sheet.append(contentsOf: "<row r=\"\(row)\">".utf8)
    for byte in cells {
      if byte == 1 { sheet += number } else { sheet.append(byte) }
    }
    sheet.append(contentsOf: "</row>\n".utf8)
  }

  /// What stands before the rows of a sheet.
  static func sheetHead(_ widths: [Int], isFrozen: Bool = true) -> [UInt8] {
    var text =
      head + "<worksheet xmlns=\"\(spreadsheet)\"><sheetViews><sheetView workbookViewId=\"0\""
    text +=
      isFrozen
      ? "><pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/>"
        + "</sheetView></sheetViews>" : "/></sheetViews>"
    if !widths.isEmpty {
      text += "<cols>"
      for (index, width) in widths.enumerated() {
        text +=
          "<col min=\"\(index + 1)\" max=\"\(index + 1)\" width=\"\(width)\" customWidth=\"1\"/>"
      }
      text += "</cols>"
    }
    return Array((text + "<sheetData>\n").utf8)
  }

  /// What stands behind them.
  static func sheetTail(columns: Int, rows: Int, hasFilter: Bool = true) -> [UInt8] {
    let filter =
      hasFilter && columns > 0
      ? "<autoFilter ref=\"A1:\(letters(columns - 1))\(rows)\"/>" : ""
    return Array("</sheetData>\(filter)</worksheet>\n".utf8)
  }

  /// The files of the workbook other than its sheets.
  static func frame(_ titles: [String]) -> [(String, [UInt8])] {
    let names = sheetNames(titles)
    var types =
      head + "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
    types +=
      "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
    types += "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
    let kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    types += "<Override PartName=\"/xl/workbook.xml\" ContentType=\"\(kind).sheet.main+xml\"/>"
    types += "<Override PartName=\"/xl/styles.xml\" ContentType=\"\(kind).styles+xml\"/>"
    var book = head + "<workbook xmlns=\"\(spreadsheet)\" xmlns:r=\"\(relations)\"><bookViews>"
    book += "<workbookView activeTab=\"1\"/></bookViews><sheets>"
    var links =
      head
      + "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
    for (index, name) in names.enumerated() {
      let number = index + 1
      types +=
        "<Override PartName=\"/xl/worksheets/sheet\(number).xml\" ContentType=\"\(kind).worksheet+xml\"/>"
      var escaped: [UInt8] = []
      append(escaped: name, to: &escaped)
      book +=
        "<sheet name=\"\(String(decoding: escaped, as: UTF8.self))\" sheetId=\"\(number)\" r:id=\"rId\(number)\"/>"
      links +=
        "<Relationship Id=\"rId\(number)\" Type=\"\(relations)/worksheet\" Target=\"worksheets/sheet\(number).xml\"/>"
    }
    links +=
      "<Relationship Id=\"rId\(names.count + 1)\" Type=\"\(relations)/styles\" Target=\"styles.xml\"/>"
    let root =
      head
      + "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
      + "<Relationship Id=\"rId1\" Type=\"\(relations)/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>\n"
    return [
      ("[Content_Types].xml", Array((types + "</Types>\n").utf8)),
      ("_rels/.rels", Array(root.utf8)),
      ("xl/workbook.xml", Array((book + "</sheets></workbook>\n").utf8)),
      ("xl/_rels/workbook.xml.rels", Array((links + "</Relationships>\n").utf8)),
      ("xl/styles.xml", Array(styles.utf8)),
    ]
  }

  /// Names of sheets as spreadsheets take them: short, without marks, none twice.
  private static func sheetNames(_ titles: [String]) -> [String] {
    var names: [String] = []
    for title in titles {
      let plain = title.map { "[]:*?/\\'".contains($0) ? " " : $0 }
      var name = String(String(plain).trimmingBlanks.prefix(28))
      if name.isEmpty { name = "\(names.count + 1)" }
      var number = 2
      let first = name
      while names.contains(where: { $0.lowercased() == name.lowercased() }) {
        name = "\(first) \(number)"
        number += 1
      }
      names.append(name)
    }
    return names
  }

  /// Plain, header, money, date, per cent, whole number: the order of ``XLSXCell/CellStyle``.
  private static let styles =
    head + "<styleSheet xmlns=\"\(spreadsheet)\">"
    + "<fonts count=\"2\"><font><sz val=\"11\"/><name val=\"Calibri\"/></font>"
    + "<font><b/><sz val=\"11\"/><name val=\"Calibri\"/></font></fonts>"
    + "<fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill>"
    + "<fill><patternFill patternType=\"gray125\"/></fill></fills>"
    + "<borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders>"
    + "<cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>"
    + "<cellXfs count=\"6\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/>"
    + "<xf numFmtId=\"0\" fontId=\"1\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyFont=\"1\"/>"
    + [4, 14, 10, 1].map {
      "<xf numFmtId=\"\($0)\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\"/>"
    }.joined()
    + "</cellXfs></styleSheet>\n"
}

extension String {
  /// The text without blanks at its ends.
  fileprivate var trimmingBlanks: String {
    var text = self[...]
    while text.first == " " { text = text.dropFirst() }
    while text.last == " " { text = text.dropLast() }
    return String(text)
  }
}

import Vocabulary

/// Takes the tables out of a page that this program printed.
///
/// The pages are well-formed XML made by one writer, so that a reader of tags is enough.
struct PrintedTables {
  private let text: Substring

  /// The page of these bytes.
  init(_ page: [UInt8]) {
    text = Substring(String(decoding: page, as: UTF8.self))
  }

  /// The tables with the figures of their rows.
  var tables: [FigureTable] {
    parts("<table id=\"", "</table>").compactMap { part in
      guard let end = part.firstIndex(of: "\"") else { return nil }
      var table = FigureTable(name: String(part[..<end]), isPrinted: true)
      for row in PrintedTables.parts(part, "<tr>", "</tr>") {
        let cells = PrintedTables.cells(row)
        guard let first = cells.first, first.isRow else { continue }
        table.add(
          PrintedTables.today(first.text), printed: cells.dropFirst().filter(\.isFigure).map(\.text)
        )
      }
      return table
    }
  }

  /// How cells with figures are marked: `n` up to the fourth layout, `figure` since.
  private static let figureClasses = ["class=\"n\"", "class=\"figure\""]

  /// What rows were called up to the fourth layout and are called today.
  private static let renamed = [
    "ausgegeben, alle jahre": "verausgabt, alle jahre", "beendete projekte": "beendet",
    "ended projects": "ended",
  ]

  /// What names a row today: its subject, whatever that is called; else its words in small letters.
  private static func today(_ name: String) -> String {
    if let subject = name.split(separator: " ").last, subject.contains("/") {
      return String(subject)
    }
    let name = name.lowercased()
    return renamed[name] ?? name
  }

  /// An amount without the three letters behind it.
  private static func withoutCurrency(_ text: String) -> String {
    let parts = text.split(separator: "\u{a0}")
    guard let currency = parts.last, parts.count > 1, Currency(String(currency)) != nil else {
      return text
    }
    return parts.dropLast().joined(separator: "\u{a0}")
  }

  private func parts(_ start: String, _ end: String) -> [Substring] {
    PrintedTables.parts(text, start, end)
  }

  /// What stands between a start and the next end, as often as it does.
  private static func parts(_ text: Substring, _ start: String, _ end: String) -> [Substring] {
    var parts: [Substring] = []
    var rest = text
    while let from = rest.firstRange(of: start) {
      let inside = rest[from.upperBound...]
      guard let to = inside.firstRange(of: end) else { return parts }
      parts.append(inside[..<to.lowerBound])
      rest = inside[to.upperBound...]
    }
    return parts
  }

  private struct Cell {
    var text: String
    var isRow: Bool
    var isFigure: Bool
  }

  private static func cells(_ row: Substring) -> [Cell] {
    var cells: [Cell] = []
    var rest = row
    while let start = rest.firstIndex(of: "<"), let close = rest[start...].firstIndex(of: ">") {
      let tag = rest[rest.index(after: start)..<close]
      let name = tag.hasPrefix("th") ? "th" : "td"
      guard let end = rest[close...].firstRange(of: "</\(name)>") else { return cells }
      let inside = rest[rest.index(after: close)..<end.lowerBound]
      let text = plain(inside)
      cells.append(
        Cell(
          text: text, isRow: tag.contains("scope=\"row\""),
          isFigure: PrintedTables.figureClasses.contains { tag.contains($0) }
            && FigureTable.isFigure(PrintedTables.withoutCurrency(text))))
      rest = rest[end.upperBound...]
    }
    return cells
  }

  /// The text without tags.
  private static func plain(_ text: Substring) -> String {
    var plain = ""
    var isTag = false
    for character in text {
      switch character {
      case "<": isTag = true
      case ">":
        isTag = false
        plain += " "
      default: if !isTag { plain.append(character) }
      }
    }
    for (entity, character) in [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&amp;", "&")] {
      plain = plain.replacing(entity, with: character)
    }
    return plain.split(separator: " ").joined(separator: " ")
  }
}

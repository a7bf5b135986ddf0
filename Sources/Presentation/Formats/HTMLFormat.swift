public import LMDB
public import Stadtbuch
public import Views
public import Vocabulary

/// Answers as a table of HTML: a part of a page, readable without style, with headers that screen
/// readers name and figures to the right. Above it stands the rows' chart, where they have one.
public struct HTMLFormat: AnswerFormat, ~Copyable {
  private let head: AnswerHead
  private let format: PeopleFormat
  private let places: [Int]
  private var rows = ScratchBuffer()
  private var charted: ChartRows?
  /// The names of subjects that stand in the chart.
  private var names: [String: String] = [:]
  /// How many rows there are.
  public private(set) var count = 0

  /// No rows yet; words in a language.
  public init(_ head: AnswerHead, _ language: Language) {
    self.head = head
    format = PeopleFormat(language: language, timeZone: head.knownAt.timeZone)
    places = head.peoplePlaces
    charted = ChartRows(head.shape.chart, head.shape.columns)
  }

  /// Adds a row.
  public mutating func take(_ row: AnyRow) throws(ScratchError) {
    count += 1
    charted?.take(row)
    var html: [UInt8] = Array("<tr>".utf8)
    for (index, place) in places.enumerated() {
      let column = head.shape.columns[place]
      let cell = row[place].map { format.cell($0, column) }
      let element = index == 0 ? "th scope=\"row\"" : "td"
      html.append(contentsOf: "<\(element)".utf8)
      if column.kind.isFigure { html.append(contentsOf: " class=\"figure\"".utf8) }
      if case .light = column.kind, let light = row[place]?.plainText {
        html.append(contentsOf: " class=\"light \(light)\"".utf8)
      }
      html.append(0x3e)
      if let cell {
        HTMLFormat.append(escaped: cell.text, to: &html)
      }
      html.append(contentsOf: (index == 0 ? "</th>" : "</td>").utf8)
    }
    html.append(contentsOf: "</tr>\n".utf8)
    try rows.write { $0 += html }
  }

  /// Puts names in place of keys in the chart; once, when all rows are there.
  public mutating func finish(names: TableFormat.Names) throws {
    if let charted { self.names = try names(charted.subjects) }
  }

  /// Gives out the answer, block by block.
  public borrowing func write(
    _ closing: Closing, _ emit: ([UInt8]) throws -> Void
  ) throws {
    let language = format.language
    let title = closing.title ?? head.title[language]
    var front: [UInt8] = []
    front.append(contentsOf: "<section lang=\"\(language.rawValue)\">\n".utf8)
    if let charted {
      ChartSVG.write(
        charted, ChartWords(format: format, names: names), id: ChartSVG.id(head), title: title,
        asOf: head.asOf,
        to: &front)
    }
    front.append(contentsOf: "<table>\n<caption>".utf8)
    let point =
      "\(Label.asOf[language]) \(format.times.text(head.asOf)), "
      + "\(Label.knownAt[language]) \(format.times.text(head.knownAt))"
      + (head.audience.note.map { ", \($0[language])" } ?? "")
    HTMLFormat.append(escaped: "\(title) · \(point)", to: &front)
    front.append(contentsOf: "</caption>\n<thead><tr>".utf8)
    for place in places {
      let column = head.shape.columns[place]
      front.append(
        contentsOf: (column.kind.isFigure
          ? "<th scope=\"col\" class=\"figure\">" : "<th scope=\"col\">")
          .utf8)
      HTMLFormat.append(escaped: column.label[language], to: &front)
      front.append(contentsOf: "</th>".utf8)
    }
    front.append(contentsOf: "</tr></thead>\n<tbody>\n".utf8)
    try emit(front)
    try rows.forEachBlock(emit)
    var back: [UInt8] = Array("</tbody>\n</table>\n".utf8)
    if count == 0 { paragraph((closing.empty ?? head.empty)[language], to: &back) }
    for notice in head.notices(closing, language) {
      paragraph("\(Label.warning[language]): \(notice.text)", to: &back)
    }
    back.append(contentsOf: "</section>\n".utf8)
    try emit(back)
  }

  private func paragraph(_ text: String, to html: inout [UInt8]) {
    html.append(contentsOf: "<p>".utf8)
    HTMLFormat.append(escaped: text, to: &html)
    html.append(contentsOf: "</p>\n".utf8)
  }

  private static func append(escaped text: String, to html: inout [UInt8]) {
    for byte in text.visible.utf8 {
      switch byte {
      case 0x26: html.append(contentsOf: "&amp;".utf8)
      case 0x3c: html.append(contentsOf: "&lt;".utf8)
      case 0x3e: html.append(contentsOf: "&gt;".utf8)
      case 0x22: html.append(contentsOf: "&quot;".utf8)
      default: html.append(byte)
      }
    }
  }
}

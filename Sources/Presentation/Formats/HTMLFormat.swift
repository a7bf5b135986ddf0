public import LMDB
public import Stadtbuch
public import Views
public import Vocabulary

/// Answers as a table of HTML: a part of a page, readable without style, or a page of its own in the
/// style of reports; with headers that screen readers name and figures to the right. Above it stands
/// the rows' chart, where they have one.
public struct HTMLFormat: AnswerFormat, ~Copyable {
  private let head: AnswerHead
  private let format: PeopleFormat
  private let places: [Int]
  private var cells: HTMLRows
  /// Looks up what subjects are called.
  private let lookUp: TableFormat.Names
  /// Whether a column beside the row's key says what it is called.
  private let hasTitle: Bool
  /// Whether it is a page of its own.
  private let isPage: Bool
  /// So many names are kept at a time.
  private static let namesMax = 4_096
  private var rows = ScratchBuffer()
  private var charted: ChartRows?
  /// The names of subjects that stand in the chart.
  private var names: [String: String] = [:]
  /// How many rows there are.
  public private(set) var count = 0

  /// No rows yet; words in a language, and subjects by their names with their keys beneath.
  ///
  /// - Parameter isPage: whether it is a page of its own rather than a part of one.
  public init(
    _ head: AnswerHead, _ language: Language, isPage: Bool = false,
    names: @escaping TableFormat.Names = { _ in [:] }
  ) {
    self.head = head
    self.isPage = isPage
    lookUp = names
    hasTitle = head.peoplePlaces.contains {
      ["title", "text"].contains(head.shape.columns[$0].key)
    }
    format = PeopleFormat(language: language, timeZone: head.knownAt.timeZone)
    places = head.peoplePlaces
    cells = HTMLRows(columns: places.map { head.shape.columns[$0] }, format: format)
    charted = ChartRows(head.shape.chart, head.shape.columns)
  }

  /// Adds a row.
  public mutating func take(_ row: AnyRow) throws(ScratchError) {
    count += 1
    charted?.take(row)
    name(row)
    var page = HTMLWriter()
    let name = cells.columns.first.flatMap { head.shape.columns.name(without: $0) { row[$0] } }
    cells.write(to: &page, name: name) { row[places[$0]] }
    try rows.write { $0 += page.bytes }
  }

  /// Looks up the names of the subjects of a row.
  private mutating func name(_ row: AnyRow) {
    if cells.names.count > HTMLFormat.namesMax { cells.names.removeAll() }
    var missing: [String] = []
    for (place, column) in zip(places, cells.columns) {
      guard case .subject(let subject)? = row[place], cells.names[subject] == nil,
        !(hasTitle && column.isKey)
      else { continue }
      missing.append(subject)
    }
    guard !missing.isEmpty, let found = try? lookUp(missing) else { return }
    cells.names.merge(found) { _, new in new }
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
    var front = HTMLWriter()
    if isPage { HTMLFormat.openPage(title, language, in: &front) }
    front.open("section", [("lang", language.rawValue)])
    front.line()
    if let charted {
      ChartSVG.write(
        charted, ChartWords(format: format, names: names), id: ChartSVG.id(head), title: title,
        asOf: head.asOf, to: &front)
    }
    // What is wider than the page is scrolled, with keys too.
    front.open(
      "div",
      [("class", "scroll"), ("tabindex", "0"), ("role", "region"), ("aria-label", title)])
    front.raw("<table>\n")
    let point =
      "\(Label.asOf[language]) \(format.times.text(head.asOf)), "
      + "\(Label.knownAt[language]) \(format.times.text(head.knownAt))"
      + (head.audience.note.map { ", \($0[language])" } ?? "")
    front.element("caption", "\(title) · \(point)")
    front.line()
    cells.writeHead(to: &front)
    front.raw("<tbody>\n")
    try emit(front.bytes)
    try rows.forEachBlock(emit)
    var back = HTMLWriter()
    back.raw("</tbody>\n</table></div>\n")
    if count == 0 { back.paragraph((closing.empty ?? head.empty)[language]) }
    for notice in head.notices(closing, language) {
      back.paragraph("\(Label.warning[language]): \(notice.text)")
    }
    back.raw("</section>\n")
    if isPage { back.raw("</main>\n</body>\n</html>\n") }
    try emit(back.bytes)
  }

  private static func openPage(
    _ title: String, _ language: Language, in page: inout HTMLWriter
  ) {
    page.raw("<!DOCTYPE html>\n")
    page.open("html", [("lang", language.rawValue)])
    page.raw("\n<head>\n<meta charset=\"utf-8\"/>\n")
    page.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n")
    page.element("title", title)
    page.raw("\n<style>\n")
    page.raw(string: ReportStyle.sheet)
    page.raw("\n</style>\n</head>\n<body>\n<main>\n")
  }
}

import Presentation
import Stadtbuch
import Views
import Vocabulary

/// Rows of a view as a table whose values are doors: names first with their keys beneath, figures to
/// the right with their unit in the header, sums set apart.
struct PageTable {
  let rows: PageRows
  let context: PageContext
  /// The places of the columns that stand in it, in order.
  var places: [Int]
  /// What stands over it; the title of the view if nil.
  var caption: String?
  /// Where its headers lead, so that rows are ordered by them: the address with another order.
  var sort: ((_ key: String, _ isDescending: Bool) -> String)?
  /// How rows are ordered now.
  var sorted: (key: String, isDescending: Bool)?
  /// The rows that stand in it; all if nil.
  var rowsMax: Int?
  /// Whether it is a part of a page that leads to the whole: no caption to be seen, no sums, no notices.
  var isPart = false
  /// Whether what stands over it says what it is, so that its caption is for screen readers alone.
  var hasHeading = false
  /// Whether its values are doors to explanations, and names have their keys beneath; else only names
  /// lead anywhere.
  var explains = true

  private let doors: Doors
  /// The column that says what a row is called, and stands in that of its key.
  private let namePlace: Int?

  /// A table of rows.
  ///
  /// - Parameter keys: the columns, by their keys; those that people see if nil.
  init(_ rows: PageRows, _ context: PageContext, keys: [String]? = nil) {
    self.rows = rows
    self.context = context
    let columns = rows.columns
    doors = Doors(context.links, view: rows.view.about.path, columns, given: rows.given)
    let shown = keys.map { $0.compactMap { rows.place($0) } } ?? rows.head.peoplePlaces
    let name = columns.firstIndex { column in
      ["title", "text"].contains(column.key)
    }
    let isNamed = shown.first.map { first in
      if case .subject = columns[first].kind { columns[first].isKey } else { false }
    }
    namePlace = isNamed ?? false ? name : nil
    // A column without a value says nothing, unless somebody asked for it.
    let isAsked = rows.head.shown != nil
    places = shown.filter { [namePlace] place in
      place != namePlace
        && (isAsked || columns[place].isKey || rows.rows.contains { $0[place] != nil })
    }
  }

  /// The same under a heading that says what it is.
  var headed: PageTable {
    var table = self
    table.hasHeading = true
    return table
  }

  private var columns: [ColumnHead] { places.map { rows.columns[$0] } }

  /// Writes the table, or what is said where there are no rows.
  func write(to page: inout HTMLWriter) {
    let language = context.language
    guard !rows.rows.isEmpty else {
      page.element(
        "p", [("class", "none")], (rows.closing.empty ?? rows.head.empty)[language])
      page.line()
      return
    }
    let caption = self.caption ?? rows.closing.title ?? rows.head.title[language]
    page.open(
      "div", [("class", "wide"), ("tabindex", "0"), ("role", "region"), ("aria-label", caption)])
    page.raw("<table>\n")
    page.element("caption", isPart || hasHeading ? [("class", "unseen")] : [], caption)
    writeHead(to: &page)
    page.raw("<tbody>\n")
    for row in rows.rows.prefix(rowsMax ?? .max) { write(row, to: &page) }
    page.raw("</tbody>\n")
    if !isPart { writeTotal(to: &page) }
    page.raw("</table></div>\n")
    guard !isPart else { return }
    let shown = min(rows.rows.count, rowsMax ?? .max)
    if shown < rows.count {
      page.element(
        "p", [("class", "more")],
        Label(
          "\(shown) of \(rows.count) rows; the files beside the title have all of them.",
          "\(shown) von \(rows.count) Zeilen; die Dateien neben dem Titel haben alle.")[language])
    }
    writeNotices(to: &page)
  }

  /// What to know before relying on it.
  private func writeNotices(to page: inout HTMLWriter) {
    let notices = rows.head.notices(rows.closing, context.language)
    guard !notices.isEmpty else { return }
    page.open("ul", [("class", "notices")])
    for notice in notices { page.element("li", notice.text) }
    page.close("ul")
    page.line()
  }

  // MARK: The head

  /// The currency of a column whose amounts all have one: it stands in the header, once.
  private func currency(_ place: Int) -> String? {
    guard case .money = rows.columns[place].kind else { return nil }
    var found: String?
    for row in rows.rows {
      guard case .money(let money)? = row[place] else { continue }
      if let found, found != money.currency.sign { return nil }
      found = money.currency.sign
    }
    return found
  }

  private func writeHead(to page: inout HTMLWriter) {
    page.raw("<thead><tr>")
    for place in places {
      let column = rows.columns[place]
      var attributes: [HTMLWriter.Attribute] = [("scope", "col"), ("class", style(place))]
      if let sorted, sorted.key == column.key {
        attributes.append(("aria-sort", sorted.isDescending ? "descending" : "ascending"))
      }
      page.open("th", attributes)
      let text = column.label[context.language]
      if let sort, column.isChoosable {
        let isDescending =
          if let sorted, sorted.key == column.key { !sorted.isDescending } else {
            column.kind.isFigure
          }
        page.element("a", [("href", sort(column.key, isDescending))], text)
      } else {
        page.text(text)
      }
      if let currency = currency(place) {
        page.element("span", [("class", "unit")], " \(currency)")
      }
      page.close("th")
    }
    page.raw("</tr></thead>\n")
  }

  /// The classes of a column: figures to the right, and how soon it goes where there is little room.
  private func style(_ place: Int) -> String {
    let column = rows.columns[place]
    // What a row is called stays, however little room there is.
    let rank = place == places.first ? 1 : min(max(column.importance, 1), 4)
    return (isFigure(place) ? "n " : "") + "i\(rank)"
  }

  private func isFigure(_ place: Int) -> Bool {
    if rows.columns[place].kind.isFigure { return true }
    return rows.rows.contains { row in
      if case .figure(let digits)? = row[place] { digits.first != "n" } else { false }
    }
  }

  // MARK: Rows

  private func write(_ row: [AnswerValue?], to page: inout HTMLWriter) {
    page.raw("<tr>")
    for (number, place) in places.enumerated() {
      let tag: StaticString = number == 0 ? "th" : "td"
      var attributes: [HTMLWriter.Attribute] = [("class", style(place))]
      if number == 0 { attributes.append(("scope", "row")) }
      page.open(tag, attributes)
      writeCell(row, place, isFirst: number == 0, to: &page)
      page.close(tag)
    }
    page.raw("</tr>\n")
  }

  private func writeCell(
    _ row: [AnswerValue?], _ place: Int, isFirst: Bool, to page: inout HTMLWriter
  ) {
    let column = rows.columns[place]
    guard let value = row[place]?.opened else {
      let name = rows.columns.name(without: column) { row[$0] }
      return page.text(isFirst ? name?[context.language] ?? "–" : "–")
    }
    let isName = if case .subject = value { true } else { false }
    let address = explains || isName ? doors.address(place, row) : nil
    if column.key == "trend", case .list(let points) = value {
      page.open("span", [("class", "spark")])
      page.raw(string: Sparkline(points.map(PageTable.height)).svg)
      page.close("span")
      return
    }
    if case .subject(let subject) = value {
      let title = isFirst ? namePlace.flatMap { row[$0]?.plainText } : nil
      ValueWriter(context).write(
        subject: subject, title: title ?? rows.names[subject], address: address,
        hasKey: explains, to: &page)
      return
    }
    ValueWriter(context).write(
      value, column, names: rows.names, address: address, currency: currency(place), to: &page)
  }

  /// The value of a period of a trend.
  private static func height(_ point: AnswerValue) -> Rational? {
    guard case .object(let object) = point.opened else { return nil }
    return switch object["value"]?.opened {
    case .figure(let digits)?, .text(let digits)?: Rational(digits: digits)
    case .decimal(let decimal)?: Rational(decimal)
    default: nil
    }
  }

  // MARK: Sums

  /// The last line: sums under the columns that they are the sums of.
  private func writeTotal(to page: inout HTMLWriter) {
    guard case .object(let total)? = rows.closing.figures["total"] else { return }
    let sums = columns.dropFirst().map { total.sum(under: $0) }
    guard sums.contains(where: { $0 != nil }) else { return }
    page.raw("<tfoot><tr>")
    page.element("th", [("scope", "row")], Label.total[context.language])
    for (sum, place) in zip(sums, places.dropFirst()) {
      page.open("td", [("class", style(place))])
      if let sum {
        let column = rows.columns[place]
        ValueWriter(context).write(
          sum, column, names: [:], address: doors.total(column), currency: currency(place),
          to: &page)
      }
      page.close("td")
    }
    page.raw("</tr></tfoot>\n")
  }
}

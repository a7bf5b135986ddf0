import Presentation
import Stadtbuch
import Views
import Vocabulary

/// Writes one value as people read it: as a link where it is a door, a light with its sign and word.
struct ValueWriter {
  let context: PageContext

  init(_ context: PageContext) { self.context = context }

  /// A subject by its name, with its key beneath.
  func write(
    subject: String, title: String?, address: String?, hasKey: Bool = true,
    to page: inout HTMLWriter
  ) {
    let name = title ?? subject
    if let address {
      page.element("a", [("href", address)], name)
    } else {
      page.text(name)
    }
    if hasKey, name != subject { page.element("span", [("class", "key")], subject) }
  }

  /// A value of a column.
  ///
  /// - Parameters:
  ///   - names: what subjects are called.
  ///   - address: where it opens; nil where it is no door.
  ///   - currency: the currency that stands in the header.
  func write(
    _ value: AnswerValue, _ column: ColumnHead, names: [String: String], address: String?,
    currency: String?, to page: inout HTMLWriter
  ) {
    switch value {
    case .word(let word) where column.kind.isLight:
      write(light: word, of: column.field, address: address, to: &page)
    case .list(let values):
      if case .list(.subject) = column.kind {
        return write(subjects: values.compactMap(\.plainText), names, to: &page)
      }
      page.text(text(value, column, names))
    case .money(let money) where money.currency.sign == currency:
      write(
        text: context.format.text(value, of: column.field, withCurrency: false), address, to: &page)
    default: write(text: text(value, column, names), address, to: &page)
    }
  }

  /// A light: shape, word and colour.
  func write(
    light word: String, of field: String? = nil, isStale: Bool = false, address: String? = nil,
    to page: inout HTMLWriter
  ) {
    let text = context.format.text(.word(word), of: field)
    let attributes: [HTMLWriter.Attribute] = [("class", isStale ? "l \(word) stale" : "l \(word)")]
    let sign = LightSign(rawValue: word)?.sign
    if let address {
      page.open("a", attributes + [("href", address)])
    } else {
      page.open("span", attributes)
    }
    if let sign { page.element("span", [("aria-hidden", "true")], sign + "\u{a0}") }
    page.text(text)
    if address != nil { page.close("a") } else { page.close("span") }
  }

  private func write(text: String, _ address: String?, to page: inout HTMLWriter) {
    guard let address else { return page.text(text) }
    page.element("a", [("class", "f"), ("href", address)], text)
  }

  private func write(
    subjects: [String], _ names: [String: String], to page: inout HTMLWriter
  ) {
    for (number, subject) in subjects.enumerated() {
      if number > 0 { page.text(", ") }
      let name = names[subject] ?? subject
      if let address = context.links.door(to: subject) {
        page.element("a", [("href", address)], name)
      } else {
        page.text(name)
      }
    }
  }

  /// The words of a value.
  func text(_ value: AnswerValue, _ column: ColumnHead, _ names: [String: String]) -> String {
    context.format.cell(value, column).pieces.enumerated().map { place, piece in
      place.isMultiple(of: 2) ? piece : names[piece] ?? piece
    }.joined()
  }
}

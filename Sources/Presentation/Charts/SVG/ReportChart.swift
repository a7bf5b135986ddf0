import Vocabulary

/// A drawing of figures that stand in a table too.
protocol ReportChart: Sendable {
  /// The identity of the drawing; unique on the page.
  var id: String { get }
  /// What it shows.
  var title: String { get }
  /// What is to be seen, in words.
  var description: String { get }
  /// Its width and height.
  var size: (width: Int, height: Int) { get }
  /// Draws what is in the frame.
  func draw(in page: inout HTMLWriter)
}

extension ReportChart {
  /// Writes the figure with its title, its description and the drawing.
  ///
  /// - Parameter style: the rules of what is drawn, for `.stadtbuch-chart` alone, where the page has
  ///   none.
  func write(to page: inout HTMLWriter, style: String? = nil) {
    let (width, height) = size
    page.raw("<figure>\n")
    page.open(
      "svg",
      [
        ("xmlns", "http://www.w3.org/2000/svg"), ("viewBox", "0 0 \(width) \(height)"),
        ("width", "\(width)"), ("height", "\(height)"), ("role", "img"),
        ("aria-labelledby", "\(id)-title \(id)-desc"),
      ] + (style == nil ? [] : [("class", "stadtbuch-chart")]))
    page.element("title", [("id", "\(id)-title")], title)
    page.element("desc", [("id", "\(id)-desc")], description)
    if let style {
      page.open("style")
      page.raw(string: style)
      page.close("style")
    }
    page.line()
    draw(in: &page)
    page.raw("</svg>\n")
    page.element("figcaption", title)
    page.raw("</figure>\n")
  }
}

extension HTMLWriter {
  /// A text in a drawing.
  mutating func label(
    _ text: String, x: Int, y: Int, anchor: String = "start", class style: String = "l"
  ) {
    element(
      "text", [("x", "\(x)"), ("y", "\(y)"), ("text-anchor", anchor), ("class", style)], text)
  }

  /// A rectangle in a drawing, filled as given.
  mutating func box(x: Int, y: Int, width: Int, height: Int, fill: String) {
    empty(
      "rect",
      [
        ("x", "\(x)"), ("y", "\(y)"), ("width", "\(width)"), ("height", "\(height)"),
        ("fill", fill), ("class", "box"),
      ])
  }

  /// A path in a drawing.
  mutating func path(_ steps: String, class style: String) {
    empty("path", [("d", steps), ("class", style)])
  }
}

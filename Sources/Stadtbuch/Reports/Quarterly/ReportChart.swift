import Vocabulary

/// A drawing of figures that stand in a table too.
package protocol ReportChart: Sendable {
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
  package func write(to page: inout HTMLWriter, style: String? = nil) {
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
  /// An element with a text and no attributes.
  mutating func element(_ name: StaticString, _ text: String) {
    element(name, [], text)
  }

  /// A text in a drawing.
  package mutating func label(
    _ text: String, x: Int, y: Int, anchor: String = "start", class style: String = "l"
  ) {
    element(
      "text", [("x", "\(x)"), ("y", "\(y)"), ("text-anchor", anchor), ("class", style)], text)
  }

  /// A rectangle in a drawing, filled as given.
  package mutating func box(x: Int, y: Int, width: Int, height: Int, fill: String) {
    empty(
      "rect",
      [
        ("x", "\(x)"), ("y", "\(y)"), ("width", "\(width)"), ("height", "\(height)"),
        ("fill", fill), ("class", "box"),
      ])
  }

  /// A path in a drawing.
  package mutating func path(_ steps: String, class style: String) {
    empty("path", [("d", steps), ("class", style)])
  }
}

/// How a part of a bar is filled: by a ground and by lines or dots that need no colour.
package struct ChartFill: Sendable, Equatable {
  /// The colour of the ground.
  let ground: String
  /// What is drawn on it, as a path in a square of eight.
  let lines: String

  /// The fills of the lights.
  package static let lights: [ChartFill] = [
    ChartFill(ground: "#2e7d32", lines: ""),
    ChartFill(ground: "#ffcc4d", lines: "M-2 2L2 -2M0 8L8 0M6 10L10 6"),
    ChartFill(ground: "#e57368", lines: "M0 0L8 8M0 8L8 0"),
    ChartFill(ground: "#ececec", lines: "M3 4h2"),
  ]

  /// The fills of states without a meaning of their own.
  package static let states: [ChartFill] = [
    ChartFill(ground: "#ececec", lines: "M3 4h2"),
    ChartFill(ground: "#b7d4ea", lines: "M-2 2L2 -2M0 8L8 0M6 10L10 6"),
    ChartFill(ground: "#6ba3cf", lines: "M0 4h8"),
    ChartFill(ground: "#1f5f93", lines: ""),
    ChartFill(ground: "#d9c9e8", lines: "M4 0v8"),
    ChartFill(ground: "#9a78bd", lines: "M0 0L8 8M0 8L8 0"),
    ChartFill(ground: "#f2d6b3", lines: "M-2 6L2 10M0 0L8 8M6 -2L10 2"),
    ChartFill(ground: "#5c4527", lines: ""),
  ]

  /// What is planned and what became of it.
  package static let plan = ChartFill(ground: "#dce8f2", lines: "M-2 2L2 -2M0 8L8 0M6 10L10 6")
  /// What became of it.
  package static let actual = ChartFill(ground: "#1f5f93", lines: "")

  /// Writes the patterns of some fills; they are named by the chart and their place.
  package static func define(_ fills: [ChartFill], of id: String, in page: inout HTMLWriter) {
    page.raw("<defs>")
    for (place, fill) in fills.enumerated() {
      page.open(
        "pattern",
        [
          ("id", "\(id)-fill-\(place)"), ("width", "8"), ("height", "8"),
          ("patternUnits", "userSpaceOnUse"),
        ])
      page.empty("rect", [("width", "8"), ("height", "8"), ("fill", fill.ground)])
      if !fill.lines.isEmpty {
        page.empty(
          "path", [("d", fill.lines), ("stroke", "#1a1a1a"), ("stroke-width", "1.4")])
      }
      page.close("pattern")
    }
    page.raw("</defs>\n")
  }

  /// The value of `fill` for the fill at a place.
  package static func reference(_ id: String, _ place: Int) -> String {
    "url(#\(id)-fill-\(place))"
  }

  /// Writes what the fills mean, in one or more lines of the drawing.
  package static func legend(
    _ words: [String], of id: String, y: Int, width: Int, in page: inout HTMLWriter
  ) {
    for (place, spot) in spots(words, width: width).enumerated() {
      let top = y + spot.line * 22
      page.box(
        x: spot.x, y: top, width: 16, height: 14, fill: reference(id, place))
      page.label(words[place], x: spot.x + 22, y: top + 12)
    }
  }

  /// How many lines a legend takes.
  package static func legendLines(_ words: [String], width: Int) -> Int {
    (spots(words, width: width).last?.line ?? 0) + 1
  }

  private static func spots(_ words: [String], width: Int) -> [(x: Int, line: Int)] {
    var (x, line) = (4, 0)
    return words.map { word in
      let room = 40 + word.count * 8
      if x > 4, x + room > width { (x, line) = (4, line + 1) }
      defer { x += room }
      return (x, line)
    }
  }
}

extension String {
  /// The text, cut to so many characters.
  package func cut(to count: Int) -> String {
    self.count > count ? prefix(count - 1) + "…" : self
  }
}

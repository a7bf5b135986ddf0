/// How a part of a bar is filled: by a ground and by lines or dots that need no colour.
struct ChartFill: Sendable, Equatable {
  /// The colour of the ground.
  let ground: String
  /// What is drawn on it, as a path in a square of eight.
  let lines: String

  /// The fills of the lights.
  static let lights: [ChartFill] = [
    ChartFill(ground: "#2e7d32", lines: ""),
    ChartFill(ground: "#ffcc4d", lines: "M-2 2L2 -2M0 8L8 0M6 10L10 6"),
    ChartFill(ground: "#e57368", lines: "M0 0L8 8M0 8L8 0"),
    ChartFill(ground: "#ececec", lines: "M3 4h2"),
  ]

  /// The fills of states without a meaning of their own.
  static let states: [ChartFill] = [
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
  static let plan = ChartFill(ground: "#dce8f2", lines: "M-2 2L2 -2M0 8L8 0M6 10L10 6")
  /// What became of it.
  static let actual = ChartFill(ground: "#1f5f93", lines: "")

  /// Writes the patterns of some fills; they are named by the chart and their place.
  static func define(_ fills: [ChartFill], of id: String, in page: inout HTMLWriter) {
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
  static func reference(_ id: String, _ place: Int) -> String {
    "url(#\(id)-fill-\(place))"
  }

  /// Writes what the fills mean, in one or more lines of the drawing.
  static func legend(
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
  static func legendLines(_ words: [String], width: Int) -> Int {
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
  func cut(to count: Int) -> String {
    self.count > count ? prefix(count - 1) + "…" : self
  }

  /// The text in lines of so many characters, at most three; what is longer is cut.
  func lines(of count: Int) -> [String] {
    var lines: [String] = []
    for word in split(separator: " ").map(String.init) {
      if let last = lines.last, last.count + 1 + word.count <= count || lines.count == 3 {
        lines[lines.count - 1] = "\(last) \(word)"
      } else {
        lines.append(word)
      }
    }
    return lines.map { $0.cut(to: count) }
  }
}

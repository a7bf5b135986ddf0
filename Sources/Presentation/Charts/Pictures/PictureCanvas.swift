/// What pictures draw on: texts, lines and boxes in whole units, paths in tenths.
struct PictureCanvas {
  /// Where a text stands to its place.
  enum Anchor {
    case start, middle, end
  }

  private(set) var page = HTMLWriter()
  /// What the names of this drawing begin with.
  let id: String

  init(id: String) {
    self.id = id
  }

  /// What is drawn.
  func drawn(width: Int, height: Int) -> DrawnPicture {
    DrawnPicture(width: width, height: height, bytes: page.bytes)
  }

  /// A text; where it has no room its beginning, the whole of it as its title.
  mutating func text(
    _ text: String, x: Int, y: Int, _ anchor: Anchor = .start, class style: String = "",
    room: Int = .max, title: String? = nil
  ) {
    let short = TextWidth.cut(text, to: room, isBold: style.hasSuffix("b"))
    let anchored =
      switch anchor {
      case .start: style
      case .middle: style.isEmpty ? "m" : "m \(style)"
      case .end: style.isEmpty ? "e" : "e \(style)"
      }
    var attributes: [HTMLWriter.Attribute] = [("x", "\(x)"), ("y", "\(y)")]
    if !anchored.isEmpty { attributes.append(("class", anchored)) }
    page.open("text", attributes)
    if let title = title ?? (short == text ? nil : text) { page.element("title", title) }
    page.text(short)
    page.close("text")
  }

  /// A text from below to above.
  mutating func upright(_ text: String, x: Int, y: Int, class style: String) {
    page.element(
      "text", [("transform", "translate(\(x) \(y))rotate(-90)"), ("class", style)], text)
  }

  /// A path, if it has steps.
  mutating func path(_ data: PathData, _ style: String, title: String? = nil) {
    guard !data.isEmpty else { return }
    path(data.text, style, title: title)
  }

  /// A path.
  mutating func path(_ steps: String, _ style: String, title: String? = nil) {
    let attributes: [HTMLWriter.Attribute] = [("class", style), ("d", steps)]
    guard let title else { return page.empty("path", attributes) }
    page.open("path", attributes)
    page.element("title", title)
    page.close("path")
  }

  /// A box.
  mutating func box(
    x: Int, y: Int, width: Int, height: Int, _ style: String, fill: String? = nil,
    title: String? = nil
  ) {
    var attributes: [HTMLWriter.Attribute] = [
      ("class", style), ("x", "\(x)"), ("y", "\(y)"), ("width", "\(width)"),
      ("height", "\(height)"),
    ]
    if let fill { attributes.append(("fill", fill)) }
    guard let title else { return page.empty("rect", attributes) }
    page.open("rect", attributes)
    page.element("title", title)
    page.close("rect")
  }

  /// A disc.
  mutating func disc(x: Int, y: Int, radius: Int, _ style: String) {
    page.empty(
      "circle", [("class", style), ("cx", "\(x)"), ("cy", "\(y)"), ("r", "\(radius)")])
  }

  /// Draws within a group.
  mutating func group(
    _ attributes: [HTMLWriter.Attribute], _ draw: (inout PictureCanvas) -> Void
  ) {
    page.open("g", attributes)
    draw(&self)
    page.close("g")
  }

  /// Draws within a link, if there is an address.
  mutating func link(
    _ address: String?, label: String? = nil, _ draw: (inout PictureCanvas) -> Void
  ) {
    guard let address else { return draw(&self) }
    var attributes: [HTMLWriter.Attribute] = [("href", address)]
    if let label { attributes.append(("aria-label", label)) }
    page.open("a", attributes)
    if let label { page.element("title", label) }
    draw(&self)
    page.close("a")
  }

  /// Grains for areas that are told apart without colour, in the colours of their classes.
  mutating func grains(_ styles: [String]) {
    page.raw("<defs>")
    for (place, style) in styles.enumerated() {
      page.open(
        "pattern",
        [
          ("id", "\(id)-\(place)"), ("width", "8"), ("height", "8"),
          ("patternUnits", "userSpaceOnUse"),
        ])
      page.empty(
        "rect", [("class", "ground \(style)"), ("width", "8"), ("height", "8")])
      let lines = PictureCanvas.lines[place % PictureCanvas.lines.count]
      if !lines.isEmpty { path(lines, "grain \(style)") }
      page.close("pattern")
    }
    page.raw("</defs>")
  }

  private static let lines = [
    "", "M-2 2L2-2M0 8L8 0M6 10L10 6", "M4 0v8", "M0 0L8 8M0 8L8 0", "M3 4h2", "M0 4h8",
  ]

  /// The value of `fill` for the grain at a place.
  func grain(_ place: Int) -> String { "url(#\(id)-\(place))" }
}

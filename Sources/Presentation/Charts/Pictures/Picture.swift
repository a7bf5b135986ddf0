/// A picture of figures that stand in a table too: it says what is to be seen, and is drawn for any
/// width. Its colours are those of ``ChartStyle``.
public protocol Picture: Sendable {
  /// What it shows.
  var title: String { get }
  /// What is to be seen, in a sentence.
  var description: String { get }

  /// Whether parts of it are links.
  var hasLinks: Bool { get }

  /// Draws it.
  ///
  /// - Parameters:
  ///   - width: Its width in units in which texts are 13 high.
  ///   - id: What its names begin with; unique on the page.
  func drawn(width: Int, id: String) -> DrawnPicture
}

/// What is drawn.
public struct DrawnPicture: Sendable {
  let width: Int
  let height: Int
  let bytes: [UInt8]
}

/// The room for which a picture is drawn; a page has several of one picture, of which the style sheet
/// shows the one that fits, so that texts are legible everywhere.
public enum PictureSize: String, Sendable, CaseIterable {
  /// A telephone.
  case small = "s"
  /// A half of a page.
  case medium = "m"
  /// A page or most of it.
  case large = "l"
  /// The whole of a wide page; only besides the others.
  case full = "x"

  /// The sizes that suffice nearly everywhere.
  public static let usual: [PictureSize] = [.small, .medium, .large]

  /// Its width in units of the drawing.
  public var width: Int {
    switch self {
    case .small: 300
    case .medium: 480
    case .large: 740
    case .full: 1120
    }
  }
}

extension Picture {
  /// Most have none.
  public var hasLinks: Bool { false }

  /// One drawing, as a part of a page.
  public func svg(id: String, _ size: PictureSize = .large) -> String {
    var page = HTMLWriter()
    write(to: &page, id: id, size)
    return String(decoding: page.bytes, as: UTF8.self)
  }

  /// A figure with drawings for several sizes, of which the style sheet shows the one that fits.
  ///
  /// - Parameters:
  ///   - id: Unique on the page.
  ///   - sizes: For one size alone, that is shown everywhere.
  ///   - caption: What stands beneath.
  public func figure(
    id: String, sizes: [PictureSize] = PictureSize.usual, caption: String? = nil
  ) -> String {
    var page = HTMLWriter()
    writeFigure(to: &page, id: id, sizes: sizes, caption: caption)
    return String(decoding: page.bytes, as: UTF8.self)
  }

  /// A file of its own, with its title, its style and its colours.
  public func file(_ size: PictureSize = .large) -> String {
    var page = HTMLWriter()
    let drawn = drawn(width: size.width, id: "c")
    let (edge, head) = (16, 40)
    let (width, height) = (drawn.width + 2 * edge, drawn.height + edge + head)
    open(
      id: "c", box: "\(-edge) \(-head) \(width) \(height)", width: width, height: height,
      in: &page, isFile: true)
    page.raw("<style>")
    page.raw(string: ChartStyle.file)
    page.raw("</style>")
    page.empty(
      "rect",
      [
        ("class", "sheet"), ("x", "\(-edge)"), ("y", "\(-head)"), ("width", "\(width)"),
        ("height", "\(height)"),
      ])
    page.element(
      "text", [("x", "0"), ("y", "-16"), ("class", "b")],
      TextWidth.cut(title, to: drawn.width, isBold: true))
    page.raw(string: String(decoding: drawn.bytes, as: UTF8.self))
    page.raw("</svg>\n")
    return String(decoding: page.bytes, as: UTF8.self)
  }

  /// Writes one drawing.
  package func write(to page: inout HTMLWriter, id: String, _ size: PictureSize = .large) {
    let drawn = drawn(width: size.width, id: id)
    open(
      id: id, box: "0 0 \(drawn.width) \(drawn.height)", width: drawn.width, height: drawn.height,
      in: &page, isFile: false)
    page.raw(string: String(decoding: drawn.bytes, as: UTF8.self))
    page.raw("</svg>\n")
  }

  /// Writes a figure with drawings for several sizes.
  package func writeFigure(
    to page: inout HTMLWriter, id: String, sizes: [PictureSize] = PictureSize.usual,
    caption: String? = nil
  ) {
    page.open("figure", [("class", sizes.count > 1 ? "pictures" : "pictures one")])
    page.line()
    for size in sizes {
      page.open("div", [("class", "size-\(size.rawValue)")])
      write(to: &page, id: "\(id)-\(size.rawValue)", size)
      page.close("div")
    }
    if let caption { page.element("figcaption", caption) }
    page.close("figure")
    page.line()
  }

  private func open(
    id: String, box: String, width: Int, height: Int, in page: inout HTMLWriter, isFile: Bool
  ) {
    page.open(
      "svg",
      (isFile ? [("xmlns", "http://www.w3.org/2000/svg")] : []) + [
        ("class", self is TimeControlPicture ? "chart time" : "chart"),
        ("viewBox", box),
        ("width", "\(width)"), ("height", "\(height)"),
        // What an image has in it cannot be reached.
        ("role", hasLinks ? "group" : "img"),
        ("aria-labelledby", "\(id)-t \(id)-d"),
      ])
    page.element("title", [("id", "\(id)-t")], title)
    page.element("desc", [("id", "\(id)-d")], description)
  }
}

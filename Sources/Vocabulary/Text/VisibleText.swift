/// Text made safe to look at.
///
/// Whoever may write into a ledger must not steer the terminal of whoever reads it, nor make a line
/// read otherwise than it is stored: control characters, marks that turn the direction of writing,
/// and characters without a width are shown as what they are. For scripts (JSON, plain CSV, exports)
/// texts stay as they are.
extension String {
  /// The text with a visible mark in place of each character that cannot be seen; line feeds stay.
  ///
  /// `␛` stands for an escape, `⟨U+202E⟩` for a character that has no picture of its own.
  public var visible: String { marked(keepsLineFeed: true) }

  /// The same on one line: line feeds are marked too.
  public var visibleLine: String { marked(keepsLineFeed: false) }

  /// The text as messages quote it: on one line, visible, and no more than about 80 characters.
  public var excerpt: String {
    // A character may be of any number of scalars, so bytes are limited too.
    let start = String(decoding: utf8.prefix(1024), as: UTF8.self)
    let line = start.prefix(81)
    let isWhole = start.utf8.count == utf8.count && line.count <= 80
    var shown = String.UnicodeScalarView()
    for scalar in (isWhole ? line : line.prefix(79)).unicodeScalars.prefix(240) {
      shown.append(scalar == "\n" ? " " : scalar)
    }
    return (isWhole ? String(shown) : String(shown) + "…").visibleLine
  }

  private func marked(keepsLineFeed: Bool) -> String {
    // Nearly all text is plain, and tables have many cells.
    if utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7f || $0 == 0x0a && keepsLineFeed }) { return self }
    let hides = unicodeScalars.contains { $0 == "\n" ? !keepsLineFeed : $0.isHidden }
    guard hides else { return self }
    var shown = String.UnicodeScalarView()
    var before: Unicode.Scalar?
    var rest = unicodeScalars[...]
    while let scalar = rest.popFirst() {
      let isHidden = scalar == "\n" ? !keepsLineFeed : scalar.isHidden(after: before, rest.first)
      if isHidden {
        shown.append(contentsOf: scalar.mark.unicodeScalars)
      } else {
        shown.append(scalar)
      }
      before = scalar
    }
    return String(shown)
  }
}

extension Unicode.Scalar {
  /// Whether it is seen by nobody, or turns what is seen.
  public var isHidden: Bool {
    // What nearly all text is made of, without a look-up: Latin, punctuation, symbols and boxes.
    switch value {
    case 0..<0x300: return value < 0x20 || (0x7f..<0xa0).contains(value) || value == 0xad
    case 0x2010..<0x2028, 0x2030..<0x2060, 0x2070..<0x3000: return false
    default: return isHiddenByProperties
    }
  }

  /// What Unicode says of it.
  package var isHiddenByProperties: Bool {
    switch properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator, .surrogate: true
    case .format: properties.isDefaultIgnorableCodePoint || (0xfff9...0xfffb).contains(value)
    default: properties.isDefaultIgnorableCodePoint
    }
  }

  /// The same between its neighbours: what only chooses or joins the pictures of emoji is seen.
  fileprivate func isHidden(after before: Unicode.Scalar?, _ next: Unicode.Scalar?) -> Bool {
    guard isHidden else { return false }
    switch value {
    case 0xfe0e, 0xfe0f: return before?.properties.isEmoji != true
    case 0x200d:
      let isAfterEmoji =
        before.map { $0.isPicture || $0.value == 0xfe0f || $0.properties.isEmojiModifier } ?? false
      return !(isAfterEmoji && next?.isPicture == true)
    default: return true
    }
  }

  private var isPicture: Bool { properties.isEmoji && value > 0xff }

  /// What is shown in its place.
  fileprivate var mark: String {
    switch value {
    case 0..<0x20: return Unicode.Scalar(0x2400 + value).map { String($0) } ?? "\u{fffd}"
    case 0x7f: return "\u{2421}"
    default:
      let digits = String(value, radix: 16, uppercase: true)
      return "⟨U+" + String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits + "⟩"
    }
  }
}

import Vocabulary

/// How wide texts are in a drawing, about: by a table of the widest of the common typefaces, so that
/// what is measured here has room in each of them.
enum TextWidth {
  /// The size of texts in drawings.
  static let size = 13

  /// The width of a text in units of the drawing, rounded up.
  static func of(_ text: some StringProtocol, isBold: Bool = false) -> Int {
    let width = text.unicodeScalars.reduce(0) { $0 + thousandths($1) } * size
    return (width * (isBold ? 115 : 100) / 100 + 999) / 1000
  }

  /// The text, or its beginning with an ellipsis where it has no room.
  static func cut(_ text: String, to room: Int, isBold: Bool = false) -> String {
    guard of(text, isBold: isBold) > room else { return text }
    var short = text
    while !short.isEmpty, of(short + "…", isBold: isBold) > room { short.removeLast() }
    while short.last == " " { short.removeLast() }
    return short + "…"
  }

  /// The text in lines that have room; the last of so many is cut.
  static func lines(
    _ text: String, room: Int, atMost count: Int, isBold: Bool = false
  ) -> [String] {
    var lines: [String] = []
    for word in text.split(separator: " ").flatMap({ parts(of: String($0), room) }) {
      if let last = lines.last,
        of("\(last) \(word)", isBold: isBold) <= room || lines.count == count
      {
        lines[lines.count - 1] = "\(last) \(word)"
      } else {
        lines.append(word)
      }
    }
    return lines.map { cut($0, to: room, isBold: isBold) }
  }

  /// A word, or where it has no room what it is put together from by hyphens.
  private static func parts(of word: String, _ room: Int) -> [String] {
    guard of(word) > room, let hyphen = word.lastIndex(of: "-"), hyphen > word.startIndex else {
      return [word]
    }
    let rest = String(word[word.index(after: hyphen)...])
    return rest.isEmpty ? [word] : [String(word[...hyphen]), rest]
  }

  /// The width of a character in thousandths of the size.
  private static func thousandths(_ scalar: Unicode.Scalar) -> Int {
    switch scalar {
    case "i", "j", "l", "I", "J", "'", "|": 295
    case "f", "t", "r", "(", ")", "[", "]", "/", "-", "!": 410
    case " ", "\u{a0}", ".", ",", ":", ";", "·": 340
    case "m", "M", "w", "W", "@", "%", "…", "—", "●", "▲", "■", "○": 1000
    case "c", "k", "s", "v", "x", "y", "z", "L", "E", "F", "–": 600
    case "+", "−", "×", "=", "<", ">", "~": 840
    case "a"..."z", "0"..."9", "ß"..."ÿ", "€": 640
    case "\u{300}"..."\u{36f}", "\u{200b}"..."\u{200f}": 0
    case "\u{0}"..."\u{2e7f}": 790
    default: 1100
    }
  }
}

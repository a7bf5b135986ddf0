import Views
import Vocabulary

/// How rows of bars stand in a width: names beside the bars where there is room, else above them, and
/// on the narrowest the figures beneath.
struct BarRoom {
  /// Where names stand.
  enum Form {
    case beside, above, stacked
  }

  let width: Int
  let form: Form
  /// Where bars begin, and what they and their texts may take.
  let left: Int
  let room: Int

  /// - Parameter texts: What stands behind the bars.
  init(width: Int, names: [String], texts: [String]) {
    self.width = width
    let longest = texts.map { TextWidth.of($0) }.max() ?? 0
    form = width >= 600 ? .beside : width >= 400 || longest < 80 ? .above : .stacked
    let widest = names.map { TextWidth.of($0) }.max() ?? 0
    left = form == .beside ? min(widest, width * 34 / 100) + 12 : 1
    room = width - left - 2
  }

  /// The height of a row.
  var rowHeight: Int {
    switch form {
    case .beside: 32
    case .above: 46
    case .stacked: 70
    }
  }

  /// Where a bar begins in its row, and the line of its text.
  var barTop: Int { form == .beside ? 7 : 22 }
  var textLine: Int { form == .stacked ? 55 : barTop + 13 }

  /// How long the longest bar is so that each has room for its text behind it.
  func longest(_ bars: [(share: Rational, text: String, isBold: Bool)]) -> Int {
    guard form != .stacked else { return room }
    let rooms = bars.compactMap { bar -> Int? in
      guard
        let length = Rational(room - TextWidth.of(bar.text, isBold: bar.isBold) - 10).divided(
          by: bar.share)
      else {
        return nil
      }
      return length.rounded().map { Int(max(0, min($0, Int128(room)))) }
    }
    return max(24, rooms.min() ?? room)
  }

  /// How long a share of a length is, from nothing to the whole.
  static func part(_ share: Rational?, of length: Int) -> Int {
    guard let part = ((share ?? Rational(0)) * Rational(length)).rounded() else { return 0 }
    return Int(max(0, min(part, Int128(length))))
  }

  /// Writes the name of a row.
  func name(
    _ name: String, top: Int, class style: String = "", on canvas: inout PictureCanvas
  ) {
    if form == .beside {
      canvas.text(name, x: 0, y: top + 20, class: style, room: left - 12)
    } else {
      canvas.text(name, x: 0, y: top + 15, class: style, room: width)
    }
  }

  /// Writes what stands behind the end of a bar, or beneath it.
  func text(_ text: String, end: Int, top: Int, class style: String, on canvas: inout PictureCanvas)
  {
    canvas.text(
      text, x: form == .stacked ? 0 : end + 8, y: top + textLine, class: style,
      room: form == .stacked ? width : width - end - 8)
  }
}

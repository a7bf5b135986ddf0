import Vocabulary

/// The steps of a path, written as short as can be: from where the last one ended, with one digit
/// behind the point at most.
struct PathData {
  /// What is written so far.
  private(set) var text = ""
  private var (x, y) = (0, 0)

  var isEmpty: Bool { text.isEmpty }

  /// Begins at a place in tenths.
  mutating func move(_ x: Int, _ y: Int) {
    if text.isEmpty {
      text = "M" + PathData.number(x) + PathData.next(y)
    } else {
      text += "m" + PathData.number(x - self.x) + PathData.next(y - self.y)
    }
    (self.x, self.y) = (x, y)
  }

  /// Draws to a place in tenths.
  mutating func line(_ x: Int, _ y: Int) {
    if y == self.y {
      text += "h" + PathData.number(x - self.x)
    } else if x == self.x {
      text += "v" + PathData.number(y - self.y)
    } else {
      text += "l" + PathData.number(x - self.x) + PathData.next(y - self.y)
    }
    (self.x, self.y) = (x, y)
  }

  /// Draws a shape that ends where it began.
  mutating func shape(_ steps: StaticString, at x: Int, _ y: Int) {
    move(x, y)
    text += steps.description
  }

  /// Ends an area where it began.
  mutating func close(at x: Int, _ y: Int) {
    text += "z"
    (self.x, self.y) = (x, y)
  }

  /// A number of tenths.
  static func number(_ tenths: Int) -> String {
    let (whole, rest) = tenths.magnitude.quotientAndRemainder(dividingBy: 10)
    let sign = tenths < 0 ? "-" : ""
    guard rest > 0 else { return "\(sign)\(whole)" }
    return whole == 0 ? "\(sign).\(rest)" : "\(sign)\(whole).\(rest)"
  }

  /// A number behind another.
  private static func next(_ tenths: Int) -> String {
    tenths < 0 ? number(tenths) : " " + number(tenths)
  }
}

public import Views

/// The last values of a series in the height of a line of text, with what they should be. It is
/// hidden from screen readers: the figures stand beside it.
public struct Sparkline: Sendable {
  /// The values in order; nil where there is none.
  public var values: [Rational?]
  /// What they should be, in the same order.
  public var targets: [Rational?]
  /// Whether the last value is final.
  public var isFinal = true

  /// Values with their targets.
  public init(_ values: [Rational?], targets: [Rational?] = [], isFinal: Bool = true) {
    self.values = values
    self.targets = targets
    self.isFinal = isFinal
  }

  /// The drawing, 90 by 28; nothing where there is no value.
  public var svg: String {
    let known = (values + targets).compactMap { $0 }
    guard let low = known.min(), let high = known.max(),
      let last = values.lastIndex(where: { $0 != nil }), let end = values[last]
    else { return "" }
    let count = max(values.count, targets.count)
    func x(_ place: Int) -> Int { count > 1 ? 4 + place * 82 / (count - 1) : 45 }
    func y(_ value: Rational) -> Int {
      guard let share = (high - value).divided(by: high - low),
        let place = (share * Rational(20)).rounded()
      else { return 14 }
      return 4 + Int(place)
    }
    func line(_ values: [Rational?]) -> String {
      var (data, isOn) = (PathData(), false)
      for (place, value) in values.enumerated() {
        guard let value else {
          isOn = false
          continue
        }
        if isOn {
          data.line(x(place) * 10, y(value) * 10)
        } else {
          data.move(x(place) * 10, y(value) * 10)
        }
        isOn = true
      }
      return data.text
    }
    let aim = targets.compactMap { $0 }.isEmpty ? "" : "<path class=\"a\" d=\"\(line(targets))\"/>"
    let disc = isFinal ? "" : " class=\"o\""
    return """
      <svg class="spark" width="90" height="28" aria-hidden="true">\(aim)\
      <path d="\(line(values))"/><circle\(disc) cx="\(x(last))" cy="\(y(end))" r="3"/></svg>
      """
  }
}

import Vocabulary

/// The values of an indicator over some periods, with its target and where counting changed.
struct LineChart: ReportChart {
  /// How settled a value is, by its mark.
  enum Mark: Sendable {
    case final, provisional, estimated
  }

  /// A period.
  struct Spot: Sendable {
    /// Its name.
    let period: String
    /// The value in the smallest decimal, of 36 digits at most; nil where there is none.
    let value: Int128?
    /// The target likewise.
    let target: Int128?
    let mark: Mark
    /// Whether it was counted another way than the one before.
    let isBreak: Bool
    /// Whether the value is complete, so that a line may lead to it.
    let isWhole: Bool
  }

  let id: String
  let title: String
  let description: String
  let spots: [Spot]
  /// The least and the greatest value of the axis, as text.
  let axis: (low: String, high: String)
  /// The words at the target's line and at a break.
  let words: (target: String, change: String)

  /// Values are below this, so that the distance of two of them is a number too.
  static let valueEnd: Int128 = 1_000_000_000_000_000_000_000_000_000_000_000_000

  private static let (left, right, top, bottom) = (70, 330, 16, 132)

  var size: (width: Int, height: Int) { (350, 160) }

  private var values: [Int128] { spots.flatMap { [$0.value, $0.target].compactMap { $0 } } }

  private func x(_ place: Int) -> Int {
    guard spots.count > 1 else { return (LineChart.left + LineChart.right) / 2 }
    return LineChart.left + place * (LineChart.right - LineChart.left) / (spots.count - 1)
  }

  private func y(_ value: Int128) -> Int {
    let low = values.min() ?? 0
    let span = max(1, (values.max() ?? 0) - low)
    let height = Total(value - low).cut(by: Int128(LineChart.bottom - LineChart.top), over: span)
    return LineChart.bottom - Int(height?.clamped ?? 0)
  }

  func draw(in page: inout HTMLWriter) {
    page.path(
      "M\(LineChart.left - 6) \(LineChart.top)V\(LineChart.bottom + 6)H\(LineChart.right + 6)",
      class: "axis")
    page.label(axis.high, x: LineChart.left - 12, y: LineChart.top + 5, anchor: "end", class: "l s")
    page.label(axis.low, x: LineChart.left - 12, y: LineChart.bottom, anchor: "end", class: "l s")
    if let first = spots.first, let last = spots.last {
      page.label(first.period, x: LineChart.left - 6, y: LineChart.bottom + 22, class: "l s")
      if spots.count > 1 {
        page.label(
          last.period, x: LineChart.right + 6, y: LineChart.bottom + 22, anchor: "end",
          class: "l s")
      }
    }
    page.line()
    drawTarget(in: &page)
    drawValues(in: &page)
    page.line()
  }

  private func drawTarget(in page: inout HTMLWriter) {
    var steps = ""
    var isDrawing = false
    for (place, spot) in spots.enumerated() {
      guard let target = spot.target else {
        isDrawing = false
        continue
      }
      steps += "\(isDrawing ? "L" : "M")\(x(place)) \(y(target))"
      if !isDrawing { steps += "h1" }
      isDrawing = true
    }
    guard !steps.isEmpty else { return }
    page.path(steps, class: "target")
    if let place = spots.lastIndex(where: { $0.target != nil }), let target = spots[place].target {
      page.label(
        words.target, x: x(place), y: max(10, y(target) - 5), anchor: "end", class: "l s")
    }
  }

  private func drawValues(in page: inout HTMLWriter) {
    var steps = ""
    var isDrawing = false
    for (place, spot) in spots.enumerated() {
      if spot.isBreak {
        let edge = place > 0 ? (x(place - 1) + x(place)) / 2 : x(place) - 4
        page.path("M\(edge) \(LineChart.top)V\(LineChart.bottom)", class: "break")
        page.label(words.change, x: edge + 3, y: LineChart.bottom - 3, class: "l s")
        isDrawing = false
      }
      guard let value = spot.value, spot.isWhole else {
        isDrawing = false
        continue
      }
      steps += "\(isDrawing ? "L" : "M")\(x(place)) \(y(value))"
      isDrawing = true
    }
    if !steps.isEmpty { page.path(steps, class: "line") }
    for (place, spot) in spots.enumerated() {
      guard let value = spot.value else { continue }
      let (x, y) = (x(place), y(value))
      switch spot.mark {
      case .final:
        page.empty("circle", [("cx", "\(x)"), ("cy", "\(y)"), ("r", "4"), ("class", "final")])
      case .provisional:
        page.empty("circle", [("cx", "\(x)"), ("cy", "\(y)"), ("r", "4"), ("class", "open")])
      case .estimated:
        page.empty(
          "rect",
          [
            ("x", "\(x - 4)"), ("y", "\(y - 4)"), ("width", "8"), ("height", "8"),
            ("class", "open"),
          ])
      }
    }
  }
}

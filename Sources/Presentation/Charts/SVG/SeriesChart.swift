import Stadtbuch
import Views
import Vocabulary

/// Draws a series with its target, values that are not final as rings, a stroke where the way of
/// counting changed, and a cross where nothing is known.
struct SeriesChart: ReportChart {
  let id: String
  let title: String
  let drawing: SeriesDrawing
  let bounds: SeriesDrawing.Bounds
  let words: ChartWords

  private static let (left, right, top, bottom) = (96, 724, 16, 216)
  /// The room that the name of a period takes.
  private static let periodWidth = 76

  private var points: [SeriesDrawing.Point] { drawing.points }

  var description: String {
    let (low, high) = (text(bounds.low), text(bounds.high))
    let first = points.first?.period.description ?? ""
    let last = points.last?.period.description ?? ""
    return ChartSVG.description(
      Label(
        "\(points.count) periods from \(first) to \(last), between \(low) and \(high).",
        "\(points.count) Zeiträume von \(first) bis \(last), zwischen \(low) und \(high)."),
      words.language)
  }

  var size: (width: Int, height: Int) { (740, 272) }

  private func text(_ value: Rational) -> String {
    words.format.figures(value.text(decimals: drawing.decimals))
  }

  /// The middle of a period's room, and half of that room.
  private func x(_ place: Int) -> Int {
    let width = SeriesChart.right - SeriesChart.left
    return SeriesChart.left + (2 * place + 1) * width / (2 * points.count)
  }

  /// Where a period's room begins.
  private func edge(_ place: Int) -> Int {
    SeriesChart.left + place * (SeriesChart.right - SeriesChart.left) / points.count
  }

  private func y(_ value: Rational) -> Int {
    let height = SeriesChart.bottom - SeriesChart.top
    guard let share = (value - bounds.low).divided(by: bounds.high - bounds.low),
      let steps = (share * Rational(height)).rounded()
    else { return SeriesChart.top + height / 2 }
    return SeriesChart.bottom - Int(steps)
  }

  func draw(in page: inout HTMLWriter) {
    drawAxis(in: &page)
    drawTarget(in: &page)
    drawLines(in: &page)
    drawValues(in: &page)
    drawLegend(in: &page)
    page.line()
  }

  private func drawAxis(in page: inout HTMLWriter) {
    let middle = (bounds.low + bounds.high).divided(by: Rational(2))
    let marks = bounds.low < bounds.high ? [bounds.high, middle, bounds.low] : [bounds.low]
    for value in marks.compactMap({ $0 }) {
      page.path("M\(SeriesChart.left) \(y(value))H\(SeriesChart.right)", class: "grid")
      page.label(
        text(value), x: SeriesChart.left - 8, y: y(value) + 4, anchor: "end", class: "l s")
    }
    page.path(
      "M\(SeriesChart.left) \(SeriesChart.top - 8)V\(SeriesChart.bottom + 8)H\(SeriesChart.right)",
      class: "axis")
    var free = 0
    for (place, point) in points.enumerated() where x(place) >= free {
      page.label(
        point.period.description, x: x(place), y: SeriesChart.bottom + 26, anchor: "middle",
        class: "l s")
      free = x(place) + SeriesChart.periodWidth
    }
    page.line()
  }

  /// One line, or the two bounds of a corridor, each as wide as its period.
  private func drawTarget(in page: inout HTMLWriter) {
    var steps = ""
    for (place, point) in points.enumerated() {
      for target in point.target { steps += "M\(edge(place)) \(y(target))H\(edge(place + 1))" }
    }
    if !steps.isEmpty { page.path(steps, class: "target") }
  }

  /// Joins neighbouring periods, never across a gap or a break.
  private func drawLines(in page: inout HTMLWriter) {
    var steps = ""
    for (place, point) in points.enumerated().dropFirst() {
      let before = points[place - 1]
      if point.isBreak {
        page.path(
          "M\(edge(place)) \(SeriesChart.top - 8)V\(SeriesChart.bottom)", class: "break")
        continue
      }
      guard before.isWhole, point.isWhole, let start = before.value, let end = point.value else {
        continue
      }
      steps += "M\(x(place - 1)) \(y(start))L\(x(place)) \(y(end))"
    }
    if !steps.isEmpty { page.path(steps, class: "line") }
    page.line()
  }

  private func drawValues(in page: inout HTMLWriter) {
    for (place, point) in points.enumerated() {
      guard let value = point.value else {
        SeriesChart.cross(x: x(place), y: SeriesChart.bottom, in: &page)
        continue
      }
      SeriesChart.disc(point.isSettled, x: x(place), y: y(value), in: &page)
    }
    page.line()
  }

  private static func disc(_ isSettled: Bool, x: Int, y: Int, in page: inout HTMLWriter) {
    page.empty(
      "circle",
      [("cx", "\(x)"), ("cy", "\(y)"), ("r", "4"), ("class", isSettled ? "final" : "open")])
  }

  private static func cross(x: Int, y: Int, in page: inout HTMLWriter) {
    page.path("M\(x - 4) \(y - 4)l8 8m0 -8l-8 8", class: "cross")
  }

  private func drawLegend(in page: inout HTMLWriter) {
    let (y, language) = (SeriesChart.bottom + 46, words.language)
    var x = 12
    func next(_ text: String) {
      page.label(text, x: x + 14, y: y + 4, class: "l s")
      x += 44 + text.count * 7
    }
    SeriesChart.disc(true, x: x, y: y, in: &page)
    next(Label.word("final", of: "state")[language])
    if points.contains(where: { $0.value != nil && !$0.isSettled }) {
      SeriesChart.disc(false, x: x, y: y, in: &page)
      next(Label.notFinal[language])
    }
    if points.contains(where: { !$0.target.isEmpty }) {
      page.path("M\(x - 10) \(y)h20", class: "target")
      next(Label.target[language])
    }
    if points.dropFirst().contains(where: \.isBreak) {
      page.path("M\(x) \(y - 8)v16", class: "break")
      next(Label.breakDay[language])
    }
    if points.contains(where: { $0.value == nil }) {
      SeriesChart.cross(x: x, y: y, in: &page)
      next(Label.missing[language])
    }
  }
}

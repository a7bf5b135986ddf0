import Views
import Vocabulary

/// Neighbouring periods without a value for the same reason.
struct LineGap {
  let reason: String
  /// The first and the last of the periods.
  let first: Period
  let last: Period
  /// Where the line stops and goes on, in tenths.
  let start: (x: Int, y: Int)?
  let end: (x: Int, y: Int)?

  /// All gaps of a series.
  static func all(_ points: [LinesPicture.Point], _ layout: LinesLayout, _ usual: String)
    -> [LineGap]
  {
    var gaps: [LineGap] = []
    var place = 0
    func spot(_ point: LinesPicture.Point?) -> (x: Int, y: Int)? {
      point.flatMap { point in point.value.map { (layout.x(point.period), layout.y($0)) } }
    }
    while place < points.count {
      guard points[place].value == nil else {
        place += 1
        continue
      }
      let reason = points[place].reason ?? usual
      let from = place
      while place < points.count, points[place].value == nil,
        points[place].reason ?? usual == reason
      {
        place += 1
      }
      gaps.append(
        LineGap(
          reason: reason, first: points[from].period, last: points[place - 1].period,
          start: spot(from > 0 ? points[from - 1] : nil),
          end: spot(place < points.count ? points[place] : nil)))
    }
    return gaps
  }

  /// The half of a period's room, in tenths.
  private func half(_ layout: LinesLayout) -> Int {
    max(10, (layout.x(first) - layout.x(first.previous)) / 2)
  }

  /// Where its band stands.
  private func band(_ layout: LinesLayout) -> (left: Int, right: Int) {
    let half = half(layout)
    let left = max(layout.left * 10, layout.x(first) - half) / 10
    return (left, max(left + 2, min(layout.right * 10, layout.x(last) + half) / 10))
  }

  func drawBand(_ layout: LinesLayout, on canvas: inout PictureCanvas) {
    let (left, right) = band(layout)
    canvas.box(
      x: left, y: layout.top, width: right - left, height: layout.bottom - layout.top, "gap",
      title: reason)
  }

  /// Writes the reason where it has room, away from the target's lines if it can be.
  ///
  /// - Parameter free: From where on no other word stands.
  func drawWord(
    _ layout: LinesLayout, _ aims: AimStroke?, from free: inout Int, on canvas: inout PictureCanvas
  ) {
    let (left, right) = band(layout)
    let middle = (left + right) / 2
    // Where the line is away the word may stand across the band's edges.
    let room = ((end?.x ?? layout.right * 10) - (start?.x ?? layout.left * 10)) / 10 - 14
    let wide = TextWidth.of(reason)
    func isFree(_ from: Int, _ to: Int, _ half: Int) -> Bool {
      let lines = aims?.heights(from: (middle - half) * 10, to: (middle + half) * 10) ?? []
      return from >= layout.top && to <= layout.bottom
        && !lines.contains { $0 / 10 > from - 4 && $0 / 10 < to + 4 }
        // What goes through all of it is near it too.
        && !(lines.contains { $0 / 10 <= from } && lines.contains { $0 / 10 >= to }
          && aims?.isCorridor == false)
    }
    if wide <= room, wide / 2 <= middle - layout.left, wide / 2 <= layout.right - middle {
      let line = ((start?.y ?? end?.y ?? 0) + (end?.y ?? start?.y ?? 0)) / 20 + 4
      let places = [line, layout.bottom - 8, layout.top + 16]
      let y = places.first { isFree($0 - 11, $0 + 4, wide / 2) } ?? line
      canvas.text(
        reason, x: middle, y: min(max(layout.top + 14, y), layout.bottom - 6), .middle,
        class: "q halo")
      free = middle + wide / 2
    } else if middle - 7 >= free {
      let text = TextWidth.cut(reason, to: layout.bottom - layout.top - 8)
      let long = TextWidth.of(text)
      let places = [layout.bottom - 6, layout.top + long + 6]
      // Beside a narrow band stands the line.
      let beside = right - left >= 14 ? [] : [start, end].compactMap { $0 }.map { $0.y / 10 }
      func isApart(_ y: Int) -> Bool { !beside.contains { $0 > y - long - 7 && $0 < y + 7 } }
      let best = places.first { isApart($0) && isFree($0 - long, $0, 6) }
      guard let y = best ?? places.first(where: isApart) else { return }
      free = middle + 7
      canvas.upright(text, x: middle + 5, y: y, class: "q halo")
    }
  }
}

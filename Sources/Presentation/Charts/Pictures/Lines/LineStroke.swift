import Views
import Vocabulary

/// The line of a series and its points.
struct LineStroke {
  let points: [LinesPicture.Point]
  /// Its place among the series, from which colour and shape come.
  let place: Int
  let layout: LinesLayout
  /// Whether it is the only one.
  let isAlone: Bool
  /// The days across which no line goes.
  let ruptures: [Day]

  private typealias Spot = (point: LinesPicture.Point, x: Int, y: Int)

  private var colour: String { "s\(place % 4 + 1)" }

  /// Whether points stand too near each other for a sign each.
  private var isDense: Bool {
    guard let first = points.first, let last = points.last, points.count > 1 else { return false }
    return (layout.x(last.period) - layout.x(first.period)) / (points.count - 1) < 85
  }

  func draw(on canvas: inout PictureCanvas) {
    let spots = points.compactMap { point -> Spot? in
      point.value.map { (point, layout.x(point.period), layout.y($0)) }
    }
    drawLines(on: &canvas)
    drawFirsts(on: &canvas)
    let shown = isDense ? sparse(spots) : spots
    drawSigns(
      shown.filter { $0.point.standing == .final && $0.point.incomplete == nil }, isOpen: false,
      on: &canvas)
    drawSigns(
      shown.filter { $0.point.standing == .provisional || $0.point.incomplete != nil },
      isOpen: true, on: &canvas)
    for spot in shown where spot.point.standing == .estimated && spot.point.incomplete == nil {
      canvas.disc(x: spot.x / 10, y: spot.y / 10, radius: 4, "ring \(colour)")
    }
    for spot in shown {
      guard let text = spot.point.incomplete, isAlone else { continue }
      let half = TextWidth.of(text) / 2
      let isLow = spot.y / 10 + 22 > layout.bottom
      canvas.text(
        text, x: min(max(layout.left + half, spot.x / 10), layout.right - half),
        y: spot.y / 10 + (isLow ? -10 : 19), .middle, class: "q halo")
    }
  }

  /// Neighbours are joined, never across a gap or a rupture; dashed where one is estimated.
  private func drawLines(on canvas: inout PictureCanvas) {
    var (sure, hollow, guessed) = (PathData(), PathData(), PathData())
    var isDrawing: LinesPicture.Standing?
    for (before, after) in zip(points, points.dropFirst()) {
      guard let start = before.value, let end = after.value, before.incomplete == nil,
        after.incomplete == nil,
        !ruptures.contains(where: { $0 > before.period.lastDay && $0 <= after.period.lastDay })
      else {
        isDrawing = nil
        continue
      }
      let stands = standing(before, after)
      let (from, to) = (
        (layout.x(before.period), layout.y(start)), (layout.x(after.period), layout.y(end))
      )
      func draw(_ path: inout PathData) {
        if isDrawing != stands { path.move(from.0, from.1) }
        path.line(to.0, to.1)
      }
      switch stands {
      case .final: draw(&sure)
      case .provisional: draw(&hollow)
      case .estimated: draw(&guessed)
      }
      isDrawing = stands
    }
    let style = isDense ? "line dense \(colour)" : "line \(colour)"
    canvas.path(sure, style)
    canvas.path(hollow, "line \(colour)")
    canvas.path(hollow, "line core")
    canvas.path(guessed, "\(style) guess")
  }

  /// How a line between two points is drawn: where signs have no room it is hollow itself.
  private func standing(
    _ before: LinesPicture.Point, _ after: LinesPicture.Point
  ) -> LinesPicture.Standing {
    if before.standing == .estimated || after.standing == .estimated { return .estimated }
    return isDense && after.standing == .provisional ? .provisional : .final
  }

  private func drawFirsts(on canvas: inout PictureCanvas) {
    var crosses = PathData()
    for point in points {
      guard let first = point.first, first != point.value else { continue }
      crosses.shape("m-4-4l8 8m0-8l-8 8m4-4", at: layout.x(point.period), layout.y(first))
    }
    canvas.path(crosses, "ex")
  }

  /// Of many points the last, and where the standing changes; of several series some more, since the
  /// sign tells them apart.
  private func sparse(_ spots: [Spot]) -> [Spot] {
    var free = Int.min
    return spots.enumerated().filter { index, spot in
      let isLast = index == spots.count - 1
      let isTurn =
        spot.point.incomplete != nil
        || spot.point.standing == .estimated
          && (index == 0 || spots[index - 1].point.standing != spot.point.standing)
      let isSpaced = !isAlone && spot.x >= free
      guard isLast || (isTurn && spot.x >= free) || isSpaced else { return false }
      free = spot.x + (isAlone ? 90 : 900)
      return true
    }.map(\.element)
  }

  private func drawSigns(_ spots: [Spot], isOpen: Bool, on canvas: inout PictureCanvas) {
    var (signs, holes) = (PathData(), PathData())
    for spot in spots {
      switch place % 4 {
      case 0: signs.shape("h0", at: spot.x, spot.y)
      case 1: signs.shape("m-3-3h6v6h-6v-6m3 3", at: spot.x, spot.y)
      case 2: signs.shape("m0-5l5 5-5 5-5-5 5-5m0 5", at: spot.x, spot.y)
      default: signs.shape("m0-5l5 9h-10l5-9m0 5", at: spot.x, spot.y)
      }
      guard isOpen else { continue }
      switch place % 4 {
      case 0: holes.shape("h0", at: spot.x, spot.y)
      case 1: holes.shape("m-2-2h4v4h-4v-4m2 2", at: spot.x, spot.y)
      case 2: holes.shape("m0-3l3 3-3 3-3-3 3-3m0 3", at: spot.x, spot.y)
      default: holes.shape("m0-2l2.500 4.500h-5l2.500-4.500m0 2", at: spot.x, spot.y)
      }
    }
    // The round ends of lines without length are discs; not all that print know other ends.
    let isRound = place.isMultiple(of: 4)
    canvas.path(signs, "\(isRound ? "dot" : "fill") \(colour)")
    canvas.path(holes, isRound ? "hole" : "hole fill")
  }
}

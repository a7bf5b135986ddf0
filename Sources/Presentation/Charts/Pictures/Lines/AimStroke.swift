import Views
import Vocabulary

/// The steps of a target, drawn as it counts.
struct AimStroke {
  let aims: [LinesPicture.Aim]
  let form: LinesPicture.AimForm
  let layout: LinesLayout
  /// How long the periods are of which each has its own target.
  let length: Period.Length?

  /// The target of a series.
  init(_ series: LinesPicture.Series, _ picture: LinesPicture, _ layout: LinesLayout) {
    self.init(
      aims: picture.drawn(series.aims), form: series.form, layout: layout,
      length: series.points.first?.period.length)
  }

  /// The days of a target or of what is tolerable.
  init(
    aims: [LinesPicture.Aim], form: LinesPicture.AimForm, layout: LinesLayout,
    length: Period.Length?
  ) {
    (self.aims, self.form, self.layout, self.length) = (aims, form, layout, length)
  }

  /// Whether it has two bounds.
  var isCorridor: Bool { aims.contains { $0.low < $0.high } }

  /// Where its lines are between two places, in tenths.
  func heights(from: Int, to: Int) -> [Int] {
    (runs(\.high) + runs(\.low)).flatMap { run in
      zip(run, run.dropFirst()).flatMap { start, end -> [Int] in
        guard end.x >= from, start.x <= to else { return [] }
        return [from, to].map { x in
          guard end.x > start.x else { return end.y }
          let x = min(max(x, start.x), end.x)
          return start.y + (end.y - start.y) * (x - start.x) / (end.x - start.x)
        }
      }
    }
  }

  /// One of its bounds as a line.
  func line(_ bound: (LinesPicture.Aim) -> Rational) -> PathData {
    var data = PathData()
    for run in runs(bound) {
      for (place, spot) in run.enumerated() {
        if place == 0 { data.move(spot.x, spot.y) } else { data.line(spot.x, spot.y) }
      }
    }
    return data
  }

  /// What lies between its bounds.
  func area() -> PathData {
    var data = PathData()
    for (above, below) in zip(runs(\.high), runs(\.low)) {
      for (place, spot) in (above + below.reversed()).enumerated() {
        if place == 0 { data.move(spot.x, spot.y) } else { data.line(spot.x, spot.y) }
      }
      if above.count > 1 { data.close(at: above[0].x, above[0].y) }
    }
    return data
  }

  private typealias Spot = (x: Int, y: Int)

  /// Lines that hang together.
  private func runs(_ bound: (LinesPicture.Aim) -> Rational) -> [[Spot]] {
    func spot(_ aim: LinesPicture.Aim) -> Spot {
      (
        min(max(layout.left * 10, layout.time.place(aim.day)), layout.right * 10),
        layout.y(bound(aim))
      )
    }
    switch form {
    case .linear:
      // One day alone is a short line of its own.
      guard aims.count > 1 else {
        return aims.map { [(spot($0).x - 60, spot($0).y), (spot($0).x + 60, spot($0).y)] }
      }
      return [aims.map(spot)]
    case .steps:
      guard let last = aims.last else { return [] }
      var run: [Spot] = []
      for aim in aims {
        if let before = run.last { run.append((spot(aim).x, before.y)) }
        run.append(spot(aim))
      }
      let end = max(layout.time.place(layout.time.last), spot(last).x)
      run.append((end + (aims.count > 1 ? 0 : 60), spot(last).y))
      return [run]
    case .periods:
      return aims.map { aim in
        let period = Period(length: length ?? .year, containing: aim.day)
        let start = max(layout.left * 10, layout.x(period.previous))
        return [(start, spot(aim).y), (max(spot(aim).x, start + 60), spot(aim).y)]
      }
    }
  }
}

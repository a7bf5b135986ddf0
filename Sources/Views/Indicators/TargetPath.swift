import Vocabulary

/// What an indicator should be on a day.
public enum IndicatorTarget: Sendable, Equatable {
  /// One value.
  case value(Rational)
  /// Between two bounds.
  case corridor(low: Rational, high: Rational)
}

/// The path on which an indicator should move: points and what lies between them.
struct TargetPath: Sendable {
  struct Point: Sendable {
    /// The day, counted from 1970.
    var day: Int
    var low: ExactDecimal
    var high: ExactDecimal
  }

  var points: [Point] = []
  var interpolation = TargetInterpolation.linear
  var isCorridor = false
  /// Where the path begins before its first point.
  var baseline: Point?
  /// How many digits behind the point its inputs have at most.
  var scale = 0

  /// Reads a stored target; points of the other form than the direction asks for say nothing.
  init(_ view: borrowing DataView, isCorridor: Bool) {
    self.isCorridor = isCorridor
    var points: [Point] = []
    view.forEach("points") { (point) in
      guard let day = point.date("date") else { return }
      if let value = point.decimal("value") {
        points.append(Point(day: day.ordinal, low: value, high: value))
      } else if isCorridor, let low = point.decimal("low"), let high = point.decimal("high") {
        points.append(Point(day: day.ordinal, low: low, high: high))
      }
    }
    self.points = points
    if let word = view.text("interpolation") {
      interpolation = TargetInterpolation(rawValue: word) ?? .none
    }
    sort()
  }

  /// Puts points in order; of several on one day the last given counts.
  private mutating func sort() {
    let isInOrder = zip(points, points.dropFirst()).allSatisfy { $0.day < $1.day }
    if !isInOrder {
      var last: [Int: Point] = [:]
      for point in points { last[point.day] = point }
      points = last.values.sorted { $0.day < $1.day }
    }
    for point in points { scale = max(scale, point.low.scale, point.high.scale) }
  }

  mutating func setBaseline(_ value: ExactDecimal, on day: Day) {
    baseline = Point(day: day.ordinal, low: value, high: value)
    scale = max(scale, value.scale)
  }

  /// The target on a day. A flow's points belong to the periods that end on them, so nothing lies
  /// between them.
  func target(on day: Int, isFlow: Bool) -> IndicatorTarget? {
    switch interpolation {
    case .step: return latest(day).map { target($0) }
    case .linear where !isFlow: return linear(day)
    case .linear, .none: return latest(day).flatMap { $0.day == day ? target($0) : nil }
    }
  }

  /// The last target of the path.
  var last: IndicatorTarget? { points.last.map { target($0) } }

  private func target(_ point: Point) -> IndicatorTarget {
    isCorridor
      ? .corridor(low: Rational(point.low), high: Rational(point.high))
      : .value(Rational(point.low))
  }

  /// The place of the first point after a day.
  private func place(after day: Int) -> Int {
    var (low, high) = (0, points.count)
    while low < high {
      let middle = (low + high) / 2
      if points[middle].day <= day { low = middle + 1 } else { high = middle }
    }
    return low
  }

  private func latest(_ day: Int) -> Point? {
    let place = place(after: day)
    return place > 0 ? points[place - 1] : nil
  }

  private func linear(_ day: Int) -> IndicatorTarget? {
    let place = place(after: day)
    guard place < points.count else { return points.last.map { target($0) } }
    let next = points[place]
    guard let from = place > 0 ? points[place - 1] : baseline, from.day <= day else { return nil }
    guard let low = between(from.low, from.day, next.low, next.day, day) else { return nil }
    guard isCorridor else { return .value(low) }
    return between(from.high, from.day, next.high, next.day, day)
      .map { .corridor(low: low, high: $0) }
  }

  /// The value on a day of the line between two days, by calendar days.
  private func between(
    _ first: ExactDecimal, _ from: Int, _ second: ExactDecimal, _ to: Int, _ day: Int
  ) -> Rational? {
    let shared = max(first.scale, second.scale)
    let (start, end) = (first.widened(to: shared), second.widened(to: shared))
    let above = start * Int128(to - from) + (end - start) * Int128(day - from)
    return Rational(above, over: Rational.power(shared) * Int128(to - from))
  }
}

/// From when on a missed target or a value gives which light.
struct LightThresholds: Sendable {
  struct Band: Sendable {
    var from: Rational
    var light: IndicatorLight
  }

  /// Shares of the target missed, in basis points.
  var amber: Int64?
  var red: Int64?
  /// Lights by value, in rising order.
  var bands: [Band] = []

  init(_ view: borrowing DataView) {
    amber = view.int("amber")
    red = view.int("red")
    var bands: [Band] = []
    view.forEach("bands") { (band) in
      guard let from = band.decimal("from"),
        let light = band.text("light").flatMap(IndicatorLight.init)
      else { return }
      bands.append(Band(from: Rational(from), light: light))
    }
    self.bands = bands.sorted { $0.from < $1.from }
  }
}

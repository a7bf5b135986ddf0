public import Views
public import Vocabulary

/// Gathers the rows of an indicator's series, as the view `kpi series` gives them, for a picture.
public struct SeriesRows: Sendable {
  /// The periods.
  public private(set) var points: [LinesPicture.Point] = []
  /// What each of them should be.
  public private(set) var aims: [LinesPicture.Aim] = []
  /// The days on which the way of counting changed.
  public private(set) var ruptures: [Day] = []
  /// The most digits behind the point that a value has.
  public private(set) var decimals = 0
  private let format: PeopleFormat

  /// No rows yet.
  public init(_ language: Language) {
    format = PeopleFormat(language: language)
  }

  /// Adds a row of columns.
  public mutating func take(_ row: AnyRow, of columns: [ColumnHead]) {
    take { path in
      columns.firstIndex { $0.path == path }.flatMap { row[$0]?.opened }
    }
  }

  /// Adds a row of an answer.
  public mutating func take(_ row: AnswerObject) {
    take { path in
      path.dropFirst().reduce(row[path[0]]?.opened) { value, name in
        if case .object(let object)? = value { object[name]?.opened } else { nil }
      }
    }
  }

  private mutating func take(_ value: ([String]) -> AnswerValue?) {
    guard let period = value(["period"])?.period else { return }
    let digits = value(["value"])?.digits
    var point = LinesPicture.Point(period, digits.flatMap { Rational(digits: $0) })
    decimals = max(decimals, digits?.split(separator: ".").dropFirst().first?.count ?? 0)
    switch value(["state"])?.plainText {
    case "provisional": point.standing = .provisional
    case "estimated": point.standing = .estimated
    default: break
    }
    if point.value == nil { point.reason = reason(value(["missing"])) }
    if case .integer(let count)? = value(["incomplete", "n"]),
      case .integer(let all)? = value(["incomplete", "of"])
    {
      point.incomplete = "\(count) \(Label.ofProjects[format.language]) \(all)"
    }
    point.first = first(value(["vintages"]), point)
    points.append(point)
    let bounds = SeriesDrawing.bounds(value(["target"]))
    if let low = bounds.first, let high = bounds.last {
      aims.append(LinesPicture.Aim(period.lastDay, low, high))
    }
    if let day = value(["break"])?.day { ruptures.append(day) }
  }

  private func reason(_ value: AnswerValue?) -> String? {
    guard let value, value.plainText != "not-reported" else { return nil }
    return format.text(value, of: "missing")
  }

  /// The first of a period's values; of units put together there is none.
  private func first(_ vintages: AnswerValue?, _ point: LinesPicture.Point) -> Rational? {
    guard case .list(let values)? = vintages, case .object(let object)? = values.first?.opened,
      !values.contains(where: { $0.isOfUnit }),
      let first = object["value"]?.digits.flatMap({ Rational(digits: $0) }), first != point.value
    else { return nil }
    return first
  }
}

extension AnswerValue {
  fileprivate var period: Period? {
    if case .period(let period) = self { period } else { plainText.flatMap { Period($0) } }
  }

  fileprivate var day: Day? {
    if case .day(let day) = self { day } else { plainText.flatMap { Day($0) } }
  }

  /// Whether a vintage is one unit's or one dimension's alone.
  fileprivate var isOfUnit: Bool {
    guard case .object(let object) = opened else { return false }
    return object["unit"] != nil || object["dimensions"] != nil
  }
}

extension LinesPicture.Series {
  /// A series of gathered rows.
  ///
  /// - Parameters:
  ///   - form: What lies between its targets; the interpolation of the target that holds.
  ///   - tolerance: Up to which share of its target a value may miss it, in basis points, without
  ///     being red.
  ///   - isDown: Whether less is better.
  public init(
    _ name: String, _ rows: SeriesRows, form: LinesPicture.AimForm = .linear, tolerance: Int? = nil,
    isDown: Bool = false
  ) {
    self.init(name, rows.points, aims: rows.aims, form: form)
    guard let tolerance, let share = Rational(Int128(tolerance), over: 10_000) else { return }
    self.tolerance = rows.aims.map { aim in
      let (below, above) = (aim.low.magnitude * share, aim.high.magnitude * share)
      if aim.low < aim.high { return LinesPicture.Aim(aim.day, aim.low - below, aim.high + above) }
      return isDown
        ? LinesPicture.Aim(aim.day, aim.low, aim.high + above)
        : LinesPicture.Aim(aim.day, aim.low - below, aim.high)
    }
  }
}

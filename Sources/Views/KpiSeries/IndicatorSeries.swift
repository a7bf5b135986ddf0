public import Timelines
public import Vocabulary

/// What is asked of an indicator's series beside the point.
public struct IndicatorSeriesOptions: Sendable, Equatable {
  /// Only periods that end on this day or later.
  public var from: Day?
  /// Only periods that end on this day or earlier.
  public var to: Day?
  /// Whether all vintages are wanted.
  public var withVintages: Bool
  /// The longer periods into which the indicator's own are put together.
  public var per: Period.Length?
  /// By what the values of units are put together, instead of one value for each period.
  public var grouping: UnitGrouping?
  /// The day whose organisation groups; that of each period's last day if nil.
  public var organisationDay: Day?

  /// All periods with their vintages, unless told otherwise.
  public init(
    from: Day? = nil, to: Day? = nil, withVintages: Bool = true, per: Period.Length? = nil,
    grouping: UnitGrouping? = nil, organisationDay: Day? = nil
  ) {
    self.from = from
    self.to = to
    self.withVintages = withVintages
    self.per = per
    self.grouping = grouping
    self.organisationDay = organisationDay
  }
}

/// One indicator period by period, at a point.
public struct IndicatorSeriesAnswer: Sendable {
  /// The point.
  public var point: Point
  /// The indicator.
  public var indicator: String
  /// Whether its definition holds at the point.
  public var exists = false
  /// Its title on that day.
  public var title: String?
  /// What it is counted in.
  public var unit: String?
  /// What kind of figure it is.
  public var measure = IndicatorMeasure.stock
  /// How often it is measured.
  public var frequency = IndicatorFrequency.year
  /// The periods from the first of which anything is known to the last that ended, in order.
  public var rows: [IndicatorRow] = []
  /// The values of groups of units, where those are asked for.
  public var groups: [IndicatorGroupRow] = []
  /// The vintages of all rows; each row names its own.
  public var vintages: [IndicatorVintage] = []
  /// What a reader has to know.
  public var warnings: [Notice] = []

  /// An answer without rows.
  public init(point: Point, indicator: String) {
    self.point = point
    self.indicator = indicator
  }
}

extension IndicatorView {
  /// An indicator's periods at a point. Pure: the same point gives the same rows.
  public func series(
    of indicator: String, at point: Point,
    _ options: IndicatorSeriesOptions = IndicatorSeriesOptions()
  ) throws(TimelinesError) -> IndicatorSeriesAnswer {
    try pool.with { (workspace) throws(TimelinesError) in
      try timelines.read(at: point) { (reading) throws(TimelinesError) in
        var answer = IndicatorSeriesAnswer(point: point, indicator: indicator)
        guard let entity = try reading.entity(named: indicator) else { return answer }
        var pages = try reading.factPages()
        try workspace.names.catchUp(reading)
        try workspace.facts.read(
          entity.number, &pages, reading, workspace.names, periodsMax: .max)
        let eras = EraList(workspace.facts, asOf: point.asOf)
        answer.describe(eras.era(on: point.asOf))
        guard answer.exists else { return answer }
        if let grouping = options.grouping {
          var groups = UnitGroups(grouping, organisationDay: options.organisationDay)
          var warnings: Set<Notice> = []
          answer.groups = try groups.rows(workspace, eras, reading, warnings: &warnings)
          answer.keep(options)
          answer.warnings = warnings.sorted { $0.subject.isBefore($1.subject) }
          return answer
        }
        var kinds: Set<Notice.Kind> = []
        if eras.era(on: point.asOf).inventory != nil {
          let items = try CountedItems(reading)
          answer.rows = CountedReader(items: items, eras: eras).rows(
            by: point.asOf, warnings: &kinds)
        } else {
          (answer.rows, answer.vintages) = PeriodReader.rows(
            workspace, eras, withVintages: options.withVintages, warnings: &kinds)
        }
        answer.rows = DuePeriods(eras: eras).filling(answer.rows, by: point.asOf)
        answer.markBreaks(eras.breaks)
        if let length = options.per {
          let rollUp = PeriodRollUp(
            eras: eras, frequency: answer.frequency.length, length: length)
          answer.rows = rollUp.rows(answer.rows, by: point.asOf)
        }
        answer.keep(options)
        answer.warnings = kinds.sorted { $0.rawValue < $1.rawValue }.map {
          Notice($0, indicator)
        }
        return answer
      }
    }
  }
}

extension IndicatorSeriesAnswer {
  mutating func describe(_ era: IndicatorEra) {
    exists = era.exists
    title = era.title
    unit = era.unit
    measure = era.measure
    frequency = era.frequency
  }

  /// Marks the first row since each break.
  mutating func markBreaks(_ breaks: [Day]) {
    guard !breaks.isEmpty else { return }
    var next = 0
    for place in rows.indices {
      let last = rows[place].period.lastDay
      while next < breaks.count, breaks[next] <= last {
        rows[place].breakDay = breaks[next]
        next += 1
      }
    }
  }

  mutating func keep(_ options: IndicatorSeriesOptions) {
    guard options.from != nil || options.to != nil else { return }
    rows.removeAll { !options.contains($0.period.lastDay) }
    groups.removeAll { !options.contains($0.row.period.lastDay) }
  }
}

extension IndicatorSeriesOptions {
  /// Whether periods that end on a day are wanted.
  fileprivate func contains(_ day: Day) -> Bool {
    from.map { $0 <= day } ?? true && to.map { day <= $0 } ?? true
  }
}

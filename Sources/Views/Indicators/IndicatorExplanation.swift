public import Timelines
public import Vocabulary

/// The keys of an indicator's row that can be explained.
public enum IndicatorKey: String, Sendable, CaseIterable {
  /// The key of this name.
  case value, target, deviation, missed, light
}

extension IndicatorView {
  /// What makes a figure of an indicator's period: of one that is measured down to the observations
  /// of its units, of one that is counted down to the items. Nil where there is no such indicator or
  /// nothing is known of the period.
  ///
  /// - Parameter period: the period; the latest of which anything is known if nil.
  public func explanation(
    of indicator: String, _ key: IndicatorKey, period: Period?, at point: Point
  ) throws(TimelinesError) -> Explanation? {
    let options = IndicatorSeriesOptions(
      from: period?.lastDay, to: period?.lastDay, withVintages: false)
    let series = try series(of: indicator, at: point, options)
    let row = series.rows.last { row in
      period.map { row.period == $0 } ?? (row.missing != IndicatorRow.notReported)
    }
    guard let row else { return nil }
    let day = Point(asOf: row.period.lastDay, knownAt: point.knownAt)
    return try pool.with { (workspace) throws(TimelinesError) in
      try timelines.read(at: day) { (reading) throws(TimelinesError) -> Explanation? in
        guard let entity = try reading.entity(named: indicator) else { return nil }
        var pages = try reading.factPages()
        try workspace.names.catchUp(reading)
        try workspace.facts.read(
          entity.number, &pages, reading, workspace.names, periodsMax: .max)
        let eras = EraList(workspace.facts, asOf: day.asOf)
        let explainer = IndicatorExplainer(
          indicator: entity, series: series, row: row, era: eras.era(on: row.period.lastDay))
        return try explainer.explain(key, workspace, reading)
      }
    }
  }
}

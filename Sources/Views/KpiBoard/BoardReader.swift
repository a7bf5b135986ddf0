public import Timelines
public import Vocabulary

/// One indicator as it stands at a point.
public struct IndicatorBoardRow: Sendable {
  /// One of the values before.
  public struct TrendPoint: Sendable {
    /// The period.
    public var period: Period
    /// Its value; absent where there is none, or where it is incomplete.
    public var value: Rational?
    /// How many digits behind the point it is shown with.
    public var decimals: Int
  }

  /// The indicator.
  public var indicator: String
  /// Its title.
  public var title: String?
  /// What it is counted in.
  public var unit: String?
  /// The latest period that ended by then and of which anything is known.
  public var latest: IndicatorRow?
  /// The version of the definition.
  public var definition = 1
  /// The days since the period's last day.
  public var ageDays: Int?
  /// The last four periods since the way of counting changed.
  public var trend: [TrendPoint] = []
  /// The day of the last such change.
  public var breakDay: Day?
  /// Why its light is grey or it has none.
  public var grey: GreyReason?
  /// When the last target would be reached; absent of counted indicators.
  public var reach: ReachDate?
}

/// The indicators at a point, in byte order.
public struct IndicatorBoardAnswer: Sendable {
  /// The point.
  public var point: Point
  /// One row for each indicator that exists and is not retired.
  public var rows: [IndicatorBoardRow] = []
  /// What a reader has to know.
  public var warnings: [Notice] = []

  /// An answer without rows.
  public init(point: Point) {
    self.point = point
  }
}

/// Reads the row of one indicator.
struct BoardReader {
  /// So many periods are read first; they are nearly always enough.
  static let periodsFirst = 8
  private static let trendMax = 4
  private static let finalsWanted = 4

  let point: Point
  var answer: IndicatorBoardAnswer

  init(_ point: Point) {
    self.point = point
    answer = IndicatorBoardAnswer(point: point)
  }

  /// Adds the row of an indicator; the items are read when the first counted one is met.
  mutating func add(
    _ entity: Entity, _ pages: inout FactPages, _ reading: borrowing Reading,
    _ workspace: inout IndicatorWorkspace, _ items: inout CountedItems?
  ) throws(TimelinesError) {
    var limit = BoardReader.periodsFirst
    while true {
      try workspace.facts.read(
        entity.number, &pages, reading, workspace.names, periodsMax: limit)
      let eras = EraList(workspace.facts, asOf: point.asOf)
      let now = eras.era(on: point.asOf)
      guard now.exists, !now.isRetired else { return }
      if now.inventory != nil {
        if items == nil { items = try CountedItems(reading) }
        if let items { addCounted(entity.name, eras, items) }
        return
      }
      let row = measured(entity.name, workspace, eras)
      if limit < .max, row.wantsOlder,
        try workspace.facts.hasOlderFinal(entity.number, &pages, workspace.names)
      {
        limit = .max
        continue
      }
      add(row.row, row.warnings)
      return
    }
  }

  private mutating func addCounted(_ name: String, _ eras: EraList, _ items: CountedItems) {
    var warnings: Set<Notice.Kind> = []
    let rows = CountedReader(items: items, eras: eras).rows(
      by: point.asOf, last: BoardReader.trendMax, warnings: &warnings)
    add(row(name, rows, eras), warnings)
  }

  /// The row of an indicator whose values are measured, and whether older final values would count.
  private func measured(
    _ name: String, _ workspace: IndicatorWorkspace, _ eras: EraList
  ) -> (row: IndicatorBoardRow, warnings: Set<Notice.Kind>, wantsOlder: Bool) {
    var warnings: Set<Notice.Kind> = []
    let rows = PeriodReader.rows(
      workspace, eras, withVintages: false, warnings: &warnings
    ).rows
    var row = row(name, rows, eras)
    // Rows are large: they are looked at where they stand.
    let sinceBreak = BoardReader.since(row.breakDay, rows)
    var finals = 0
    var samples: [ReachDate.Sample] = []
    for place in sinceBreak.reversed()
    where rows[place].state == .final && rows[place].isWhole {
      guard finals < BoardReader.finalsWanted else { break }
      finals += 1
      guard let value = rows[place].value else { continue }
      samples.append(ReachDate.Sample(day: rows[place].period.lastDay.ordinal, value: value))
    }
    samples.reverse()
    let era = eras.era(on: row.latest?.period.lastDay ?? point.asOf)
    row.reach = ReachDate(samples, era.target?.last, era.direction)
    let wantsOlder =
      finals < BoardReader.finalsWanted && workspace.facts.hasOlder
      && sinceBreak.count == rows.count
    return (row, warnings, wantsOlder)
  }

  private mutating func add(_ row: IndicatorBoardRow, _ warnings: Set<Notice.Kind>) {
    answer.rows.append(row)
    for kind in warnings.sorted(by: { $0.rawValue < $1.rawValue }) {
      answer.warnings.append(Notice(kind, row.indicator))
    }
  }

  private func row(
    _ name: String, _ rows: [IndicatorRow], _ eras: EraList
  ) -> IndicatorBoardRow {
    let last = rows.last
    let era = eras.era(on: last?.period.lastDay ?? point.asOf)
    var row = IndicatorBoardRow(
      indicator: name, title: era.title, unit: era.unit, latest: last, definition: era.version)
    if let last {
      let day = last.period.lastDay
      let age = day.days(to: point.asOf)
      row.ageDays = age
      if let limit = era.staleAfter, age > limit {
        row.latest?.isStale = true
        if row.latest?.light != nil { row.latest?.light = .grey }
      }
      row.breakDay = eras.lastBreak(by: day)
    }
    row.grey = GreyReason(row.latest, era.thresholds)
    row.trend = BoardReader.since(row.breakDay, rows).suffix(BoardReader.trendMax).map { place in
      IndicatorBoardRow.TrendPoint(
        period: rows[place].period, value: rows[place].isWhole ? rows[place].value : nil,
        decimals: rows[place].decimals)
    }
    return row
  }

  /// The places of the rows since a break: nothing is drawn across it.
  private static func since(_ day: Day?, _ rows: [IndicatorRow]) -> Range<Int> {
    guard let day, let place = rows.indices.first(where: { rows[$0].period.lastDay >= day })
    else { return rows.indices }
    return place..<rows.count
  }
}

import Views
import Vocabulary

/// The rows of an answer as its chart needs them, gathered while they come.
struct ChartRows {
  /// A name that a row may have.
  struct Name {
    let value: AnswerValue
    let column: ColumnHead
  }

  /// A row.
  struct Row {
    /// What it is called, as far as its columns have values.
    var names: [Name]
    /// Its values, one for each of the chart's columns.
    var values: [AnswerValue?]
    var state: AnswerValue?
    var target: AnswerValue?
    var isChange = false
    var isPart = false
  }

  let chart: Chart
  /// The columns of the chart's values.
  let columns: [ColumnHead]
  /// The column of its state.
  let stateColumn: ColumnHead?
  private(set) var rows: [Row] = []
  /// How many rows there are, also those that are not drawn.
  private(set) var count = 0
  private let heads: [ColumnHead]
  private let places: [String: Int]

  /// The most rows of which each takes room of its own in a drawing.
  static let rowsMax = 40

  /// No rows yet; nil where a column is missing.
  init?(_ chart: Chart?, _ heads: [ColumnHead]) {
    guard let chart else { return nil }
    var places: [String: Int] = [:]
    for (place, head) in heads.enumerated() { places[head.key] = place }
    guard chart.keys.allSatisfy({ places[$0] != nil }) else { return nil }
    self.chart = chart
    self.heads = heads
    self.places = places
    columns = chart.values.compactMap { key in places[key].map { heads[$0] } }
    stateColumn = places[chart.state].map { heads[$0] }
  }

  /// The label of a column.
  func label(_ key: String) -> Label? { places[key].map { heads[$0].label } }

  /// The subjects by which rows are called.
  var subjects: [String] {
    rows.flatMap { $0.names.map(\.value) + $0.values.compactMap { $0 } }.compactMap { value in
      if case .subject(let subject) = value { subject } else { nil }
    }
  }

  /// Adds a row, as far as it is drawn.
  mutating func take(_ row: AnyRow) {
    count += 1
    switch chart.kind {
    case .bars, .slips: guard rows.count < ChartRows.rowsMax else { return }
    case .series, .heat: break
    }
    func value(_ key: String?) -> AnswerValue? {
      key.flatMap { places[$0] }.flatMap { row[$0]?.opened }
    }
    let names = chart.names.compactMap { key -> Name? in
      guard let place = places[key], let found = row[place]?.opened else { return nil }
      return Name(value: found, column: heads[place])
    }
    rows.append(
      Row(
        names: names, values: chart.values.map { value($0) }, state: value(chart.state),
        target: value(chart.target), isChange: value(chart.change) != nil,
        isPart: value(chart.part) != nil))
  }
}

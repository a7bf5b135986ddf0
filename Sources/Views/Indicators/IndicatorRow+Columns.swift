import Vocabulary

/// Columns that tables of indicators share.
extension Column {
  /// How settled the value is.
  static func state(_ row: @escaping @Sendable (Row) -> IndicatorRow?) -> Column {
    .word("state", .state, of: MeasurementState.allCases.map(\.rawValue)) {
      row($0)?.state?.rawValue
    }.importance(4)
  }

  /// Why there is no value, in the words of who said it.
  static func reason(_ row: @escaping @Sendable (Row) -> IndicatorRow?) -> Column {
    Column("missing", .field("missing"), .text) { row($0)?.reason }.flexible.importance(2)
  }

  /// Of how many units there are values, in one cell.
  static func reported(_ row: @escaping @Sendable (Row) -> IndicatorRow?) -> Column {
    .text("reported", .incomplete) { row($0)?.reported.map { "\($0.count)/\($0.of)" } }
      .forPeople.importance(2)
  }

  /// What the value should be.
  static func target(_ row: @escaping @Sendable (Row) -> IndicatorRow?) -> Column {
    .corridor("target", .target) {
      guard let row = row($0), let target = row.target else { return nil }
      return switch target {
      case .value(let value): .value(value.text(decimals: row.decimals))
      case .corridor(let low, let high):
        .corridor(
          low: low.text(decimals: row.decimals), high: high.text(decimals: row.decimals))
      }
    }
  }

  /// The share of the target that is missed, or why that cannot be said.
  static func missed(_ row: @escaping @Sendable (Row) -> IndicatorRow?) -> Column {
    Column("missed", .missed, .share) { row($0)?.missedValue }.importance(3)
  }
}

extension IndicatorRow {
  var valueText: String? { value?.text(decimals: decimals) }

  var deviationText: String? { deviation?.text(decimals: decimals) }

  fileprivate var reason: AnswerValue? {
    missing.map { $0 == IndicatorRow.notReported ? .word($0) : .text($0) }
  }

  fileprivate var missedValue: AnswerValue? {
    if isShareless { return .word("n/a: the target is 0") }
    return missed.map { share in
      share.rounded(decimals: 4).flatMap { Int64(exactly: $0) }.map(AnswerValue.basisPoints)
        ?? .word("n/a: too large to be computed exactly")
    }
  }
}

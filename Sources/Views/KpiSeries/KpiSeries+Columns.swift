import Vocabulary

extension KpiSeries {
  /// The columns of periods; people see vintages where they ask for them.
  static func columns(showsVintages: Bool) -> [Column<KpiSeriesRow>] {
    let vintages = Column<KpiSeriesRow>.rows("vintages", .vintage, of: vintages) { row in
      row.row.isCounted || row.vintages.isEmpty ? nil : row.vintages
    }
    return [
      .period("period", .field("period"), \.row.period).key.rests(),
      .figure("value", .value, \.row.valueText).rests(on: "observation:values"),
      .figure("numerator", .field("numerator")) { $0.row.numerator?.plainText }.detail.rests(
        on: "observation:values"),
      .figure("denominator", .field("denominator")) { $0.row.denominator?.plainText }.detail.rests(
        on: "observation:values"),
      .state { $0.row }.rests(on: "observation:values"),
      .reason { $0.row }.rests(on: "observation:values"),
      .number("incomplete.n", .reportedUnits, \.row.reported?.count).detail.rests(
        on: "observation:values"),
      .number("incomplete.of", .reportingUnits, \.row.reported?.of).detail.rests(
        on: "observation:values"),
      .reported { $0.row }.rests(on: "observation:values"),
      .number("sequence", .event, \.row.sequence).detail,
      showsVintages ? vintages.spread.importance(2) : vintages.detail,
      .number("n", .vintagesOrItems, \.row.count).detail,
      .number("vintageCount", .vintages) { $0.row.isCounted ? nil : $0.row.count }
        .forPeople.importance(6),
      .number("itemCount", .items) { $0.row.isCounted ? $0.row.count : nil }
        .forPeople.importance(6),
      .word("source", .field("source")) { $0.row.isCounted ? "counted" : nil }.detail.rests(
        on: "observation:values"),
      .target { $0.row }.rests(on: "observation:values", "target"),
      .figure("deviation", .deviation, \.row.deviationText).rests(
        on: "observation:values", "target"),
      .missed { $0.row }.rests(on: "observation:values", "target"),
      .light("light", .field("light"), \.row.light?.rawValue).countedLights.rests(
        on: "observation:values", "target", "thresholds"),
      .flag("stale", .stale, \.row.isStale).importance(2).rests(on: "observation:values"),
      .number("definition", .definition, \.row.definition).importance(5).rests(on: "definition"),
      .number("measuredWithDefinition", .measuredWith, \.row.measuredWithDefinition).detail.rests(
        on: "observation:values"),
      .day("break", .breakDay, \.row.breakDay).importance(2).rests(on: "set:breaks", "definition"),
      Column("rollUp", .rollUp, .object, \.row.rollUpObject).detail,
    ]
  }

  fileprivate static let vintages: [Column<KpiSeriesRow.Vintage>] = [
    .figure("value", .value) { $0.vintage.value?.text(decimals: $0.vintage.decimals) },
    .text("missing", .field("missing"), \.vintage.missing),
    .word("state", .state, of: MeasurementState.allCases.map(\.rawValue)) {
      $0.vintage.state.rawValue
    },
    .number("sequence", .event, \.vintage.sequence).detail,
    .instant("recordedAt", .recordedAt, \.recordedAt),
    .word("cause", .cause, of: RestatementCause.allCases.map(\.rawValue)) {
      $0.vintage.cause?.rawValue
    },
    .subject("unit", .unit, of: "unit", \.vintage.unit),
    .texts("dimensions", .field("dimensions")) {
      $0.vintage.dimensions.isEmpty ? nil : $0.vintage.dimensions
    },
  ]

  /// The columns of groups of units.
  static func columns(of grouping: UnitGrouping) -> [Column<IndicatorGroupRow>] {
    [
      .period("period", .field("period"), \.row.period).key.rests(),
      .subject(
        "group.\(grouping.rawValue)", grouping == .unit ? .unit : .department,
        of: "unit", \.group
      ).key.rests(),
      .figure("value", .value, \.row.valueText).rests(on: "observation:values"),
      .figure("numerator", .field("numerator")) { $0.row.numerator?.plainText }.detail.rests(
        on: "observation:values"),
      .figure("denominator", .field("denominator")) { $0.row.denominator?.plainText }.detail.rests(
        on: "observation:values"),
      .state { $0.row }.rests(on: "observation:values"),
      .reason { $0.row }.rests(on: "observation:values"),
      .number("incomplete.n", .reportedUnits, \.row.reported?.count).detail.rests(
        on: "observation:values"),
      .number("incomplete.of", .reportingUnits, \.row.reported?.of).detail.rests(
        on: "observation:values"),
      .reported { $0.row }.rests(on: "observation:values"),
      .number("sequence", .event, \.row.sequence).detail,
      .number("units", .organisationUnits, \.row.count).rests(on: "observation:values"),
      .number("definition", .definition, \.row.definition).detail.rests(on: "definition"),
    ]
  }
}

extension IndicatorRow {
  /// What its units add up to, and how far its own total is from that.
  fileprivate var rollUpObject: AnswerValue? {
    guard let rollUp else { return nil }
    var object = AnswerObject()
    object.append("value", rollUp.value.map { .figure($0.text(decimals: decimals)) })
    object.append("difference", rollUp.difference.map { .figure($0.text(decimals: decimals)) })
    if let reported = rollUp.reported {
      object.set(["incomplete", "n"], .number(reported.count))
      object.set(["incomplete", "of"], .number(reported.of))
    }
    return .object(object)
  }
}

extension Rational {
  /// A decimal without needless zeros.
  fileprivate var plainText: String {
    var text = text(decimals: 9)
    while text.hasSuffix("0") { text.removeLast() }
    if text.hasSuffix(".") { text.removeLast() }
    return text
  }
}

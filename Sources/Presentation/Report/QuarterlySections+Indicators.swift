import Stadtbuch
import Views
import Vocabulary

extension QuarterlySections {
  /// So many periods of a series are shown.
  private static let periodsMax = 12

  /// The indicators that miss their target, then those without a value, then old ones and those to
  /// which units are missing.
  static let needingAttention = RowPick.ranks(
    .rows("light=red"), .rows("light=amber"), .lacking("value"), .rows("stale=true"),
    .having("incomplete.n"))

  /// C5: the indicators that miss their target, are old or missing, and some series.
  func indicators() throws -> ReportSection {
    let all = answers.count(.indicators)
    let attention = try answers[.indicators].map {
      try QuarterlySections.needingAttention.rows(of: $0).count
    }
    let series = try self.series()
    return section(
      "indicators", .indicators,
      [
        .text(.reportAttention(attention ?? 0, of: all)),
        .table(
          try table(
            "indicator-rows", .indicators, .indicators,
            "indicator,value,unit,period,state,target,deviation,light,ageDays,stale?,missing?,"
              + "reported?,break?",
            RowPick(ranks: QuarterlySections.needingAttention.ranks + [RowPick.Rank()]))),
        series.isEmpty ? nil : .heading(.reportSeries),
        series.isEmpty ? nil : .text(.reportMarks), series.isEmpty ? nil : .series(series),
      ])
  }

  private func series() throws -> [ReportTable] {
    let pick = RowPick.last(QuarterlySections.periodsMax)
    var tables: [ReportTable] = []
    for series in answers.series {
      let title = title(of: series)
      guard let drawing = try ReportDrawing(Label(title, title), of: series, pick),
        drawing.hasValues
      else { continue }
      let table = try ReportTable(
        "series-\(tables.count + 1)", .reportData(of: title), of: series,
        "period,value,state,target,light,stale?,missing?,reported?,break?", pick)
      tables.append(table.drawn(drawing))
    }
    return tables
  }

  /// What an indicator is called, with its unit where it has one.
  private func title(of series: ReportAnswer) -> String {
    guard let board = answers[.indicators], let subject = series.figure("indicator"),
      let row = board.values("indicator").firstIndex(of: subject),
      let title = board.values("title")[row]?.plainText
    else { return series.closing.title ?? "" }
    let unit = board.values("unit")[row]?.plainText ?? "1"
    return unit == "1" ? title : "\(title) (\(unit))"
  }

  /// C7: the inventories by state.
  func inventories() throws -> ReportSection {
    guard let file = answers[.inventories], !answers.inventories.isEmpty else {
      return ReportSection(
        id: "inventories", title: .reportInventories,
        parts: [
          .text(
            Label(
              "\(Label.reportInventories.en): \(Label.reportNothing.en)",
              "\(Label.reportInventories.de): \(Label.reportNothing.de)"))
        ])
    }
    var parts: [ReportSection.Part] = [
      .text(
        .reportInventories(
          answers.inventories.count,
          items: answers.inventories.reduce(0) { $0 + $1.number("count") }))
    ]
    for (place, inventory) in answers.inventories.prefix(8).enumerated() {
      let title = inventory.closing.title ?? ""
      let states = ReportAnswer(
        .reportInventories, StateOfItems.shown, StateOfItems.list(inventory), at: frame,
        chart: .bars("count", of: "state"))
      var table = try ReportTable(
        "inventory-\(place + 1)", .reportStates(of: title), of: states, "state,count,share")
      (table.file, table.count) = (QuarterlyQuestion.inventories.rawValue, file.rows.count)
      parts.append(.heading(Label(title, title)))
      parts.append(
        .table(
          inventory.number("count") > 0
            ? table.drawn(try ReportDrawing(.reportStates(of: title), of: states)) : table))
    }
    return section("inventories", .reportInventories, parts)
  }
}

extension ReportDrawing {
  /// Whether any row has a value.
  fileprivate var hasValues: Bool {
    rows.rows.contains { row in row.values.contains { $0 != nil } }
  }
}

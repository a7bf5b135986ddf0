import Views
import Vocabulary

extension QuarterlySections {
  /// C5: the indicators that miss their target, are old or missing, and some series.
  var indicators: ReportSection {
    let ranks = ["red": 0, "amber": 1]
    let all = figures.board.rows
    let ranked = all.enumerated().map { place, row in
      (rank: rank(row, ranks), place: place)
    }
    .sorted { ($0.rank, $0.place) < ($1.rank, $1.place) }
    let rows = ranked.prefix(QuarterlySections.rowsMax).map { entry in
      var row = all[entry.place]
      row["note"] = .text(note(row))
      if case .object(let corridor)? = row["target"] {
        row["target"] = .text(
          [corridor.plain("low"), corridor.plain("high")].map(format.figures)
            .joined(separator: "–"))
      }
      return row
    }
    let columns = [
      ReportColumn("indicator", ReportWords.indicator, .subject),
      ReportColumn("value", ReportWords.value, .figure), ReportColumn("unit", ReportWords.unit),
      ReportColumn("period", Label(en: "Period", de: "Zeitraum")),
      ReportColumn("state", ReportWords.state, .word),
      ReportColumn("target", ReportWords.target, .figure),
      ReportColumn("deviation", ReportWords.deviation, .figure),
      ReportColumn("light", ReportWords.light, .light),
      ReportColumn("ageDays", ReportWords.age), ReportColumn("note", ReportWords.note),
    ]
    let attention = ranked.count { $0.rank < 4 }
    var parts: [ReportSection.Part] = [
      .text(
        say(
          "\(attention) of \(all.count) indicators miss their target, are old, incomplete or missing; these stand first.",
          "\(attention) von \(all.count) Kennzahlen verfehlen ihr Ziel, sind veraltet, unvollständig oder fehlen; sie stehen voran."
        )),
      .table(
        table(
          "indicator-rows", ReportWords.indicators, columns, Array(rows), of: all.count,
          file: "indicators")),
    ]
    let charts = figures.series.enumerated().compactMap { chart($1, $0) }
    if !charts.isEmpty {
      parts += [
        .heading(ReportWords.series[language]), .text(ReportWords.marks(language)),
        .charts(charts),
      ]
    }
    return section("indicators", ReportWords.indicators, parts)
  }

  private func rank(_ row: AnswerObject, _ ranks: [String: Int]) -> Int {
    if let rank = ranks[row.plain("light")] { return rank }
    if row["value"] == nil { return 2 }
    return row["stale"] != nil || row["incomplete"] != nil ? 3 : 4
  }

  /// What keeps the value from being taken as it stands.
  private func note(_ row: AnswerObject) -> String {
    var notes: [String] = []
    if row["stale"] != nil { notes.append(say("stale", "veraltet")) }
    if row["missing"] != nil { notes.append(say("missing: ", "fehlt: ") + row.plain("missing")) }
    if case .object(let units)? = row["incomplete"] {
      notes.append(
        say(
          "\(units.count("n")) of \(units.count("of")) units",
          "\(units.count("n")) von \(units.count("of")) Einheiten"))
    }
    if row["break"] != nil {
      notes.append("\(ReportWords.breakWord[language]) \(row.plain("break"))")
    }
    return notes.isEmpty ? "–" : notes.joined(separator: "; ")
  }

  /// C7: the inventories by state.
  var inventories: ReportSection {
    let all = figures.inventories
    guard !all.isEmpty else {
      return section(
        "inventories", ReportWords.inventories,
        [.text("\(ReportWords.inventories[language]): \(ReportWords.nothing[language])")])
    }
    var parts: [ReportSection.Part] = []
    for (place, inventory) in all.prefix(8).enumerated() {
      let title = inventory.title ?? inventory.subject
      let states = inventory.counts.map { count in
        count.state.map { AnswerWords.word($0, of: "state", language) }
          ?? ReportWords.noState[language]
      }
      // More states than fills: the last ones share a bar with none of the others' patterns.
      let fills = states.indices.map { ChartFill.states[$0 % ChartFill.states.count] }
      let chart = StackedBarChart(
        id: "chart-inventory-\(place + 1)",
        title: "\(title): \(ReportWords.chartOfStates[language])",
        description: say(
          "One bar of \(inventory.count) items. The table below has the same figures.",
          "Ein Balken aus \(inventory.count) Gegenständen. Die Tabelle darunter hat dieselben Zahlen."
        ), parts: states, fills: fills,
        bars: [
          StackedBarChart.Bar(
            label: title, counts: inventory.counts.map(\.count), words: "\(inventory.count)")
        ])
      let rows = zip(states, inventory.counts).map { state, count in
        AnswerObject(members: [
          ("state", .text(state)), ("count", .number(count.count)),
          ("share", share(count.count, of: inventory.count)),
        ])
      }
      parts.append(.heading(title))
      if inventory.count > 0 { parts.append(.chart(chart)) }
      parts.append(
        .table(
          table(
            "inventory-\(place + 1)",
            Label(en: "\(title) by state", de: "\(title) nach Zustand"),
            [
              ReportColumn("state", ReportWords.state), ReportColumn("count", ReportWords.number),
              ReportColumn("share", Label(en: "Share", de: "Anteil")),
            ], rows, file: "inventories")))
    }
    return section("inventories", ReportWords.inventories, parts)
  }

  private func share(_ part: Int, of whole: Int) -> AnswerValue? {
    whole > 0 ? .basisPoints(Int64((part * 20_000 + whole) / (2 * whole))) : nil
  }
}

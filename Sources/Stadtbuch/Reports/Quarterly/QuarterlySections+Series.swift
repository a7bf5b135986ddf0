import Views
import Vocabulary

extension QuarterlySections {
  private static let periodsMax = 12

  /// The drawing of a series with its data; nil where nothing can be drawn.
  func chart(
    _ series: IndicatorSeriesAnswer, _ place: Int
  ) -> (chart: any ReportChart, data: ReportTable)? {
    let rows = series.rows.suffix(QuarterlySections.periodsMax)
    let decimals = rows.map(\.decimals).max() ?? 0
    let spots = rows.map { spot($0, decimals) }
    let values = spots.flatMap { [$0.value, $0.target].compactMap { $0 } }
    guard let low = values.min(), let high = values.max(),
      spots.contains(where: { $0.value != nil })
    else { return nil }
    let title = series.title ?? series.indicator
    let unit = series.unit.map { $0 == "1" ? "" : " (\($0))" } ?? ""
    let first = rows.first?.period.description ?? ""
    let last = rows.last?.period.description ?? ""
    let chart = LineChart(
      id: "chart-series-\(place + 1)", title: "\(title)\(unit)",
      description: say(
        "\(rows.count) periods from \(first) to \(last), values from \(text(low, decimals)) to \(text(high, decimals)) with the target. The table below has the data.",
        "\(rows.count) Zeiträume von \(first) bis \(last), Werte von \(text(low, decimals)) bis \(text(high, decimals)) mit dem Ziel. Die Tabelle darunter hat die Daten."
      ), spots: spots, axis: (text(low, decimals), text(high, decimals)),
      words: (ReportWords.target[language], ReportWords.breakWord[language]))
    let data = table(
      "series-\(place + 1)", Label(en: "Data: \(title)", de: "Daten: \(title)"),
      [
        ReportColumn("period", Label(en: "Period", de: "Zeitraum")),
        ReportColumn("value", ReportWords.value, .figure),
        ReportColumn("state", ReportWords.state, .word),
        ReportColumn("target", ReportWords.target, .figure),
        ReportColumn("light", ReportWords.light, .light),
        ReportColumn("note", ReportWords.note),
      ], rows.map(object))
    return (chart, data)
  }

  private func spot(_ row: IndicatorRow, _ decimals: Int) -> LineChart.Spot {
    var target: Int128?
    if case .value(let value)? = row.target { target = scaled(value, decimals) }
    let mark: LineChart.Mark =
      switch row.state {
      case .provisional: .provisional
      case .estimated: .estimated
      default: .final
      }
    return LineChart.Spot(
      period: row.period.description, value: row.value.flatMap { scaled($0, decimals) },
      target: target, mark: mark, isBreak: row.breakDay != nil, isWhole: row.isWhole)
  }

  private func object(_ row: IndicatorRow) -> AnswerObject {
    var target: String?
    switch row.target {
    case .value(let value)?: target = value.text(decimals: row.decimals)
    case .corridor(let low, let high)?:
      target = "\(low.text(decimals: row.decimals))–\(high.text(decimals: row.decimals))"
    case nil: break
    }
    var notes: [String] = []
    if row.isStale { notes.append(say("stale", "veraltet")) }
    if let missing = row.missing {
      notes.append(
        missing == IndicatorRow.notReported
          ? say("not reported", "nicht gemeldet")
          : say("missing: ", "fehlt: ") + missing)
    }
    if let units = row.reported {
      notes.append(
        say("\(units.count) of \(units.of) units", "\(units.count) von \(units.of) Einheiten"))
    }
    if let day = row.breakDay { notes.append("\(ReportWords.breakWord[language]) \(day)") }
    return AnswerObject(members: [
      ("period", .text(row.period.description)),
      ("value", row.value.map { .text($0.text(decimals: row.decimals)) }),
      ("state", row.state.map { .text($0.rawValue) }), ("target", target.map(AnswerValue.text)),
      ("light", row.light.map { .text($0.rawValue) }),
      ("note", .text(notes.isEmpty ? "–" : notes.joined(separator: "; "))),
    ])
  }

  /// A value in its smallest decimal; nil where that has more digits than can be drawn, and is read
  /// in the table alone.
  private func scaled(_ value: Rational, _ decimals: Int) -> Int128? {
    guard let scaled = value.rounded(decimals: decimals),
      scaled.magnitude < LineChart.valueEnd.magnitude
    else { return nil }
    return scaled
  }

  private func text(_ scaled: Int128, _ decimals: Int) -> String {
    var digits = String(scaled.magnitude)
    if decimals > 0 {
      digits = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
      digits.insert(".", at: digits.index(digits.endIndex, offsetBy: -decimals))
    }
    return format.figures(scaled < 0 ? "-\(digits)" : digits)
  }
}

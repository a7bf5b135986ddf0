/// Draws amounts as bars in plain text: a line for each bar, told apart by their grain.
struct BarsPlot {
  let drawing: BarsDrawing
  let words: ChartWords
  let width: Int

  private static let grains: [Character] = ["█", "▒", "░", "▓"]
  private static let nameWidthMax = 28

  /// The lines; none where there is nothing to draw.
  func lines() -> [String] {
    guard !drawing.rows.isEmpty else { return [] }
    let names = min(
      BarsPlot.nameWidthMax, drawing.rows.map { DisplayWidth.of($0.name) }.max() ?? 0)
    let heads = drawing.words.map { DisplayWidth.of($0) }.max() ?? 0
    let figures =
      drawing.rows.flatMap { row in row.amounts.map { DisplayWidth.of($0?.text ?? "") } }.max() ?? 0
    let room = max(10, width - names - heads - figures - 4)
    var lines: [String] = []
    for row in drawing.rows {
      for (place, amount) in row.amounts.enumerated() {
        let name = ChartText.column(place == 0 ? row.name : "", names)
        let head = ChartText.column(drawing.words[place], heads)
        guard let amount else {
          lines.append("\(name)  \(head) \(ChartWords.none)")
          continue
        }
        let bar = String(
          repeating: BarsPlot.grains[place % BarsPlot.grains.count],
          count: drawing.length(amount.value, of: room))
        lines.append("\(name)  \(head) \(bar)\(bar.isEmpty ? "" : " ")\(amount.text)")
      }
    }
    if let more = words.more(drawing.more) { lines += ["", more] }
    return lines.map(ChartText.trimmed)
  }
}

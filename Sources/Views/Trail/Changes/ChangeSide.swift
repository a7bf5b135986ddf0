/// One project at one of the points that are compared: its row, or what is left of it once it has
/// ended.
struct ChangeSide {
  let row: PortfolioRow
  /// Whether it was merged, split or deregistered.
  let hasEnded: Bool

  /// The value of a key. What has ended is no project of the portfolio any more: it has nothing
  /// that describes one, and no gap. Its money goes on, so that changes add up to those of the
  /// totals.
  subscript(key: PortfolioKey) -> PortfolioValue? {
    hasEnded && (key.kind != .money || key == .moneyGap) ? nil : row[key]
  }

}

extension PortfolioAnswer {
  /// Rows and ended projects with money, in byte order of their names.
  var sides: [ChangeSide] {
    var sides: [ChangeSide] = []
    sides.reserveCapacity(rows.count + ended.count)
    var next = 0
    for row in rows {
      while next < ended.count, ended[next].subject.isBefore(row.subject) {
        sides.append(ChangeSide(row: ended[next], hasEnded: true))
        next += 1
      }
      sides.append(ChangeSide(row: row, hasEnded: false))
    }
    return sides + ended[next...].map { ChangeSide(row: $0, hasEnded: true) }
  }
}

public import Timelines
public import Vocabulary

/// The portfolio at a point.
public struct PortfolioAnswer: Sendable {
  /// The point.
  public var point: Point
  /// The ledger's currency.
  public var currency: Currency
  /// The projects, in byte order of their names.
  public var rows: [PortfolioRow] = []
  /// Projects that were merged, split or deregistered and have money; in no list, but in sums.
  public var ended: [PortfolioRow] = []
  /// What a reader has to know, once each: several projects may meet the same unit.
  public var warnings: [Notice] {
    var warned: Set<Notice> = []
    return (rows + ended).flatMap(\.notices).filter { warned.insert($0).inserted }
  }

  /// An answer without rows.
  public init(point: Point, currency: Currency) {
    self.point = point
    self.currency = currency
  }

  /// The rows in groups, absent values last, ended projects after all.
  public func groups(by keys: [PortfolioKey]) -> [PortfolioGroup] {
    PortfolioGrouping.groups(rows, ended: ended, by: keys, currency: currency)
  }

  /// The portfolio as a whole, whichever way it is looked at: counts and lights of the rows, the
  /// money of rows and ended projects.
  public var total: PortfolioGroup {
    var total = PortfolioGroup(currency: currency)
    for row in rows { total.add(row) }
    for row in ended { total.add(row.money) }
    return total
  }

  /// The projects that have ended, how many and their money.
  public var endedTotal: PortfolioGroup {
    var total = PortfolioGroup(currency: currency)
    total.isEnded = true
    for row in ended { total.add(row.money) }
    total.count = Int64(ended.count)
    return total
  }

  /// Takes over the rows of the projects that follow, which stand in falling order: the last are
  /// moved here first, none is copied.
  mutating func append(reversed other: consuming PortfolioAnswer) {
    rows.reserveCapacity(rows.count + other.rows.count)
    while let row = other.rows.popLast() { rows.append(row) }
    while let row = other.ended.popLast() { ended.append(row) }
  }
}

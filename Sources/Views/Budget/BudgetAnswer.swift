public import Timelines
public import Vocabulary

/// The budget of a year at a point.
public struct BudgetAnswer: Sendable {
  /// The point.
  public var point: Point
  /// The fiscal year.
  public var year: Int
  /// Whether the year is closed at the point: what is left has lapsed.
  public var isClosed = false
  /// The ledger's currency.
  public var currency: Currency
  /// Projects, measures and budget lines with money in the year, in byte order.
  public var rows: [BudgetRow] = []
  /// What a reader has to know.
  public private(set) var warnings: [Notice] = []
  private var warned: Set<Notice> = []
  /// Known events of the year that hold only after the day that is asked for.
  var later: [UInt64] = []

  /// A year without money.
  public init(point: Point, year: Int, currency: Currency) {
    self.point = point
    self.year = year
    self.currency = currency
  }

  /// The sum of all rows; the same however they are grouped.
  public var total: BudgetSums {
    var total = BudgetSums()
    for row in rows { total += row.sums }
    return total
  }

  /// Adds a warning, once: several rows may meet the same unit.
  mutating func warn(_ warning: Notice) {
    if warned.insert(warning).inserted { warnings.append(warning) }
  }

  /// The rows in groups: in byte order, those that belong nowhere after them, ended projects last.
  public func groups(by grouping: BudgetGrouping) -> [BudgetGroup] {
    var table = BudgetGroupTable()
    for row in rows {
      switch grouping {
      case .source:
        for source in row.sources { table.add(source.sums, to: source.source) }
      case _ where row.isEnded: table.addEnded(row.sums)
      case .unit: table.add(row.sums, to: row.unit)
      case .measure:
        guard row.measures.count > 1 else {
          table.add(row.sums, to: row.measures.first?.measure)
          continue
        }
        let parts = row.sums.split(by: row.measures.map(\.weight))
        for (share, part) in zip(row.measures, parts) where share.weight > 0 {
          table.add(part, to: share.measure)
        }
      }
    }
    return table.groups
  }
}

/// By what the rows of a budget are put together.
public enum BudgetGrouping: String, Sendable, CaseIterable {
  /// By measure, split by the weights of what implements it.
  case measure
  /// By the unit that leads, after following successors.
  case unit
  /// By the source that pays; money of ended projects stands with its source.
  case source
}

/// Some of a year's money taken together.
public struct BudgetGroup: Sendable, Equatable {
  /// The measure, unit or source; nil of what has none.
  public var name: String?
  /// Whether this is the money of merged, split and deregistered projects.
  public var isEnded = false
  /// The sums.
  public var sums = BudgetSums()
}

/// Groups while they are filled.
private struct BudgetGroupTable {
  private var named: [BudgetGroup] = []
  private var places: [String: Int] = [:]
  private var nameless: BudgetGroup?
  private var ended: BudgetGroup?

  mutating func add(_ sums: BudgetSums, to name: String?) {
    guard let name else {
      nameless = nameless ?? BudgetGroup()
      nameless?.sums += sums
      return
    }
    let place = places[name] ?? named.count
    if place == named.count {
      places[name] = place
      named.append(BudgetGroup(name: name))
    }
    named[place].sums += sums
  }

  mutating func addEnded(_ sums: BudgetSums) {
    ended = ended ?? BudgetGroup(isEnded: true)
    ended?.sums += sums
  }

  var groups: [BudgetGroup] {
    named.sorted { ($0.name ?? "").isBefore($1.name ?? "") }
      + [nameless, ended].compactMap { $0 }
  }
}

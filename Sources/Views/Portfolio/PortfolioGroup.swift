public import Vocabulary

/// Some projects of the portfolio taken together.
public struct PortfolioGroup: Sendable, Equatable {
  /// The values that they share, by key; an absent one is left out.
  public var values: [PortfolioValue?]
  /// The keys.
  public var keys: [PortfolioKey]
  /// Whether these are the merged, split and deregistered projects with money.
  public var isEnded = false
  /// How many projects.
  public var count: Int64 = 0
  /// What they need together, as far as it is known.
  public var need: Total?
  /// What is secured for them.
  public var secured: Total = 0
  /// Their gaps added up, never netted.
  public var gap: Total?
  /// What they spent.
  public var spent: Total?
  /// Projects whose latest report is green.
  public var green: Int64 = 0
  /// Projects whose latest report is amber.
  public var amber: Int64 = 0
  /// Projects whose latest report is red.
  public var red: Int64 = 0
  /// Projects whose latest report is grey, and projects without a report.
  public var grey: Int64 = 0
  /// The currency of the amounts.
  public var currency: Currency

  /// An empty group.
  public init(
    keys: [PortfolioKey] = [], values: [PortfolioValue?] = [], currency: Currency = .eur
  ) {
    self.keys = keys
    self.values = values
    self.currency = currency
  }

  /// Adds a project.
  public mutating func add(_ row: PortfolioRow) {
    add(row.money)
    count += 1
    switch row.report?.overall {
    case "green": green += 1
    case "amber": amber += 1
    case "red": red += 1
    default: grey += 1
    }
  }

  /// Adds the money of a project, counted or not.
  public mutating func add(_ money: MoneyFigures) {
    add(&need, money.need)
    secured += money.secured
    add(&gap, money.gap)
    add(&spent, money.spent)
  }

  private func add(_ sum: inout Total?, _ amount: Total?) {
    if let amount { sum = (sum ?? 0) + amount }
  }

  /// The group as an object: what it shares, how many they are, their sums and lights.
  package var object: AnswerObject {
    var object = AnswerObject()
    var group = AnswerObject()
    if isEnded { group.append("ended", .bool(true)) }
    for (key, value) in zip(keys, values) {
      group.append(key.rawValue, value.map { AnswerValue($0, of: key) })
    }
    object.append("group", .object(group))
    object.append("count", .integer(count))
    for (key, minor) in [("need", need), ("secured", secured), ("gap", gap), ("spent", spent)] {
      object.append(key, minor.map { .money(Money(minor: $0, currency: currency)) })
    }
    for (light, count) in zip(ColumnKind.lights, [green, amber, red, grey]) {
      object.append(light, .integer(count))
    }
    return object
  }
}

/// Puts projects into groups.
public enum PortfolioGrouping {
  /// The groups of rows by keys, absent values last; after them the projects that ended with
  /// money, if any. By `lead` and `unit` projects stand under the unit that took over.
  public static func groups(
    _ rows: [PortfolioRow], ended: [PortfolioRow] = [], by keys: [PortfolioKey],
    currency: Currency
  ) -> [PortfolioGroup] {
    var groups: [PortfolioGroup] = []
    var places: [[PortfolioValue?]: Int] = [:]
    for row in rows {
      let values = keys.map { $0 == .lead ? row[.unit] : row[$0] }
      let place = places[values] ?? groups.count
      if place == groups.count {
        places[values] = place
        groups.append(PortfolioGroup(keys: keys, values: values, currency: currency))
      }
      groups[place].add(row)
    }
    groups.sort { isBefore($0.values, $1.values) }
    if !ended.isEmpty {
      var group = PortfolioGroup(currency: currency)
      group.isEnded = true
      for row in ended { group.add(row.money) }
      groups.append(group)
    }
    return groups
  }

  private static func isBefore(_ left: [PortfolioValue?], _ right: [PortfolioValue?]) -> Bool {
    for (left, right) in zip(left, right) where left != right {
      guard let left else { return false }
      guard let right else { return true }
      if case .word(let left, _) = left, case .word(let right, _) = right {
        return left.isBefore(right)
      }
      return PortfolioValue.isBefore(left, right)
    }
    return false
  }
}

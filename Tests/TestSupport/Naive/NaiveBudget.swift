/// A year's budget as rows of JSON, worked out from the cells alone.
public struct NaiveBudget: Sendable {
  /// The money of the point.
  public let money: NaiveMoney
  /// The fiscal year.
  public let year: Int64
  /// The letters of the ledger's currency.
  public let currency: String
  /// Whether what is left of the year has lapsed.
  public let isClosed: Bool
  /// Every subject with money in the year, and its cells of it.
  public let subjects: [(name: String, cells: [NaiveMoney.Cell: NaiveMoney.Sums])]

  private var events: NaiveEvents { money.events }

  /// The budget of a fiscal year.
  public init(_ money: NaiveMoney, year: Int64, currency: String = "EUR") {
    self.money = money
    self.year = year
    self.currency = currency
    isClosed = money.events.isClosed(year)
    subjects = money.events.existing("budget", "measure", "project").compactMap { name in
      let cells = money.cells(of: name).filter { $0.key.year == year }
      let hasForecast = money.events.register(name, "forecast.\(year)") != nil
      guard !cells.isEmpty || hasForecast || !Self.authority(name, year, money.events).isEmpty
      else { return nil }
      return (name, cells)
    }
  }

  /// The rows: one for each subject.
  public var rows: [JSONValue] {
    subjects.map { name, cells in
      var row = figures(cells, forecasts: [name])
      row["subject"] = .text(name)
      var open: [String: JSONValue] = [:]
      for order in money.orders(of: name) where order.cell.year == year && order.open > 0 {
        // Of a key in two currencies the ledger's shows.
        if open[order.key] != nil, order.cell.currency != currency { continue }
        open[order.key] = NaiveAmount.json(order.open, order.cell.currency)
      }
      if !open.isEmpty { row["openCommitments"] = .object(open) }
      let authority = Self.authority(name, year, events)
      if !authority.isEmpty {
        row["authority"] = .array(
          authority.map { due in
            .object([
              "due": .number(due.year), "granted": NaiveAmount.json(due.granted, currency),
              "used": NaiveAmount.json(due.used, currency),
              "free": NaiveAmount.json(due.granted - due.used, currency),
            ])
          })
      }
      return .object(row)
    }
  }

  /// The groups by source, in the order of bytes.
  public var bySource: [JSONValue] {
    let sources = Set(subjects.flatMap { $0.cells.keys.map(\.source) })
    return sources.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.map { source in
      var row = figures(
        of: subjects.map { ($0.name, $0.cells.filter { $0.key.source == source }) },
        forecasts: [])
      row["group"] = .object(["source": .text(source)])
      return .object(row)
    }
  }

  /// The sum of all rows.
  public var total: JSONValue {
    subjects.isEmpty
      ? .object([:]) : .object(figures(of: subjects, forecasts: subjects.map(\.name)))
  }

  private func figures(
    _ cells: [NaiveMoney.Cell: NaiveMoney.Sums], forecasts: [String]
  ) -> [String: JSONValue] {
    figures(of: [("", cells)], forecasts: forecasts)
  }

  /// The figures of some cells together; what lapses is reckoned in each cell.
  private func figures(
    of parts: [(name: String, cells: [NaiveMoney.Cell: NaiveMoney.Sums])], forecasts: [String]
  ) -> [String: JSONValue] {
    var sums: [String: NaiveMoney.Sums] = [:]
    for cells in parts.map(\.cells) {
      for (cell, own) in cells {
        sums[cell.currency, default: [:]].merge(own) { $0 + $1 }
        guard isClosed, cell.currency == currency else { continue }
        for (name, amount) in Self.lapse(own) {
          sums[cell.currency, default: [:]][name, default: 0] += amount
        }
      }
    }
    addForecasts(of: forecasts, to: &sums)
    var row = shown(sums[currency] ?? [:])
    let others = sums.filter { $0.key != currency }
    if !others.isEmpty {
      var names: [String: [String: JSONValue]] = [:]
      for (letters, amounts) in others {
        for (name, amount) in amounts where name != "deviation" {
          names[name, default: [:]][letters] = .text(NaiveAmount.text(amount, letters))
        }
      }
      row["otherCurrencies"] = .object(names.mapValues(JSONValue.object))
    }
    return row
  }

  /// What of a closed cell lapsed, what was carried on though it was not left, and what was spent
  /// beyond what was authorised: rest = lapsed − overCarried − overspent.
  public static func lapse(_ cell: NaiveMoney.Sums) -> NaiveMoney.Sums {
    let authorised = NaiveMoney.authorised(cell)
    let (spent, carried) = (cell["spent"] ?? 0, cell["carriedOut"] ?? 0)
    let left = authorised + carried - spent
    let overCarried = max(0, carried - max(0, left))
    let rest = authorised - spent
    return [
      "lapsed": max(0, rest), "overCarried": overCarried,
      "overspent": max(0, -rest) - overCarried,
    ]
  }

  private func addForecasts(
    of subjects: [String], to sums: inout [String: NaiveMoney.Sums]
  ) {
    for subject in subjects {
      guard let value = events.register(subject, "forecast.\(year)"),
        let forecast = NaiveAmount(value)
      else { continue }
      sums[forecast.currency, default: [:]]["forecast", default: 0] += forecast.minor
      let own = money.cells(of: subject).filter {
        $0.key.year == year && $0.key.currency == forecast.currency
      }
      let authorised = own.values.reduce(0) { $0 + NaiveMoney.authorised($1) }
      sums[forecast.currency, default: [:]]["deviation", default: 0] +=
        forecast.minor - authorised
    }
  }

  /// The figures as a row shows them: some always, the others where something was booked.
  private func shown(_ sums: NaiveMoney.Sums) -> [String: JSONValue] {
    var row: [String: JSONValue] = [:]
    var revenue: [String: JSONValue] = [:]
    for (name, amount) in sums {
      if name.hasPrefix("revenue.") {
        revenue[String(name.dropFirst("revenue.".count))] = NaiveAmount.json(amount, currency)
      } else {
        row[name] = NaiveAmount.json(amount, currency)
      }
    }
    if !revenue.isEmpty { row["revenue"] = .object(revenue) }
    let authorised = NaiveMoney.authorised(sums)
    let (blocked, committed) = (sums["blocked"] ?? 0, sums["committed"] ?? 0)
    let spent = sums["spent"] ?? 0
    let derived = [
      ("authorised", authorised), ("blocked", blocked), ("committed", committed),
      ("spent", spent), ("available", authorised - blocked - committed - spent),
      ("rest", authorised - spent),
    ]
    for (name, amount) in derived { row[name] = NaiveAmount.json(amount, currency) }
    if isClosed {
      for name in ["lapsed", "overCarried", "overspent"] where row[name] == nil {
        row[name] = NaiveAmount.json(0, currency)
      }
      if committed != 0 { row["stranded"] = NaiveAmount.json(committed, currency) }
    }
    return row
  }
}

extension NaiveBudget {
  /// What a year may order for a later one, and what was ordered before that year began.
  struct Authority {
    let year: Int64
    let granted: Int128
    let used: Int128
  }

  /// The authority of a year by the years in which it is due. An order uses that of the latest
  /// year that had granted some by then, else of the first that ever did.
  static func authority(_ subject: String, _ year: Int64, _ events: NaiveEvents) -> [Authority] {
    var granted: [Int64: [Int64: Int128]] = [:]
    for event in events.events(of: subject) where event.type == "authority.granted" {
      for due in event.data["due"].elements {
        guard let amount = NaiveAmount(due["amount"]), amount.currency == "EUR",
          let dueYear = due["year"].int, let own = event.data["year"].int
        else { continue }
        granted[dueYear, default: [:]][own, default: 0] += amount.minor
      }
    }
    return granted.keys.sorted().compactMap { due in
      guard let amount = granted[due]?[year] else { return nil }
      let years = granted[due]?.keys.sorted() ?? []
      var used: Int128 = 0
      for event in events.events(of: subject) where event.data["year"].int == due {
        let sign: Int128 =
          event.type == "commitment.made" ? 1 : event.type == "commitment.reduced" ? -1 : 0
        let ordered = fiscalYear(of: event.day, events)
        guard sign != 0, ordered < due, due > year,
          let amount = NaiveAmount(event.data["amount"]), amount.currency == "EUR",
          years.last(where: { $0 <= ordered }) ?? years.first == year
        else { continue }
        used += sign * amount.minor
      }
      return Authority(year: due, granted: amount, used: used)
    }
  }

  private static func fiscalYear(of day: String, _ events: NaiveEvents) -> Int64 {
    let start = events.register("ledger/self", "fiscalyearstart")?.text ?? "01-01"
    let year = Int64(day.prefix(4)) ?? 0
    return day.dropFirst(5) < start[...] ? year - 1 : year
  }

  /// The numbers of known events of the year that hold only after the day.
  public var later: [Int64] {
    let exists = Set(events.existing("budget", "measure", "project"))
    return events.later.filter { event in
      let names = ["year", "from", "to"].contains { event.data[$0].int == year }
      let isMoney =
        ["budget.", "commitment.", "authority."].contains { event.type.hasPrefix($0) }
        || ["expenditure.booked", "revenue.booked"].contains(event.type)
      return isMoney && names
        && (exists.contains(event.subject) || exists.contains(event.data["to"].plain))
    }.map(\.sequence)
  }

  /// Whether everything that money of the year was transferred from or to exists.
  public var transfersAreWhole: Bool {
    let exists = Set(events.existing("budget", "measure", "project"))
    return events.held.allSatisfy { event in
      event.type != "budget.transferred" || event.data["year"].int != year
        || exists.contains(event.subject) && exists.contains(event.data["to"].plain)
    }
  }
}

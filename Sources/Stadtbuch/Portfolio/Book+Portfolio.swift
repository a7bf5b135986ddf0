import Timelines
public import Views
public import Vocabulary

extension Book {
  /// The portfolio at a point.
  public func portfolio(
    asOf: Day? = nil, knownAt: KnownAtRequest = .head,
    _ options: PortfolioOptions = PortfolioOptions()
  ) throws -> (answer: PortfolioAnswer, knownAt: KnownAt) {
    let known = try self.knownAt(knownAt)
    let point = Point(asOf: asOf ?? today, knownAt: known.sequence)
    return (try PortfolioReader(timelines).answer(at: point, options), known)
  }

  /// An answer of the point of a portfolio, its rows still to come: what ended projects have and
  /// the total stand beside them, however they are grouped.
  public func frame(_ portfolio: PortfolioAnswer, _ knownAt: KnownAt) -> Answer {
    var answer = Answer(
      asOf: portfolio.point.asOf, knownAt: knownAt,
      warnings: portfolio.warnings.map(\.description))
    answer.beside.append("ended", .object(AnswerObject(ended: portfolio.endedTotal)))
    answer.beside.append("total", .object(AnswerObject(total: portfolio.total)))
    return answer
  }

  /// The portfolio as JSON, by project or in groups.
  public func json(
    _ portfolio: PortfolioAnswer, _ knownAt: KnownAt, groupedBy keys: [PortfolioKey]? = nil
  ) -> [UInt8] {
    frame(portfolio, knownAt).json { json in
      if let keys {
        json.append(listed: portfolio.groups(by: keys)) { $0.append(json: &$1) }
      } else {
        json.append(listed: portfolio.rows) { $0.append(json: &$1) }
      }
    }
  }
}

extension [UInt8] {
  /// Appends what is written of each, separated by commas.
  fileprivate mutating func append<Item>(
    listed items: [Item], _ write: (Item, inout [UInt8]) -> Void
  ) {
    for (index, item) in items.enumerated() {
      if index > 0 { append(0x2c) }
      write(item, &self)
    }
  }
}

extension PortfolioAnswer {
  /// The columns of the rows as CSV.
  public static let columns: [String] =
    [
      "subject", "title", "kind", "description", "cohort", "status", "statusSince", "lead",
      "leadName", "department", "field", "units", "score", "rank", "progress", "report.period",
      "report.overall", "report.cost", "report.time", "report.scope", "report.benefit",
      "report.ageDays", "report.stale", "baseline.start", "baseline.end", "forecast.start",
      "forecast.end", "funding.asserted", "funding.derived", "funding.conflict", "money.years",
    ] + money(under: "money.", ["need", "secured", "gap", "appropriated", "committed"])
    + money(under: "money.", ["spent", "forecast"])
    + ["alignments", "version", "validFrom", "sequence"]

  /// The columns of groups as CSV.
  public static func columns(groupedBy keys: [PortfolioKey]) -> [String] {
    keys.map { "group.\($0.rawValue)" } + ["group.ended", "count"]
      + money(under: "", ["need", "secured", "gap", "spent"]) + ["green", "amber", "red", "grey"]
  }

  private static func money(under prefix: String, _ names: [String]) -> [String] {
    names.map { "\(prefix)\($0)" }
  }

  /// The rows as objects, for CSV and tables.
  public var objects: [AnswerObject] {
    rows.map { row in
      var json: [UInt8] = []
      row.append(json: &json)
      return AnswerObject(json: json)
    }
  }
}

extension PortfolioGroup {
  /// The group as an object, for CSV and tables.
  public var object: AnswerObject {
    var json: [UInt8] = []
    append(json: &json)
    return AnswerObject(json: json)
  }
}

extension AnswerObject {
  /// How many projects have ended, and their money: 0 where nothing was spent.
  init(ended: PortfolioGroup) {
    self.init()
    append("count", .integer(ended.count))
    for (name, amount) in [
      ("need", ended.need ?? 0), ("secured", ended.secured), ("spent", ended.spent ?? 0),
    ] {
      append(name, .money(Money(minor: amount, currency: ended.currency)))
    }
  }

  /// The sums of rows and ended projects.
  init(total: PortfolioGroup, withLights: Bool = true) {
    self = total.object
    remove("group")
    guard !withLights else { return }
    for light in ["green", "amber", "red", "grey"] { remove(light) }
  }

  /// The object of canonical JSON; empty when it is none.
  init(json: [UInt8]) {
    if case .object(let object) = AnswerValue(json: json.span) {
      self = object
    } else {
      self.init()
    }
  }
}

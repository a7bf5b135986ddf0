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
    return (try Portfolio(timelines).answer(at: point, options), known)
  }

  /// An answer of the point of a portfolio, its rows still to come.
  public func frame(_ portfolio: PortfolioAnswer, _ knownAt: KnownAt) -> Answer {
    Answer(
      asOf: portfolio.point.asOf, knownAt: knownAt,
      warnings: portfolio.warnings.map(\.description))
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
    names.flatMap { ["\(prefix)\($0).amount", "\(prefix)\($0).currency"] }
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
  /// The object of canonical JSON; empty when it is none.
  init(json: [UInt8]) {
    if case .object(let object) = AnswerValue(json: json.span) {
      self = object
    } else {
      self.init()
    }
  }
}

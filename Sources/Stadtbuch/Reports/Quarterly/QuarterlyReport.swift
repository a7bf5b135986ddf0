public import Timelines
public import Vocabulary

/// The report of a quarter: one page for people, and its tables as files.
///
/// Its bytes depend on the ledger up to the point and on the language, and on nothing else.
public struct QuarterlyReport: Sendable {
  let frame: QuarterlyFrame
  let figures: QuarterlyFigures
  let sections: QuarterlySections
  let titles: [String: String]
  let city: String

  /// The quarter, `2024-Q4` for example.
  public var quarter: String { frame.quarter.description }

  /// The day whose truth it tells.
  public var asOf: Day { frame.point.asOf }

  /// How far the log was known.
  public var knownAt: KnownAt { frame.knownAt }

  /// The hash of all that held at the point; nil where the report is not for whoever may see all of it.
  public var stateHash: String? { figures.stateHash }

  /// The command that makes it, which stands on its page.
  var command: String {
    "stadtbuch report quarterly --as-of \(frame.point.asOf) --known-at \(frame.point.knownAt) "
      + "--lang \(frame.language.rawValue) --audience \(frame.audience.level.rawValue) --out DIR"
  }

  /// Whether a page is of the same point and language.
  public func isPoint(of page: [UInt8]) -> Bool {
    String(decoding: page, as: UTF8.self).contains("<code>\(command)</code>")
  }

  /// The page and its tables.
  public var files: ReportFiles { ReportFiles(page: html, tables: tables) }

  /// The page: HTML that needs nothing beside itself.
  public var html: [UInt8] {
    QuarterlyPage(report: self).bytes
  }
}

extension Book {
  /// Makes the quarterly report of the quarter of a day.
  public func quarterlyReport(
    asOf: Day? = nil, knownAt: KnownAtRequest = .head, language: Language = .en,
    audience: Audience = .internal
  ) throws -> QuarterlyReport {
    try seen(by: audience).quarterlyReport(
      ReportRequest(
        asOf: asOf ?? today, knownAt: try self.knownAt(knownAt), language: language,
        audience: audience))
  }

  func quarterlyReport(_ request: ReportRequest) throws -> QuarterlyReport {
    let frame = try frame(of: request)
    let figures = try figures(of: frame)
    let sections = QuarterlySections(frame: frame, figures: figures)
    let subjects = sections.subjects
    var titles = try timelines.read(at: frame.point) { (reading) throws(TimelinesError) in
      try reading.titles(of: subjects)
    }
    titles.merge(figures.indicatorTitles) { $1 }
    return QuarterlyReport(
      frame: frame, figures: figures,
      sections: QuarterlySections(frame: frame, figures: figures, titles: titles),
      titles: titles, city: ledger.identity.name)
  }
}

extension QuarterlyFigures {
  /// The titles of indicators, which belong to their definitions.
  fileprivate var indicatorTitles: [String: String] {
    var titles: [String: String] = [:]
    for row in board.rows where row["title"] != nil {
      titles[row.plain("indicator")] = row.plain("title")
    }
    return titles
  }
}

extension ReportRenderer {
  /// The page of `report quarterly`.
  public static let quarterly = ReportRenderer(
    kind: "quarterly", fileExtension: "html", hasLanguages: true, layout: 4
  ) { book, request in try book.quarterlyReport(request).files }
}

extension Reading {
  /// The titles or names of subjects at the point, of those that have one.
  fileprivate func titles(of subjects: Set<String>) throws(TimelinesError) -> [String: String] {
    var titles: [String: String] = [:]
    let numbers = [RegisterName.title, .name].map(\.rawValue)
    var state = EntityState()
    for subject in subjects {
      guard let entity = try nameable(subject) else { continue }
      try self.state(of: entity.number, into: &state)
      for number in numbers {
        guard titles[subject] == nil, let fact = state.register(number) else { continue }
        titles[subject] = state.text(fact)
      }
    }
    return titles
  }
}

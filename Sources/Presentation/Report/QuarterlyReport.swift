public import Stadtbuch
public import Timelines
public import Vocabulary

/// The report of a quarter: one page for people, and its tables as files.
///
/// Its bytes depend on the ledger up to the point and on the language, and on nothing else.
public struct QuarterlyReport: Sendable {
  let frame: QuarterlyFrame
  let answers: QuarterlyAnswers
  let city: String
  /// The page: HTML that needs nothing beside itself.
  public private(set) var html: [UInt8] = []
  /// Every table with all its rows, in order of their names.
  public private(set) var tables: [ReportFiles.Table] = []

  /// The quarter, `2024-Q4` for example.
  public var quarter: String { frame.quarter.description }

  /// The day whose truth it tells.
  public var asOf: Day { frame.point.asOf }

  /// How far the log was known.
  public var knownAt: KnownAt { frame.knownAt }

  /// The hash of all that held at the point; nil where the report is not for whoever may see all of it.
  public var stateHash: String? { answers.stateHash }

  /// The command that makes it, which stands on its page.
  var command: String {
    "stadtbuch report quarterly --as-of \(frame.point.asOf) --known-at \((frame.shown ?? frame.knownAt).sequence) "
      + "--lang \(frame.language.rawValue) --audience \(frame.audience.level.rawValue) --out DIR"
  }

  /// Whether a page is of the same point and language.
  public func isPoint(of page: [UInt8]) -> Bool {
    String(decoding: page, as: UTF8.self).contains("<code>\(command)</code>")
  }

  /// The page and its tables.
  public var files: ReportFiles { ReportFiles(page: html, tables: tables) }

  fileprivate init(_ answers: QuarterlyAnswers, of engine: Engine) throws {
    frame = answers.frame
    self.answers = answers
    city = engine.ledger.identity.name
    let sections = try QuarterlySections(answers: answers).all()
    let subjects = Set(sections.flatMap(\.tables).flatMap(\.subjects))
    let names = try engine.titles(
      of: subjects.sorted(), asOf: frame.point.asOf, knownAt: frame.knownAt)
    html = ReportPage(report: self, sections: sections, names: names).bytes
    tables = try answers.files()
  }
}

extension QuarterlyAnswers {
  /// The files of all answers, in order of their names.
  fileprivate func files() throws -> [ReportFiles.Table] {
    let named = QuarterlyQuestion.allCases.filter(\.isFile).sorted { $0.rawValue < $1.rawValue }
      .compactMap { question in self[question].map { (name: question.rawValue, answer: $0) } }
    return try Engine.together(named.count) { place in
      ReportFiles.Table(name: named[place].name, csv: try named[place].answer.csv())
    }
  }
}

extension Engine {
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

  fileprivate func quarterlyReport(_ request: ReportRequest) throws -> QuarterlyReport {
    try QuarterlyReport(try answers(of: try frame(of: request)), of: self)
  }
}

extension ReportRenderer {
  /// The page of `report quarterly`.
  public static let quarterly = ReportRenderer(
    kind: "quarterly", fileExtension: "html", hasLanguages: true, layout: 6
  ) { engine, request in try engine.quarterlyReport(request).files }

  /// All kinds that there are: those of the façade, and those for people.
  public static let everyKind: [ReportRenderer] = all + [.quarterly]
}

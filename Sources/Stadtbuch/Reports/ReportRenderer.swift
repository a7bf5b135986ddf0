public import Timelines
public import Vocabulary

/// The point and the language of a report: all that its bytes may depend on beside the log.
public struct ReportRequest: Sendable, Equatable {
  /// The day whose truth it tells.
  public var asOf: Day
  /// How far the log was known.
  public var knownAt: KnownAt
  /// The language of words for people.
  public var language: Language

  /// For whom it is.
  public var audience: Audience

  /// A report of a point in a language, for the house unless told otherwise.
  public init(
    asOf: Day, knownAt: KnownAt, language: Language = .en, audience: Audience = .internal
  ) {
    self.asOf = asOf
    self.knownAt = knownAt
    self.language = language
    self.audience = audience
  }
}

/// Makes the files of one kind of report.
///
/// What is published is remembered by its point and the hash of its page, and made again years later.
/// So the bytes may depend on the ledger up to the point and on the request, and on nothing else: no
/// clock, no chance, no locale, nothing recorded later. Whoever changes what a page of the same point
/// looks like gives its kind the next layout.
public struct ReportRenderer: Sendable {
  /// The name of the kind, `portfolio` for example; one word of letters, digits and `-`.
  public let kind: String
  /// What names of its files end with, without the point.
  public let fileExtension: String
  /// Whether its bytes differ from language to language.
  public let hasLanguages: Bool
  /// The layout that it prints by.
  public let layout: Int
  /// Makes the files.
  public let render: @Sendable (Engine, ReportRequest) throws -> ReportFiles

  /// A kind of report and what makes it.
  public init(
    kind: String, fileExtension: String, hasLanguages: Bool, layout: Int,
    render: @escaping @Sendable (Engine, ReportRequest) throws -> ReportFiles
  ) {
    self.kind = kind
    self.fileExtension = fileExtension
    self.hasLanguages = hasLanguages
    self.layout = layout
    self.render = render
  }
}

extension ReportRenderer {
  /// The kinds that need nothing but answers. Whoever knows more kinds hands them down with these.
  public static let all: [ReportRenderer] = [.portfolio]

  /// The answer of `portfolio --format json`.
  public static let portfolio = ReportRenderer(
    kind: "portfolio", fileExtension: "json", hasLanguages: false, layout: 3
  ) { engine, request in
    ReportFiles(
      page: try engine.json(
        Portfolio.self,
        at: AskedPoint(asOf: request.asOf, knownAt: .sequence(request.knownAt.sequence))))
  }

  /// The languages in which its bytes may have been made.
  var languages: [Language] { hasLanguages ? Language.allCases : [.en] }

  /// What the event of a publication names as its source, so that the same kind is made again.
  func source(_ request: ReportRequest) -> ReportSource {
    ReportSource(
      kind: kind, language: hasLanguages ? request.language : nil,
      audience: request.audience.level, layout: layout)
  }
}

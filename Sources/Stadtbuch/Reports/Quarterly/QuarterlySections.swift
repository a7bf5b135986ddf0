import Views
import Vocabulary

/// Makes the sections of a quarterly report of its figures.
struct QuarterlySections {
  /// So many rows a table shows at most; the files have all.
  static let rowsMax = 40

  let frame: QuarterlyFrame
  let figures: QuarterlyFigures
  /// The titles of subjects, as far as they are known.
  var titles: [String: String] = [:]

  var language: Language { frame.language }
  var format: FigureFormat { FigureFormat(language) }

  /// The sections in order.
  var all: [ReportSection] {
    [
      summary, portfolio, changes, funding, budget, indicators, inventories, milestones, earned,
      grants, holes, obligations, entries, warnings, guide,
    ]
  }

  /// The subjects that the tables show.
  var subjects: Set<String> { Set(all.flatMap(\.tables).flatMap(\.subjects)) }

  /// The title of a subject, else its name.
  func title(_ subject: String) -> String { titles[subject] ?? subject }

  /// The warnings of all answers, each once, in order of the sections.
  var allWarnings: [String] {
    var seen: Set<String> = []
    let answers = [
      figures.funding, figures.budget, figures.board, figures.milestones, figures.earned,
      figures.grants, figures.holes, figures.obligations,
    ]
    let labels = figures.portfolio.warnings.map(\.label) + answers.flatMap(\.warnings)
    return labels.filter { seen.insert($0.en).inserted }.map { $0[language] }
  }

  /// A table of the first rows in an order.
  func table(
    _ id: String, _ caption: Label, _ columns: [ReportColumn], _ rows: [AnswerObject],
    total: AnswerObject? = nil, of count: Int? = nil, file: String? = nil
  ) -> ReportTable {
    ReportTable(
      id, caption[language], columns, Array(rows.prefix(QuarterlySections.rowsMax)),
      total: total, of: count ?? rows.count, file: file.map { "tables/\($0).csv" })
  }

  func money(_ minor: Total?) -> String {
    minor.map {
      let money = Money(minor: $0, currency: figures.portfolio.currency)
      return "\(format.figures(money.amount))\u{a0}\(money.currency)"
    } ?? "–"
  }

  func section(_ id: String, _ title: Label, _ parts: [ReportSection.Part]) -> ReportSection {
    ReportSection(id: id, title: title[language], parts: parts)
  }

  /// One of two sentences by the language.
  func say(_ en: String, _ de: String) -> String { language == .de ? de : en }
}

extension AnswerObject {
  /// The amount at a path in the smallest unit; 0 where there is none.
  func minor(_ path: String) -> Total {
    guard case .money(let money)? = self[path: path] else { return 0 }
    return money.minor
  }

  /// The whole number at a path; 0 where there is none.
  func count(_ path: String) -> Int64 {
    switch self[path: path] {
    case .integer(let number), .basisPoints(let number): number
    default: 0
    }
  }

  /// The text at a path; empty where there is none.
  func plain(_ path: String) -> String {
    self[path: path]?.plainText ?? ""
  }

  /// An object of members.
  init(members: [(String, AnswerValue?)]) {
    self.init()
    for (name, value) in members { append(name, value) }
  }
}

extension [AnswerObject] {
  /// The rows by falling figure; those with equal ones keep their order.
  func sorted<Figure: Comparable>(byFalling figure: (AnswerObject) -> Figure) -> [AnswerObject] {
    enumerated().map { (figure: figure($1), place: $0) }
      .sorted { ($1.figure, $0.place) < ($0.figure, $1.place) }
      .map { self[$0.place] }
  }
}

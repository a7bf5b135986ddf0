import Dispatch
import Synchronization
import Timelines
import Views
import Vocabulary

/// The answers of which a quarterly report is made.
struct QuarterlyFigures: Sendable {
  /// An inventory and how many of its items are in which state.
  struct Inventory: Sendable {
    let subject: String
    let title: String?
    let counts: [StateCount]
    let count: Int
  }

  var portfolio: PortfolioAnswer
  var before: PortfolioAnswer
  var moves: Answer
  var changes: Answer
  var funding: Answer
  /// Of the funding those that lack something.
  var gaps: Answer
  var budget: Answer
  var board: Answer
  var series: [IndicatorSeriesAnswer] = []
  var inventories: [Inventory] = []
  var milestones: Answer
  var earned: Answer
  var grants: Answer
  var holes: Answer
  var obligations: Answer
  var late: Answer
  var corrections: Answer
  var stateHash: String?

  init(_ frame: QuarterlyFrame, currency: Currency) {
    portfolio = PortfolioAnswer(point: frame.point, currency: currency)
    before = PortfolioAnswer(point: frame.pointBefore, currency: currency)
    let empty = Answer(asOf: frame.point.asOf, knownAt: frame.knownAt)
    (moves, changes, funding, budget, board) = (empty, empty, empty, empty, empty)
    (milestones, earned, grants, holes) = (empty, empty, empty, empty)
    (obligations, late, corrections, gaps) = (empty, empty, empty, empty)
  }
}

extension QuarterlyFigures {
  /// The columns of the indicators' file.
  fileprivate static let boardColumns = [
    "indicator", "title", "unit", "value", "state", "period", "target", "target.low",
    "target.high", "deviation", "missed", "light", "missing", "stale", "incomplete.n",
    "incomplete.of", "definition", "measuredWithDefinition", "break", "sequence", "ageDays",
    "trend", "reachDate", "reachBy", "fromRemovals", "items",
  ]
}

/// What makes one part of the figures and puts it where it belongs.
private typealias QuarterlyJob =
  @Sendable (Book, QuarterlyFrame) throws -> @Sendable (inout QuarterlyFigures) -> Void

extension Book {
  /// Asks all questions of a quarterly report, as many at a time as there are processors.
  func figures(of frame: QuarterlyFrame) throws -> QuarterlyFigures {
    let currency = Currency(ledger.identity.currency) ?? .eur
    // What takes longest is begun first, and the hash of the whole state does.
    let jobs = [QuarterlyFigures.state] + QuarterlyFigures.jobs
    let results = Mutex<(figures: QuarterlyFigures, failures: [Int: any Error])>(
      (QuarterlyFigures(frame, currency: currency), [:]))
    DispatchQueue.concurrentPerform(iterations: jobs.count) { place in
      let result = Result { try jobs[place](self, frame) }
      results.withLock { results in
        switch result {
        case .success(let put): put(&results.figures)
        case .failure(let error): results.failures[place] = error
        }
      }
    }
    return try results.withLock { results in
      if let first = results.failures.min(by: { $0.key < $1.key }) { throw first.value }
      return results.figures
    }
  }
}

extension QuarterlyFigures {
  /// How many series are drawn.
  static let seriesMax = 8

  fileprivate static let state: QuarterlyJob = { book, frame in
    guard book.audience.level == .full else { return { $0.stateHash = nil } }
    let hash = try book.timelines.read(at: frame.point) {
      (reading) throws(TimelinesError) in try reading.stateHash().text
    }
    return { $0.stateHash = hash }
  }

  fileprivate static let jobs: [QuarterlyJob] = [
    { book, frame in
      let answer = try book.answer(
        Changes.self, ChangesChoice(from: frame.spotBefore, to: frame.spot), at: frame.asked)
      return { $0.changes = answer }
    },
    { book, frame in
      let answer = try book.answer(
        Changes.self, ChangesChoice(from: frame.spotBefore, to: frame.spot, rows: true),
        at: frame.asked)
      return { $0.moves = answer }
    },
    { book, frame in
      var filter = AuditFilter()
      filter.lateDays = QuarterlyFrame.lateDays
      let answer = try book.entries(filter, of: frame)
      return { $0.late = answer }
    },
    { book, frame in
      var filter = AuditFilter()
      filter.corrections = true
      let answer = try book.entries(filter, of: frame)
      return { $0.corrections = answer }
    },
    { book, frame in
      let board = try book.answer(KpiBoard.self, at: frame.asked)
      let view = book.readers.indicators
      let series = try board.mostWanted.map { indicator in
        try view.series(
          of: indicator, at: frame.point, IndicatorSeriesOptions(withVintages: false))
      }
      return {
        $0.board = board
        $0.board.columns = QuarterlyFigures.boardColumns
        $0.series = series
      }
    },
    { book, frame in
      let answer = try book.answer(EarnedValue.self, at: frame.asked)
      return { $0.earned = answer }
    },
    { book, frame in
      let portfolio = try book.readers.portfolio.answer(at: frame.point)
      return { $0.portfolio = portfolio }
    },
    { book, frame in
      let portfolio = try book.readers.portfolio.answer(at: frame.pointBefore)
      return { $0.before = portfolio }
    },
    { book, frame in
      let answer = try book.answer(
        Budget.self, BudgetChoice(year: frame.point.asOf.year), at: frame.asked)
      return { $0.budget = answer }
    },
    { book, frame in
      let all = try book.answer(Funding.self, at: frame.asked)
      let gaps = try book.answer(Funding.self, FundingChoice(gapsOnly: true), at: frame.asked)
      return {
        $0.funding = all
        $0.gaps = gaps
      }
    },
    { book, frame in
      let answer = try book.answer(Milestones.self, at: frame.asked)
      return { $0.milestones = answer }
    },
    { book, frame in
      let answer = try book.answer(
        GoalsToProjects.self, AlignmentChoice(holesOnly: true), at: frame.asked)
      return { $0.holes = answer }
    },
    { book, frame in
      let grants = try book.answer(Grants.self, at: frame.asked)
      let obligations = try book.answer(Obligations.self, at: frame.asked)
      return {
        $0.grants = grants
        $0.obligations = obligations
      }
    },
    { book, frame in
      let inventories = try book.inventories(at: frame.point)
      return { $0.inventories = inventories }
    },
  ]
}

extension Book {
  /// What was recorded since the report before.
  fileprivate func entries(_ filter: AuditFilter, of frame: QuarterlyFrame) throws -> Answer {
    var choice = AuditChoice()
    choice.filter = filter
    choice.filter.after = frame.pointBefore.knownAt
    return try answer(Audit.self, choice, at: frame.asked)
  }

  fileprivate func inventories(at point: Point) throws -> [QuarterlyFigures.Inventory] {
    let names = try timelines.read(at: point) { (reading) throws(TimelinesError) in
      try reading.entities(ofKind: "inventory").map(\.name)
    }
    let view = InventoryView(timelines)
    return try names.compactMap { name in
      let inventory = try view.answer(of: name, at: point, InventoryOptions())
      guard inventory.exists else { return nil }
      return QuarterlyFigures.Inventory(
        subject: name, title: inventory.title, counts: inventory.counts,
        count: inventory.items.count)
    }
  }
}

extension Answer {
  /// The indicators of a board whose series say most: those that miss their target first, the worst
  /// first, then the others that have a target.
  fileprivate var mostWanted: [String] {
    let ranked = rows.enumerated().compactMap { place, row -> (rank: Int, place: Int)? in
      guard row["value"] != nil else { return nil }
      switch row["light"]?.plainText {
      case "red": return (0, place)
      case "amber": return (1, place)
      case "green": return (2, place)
      default: return (3, place)
      }
    }
    return ranked.sorted { ($0.rank, $0.place) < ($1.rank, $1.place) }
      .prefix(QuarterlyFigures.seriesMax)
      .compactMap { ranked in
        rows[ranked.place]["indicator"]?.plainText
      }
  }
}

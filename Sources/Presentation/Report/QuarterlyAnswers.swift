import Dispatch
import Stadtbuch
import Synchronization
import Timelines
import Views
import Vocabulary

/// The answers of which a quarterly report is made.
struct QuarterlyAnswers: Sendable {
  /// So many series are drawn.
  static let seriesMax = 8

  let frame: QuarterlyFrame
  private var answers: [QuarterlyQuestion: ReportAnswer] = [:]
  /// The series of the indicators that say most.
  var series: [ReportAnswer] = []
  /// What the inventories are called, and their states.
  var inventories: [ReportAnswer] = []
  /// The hash of all that held at the point; nil where the report is not for whoever may see it.
  var stateHash: String?

  /// No answers yet.
  init(_ frame: QuarterlyFrame) {
    self.frame = frame
  }

  /// The answer of a question; nil where it was not asked.
  subscript(question: QuarterlyQuestion) -> ReportAnswer? {
    get { answers[question] }
    set { answers[question] = newValue }
  }

  /// An amount beside the rows of an answer.
  func money(_ question: QuarterlyQuestion, _ path: String) -> Label {
    let value = self[question]?.figure(path)
    return frame.words { format in value.map { format.text($0) } ?? "–" }
  }

  /// How many rows of an answer have a value in a column.
  func count(_ question: QuarterlyQuestion, _ key: String, is value: AnswerValue) -> Int {
    self[question]?.count(key, is: value) ?? 0
  }

  /// How many rows an answer has.
  func count(_ question: QuarterlyQuestion) -> Int { self[question]?.rows.count ?? 0 }
}

extension Engine {
  /// Asks all questions of a quarterly report, as many at a time as there are processors.
  func answers(of frame: QuarterlyFrame) throws -> QuarterlyAnswers {
    var answers = QuarterlyAnswers(frame)
    let questions = QuarterlyQuestion.allCases.compactMap { name in
      name.question(frame).map { (name: name, question: $0) }
    }
    // The hash of the whole state takes longest and is begun first.
    let results = try Engine.together(questions.count + 1) { place -> (ReportAnswer?, String?) in
      if place == 0 { return (nil, try self.stateHash(at: frame.point)) }
      return (try questions[place - 1].question.answer(ifFor: self), nil)
    }
    for (place, (answer, hash)) in results.enumerated() {
      if place == 0 {
        answers.stateHash = hash
      } else {
        answers[questions[place - 1].name] = answer
      }
    }
    let series = answers[.indicators]?.mostWanted ?? []
    let inventories = try timelines.read(at: frame.point) { (reading) throws(TimelinesError) in
      try reading.entities(ofKind: "inventory").map(\.name)
    }
    let more =
      series.map { ReportQuestion(KpiSeries.self, KpiSeriesChoice($0), at: frame.asked) }
      + inventories.map {
        ReportQuestion(Inventory.self, InventoryChoice($0), at: frame.asked).withoutRows
      }
    let found = try Engine.together(more.count) { try more[$0].answer(ifFor: self) }
    answers.series = found.prefix(series.count).compactMap { $0 }
    answers.inventories = found.dropFirst(series.count).compactMap { $0 }
      .filter(\.closing.exists)
    answers.addStates()
    answers.addWarnings()
    return answers
  }

  private func stateHash(at point: Point) throws -> String? {
    guard audience.level == .full else { return nil }
    return try timelines.read(at: point) { (reading) throws(TimelinesError) in
      try reading.stateHash().text
    }
  }

  /// Does some things at a time; gives what came of them in order.
  static func together<Value: Sendable>(
    _ count: Int, _ body: @Sendable (Int) throws -> Value
  ) throws -> [Value] {
    let results = Mutex<[Int: Result<Value, any Error>]>([:])
    DispatchQueue.concurrentPerform(iterations: count) { place in
      let result = Result { try body(place) }
      results.withLock { $0[place] = result }
    }
    return try results.withLock { results in
      try (0..<count).compactMap { try results[$0]?.get() }
    }
  }
}

extension ReportAnswer {
  /// The indicators of a board whose series say most: those that miss their target first, the worst
  /// first, then the others that have a target.
  fileprivate var mostWanted: [String] {
    let ranks: [RowPick.Rank] =
      ["red", "amber", "green"].map { light in
        RowPick.Rank(rows: RowChoice(condition: "light=\(light)"), having: "value")
      } + [.having("value")]
    guard let place = place("indicator"),
      let rows = try? RowPick(ranks: ranks).rows(of: self)
    else { return [] }
    return rows.prefix(QuarterlyAnswers.seriesMax).compactMap { $0[place]?.plainText }
  }
}

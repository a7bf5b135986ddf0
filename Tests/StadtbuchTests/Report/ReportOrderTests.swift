import TestSupport
import Testing
import Timelines
import Vocabulary

@testable import Presentation
@testable import Stadtbuch
@testable import Views

/// The order of a report's tables: by what they are sorted by, and where that is equal as the
/// answer has the rows, so that the same ledger gives the same page.
@Suite struct `The order of a report's tables` {
  typealias Values = [String: AnswerValue]

  /// A table, how its rows get into the answers, and how a row comes by its key.
  struct Case: Sendable, CustomStringConvertible {
    let table: String
    let question: QuarterlyQuestion
    /// The values of a row with the key 0, 1 or 2, by column.
    let values: @Sendable (Int64) -> Values
    /// The keys in the order in which their rows stand; a key that is not there is left out.
    let order: [Int64]

    init(
      _ table: String, _ question: QuarterlyQuestion, _ order: [Int64],
      _ values: @escaping @Sendable (Int64) -> Values
    ) {
      (self.table, self.question, self.values, self.order) = (table, question, values, order)
    }

    var description: String { table }
  }

  static func euro(_ cents: Int64) -> AnswerValue {
    .money(Money(minor: Total(cents), currency: .eur))
  }

  static func day(_ text: String) -> AnswerValue { Day(text).map(AnswerValue.day) ?? .null }

  static let falling: [Int64] = [2, 1, 0]
  static let rising: [Int64] = [0, 1, 2]

  static let cases: [Case] = [
    Case("gaps", .gaps, falling) { ["gap": euro($0)] },
    Case("budget-rows", .budget, falling) { ["authorised": euro($0)] },
    // What is not below nothing is not overdrawn.
    Case("overdrawn", .budget, [2, 1]) { ["available": euro(-$0)] },
    // What has no variance is not known.
    Case("earned-rows", .earned, rising) { ["worst": euro($0)] },
    Case("earned-rows", .earned, [2, 1]) { $0 == 0 ? [:] : ["worst": euro(-$0)] },
    Case("grant-rows", .grants, falling) { ["reclaimable": euro($0)] },
    Case("milestones-overdue", .milestones, falling) {
      ["overdue": .bool(true), "daysOverdue": .integer($0)]
    },
    Case("milestones-due", .milestones, rising) {
      ["overdue": .bool(false), "nextDue": day("2024-07-0\($0 + 1)")]
    },
    // 28 September is the 90th day, 29 the 91st.
    Case("milestones-due", .milestones, [0, 1]) {
      ["overdue": .bool(false), "nextDue": day("2024-09-\(27 + $0)")]
    },
    // What was due before the day is overdue or done.
    Case("milestones-due", .milestones, [1, 2]) {
      [
        "overdue": .bool(false),
        "nextDue": day(["2024-06-29", "2024-06-30", "2024-07-01"][Int($0)]),
      ]
    },
    Case("obligation-rows", .obligations, falling) {
      ["state": .word("overdue"), "daysLate": .integer($0)]
    },
    Case("obligation-rows", .obligations, [0, 1]) {
      ["state": .word("due"), "due": day("2024-09-\(27 + $0)")]
    },
    // What is overdue stands before what falls due.
    Case("obligation-rows", .obligations, [2]) {
      ["state": .word(["open", "due", "overdue"][Int($0)]), "due": day("2024-07-01")]
    },
    Case("obligation-rows", .obligations, []) {
      [
        "state": .word(["fulfilled", "fulfilled-late", "moot"][Int($0)]), "due": day("2024-07-01"),
      ]
    },
    Case("late-rows", .late, falling) { ["lagDays": .integer($0)] },
    Case("indicator-rows", .indicators, rising) {
      ["light": .word(["red", "amber", "green"][Int($0)]), "value": .figure("1")]
    },
    // Before what is well stands what has no value, then what is old.
    Case("indicator-rows", .indicators, rising) {
      $0 == 0
        ? [:] : $0 == 1 ? ["value": .figure("1"), "stale": .bool(true)] : ["value": .figure("1")]
    },
    Case("indicator-rows", .indicators, rising) {
      switch $0 {
      case 0: ["value": .figure("1"), "light": .word("amber")]
      case 1: [:]
      default: ["value": .figure("1"), "incomplete.n": .integer(2)]
      }
    },
    // What was put right is most surprising, then what was learned late.
    Case("moves", .moves, rising) {
      ["cause": .word(["corrected", "late", "happened"][Int($0)])]
    },
    Case("moves", .moves, rising) {
      ["attribute": .text(["status", "money.gap", "title"][Int($0)])]
    },
    Case("moves", .moves, []) { ["attribute": .text("x\($0)"), "cause": .word("late")] },
  ]

  private func frame() throws -> QuarterlyFrame {
    let day = try #require(Day("2024-06-30"))
    let before = try #require(Day("2024-03-31"))
    let known = KnownAt(sequence: 9, time: nil)
    return QuarterlyFrame(
      quarter: Period(length: .quarter, containing: day), point: Point(asOf: day, knownAt: 9),
      knownAt: known, pointBefore: Point(asOf: before, knownAt: 5), knownBefore: known,
      reportBefore: nil, audience: .full, language: .en, currency: .eur)
  }

  private func tables(_ answers: [QuarterlyQuestion: [Values]]) throws -> [ReportTable] {
    var all = QuarterlyAnswers(try frame())
    for (question, rows) in answers { all[question] = try ReportAnswer(question, rows, all.frame) }
    return try QuarterlySections(answers: all).all().flatMap(\.tables)
  }

  private func subjects(_ table: String, _ tables: [ReportTable]) throws -> [String] {
    let found = try #require(tables.first { $0.id == table })
    return found.rows.map { row in
      if case .integer(let number)? = row[0] { "\(number)" } else { row[0]?.plainText ?? "" }
    }
  }

  /// Twelve rows with keys in an order of their own, and the names in the order that is expected.
  private func made(_ one: Case) -> (rows: [Values], expected: [String]) {
    let keys: [Int64] = [1, 0, 2, 1, 2, 0, 0, 2, 1, 1, 0, 2]
    let column = ["late-rows": "sequence", "indicator-rows": "indicator"][one.table] ?? "subject"
    let rows = keys.enumerated().map { place, key in
      var values = one.values(key)
      values[column] =
        column == "sequence" ? .integer(Int64(place + 10)) : .subject("x/\(place + 10)")
      return values
    }
    func name(_ place: Int) -> String {
      column == "sequence" ? "\(place + 10)" : "x/\(place + 10)"
    }
    // Without an order all stand as they came, or none is there.
    guard !one.order.isEmpty else {
      return (rows, one.table == "obligation-rows" ? [] : keys.indices.map(name))
    }
    return (rows, one.order.flatMap { key in keys.indices.filter { keys[$0] == key }.map(name) })
  }

  @Test(arguments: cases) func `is by their key, then by place`(_ one: Case) throws {
    let (rows, expected) = made(one)
    var found = try subjects(one.table, try tables([one.question: rows]))
    if one.order == [2], one.table == "obligation-rows" {
      #expect(found.count == 12)
      #expect(Array(found.dropFirst(4)) == found.dropFirst(4).sorted(), "equal days by place")
      found = Array(found.prefix(4))
    }
    #expect(found == expected)
  }

  @Test func `no more than forty rows are shown, the first of the order`() throws {
    let rows: [Values] = (0..<50).map { place in
      [
        "subject": .subject("project/\(place + 10)"),
        "gap": `The order of a report's tables`.euro(Int64(place % 2)),
      ]
    }
    let tables = try tables([.gaps: rows, .funding: rows])
    let odd = (0..<25).map { "project/\($0 * 2 + 11)" }
    let even = (0..<15).map { "project/\($0 * 2 + 10)" }
    #expect(try subjects("gaps", tables) == odd + even)
    let table = try #require(tables.first { $0.id == "gaps" })
    #expect(table.count == 50)
    var page = HTMLWriter()
    table.write(to: &page, try frame().format, names: [:])
    #expect(
      String(decoding: page.bytes, as: UTF8.self)
        .contains("40 of 50 rows are shown; all in <code>tables/funding.csv</code>"))
  }

  @Test func `corrections stand with the last one first`() throws {
    let rows: [Values] = [1, 2, 3].map { ["sequence": .integer($0), "lagDays": .integer(3)] }
    let tables = try tables([.corrections: rows, .late: rows])
    #expect(try subjects("correction-rows", tables) == ["3", "2", "1"])
    #expect(try subjects("late-rows", tables) == ["1", "2", "3"])
  }

  @Test func `of projects the red stand before the amber, both before what is only old`() throws {
    let reports: [(String, String?, Bool)] = [
      ("a", "green", true), ("b", "amber", false), ("c", "red", false), ("d", "grey", true),
      ("e", "red", true), ("f", "green", false), ("g", nil, true), ("h", "amber", true),
      ("i", "grey", false), ("j", nil, false),
    ]
    let rows: [Values] =
      reports.map { name, light, isStale -> Values in
        var row: Values = ["subject": .subject("project/\(name)"), "report.stale": .bool(isStale)]
        row["report.overall"] = light.map(AnswerValue.word)
        return row
      } + [["subject": AnswerValue.subject("project/k")] as Values]
    #expect(
      try subjects("attention", try tables([.portfolio: rows]))
        == ["c", "e", "b", "h", "a", "d", "g"].map {
          "project/\($0)"
        })
  }

  /// The pairs as literals: a cause counts more than an attribute, an attribute more than a place.
  @Test func `of changes the cause counts first, then the attribute, then the place`() throws {
    let moves = [
      ("a", "happened", "status"), ("b", "late", "money.spent"), ("c", "late", "lead"),
      ("d", "corrected", "title"), ("e", "late", "money.need"), ("f", "corrected", "money.gap"),
      ("g", "happened", "report.overall"), ("h", "late", "lead"), ("i", "corrected", "status"),
      ("j", "happened", "forecast.end"), ("k", "happened", "funding.derived"),
      ("l", "happened", "status"), ("m", "corrected", "title"),
    ]
    let rows: [Values] = moves.map { name, cause, attribute in
      [
        "subject": .subject("project/\(name)"), "cause": .word(cause),
        "attribute": .text(attribute),
      ]
    }
    let order = ["i", "f", "d", "m", "c", "h", "e", "b", "a", "l", "g", "j", "k"]
    #expect(try subjects("moves", try tables([.moves: rows])) == order.map { "project/\($0)" })
  }

  /// What is expected counts before what was agreed, and what is done is due no more.
  @Test func `a milestone is next due when it is expected, else when it was agreed`() throws {
    let (agreed, said) = (try #require(Day("2024-07-01")), try #require(Day("2024-08-01")))
    let column = try #require(Milestones.columns.first { $0.head.key == "nextDue" })
    var row = MilestoneRow(
      subject: "milestone/m", project: nil, title: nil, isGate: false, baseline: agreed,
      firstBaseline: agreed, forecast: nil, reached: nil, isDropped: false, owner: nil,
      isOverdue: false, daysOverdue: 0, history: [])
    #expect(column.value(row) == .day(agreed))
    row.forecast = said
    #expect(column.value(row) == .day(said))
    row.isDropped = true
    #expect(column.value(row) == nil)
    (row.isDropped, row.reached) = (false, said)
    #expect(column.value(row) == nil)
  }

  /// The worse of the two variances counts; what has neither stands behind all others.
  @Test func `earned value stands by its worse variance`() throws {
    let city = try CityEngine(Cities.musterstadt)
    let asked = AskedPoint(asOf: Day("2024-12-31"))
    let rows = try city.engine.answer(
      EarnedValue.self, NoChoice(), at: asked, RowChoice(sort: "worst")
    ).rows
    let worst = rows.map { row -> Total? in
      ["sv", "cv"].compactMap { key in
        if case .money(let money)? = row[key] { money.minor } else { nil }
      }.min()
    }
    let known = worst.compactMap { $0 }
    #expect(known.count > 2 && known == known.sorted())
    #expect(worst.prefix(known.count).allSatisfy { $0 != nil })
  }
}

extension ReportAnswer {
  /// The answer to a question with rows of these values by column.
  init(
    _ question: QuarterlyQuestion, _ rows: [[String: AnswerValue]], _ frame: QuarterlyFrame
  ) throws {
    let shape = try #require(try question.question(frame)?.shape())
    let keys = shape.columns.map(\.key)
    for key in rows.flatMap(\.keys) { try #require(keys.contains(key), "\(key)") }
    self.init(
      head: AnswerHead(
        title: .nothing, empty: .nothing, shape: shape, asOf: frame.point.asOf,
        knownAt: frame.knownAt, currency: .eur),
      rows: rows.map { row in keys.map { row[$0] } }, closing: Closing())
  }
}

import Testing
import Timelines
import Vocabulary

@testable import Stadtbuch
@testable import Views

/// The order of a report's tables: by what they are sorted by, and where that is equal as the
/// answer has the rows, so that the same ledger gives the same page.
@Suite struct `The order of a report's tables` {
  /// A table, how its rows get into the figures, and how a row comes by its key.
  struct Case: Sendable, CustomStringConvertible {
    let table: String
    /// The members of a row with the key 0, 1 or 2.
    let members: @Sendable (Int64) -> [(String, AnswerValue?)]
    /// The keys in the order in which their rows stand; a key that is not there is left out.
    let order: [Int64]
    let put: @Sendable ([AnswerObject], inout QuarterlyFigures) -> Void

    var description: String { table }
  }

  static func euro(_ cents: Int64) -> AnswerValue {
    .money(Money(minor: Total(cents), currency: .eur))
  }

  static let falling: [Int64] = [2, 1, 0]
  static let rising: [Int64] = [0, 1, 2]

  static let cases: [Case] = [
    Case(
      table: "gaps", members: { [("gap", euro($0))] }, order: falling,
      put: { $1.gaps.rows = $0 }),
    Case(
      table: "budget-rows", members: { [("authorised", euro($0))] }, order: falling,
      put: { $1.budget.rows = $0 }),
    // What is not below nothing is not overdrawn.
    Case(
      table: "overdrawn", members: { [("available", euro(-$0))] }, order: [2, 1],
      put: { $1.budget.rows = $0 }),
    // The worse of the two counts; what has neither is not known.
    Case(
      table: "earned-rows", members: { [("cv", euro(5)), ("sv", euro($0))] }, order: rising,
      put: { $1.earned.rows = $0 }),
    Case(
      table: "earned-rows", members: { [("cv", euro(-$0)), ("sv", euro(5))] }, order: falling,
      put: { $1.earned.rows = $0 }),
    Case(
      table: "earned-rows", members: { $0 == 0 ? [] : [("cv", euro(-$0))] }, order: [2, 1],
      put: { $1.earned.rows = $0 }),
    Case(
      table: "grant-rows", members: { [("reclaimable", euro($0))] }, order: falling,
      put: { $1.grants.rows = $0 }),
    Case(
      table: "milestones-overdue",
      members: { [("overdue", .bool(true)), ("daysOverdue", .integer($0))] }, order: falling,
      put: { $1.milestones.rows = $0 }),
    Case(
      table: "milestones-due", members: { [("baseline", .text("2024-07-0\($0 + 1)"))] },
      order: rising, put: { $1.milestones.rows = $0 }),
    // What is expected counts before what was agreed; 28 September is the 90th day, 29 the 91st.
    Case(
      table: "milestones-due",
      members: {
        [("baseline", .text("2024-07-01")), ("forecast", .text("2024-09-\(27 + $0)"))]
      }, order: [0, 1], put: { $1.milestones.rows = $0 }),
    Case(
      table: "obligation-rows",
      members: { [("state", .word("overdue")), ("daysLate", .integer($0))] }, order: falling,
      put: { $1.obligations.rows = $0 }),
    Case(
      table: "obligation-rows",
      members: { [("state", .word("due")), ("due", .text("2024-09-\(27 + $0)"))] },
      order: [0, 1], put: { $1.obligations.rows = $0 }),
    // What is overdue stands before what falls due.
    Case(
      table: "obligation-rows",
      members: {
        [
          ("state", .word(["open", "due", "overdue"][Int($0)])), ("due", .text("2024-07-01")),
        ]
      }, order: [2], put: { $1.obligations.rows = $0 }),
    Case(
      table: "late-rows", members: { [("lagDays", .integer($0))] }, order: falling,
      put: { $1.late.rows = $0 }),
    Case(
      table: "indicator-rows",
      members: { [("light", .text(["red", "amber", "green"][Int($0)])), ("value", .text("1"))] },
      order: rising, put: { $1.board.rows = $0 }),
    // Before what is well stands what has no value, then what is old.
    Case(
      table: "indicator-rows",
      members: {
        $0 == 0 ? [] : [("value", .text("1")), ("stale", $0 == 1 ? .bool(true) : nil)]
      }, order: rising, put: { $1.board.rows = $0 }),
    Case(
      table: "indicator-rows",
      members: {
        [
          ("value", $0 == 1 ? nil : .text("1")),
          ("light", $0 == 0 ? .text("amber") : nil),
          ("incomplete", $0 == 2 ? .object(AnswerObject()) : nil),
        ]
      }, order: rising, put: { $1.board.rows = $0 }),
    // What was put right is most surprising, then what was learned late.
    Case(
      table: "moves",
      members: { [("cause", .text(["corrected", "late", "happened"][Int($0)]))] }, order: rising,
      put: { $1.moves.rows = $0 }),
    Case(
      table: "moves",
      members: { [("attribute", .text(["status", "money.gap", "title"][Int($0)]))] },
      order: rising, put: { $1.moves.rows = $0 }),
    Case(
      table: "moves", members: { [("attribute", .text("x\($0)"))] }, order: [],
      put: {
        $1.moves.rows = $0
      }),
  ]

  private func sections(
    _ fill: (inout QuarterlyFigures) -> Void
  ) throws -> QuarterlySections {
    let day = try #require(Day("2024-06-30"))
    let before = try #require(Day("2024-03-31"))
    let known = KnownAt(sequence: 9, time: nil)
    let frame = QuarterlyFrame(
      quarter: Period(length: .quarter, containing: day), point: Point(asOf: day, knownAt: 9),
      knownAt: known, pointBefore: Point(asOf: before, knownAt: 5), knownBefore: known,
      reportBefore: nil, audience: .full, language: .en)
    var figures = QuarterlyFigures(frame, currency: .eur)
    fill(&figures)
    return QuarterlySections(frame: frame, figures: figures)
  }

  private func subjects(_ table: String, _ sections: QuarterlySections) throws -> [String] {
    let found = try #require(sections.all.flatMap(\.tables).first { $0.id == table })
    return found.rows.map { row in
      row.plain("subject") + row.plain("indicator") + row.plain("sequence")
    }
  }

  /// Twelve rows, each key four times; a row is named by its place and its key.
  private func made(_ one: Case) -> (rows: [AnswerObject], expected: [String]) {
    let keys: [Int64] = [1, 0, 2, 1, 2, 0, 0, 2, 1, 2, 1, 0]
    let names = keys.enumerated().map { "project/\($0 < 10 ? "0" : "")\($0)-\($1)" }
    let name = one.table == "indicator-rows" ? "indicator" : "subject"
    let rows = zip(keys, names).map { key, subject in
      AnswerObject(members: [(name, .text(subject))] + one.members(key))
    }
    // Without an order all stand as they came.
    guard !one.order.isEmpty else { return (rows, names) }
    let expected = one.order.flatMap { key in
      zip(keys, names).filter { $0.0 == key }.map(\.1)
    }
    return (rows, expected)
  }

  @Test(arguments: cases) func `is by their key, then by place`(_ one: Case) throws {
    let (rows, expected) = made(one)
    let sections = try sections { one.put(rows, &$0) }
    var found = try subjects(one.table, sections)
    if one.order == [2], one.table == "obligation-rows" {
      #expect(found.dropFirst(4).allSatisfy { !$0.hasSuffix("-2") })
      #expect(found.count == 12)
      #expect(Array(found.dropFirst(4)) == found.dropFirst(4).sorted(), "equal days by place")
      found = Array(found.prefix(4))
    }
    #expect(found == expected)
  }

  @Test func `no more than forty rows are shown, the first of the order`() throws {
    let rows = (0..<50).map { place in
      AnswerObject(members: [
        ("subject", .text("project/\(place + 10)")),
        ("gap", `The order of a report's tables`.euro(Int64(place % 2))),
      ])
    }
    let sections = try sections { $0.gaps.rows = rows }
    let odd = (0..<25).map { "project/\($0 * 2 + 11)" }
    let even = (0..<15).map { "project/\($0 * 2 + 10)" }
    #expect(try subjects("gaps", sections) == odd + even)
    let table = try #require(sections.all.flatMap(\.tables).first { $0.id == "gaps" })
    #expect(table.count == 50)
  }

  @Test func `corrections stand with the last one first`() throws {
    let rows = ["a", "b", "c"].map {
      AnswerObject(members: [("sequence", .text($0)), ("lagDays", .integer(3))])
    }
    let sections = try sections {
      $0.corrections.rows = rows
      $0.late.rows = rows
    }
    #expect(try subjects("correction-rows", sections) == ["c", "b", "a"])
    #expect(try subjects("late-rows", sections) == ["a", "b", "c"])
  }

  @Test func `of projects the red stand before the amber, both before what is only old`() throws {
    let reports: [(String, String?, Bool)] = [
      ("a", "green", true), ("b", "amber", false), ("c", "red", false), ("d", "grey", true),
      ("e", "red", true), ("f", "green", false), ("g", nil, true), ("h", "amber", true),
      ("i", "grey", false), ("j", nil, false),
    ]
    let quarter = Period(length: .quarter, containing: try #require(Day("2024-06-30")))
    let sections = try sections { figures in
      figures.portfolio.rows = reports.map { name, light, isStale in
        var row = PortfolioRow()
        row.subject = "project/\(name)"
        row.report = ReportFigures(period: quarter, ageDays: 1, isStale: isStale)
        row.report?.overall = light
        return row
      }
      figures.portfolio.rows.append(PortfolioRow())
    }
    #expect(
      try subjects("attention", sections)
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
    let sections = try sections { figures in
      figures.moves.rows = moves.map { name, cause, attribute in
        AnswerObject(members: [
          ("subject", .text("project/\(name)")), ("cause", .text(cause)),
          ("attribute", .text(attribute)),
        ])
      }
    }
    let order = ["i", "f", "d", "m", "c", "h", "e", "b", "a", "l", "g", "j", "k"]
    #expect(try subjects("moves", sections) == order.map { "project/\($0)" })
  }
}

import TestSupport
import Testing
import Timelines
import Views
import Vocabulary

/// The portfolio of the worked example is what its answers say.
@Suite struct `The portfolio of the worked example` {
  let example: Example

  init() throws {
    example = try Example()
  }

  @Test(arguments: ["T1", "T2"]) func `the rows are those of C1`(name: String) throws {
    let answer = try example.portfolio.answer(at: example.point(name))
    let expected = example.answers[name]["C1"]["rows"].elements
    #expect(answer.rows.count == expected.count)
    for (row, expected) in zip(answer.rows, expected) {
      let json = try JSONValue { row.append(json: &$0) }
      #expect(json.canonical == expected.canonical, "\(row.subject)")
    }
  }

  @Test(arguments: ["T1", "T2"]) func `the groups are those of C1`(name: String) throws {
    let answer = try example.portfolio.answer(at: example.point(name))
    let groupings: [(String, [PortfolioKey])] = [
      ("byDepartment", [.department]), ("byField", [.field]), ("byStatus", [.status]),
      ("byFunding", [.fundingDerived]),
    ]
    for (title, keys) in groupings {
      let groups = try answer.groups(by: keys).map { group in
        try JSONValue { group.append(json: &$0) }
      }
      #expect(
        JSONValue.array(groups).canonical
          == example.answers[name]["C1"][title].canonical, "\(title)")
    }
    for title in ["total", "totalWithEnded"] {
      let total = answer.total
      let json = try JSONValue { total.append(json: &$0) }.without("group")
      #expect(json.canonical == example.answers[name]["C1"][title].canonical, "\(title)")
    }
  }

  @Test func `what differs in the rows between the points is C2`() throws {
    let changes = try example.portfolio.changes(
      from: example.point("T1"), to: example.point("T2"))
    let expected = example.answers["C2"]["T1-T2"]["portfolioRows"].elements
    #expect(changes.count == expected.count)
    for (change, expected) in zip(changes, expected) {
      let json = try JSONValue { change.append(json: &$0) }
      #expect(json.canonical == expected.canonical)
    }
  }

  @Test func `what a voided booking of an open year does not secure is no correction`() throws {
    // Between 93 and 100 the appropriation of 2025 (98) comes and a booking (93) is voided: the
    // booking is of an open year, so what is secured changed by the appropriation alone.
    let day = try #require(Day("2024-12-31"))
    let changes = try example.portfolio.changes(
      from: Point(asOf: day, knownAt: 93), to: Point(asOf: day, knownAt: 100)
    ).filter { $0.subject == "project/termin" }
    func cause(_ key: PortfolioKey) -> PortfolioChange.Cause? {
      changes.first { $0.key == key }?.cause
    }
    #expect(cause(.moneySecured) == .late)
    #expect(cause(.moneyGap) == .late)
    #expect(cause(.fundingDerived) == .late)
    #expect(cause(.moneySpent) == .corrected)
  }

  @Test func `money beside the totals and overdrawn years are no warnings of the portfolio`() throws
  {
    let first = try example.portfolio.answer(at: example.point("T1"))
    #expect(first.warnings.isEmpty)
    let second = try example.portfolio.answer(at: example.point("T2"))
    #expect(second.warnings.isEmpty)
  }

  @Test func `merged and split projects with money stand in one group, last`() throws {
    let point = Point(asOf: try #require(Day("2025-12-31")), knownAt: 150)
    let answer = try example.portfolio.answer(at: point)
    #expect(answer.ended.map(\.subject) == ["project/portal", "project/termin"])
    #expect(!answer.rows.contains { $0.subject == "project/termin" })
    let last = try #require(answer.groups(by: [.status]).last)
    #expect(last.isEnded)
    #expect(last.count == 0)
    #expect(last.need == last.spent)
    let json = try JSONValue { last.append(json: &$0) }
    #expect(json["group"].canonical == #"{"ended":true}"#)
    #expect(json["grey"] == .number(0))
    let groups = answer.groups(by: [.department])
    let total = answer.total
    #expect(groups.reduce(0) { $0 + ($1.spent ?? 0) } == total.spent)
    #expect(groups.reduce(0) { $0 + $1.count } == Int64(answer.rows.count))
  }

  @Test func `today's organisation regroups and changes no total`() throws {
    let point = try example.point("T2")
    let later = try #require(Day("2025-12-31"))
    let known = Point(asOf: point.asOf, knownAt: 150)
    let then = try example.portfolio.answer(at: known)
    let today = try example.portfolio.answer(
      at: known, PortfolioOptions(organisation: .on(later)))
    #expect(then.total == today.total)
    let orga = try #require(today.rows.first { $0.subject == "project/eakte" })
    #expect(orga.department == "unit/dez-5")
    let glas = try #require(today.rows.first { $0.subject == "project/glas" })
    #expect(glas.lead == "unit/it")
    #expect(glas.unit == "unit/digital")
    let byLead = today.groups(by: [.lead]).map { $0.values.first ?? nil }
    #expect(byLead.contains(.text("unit/digital")))
    #expect(!byLead.contains(.text("unit/it")))
  }

  @Test func `conditions choose rows`() throws {
    let point = try example.point("T2")
    func subjects(_ condition: String) throws -> [String] {
      let shape = try RowChoice(condition: condition).applied(
        to: Portfolio.shape(NoChoice()), currency: .eur)
      var subjects: [String] = []
      let place = try #require(shape.columns.firstIndex { $0.key == "subject" })
      let frame = Frame(example.timelines, point, today: point.asOf)
      _ = try shape.run(frame) { (row) throws(TimelinesError) in
        if let subject = row[place]?.plainText { subjects.append(subject) }
      }
      return subjects
    }
    #expect(try subjects("status=implementation and lead=unit/orga") == ["project/eakte"])
    #expect(try subjects("money.spent>=180000") == ["project/eakte", "project/glas"])
    #expect(
      try subjects("report.overall!=green")
        == [
          "project/antrag", "project/eakte", "project/foerder-schule", "project/portal",
          "project/termin",
        ])
    #expect(try subjects("report.period<2024-Q4") == ["project/glas"])
    #expect(try subjects(#"title="Glasfaser Schulen""#) == ["project/glas"])
    #expect(try subjects("funding.conflict=true and money.gap>0") == ["project/foerder-schule"])
  }

  @Test func `nothing known is no row`() throws {
    let day = try #require(Day("2024-12-31"))
    let answer = try example.portfolio.answer(at: Point(asOf: day, knownAt: 0))
    #expect(answer.rows.isEmpty && answer.ended.isEmpty && answer.warnings.isEmpty)
    #expect(answer.groups(by: [.status]).isEmpty)
  }
}

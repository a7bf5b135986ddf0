import Testing
import Vocabulary

@testable import Views

/// Conditions and lists of keys: what is understood, and where a fault is.
@Suite struct `Conditions on rows` {
  private func condition(_ text: String) throws(ConditionError) -> Condition {
    try Condition(text, on: Portfolio.columns.map(\.head))
  }

  private func any(_ row: PortfolioRow) -> AnyRow { AnyRow(row, Portfolio.columns) }

  private func places(_ list: String) throws(ConditionError) -> [String] {
    let columns = Portfolio.columns.map(\.head)
    return try columns.places(of: list).map { columns[$0].key }
  }

  private func fault(_ text: String) -> ConditionError? {
    do throws(ConditionError) {
      _ = try condition(text)
      return nil
    } catch {
      return error
    }
  }

  @Test func `comparisons are joined by and`() throws {
    var row = PortfolioRow()
    row.status = "implementation"
    row.money.gap = 1250
    let text = #"status=implementation and  title != "a \"b\" and c" and money.gap>=12.5"#
    #expect(try condition(text).holds(for: any(row)))
    row.title = #"a "b" and c"#
    #expect(try !condition(text).holds(for: any(row)))
    row.title = "a"
    row.money.gap = 1249
    #expect(try !condition(text).holds(for: any(row)))
  }

  @Test(arguments: [
    ("", 1), ("status", 7), ("status=", 8), ("status=planing", 8), ("stat=planning", 1),
    ("rank=x", 6), ("forecast.end<2025-02-30", 14), ("title=a b", 9), ("title=\"a", 7),
    ("status=planning and", 20), ("status=planning or rank=1", 17), ("units=unit/x", 1),
    ("report.stale=1", 14), ("money.need=1.234", 12), ("score=1,5", 7), ("report.age=3", 1),
    ("  status~planning", 9), ("report.period=2024-Q5", 15),
  ])
  func `a fault names its place`(text: String, position: Int) {
    #expect(fault(text)?.position == position, "\(text): \(fault(text)?.description ?? "taken")")
  }

  @Test func `a fault says what would be right`() {
    #expect(fault("report.age=3")?.why.contains("report.ageDays") == true)
    #expect(fault("status=planing")?.why.contains("planning") == true)
    #expect(fault("units=unit/x")?.why.contains("several values") == true)
  }

  @Test func `absent values meet only the negation`() throws {
    let row = PortfolioRow()
    for text in ["rank=1", "rank<1", "rank<=1", "rank>1", "rank>=1"] {
      #expect(try !condition(text).holds(for: any(row)), "\(text)")
    }
    #expect(try condition("rank!=1").holds(for: any(row)))
  }

  @Test func `values are compared by their kind`() throws {
    var row = PortfolioRow()
    row.rank = 9
    row.score = ExactDecimal("10.50")
    row.status = "implementation"
    row.statusSince = Day("2024-03-01")
    row.money.need = 100_000
    for text in [
      "rank<10", "rank>=9", "score=10.5", "score>9.75", "status>planning", "status<completed",
      "statusSince<2024-10-01", "money.need=1000", "money.need<1000.01", "money.secured=0",
    ] {
      #expect(try condition(text).holds(for: any(row)), "\(text)")
    }
    for text in ["rank>10", "score>10.5", "status<=planning", "money.need>1000"] {
      #expect(try !condition(text).holds(for: any(row)), "\(text)")
    }
  }

  @Test func `groups take keys with one value`() throws {
    #expect(
      try places("department, funding.derived") == ["department", "funding.derived"])
    for (text, position) in [("alignments", 1), ("status,unit s", 8), ("status,status", 8)] {
      #expect(throws: ConditionError.self, "\(text) at \(position)") {
        try places(text)
      }
    }
  }
}

import Testing
import Views
import Vocabulary

/// Conditions and lists of keys: what is understood, and where a fault is.
@Suite struct `Conditions on rows` {
  private func fault(_ text: String) -> ConditionError? {
    do throws(ConditionError) {
      _ = try PortfolioCondition(text)
      return nil
    } catch {
      return error
    }
  }

  @Test func `comparisons are joined by and`() throws {
    let condition = try PortfolioCondition(
      #"status=implementation and  title != "a \"b\" and c" and money.gap>=12.5"#)
    #expect(condition.comparisons.map(\.key) == [.status, .title, .moneyGap])
    #expect(condition.comparisons.map(\.operator) == [.equal, .notEqual, .atLeast])
    #expect(condition.comparisons[1].value == .text(#"a "b" and c"#))
    #expect(condition.comparisons[2].value == .money(Money(minor: 1250, currency: .eur)))
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
      #expect(try !PortfolioCondition(text).holds(for: row), "\(text)")
    }
    #expect(try PortfolioCondition("rank!=1").holds(for: row))
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
      #expect(try PortfolioCondition(text).holds(for: row), "\(text)")
    }
    for text in ["rank>10", "score>10.5", "status<=planning", "money.need>1000"] {
      #expect(try !PortfolioCondition(text).holds(for: row), "\(text)")
    }
  }

  @Test func `groups take keys with one value`() throws {
    #expect(
      try PortfolioKey.list("department, funding.derived") == [.department, .fundingDerived])
    for (text, position) in [("alignments", 1), ("status,unit s", 8), ("status,status", 8)] {
      #expect(throws: ConditionError.self, "\(text) at \(position)") {
        try PortfolioKey.list(text)
      }
    }
  }
}

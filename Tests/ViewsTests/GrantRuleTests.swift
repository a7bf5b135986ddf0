import Testing
import Views
import Vocabulary

/// What a grant gives while it runs and after.
@Suite struct `Rules of grants` {
  private func terms(_ form: String, rate: Int64? = nil) throws -> GrantTerms {
    GrantTerms(
      name: "grant/g", project: "project/a", maximum: 30_000, currency: .eur, rate: rate,
      form: form, from: try #require(Day("2024-01-01")), until: try #require(Day("2024-12-31")))
  }

  private func voucher(_ amount: Total, _ day: String, flagged: Bool = true) throws
    -> GrantVoucher
  {
    GrantVoucher(
      sequence: 1, amount: amount, day: try #require(Day(day)), isFlagged: flagged)
  }

  @Test func `eligible is what is flagged and paid in time`() throws {
    let vouchers = [
      try voucher(100, "2024-01-01"), try voucher(20, "2024-12-31"),
      try voucher(3, "2023-12-31"), try voucher(4, "2025-01-01"),
      try voucher(5, "2024-06-01", flagged: false), try voucher(-10, "2024-07-01"),
    ]
    #expect(try terms("full").eligible(vouchers) == 110)
  }

  @Test func `used follows the form of the grant`() throws {
    #expect(try terms("share", rate: 6000).used(eligible: 1001) == 601)
    #expect(try terms("share", rate: 6000).used(eligible: 90_000) == 30_000)
    #expect(try terms("fixed").used(eligible: 100) == 100)
    var deficit = try terms("deficit")
    deficit.ownShare = 2_000
    #expect(deficit.used(eligible: 9_000, revenue: 500) == 6_500)
  }

  @Test func `while it runs each project has its allocation, alone the maximum`() throws {
    var terms = try terms("full")
    let last = try #require(Day("2024-12-31"))
    #expect(terms.entitlements(on: last, used: 0).map(\.amount) == [30_000])
    terms.allocations = [("project/a", 20_000), ("project/b", 10_000)]
    #expect(terms.entitlements(on: last, used: 0).map(\.amount) == [20_000, 10_000])
  }

  @Test func `after its end each has its share of what was used, less what is claimed back`()
    throws
  {
    var terms = try terms("full")
    terms.allocations = [("project/a", 20_000), ("project/b", 10_000)]
    let after = try #require(Day("2025-01-01"))
    #expect(terms.entitlements(on: after, used: 1_000).map(\.amount) == [667, 333])
    terms.reclaimed = 100
    #expect(terms.entitlements(on: after, used: 1_000).map(\.amount) == [600, 300])
    terms.reclaimed = 5_000
    #expect(terms.entitlements(on: after, used: 1_000).map(\.amount) == [0, 0])
    terms.allocations = []
    terms.reclaimed = 0
    #expect(terms.entitlements(on: after, used: 777).map(\.amount) == [777])
  }
}

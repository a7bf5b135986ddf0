import Testing
import Vocabulary

@testable import Views

/// The signs in what is made of grants and of earned value, in small cases worked by hand.
@Suite struct `Signs in grants and earned value` {
  private func terms(_ form: String = "full", ownShare: Total = 0) throws -> GrantTerms {
    var terms = GrantTerms(
      name: "grant/g", project: "project/a", maximum: 1000, currency: .eur, rate: 5000,
      form: form, from: try #require(Day("2024-01-01")), until: try #require(Day("2024-12-31")))
    terms.ownShare = ownShare
    return terms
  }

  /// Of 1,000 at most, half of a share, a deficit after an own share of 100.
  @Test(
    arguments: [
      ("share", 900, 0, 450), ("share", 900, 70, 450), ("share", 5000, 0, 1000),
      ("share", -900, 0, -450), ("deficit", 900, 0, 800), ("deficit", 900, 70, 730),
      ("deficit", 900, -70, 870), ("deficit", 60, 0, -40), ("deficit", 5000, 0, 1000),
      ("full", 900, 70, 900), ("fixed", 1001, 0, 1000),
    ] as [(String, Total, Total, Total)])
  func `what a grant pays`(form: String, eligible: Total, revenue: Total, used: Total) throws {
    #expect(try terms(form, ownShare: 100).used(eligible: eligible, revenue: revenue) == used)
  }

  /// Received, used: what came and is not used, and what is used and has not come.
  @Test(
    arguments: [
      ([], 0, 0, 0), ([300, 200], 0, 500, 0), ([300, 200], 180, 320, 0), ([300, 200], 500, 0, 0),
      ([300, 200], 640, 0, 140), ([], 70, 0, 70),
    ] as [([Total], Total, Total, Total)])
  func `what came and what is open`(
    came: [Total], used: Total, unused: Total, openClaim: Total
  ) throws {
    var row = GrantRow(terms: try terms())
    let day = try #require(Day("2024-03-01"))
    row.drawdowns = came.enumerated().map {
      GrantRow.Drawdown(receipt: "R\($0)", received: day, amount: $1)
    }
    row.used = used
    #expect(row.received == came.reduce(0, +))
    #expect(row.unused == unused)
    #expect(row.openClaim == openClaim)
  }

  @Test func `the oldest drawdown is used first`() throws {
    let day = try #require(Day("2024-03-01"))
    var second = GrantRow.Drawdown(receipt: "2", received: day, amount: 200)
    #expect(second.share(of: 250, after: 300) == 0)
    #expect(second.share(of: 300, after: 300) == 0)
    #expect(second.share(of: 420, after: 300) == 120)
    #expect(second.share(of: 900, after: 300) == 200)
    second.used = 120
    #expect(second.unused == 80)
    #expect(second.daysOverdue(on: day.adding(days: 9)) == nil, "no last day is named")
    second.useBy = day
    #expect(second.daysOverdue(on: day) == nil, "the last day is in time")
    #expect(second.daysOverdue(on: day.adding(days: 1)) == 1)
    second.used = 200
    #expect(second.daysOverdue(on: day.adding(days: 1)) == nil)
  }

  @Test(
    arguments: [
      (90, 0, 0), (100, 0, 0), (120, 20, 0), (121, 21, 1), (130, 30, 10),
    ] as [(Total, Total, Total)])
  func `a line of a plan is over what is planned, then over what is allowed`(
    eligible: Total, over: Total, beyond: Total
  ) {
    let line = GrantRow.Line(code: "1", amount: 100, eligible: eligible, limit: 120)
    #expect(line.overAmount == over)
    #expect(line.overLimit == beyond)
  }

  /// PV 400, EV 300, AC 500, BAC 1,000: behind its plan and above its cost.
  @Test func `earned value, each figure by its formula`() {
    let figures = EarnedValueFigures(
      planned: Rational(400), earned: Rational(300), actual: Rational(500),
      atCompletion: Rational(1000))
    #expect([figures.pv, figures.ev, figures.ac, figures.bac] == [400, 300, 500, 1000])
    #expect(figures.sv == -100, "300 − 400")
    #expect(figures.cv == -200, "300 − 500")
    #expect(figures.spi?.description == "0.7500")
    #expect(figures.cpi?.description == "0.6000")
    #expect(figures.eac == 1667, "1,000 · 500 / 300")
    #expect(figures.etc == 1167, "EAC − 500")
    #expect(figures.vac == -667, "1,000 − EAC")
    #expect(figures.tcpi?.description == "1.4000", "700 / 500")
    #expect(figures.missing == [])
  }

  /// 7/3 and 14/3: parts are added as they are, so the sum is whole.
  @Test func `sums of earned value add each figure to its own`() throws {
    func part(_ above: Int128) throws -> Rational { try #require(Rational(above, over: 3)) }
    let one = EarnedValueFigures(
      planned: try part(7), earned: try part(14), actual: try part(28), atCompletion: try part(70))
    let two = EarnedValueFigures(
      planned: try part(14), earned: nil, actual: try part(56), atCompletion: try part(140))
    let sum = one + two
    #expect([sum.pv, sum.ac, sum.bac] == [7, 28, 70])
    #expect(sum.ev == 5, "14/3, rounded at the end")
    #expect(sum.sv == -2, "14/3 − 7 is −2⅓")
    #expect((EarnedValueFigures.zero + one) == one)
  }
}

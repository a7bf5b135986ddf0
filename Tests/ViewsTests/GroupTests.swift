import TestSupport
import Testing
import Vocabulary

@testable import Views

/// Groups add up to the list.
@Suite struct `Groups of projects` {
  private func row(
    _ name: String, status: String?, need: Total?, secured: Total, light: String? = nil
  ) throws -> PortfolioRow {
    var row = PortfolioRow()
    row.subject = "project/\(name)"
    row.status = status
    row.money.need = need
    row.money.secured = secured
    row.money.gap = DerivedFunding.gap(need: need, secured: secured)
    row.derivedFunding = DerivedFunding(need: need, secured: secured)
    if let light {
      row.report = ReportFigures(
        period: try #require(Period("2024-Q4")), ageDays: 0, isStale: false)
      row.report?.overall = light
    }
    return row
  }

  private func rows() throws -> [PortfolioRow] {
    [
      try row("a", status: "planning", need: 10, secured: 4, light: "green"),
      try row("b", status: nil, need: nil, secured: 7),
      try row("c", status: "future", need: 10, secured: 20, light: "grey"),
      try row("d", status: "planning", need: nil, secured: 0, light: "red"),
      try row("e", status: "planning", need: 3, secured: 0, light: "amber"),
    ]
  }

  @Test func `an absent value is a group without that key, last`() throws {
    let groups = PortfolioGrouping.groups(try rows(), by: [.status], currency: .eur)
    #expect(groups.map(\.count) == [1, 3, 1])
    #expect(groups.last?.values == [nil])
    #expect(groups[1].need == 13)
    #expect(groups[1].gap == 9)
    #expect(groups[2].need == nil)
    #expect(groups[0].gap == 0)
    #expect((groups[1].green, groups[1].amber, groups[1].red, groups[1].grey) == (1, 1, 1, 0))
  }

  @Test func `groups by two keys add up to the list`() throws {
    let rows = try rows()
    let groups = PortfolioGrouping.groups(
      rows, by: [.fundingDerived, .status], currency: .eur)
    #expect(groups.reduce(0) { $0 + $1.count } == 5)
    #expect(groups.reduce(0) { $0 + $1.secured } == 31)
    #expect(groups.reduce(0) { $0 + $1.green + $1.amber + $1.red + $1.grey } == 5)
    var bytes: [UInt8] = []
    groups[0].append(json: &bytes)
    #expect(
      String(decoding: bytes, as: UTF8.self).hasPrefix(
        #"{"group":{"funding.derived":"funded","status":"future"},"count":1,"need":{"amount""#))
  }

  @Test func `a row leaves out what is not known`() {
    var bytes: [UInt8] = []
    var row = PortfolioRow()
    row.subject = "project/a"
    row.append(json: &bytes)
    #expect(
      String(decoding: bytes, as: UTF8.self)
        == #"{"subject":"project/a","funding":{"derived":"unclear","conflict":false},"#
        + #""money":{"years":"all","secured":{"amount":"0.00","currency":"EUR"}},"version":0}"#)
  }
}

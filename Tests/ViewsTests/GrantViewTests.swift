import Testing
import Timelines
import Views
import Vocabulary

/// What becomes of a grant, each rule with a case that a simpler one gets wrong.
@Suite struct `Grants at a point` {
  private func town(
    form: String = "share", _ fields: String = "", until: String = "2024-12-31"
  ) throws -> MoneyTown {
    let town = try MoneyTown("a")
    let more = fields.isEmpty ? "" : ",\(fields)"
    try town.add(
      "grant.approved", "grant/g",
      #"{"project":"project/a","reference":"L-1","notice":"2024-01-01","#
        + #""maximum":\#(MoneyTown.eur(600)),"rate":6000,"form":"\#(form)","#
        + #""from":"2024-01-01","until":"\#(until)"\#(more)}"#, from: "2024-01-01")
    try town.appropriate("project/a", 2000)
    return town
  }

  private func draw(_ town: MoneyTown, _ receipt: String, _ amount: Int64, _ day: String) throws {
    try town.add(
      "drawdown.received", "grant/g",
      #"{"receipt":"\#(receipt)","amount":\#(MoneyTown.eur(amount))}"#, from: day)
  }

  private func pay(
    _ town: MoneyTown, _ amount: Int64, on day: String, line: String? = nil,
    flagged: Bool = true, _ fields: String = ""
  ) throws {
    var more = #""grant":"grant/g","eligible":\#(flagged),"paidon":"\#(day)""#
    if let line { more += #","grantline":"\#(line)""# }
    try town.spend("project/a", amount, from: "2024-02-01", more + fields)
  }

  @Test func `what is used is taken from the oldest drawdown, and each has its own last day`()
    throws
  {
    let town = try town(#""usewithin":"P2M""#)
    try draw(town, "D-2", 100, "2024-04-30")
    try draw(town, "D-1", 120, "2024-03-31")
    try pay(town, 250, on: "2024-03-01")
    let row = try #require(try town.grants("2024-06-30").rows.first)
    #expect(row.used == 150_00)
    #expect(row.drawdowns.map(\.receipt) == ["D-1", "D-2"])
    #expect(row.drawdowns.map(\.unused) == [0, 70_00])
    #expect(row.drawdowns.map(\.useBy) == [Day("2024-05-31"), Day("2024-06-30")])
    #expect(row.reclaimable == 0, "the last day itself is in time")
    let late = try town.grants("2024-07-03")
    #expect(late.rows.first?.drawdowns.map { $0.daysOverdue(on: late.point.asOf) } == [nil, 3])
    #expect(late.rows.first?.reclaimable == 70_00)
    #expect(late.warnings.map(\.kind) == [.drawdownOverdue])
  }

  private func town(_ fields: String) throws -> MoneyTown { try town(form: "share", fields) }

  @Test func `without a rule in the notice nothing is ever overdue`() throws {
    let town = try town("")
    try draw(town, "D", 100, "2024-01-02")
    let answer = try town.grants("2029-01-01")
    #expect(answer.rows.first?.drawdowns.map(\.useBy) == [nil])
    #expect(answer.rows.first?.unused == 100_00)
    #expect(answer.rows.first?.reclaimable == 0)
  }

  @Test func `a share is of the costs that give the maximum, other forms of the maximum`() throws {
    let share = try town("")
    try pay(share, 100, on: "2024-03-01")
    #expect(try share.grants("2024-12-31").rows.first?.spentShare == 1000, "100 of 1,000")
    let fixed = try town(form: "fixed")
    try pay(fixed, 100, on: "2024-03-01")
    #expect(try fixed.grants("2024-12-31").rows.first?.spentShare == 1667, "100 of 600")
    #expect(try fixed.grants("2024-12-31").rows.first?.used == 100_00)
  }

  @Test func `a deficit is met after own money and what came from elsewhere`() throws {
    let town = try town(form: "deficit", #""ownshare":\#(MoneyTown.eur(50))"#)
    try town.add(
      "source.defined", "source/g", #"{"kind":"state","title":"G","grant":"grant/g"}"#)
    try pay(town, 400, on: "2024-03-01")
    try town.money("revenue.booked", "project/a", 80, #""booking":"R-1""#)
    try town.money("revenue.booked", "project/a", 90, source: "g", #""booking":"R-2""#)
    #expect(
      try town.grants("2024-12-31").rows.first?.used == 270_00,
      "400 − 50 − 80; what the grant itself brought is no revenue")
  }

  @Test func `what was paid outside the time is listed and not counted, by the day of payment`()
    throws
  {
    let town = try town("")
    try pay(town, 10, on: "2024-12-31")
    try pay(town, 20, on: "2025-01-01")
    try pay(town, 40, on: "2023-12-31")
    try pay(town, 80, on: "2024-06-01", flagged: false)
    let row = try #require(try town.grants("2024-12-31").rows.first)
    #expect(row.eligible == 10_00)
    #expect(row.flaggedOutside.map(\.money.minor) == [20_00, 40_00])
    #expect(row.notEligible.map(\.money.minor) == [80_00])
    var isInside: [Bool?] = []
    let vouchers = try town.vouchers("grant/g", "2024-12-31") { isInside.append($0.isInside) }
    #expect(isInside == [true, false, false, true])
    #expect(
      [vouchers.eligible, vouchers.outside, vouchers.notEligible] == [10_00, 60_00, 80_00])
    #expect(vouchers.total == 150_00)
  }

  @Test func `a line is over what the notice allows, and nothing is taken off`() throws {
    let lines =
      #""lines":[{"code":"bau","title":"Bau","amount":\#(MoneyTown.eur(100))},"#
      + #"{"code":"project","title":"P","amount":\#(MoneyTown.eur(100))}],"lineoverrun":2000"#
    let town = try town(lines)
    try pay(town, 150, on: "2024-03-01", line: "bau")
    try pay(town, 110, on: "2024-03-01", line: "project")
    try pay(town, 500, on: "2024-03-01", line: "project", flagged: false)
    let answer = try town.grants("2024-12-31")
    let row = try #require(answer.rows.first)
    #expect(row.lines.map(\.eligible) == [150_00, 110_00])
    #expect(row.lines.map(\.overAmount) == [50_00, 10_00])
    #expect(row.lines.map(\.overLimit) == [30_00, 0])
    #expect(row.eligible == 260_00)
    #expect(answer.warnings.map(\.kind) == [.lineOverrun])
  }

  @Test func `the next proof is the earliest of a kind that nobody submitted`() throws {
    let town = try town(
      #""proofs":[{"kind":"final","due":"2025-06-30"},{"kind":"interim","due":"2024-06-30"}]"#)
    #expect(try town.grants("2024-06-30").rows.first?.nextProof?.kind == "interim")
    #expect(try town.grants("2024-06-30").warnings.isEmpty, "the due day itself is in time")
    #expect(try town.grants("2024-07-01").warnings.map(\.kind) == [.proofOverdue])
    try town.add(
      "proof.submitted", "grant/g",
      #"{"kind":"interim","from":"2024-01-01","until":"2024-05-31","#
        + #""amount":\#(MoneyTown.eur(100))}"#, from: "2024-07-01")
    #expect(try town.grants("2024-07-01").rows.first?.nextProof?.kind == "final")
    #expect(try town.grants("2024-06-30").rows.first?.nextProof?.kind == "interim")
  }

  @Test func `a review compares the share of what it accepts with what had come by then`() throws {
    let town = try town("")
    try draw(town, "D-1", 120, "2024-03-01")
    try pay(town, 200, on: "2024-04-01")
    try town.add(
      "proof.submitted", "grant/g",
      #"{"kind":"interim","from":"2024-01-01","until":"2024-05-31","#
        + #""amount":\#(MoneyTown.eur(200))}"#, from: "2024-06-10")
    try town.add(
      "proof.reviewed", "grant/g",
      #"{"kind":"interim","accepted":\#(MoneyTown.eur(180))}"#, from: "2024-07-10")
    try draw(town, "D-2", 60, "2024-08-01")
    #expect(try town.grants("2024-07-09").rows.first?.reclaimable == 0)
    #expect(try town.grants("2024-07-10").rows.first?.reclaimable == 12_00, "120 − 60 % of 180")
    #expect(
      try town.grants("2024-08-01").rows.first?.reclaimable == 12_00,
      "what came later is not what was proved")
    let proof = try #require(try town.vouchers("grant/g", "2024-08-01").proofs.first)
    #expect(proof.vouchers == 200_00 && proof.difference == 0)
    #expect(proof.accepted?.minor == 180_00)
  }

  @Test func `a grant that is refused or not yet approved has no row`() throws {
    let town = try town("")
    try town.add("grant.refused", "grant/g", from: "2024-05-01")
    #expect(try town.grants("2023-12-31").rows.isEmpty)
    #expect(try town.grants("2024-04-30").rows.count == 1)
    #expect(try town.grants("2024-05-01").rows.isEmpty)
  }

  @Test func `a drawdown is no revenue, and a reversal takes its line and flag along`() throws {
    let town = try town("")
    try draw(town, "D", 50, "2024-02-01")
    try pay(town, 100, on: "2024-03-01", line: "bau")
    try town.add(
      "expenditure.booked", "project/a",
      #"{"booking":"R","year":2024,"amount":{"amount":"-30","currency":"EUR"},"#
        + #""reverses":"B8"}"#, from: "2024-04-01")
    let row = try #require(try town.grants("2024-12-31").rows.first)
    #expect(row.eligible == 70_00)
    #expect(!(try town.budget().figures("project/a").has(.received)))
  }
}

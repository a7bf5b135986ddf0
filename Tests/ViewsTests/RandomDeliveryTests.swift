import TestSupport
import Testing
import Timelines
import Vocabulary

@testable import Views

/// Random histories: delivery is what a naive fold of the events says.
@Suite struct `The delivery of random histories` {
  private static let favoured = [
    "milestone.", "obligation.", "decision.revoked", "cost.baselined",
    "project.progress-reported", "expenditure.booked",
  ]

  @Test(arguments: [31, 32, 33, 34] as [UInt64])
  func `milestones, obligations and earned value are those of a naive fold`(seed: UInt64) throws {
    var tally = HistoryTally()
    let run = try HistoryRun(
      seed: seed, count: 500, tally: &tally, favouring: Self.favoured)
    let lines = try run.ledger.exportedLines()
    let history = try Oracle.current().history(lines)
    let timelines = try Timelines(run.ledger)
    var random = SplitMix64(seed: seed)
    let days = history.days.compactMap { Day($0) }
    let reports = try progressDays(lines)
    var seen = Seen()
    for _ in 0..<10 {
      let last = Int(history.last)
      let knownAt = random.chance(60) ? last : random.number(last / 2...last)
      let chosen = random.pick(random.chance(70) ? reports : days)
      let picked = try #require(chosen, "seed \(seed) has no days")
      let day = picked.adding(days: random.number(0...40))
      let naive = try NaiveDelivery(
        history, lines: lines, asOf: day.description, knownAt: Int64(knownAt))
      let point = Point(asOf: day, knownAt: UInt64(knownAt))
      let place = "seed \(seed), \(day) as known at \(knownAt)"
      compareMilestones(try MilestonesReader.rows(timelines, point), naive, place, &seen)
      compareObligations(try ObligationsReader.rows(timelines, point), naive, place, &seen)
      compareEarned(try EarnedValues(timelines, point), naive, place, &seen)
    }
    #expect(seen.slips > 0 && seen.states.count > 1, "seed \(seed): \(seen)")
  }

  /// The days on which progress was reported, near which there are figures.
  private func progressDays(_ lines: [String]) throws -> [Day] {
    try lines.map { try JSONValue(parsing: $0) }
      .filter { $0["type"] == .text("project.progress-reported") }
      .compactMap { Day($0["validfrom"].plain) }
  }

  @Test(arguments: [41, 42, 43] as [UInt64])
  func `earned value is that of a naive fold where much was said of few projects`(
    seed: UInt64
  ) throws {
    let town = try Town()
    var random = SplitMix64(seed: seed)
    try EarnedHistory.fill(town, &random)
    let lines = try town.temporary.ledger.exportedLines()
    let history = try Oracle.current().history(lines)
    let timelines = try Timelines(town.temporary.ledger)
    var seen = Seen()
    for _ in 0..<20 {
      let last = Int(history.last)
      let knownAt = random.chance(70) ? last : random.number(last / 2...last)
      let day = EarnedHistory.day(&random)
      let naive = try NaiveDelivery(
        history, lines: lines, asOf: day.description, knownAt: Int64(knownAt))
      let point = Point(asOf: day, knownAt: UInt64(knownAt))
      compareEarned(
        try EarnedValues(timelines, point), naive,
        "seed \(seed), \(day) as known at \(knownAt)", &seen)
    }
    #expect(seen.earned > 20, "seed \(seed): \(seen)")
  }

  /// What the points had to show, so that the comparison meant something.
  struct Seen {
    var slips = 0
    var overdue = 0
    var states: Set<ObligationState> = []
    var planned = 0
    var earned = 0
  }

  private func compareMilestones(
    _ rows: [MilestoneRow], _ naive: NaiveDelivery, _ place: String, _ seen: inout Seen
  ) {
    #expect(rows.map(\.subject) == naive.names("milestone"), "\(place)")
    for row in rows {
      let place = "\(row.subject), \(place)"
      #expect(row.baseline == naive.shown(row.subject, "due")?.day, "\(place)")
      let first = naive.said(row.subject, "due").last?.day
      #expect(row.firstBaseline == first, "\(place)")
      #expect(row.slipDays == naive.slip(row.subject, from: row.baseline), "\(place)")
      #expect(row.slipDaysToFirst == naive.slip(row.subject, from: first), "\(place)")
      #expect(row.isOverdue == naive.isOverdue(row.subject), "\(place)")
      let late = naive.days(row.baseline, Day(naive.asOf))
      #expect(row.daysOverdue == (row.isOverdue ? late : 0), "\(place)")
      let lead = row.project.flatMap { naive.subjects[$0]?["lead"]?.text }
      #expect(row.owner == lead, "\(place)")
      let lines = row.history.map {
        "\($0.sequence) \($0.attribute) \($0.value?.description ?? "none") \($0.slipDays) \($0.state)"
      }
      #expect(lines == naive.history(row.subject), "\(place)")
      if row.slipDays != 0 { seen.slips += 1 }
      if row.isOverdue { seen.overdue += 1 }
    }
  }

  private func compareObligations(
    _ rows: [ObligationRow], _ naive: NaiveDelivery, _ place: String, _ seen: inout Seen
  ) {
    #expect(rows.map(\.subject) == naive.names("obligation"), "\(place)")
    for row in rows where row.decision == naive.subjects[row.subject]?["decision"]?.text {
      let found =
        "\(row.due) \(row.firstDue) \(row.fulfilled?.description ?? "-") \(row.daysLate) "
        + "\(row.daysLateToFirst) \(row.state.rawValue)"
      #expect(found == naive.obligation(row.subject), "\(row.subject), \(place)")
      seen.states.insert(row.state)
    }
  }

  private func compareEarned(
    _ answer: EarnedValues, _ naive: NaiveDelivery, _ place: String, _ seen: inout Seen
  ) {
    #expect(answer.rows.map(\.subject) == naive.portfolioProjects, "\(place)")
    var sums = NaiveDelivery.Earned()
    sums.ev = NaiveFraction(0)
    for row in answer.rows {
      let earned = naive.earned(row.subject)
      #expect(row.figures.map(text) == earned?.text, "\(row.subject), \(place)")
      if row.figures != nil { seen.planned += 1 }
      guard let earned, let ev = earned.ev else { continue }
      seen.earned += 1
      sums.bac = sums.bac.plus(earned.bac)
      sums.pv = sums.pv.plus(earned.pv)
      sums.ac = sums.ac.plus(earned.ac)
      sums.ev = sums.ev?.plus(ev)
    }
    if let portfolio = answer.portfolio {
      #expect(text(portfolio) == sums.text, "the portfolio, \(place)")
    } else {
      #expect(sums.ev?.above == 0 && answer.included.isEmpty, "\(place)")
    }
  }

  private func text(_ figures: EarnedValueFigures) -> String {
    let named: [(String, Int128?)] = [
      ("bac", figures.bac?.value), ("pv", figures.pv?.value), ("ac", figures.ac?.value),
      ("ev", figures.ev?.value), ("sv", figures.sv?.value), ("cv", figures.cv?.value),
      ("spi", figures.spi?.tenThousandths), ("cpi", figures.cpi?.tenThousandths),
      ("eac", figures.eac?.value), ("etc", figures.etc?.value), ("vac", figures.vac?.value),
      ("tcpi", figures.tcpi?.tenThousandths),
    ]
    return named.compactMap { name, value in value.map { "\(name) \($0)" } }
      .joined(separator: " ")
  }
}

/// Baselines, progress, milestones and bookings of a few projects, some of them taken back.
private enum EarnedHistory {
  private static let periods = [
    "2024", "2024-H1", "2024-Q2", "2024-Q4", "2024-02", "2024-W09", "2024-03-31", "2025", "2025-Q1",
    "total",
  ]

  static func day(_ random: inout SplitMix64) -> Day {
    Day(unchecked: 20_240_101).adding(days: random.number(0...500))
  }

  static func fill(_ town: Town, _ random: inout SplitMix64) throws {
    let keys = ["p", "q", "r"]
    for key in keys { try town.project(key) }
    try town.say("ledger.configured", "ledger/self", #"{"staleprogress":150}"#, "2024-06-01")
    var standing: [UInt64] = []
    for number in 0..<110 {
      let key = random.pick(keys) ?? "p"
      let day = day(&random).description
      switch random.number(0...9) {
      case 0, 1: try baseline(town, key, number, day, &random)
      case 2, 3, 4:
        try town.progress(
          key, day, random.number(0...100) * 100,
          random.pick(["estimate", "items", "milestones"]) ?? "items")
      case 5, 6, 7:
        try town.spend(
          key, day, "\(random.number(1...90_000)).\(random.number(10...99))", type(&random),
          currency: random.chance(10) ? "CHF" : "EUR")
      case 8: try milestone(town, key, number, day, &random)
      default:
        guard let event = random.pick(standing) else { continue }
        standing.removeAll { $0 == event }
        try town.void(event)
        continue
      }
      if random.chance(50) { standing.append(try town.head) }
    }
  }

  private static func type(_ random: inout SplitMix64) -> String {
    random.pick(["material", "staff", "investment"]) ?? "material"
  }

  private static func baseline(
    _ town: Town, _ key: String, _ number: Int, _ day: String, _ random: inout SplitMix64
  ) throws {
    let lines = (0...random.number(0...4)).map { _ in
      town.line(
        random.pick(periods) ?? "2024", "\(random.number(1...200_000)).\(random.number(10...99))",
        type(&random))
    }
    try town.baseline(key, number, lines, random.chance(60) ? "2024-01-01" : day)
  }

  private static func milestone(
    _ town: Town, _ key: String, _ number: Int, _ day: String, _ random: inout SplitMix64
  ) throws {
    try town.say(
      "milestone.defined", "milestone/m\(number)",
      #"{"project":"project/\#(key)","title":"M","due":"2024-06-30","#
        + #""weight":\#(random.number(0...50) * 100)}"#, "2024-01-01")
    if random.chance(50) {
      try town.say("milestone.reached", "milestone/m\(number)", #"{"on":"\#(day)"}"#)
    } else if random.chance(30) {
      try town.say("milestone.dropped", "milestone/m\(number)", "{}", day)
    }
  }
}

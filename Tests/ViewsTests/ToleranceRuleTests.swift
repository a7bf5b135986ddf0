import Testing
import Vocabulary

@testable import Views

/// Ten per cent and three months, at the limits.
@Suite struct `The light of ten per cent and three months` {
  private let rule = ToleranceRule(
    scale: "ten-three", tolerance: LightTolerance(costOver: 1_000, delayMonths: 3))

  /// A project of 1,000.00 that was to end on 30 November 2024 and is in time and budget.
  private func figures() throws -> ToleranceRule.Figures {
    ToleranceRule.Figures(
      asOf: try #require(Day("2024-06-30")), currency: .eur, status: "implementation",
      statusSince: Day("2024-01-01"), costBaseline: 100_000, forecast: 100_000, spent: 40_000,
      endBaseline: Day("2024-11-30"), endForecast: Day("2024-11-30"))
  }

  @Test(arguments: [
    (90_000, ComputedLight.Colour.green, -1_000), (100_000, .green, 0), (100_001, .amber, 0),
    (110_000, .amber, 1_000), (110_001, .red, 1_000), (250_000, .red, 15_000),
    (100_005, .amber, 1), (100_004, .amber, 0), (99_995, .green, -1),
  ])
  func `is red beyond ten per cent and not at it`(
    forecast: Total, colour: ComputedLight.Colour, over: Int64
  ) throws {
    var figures = try figures()
    figures.forecast = forecast
    let light = rule.light(figures)
    #expect(light.cost == colour && light.costOver == over)
    #expect(light.colour == colour)
  }

  // Three months after 30 November 2024 is 28 February 2025: the month has no 30th.
  @Test(arguments: [
    ("2024-10-01", ComputedLight.Colour.green, -60), ("2024-12-01", .amber, 1),
    ("2025-02-28", .amber, 90), ("2025-03-01", .red, 91),
  ])
  func `is red beyond three calendar months and not on their last day`(
    end: String, colour: ComputedLight.Colour, delay: Int
  ) throws {
    var figures = try figures()
    figures.endForecast = Day(end)
    let light = rule.light(figures)
    #expect(light.time == colour && light.delayDays == delay)
    #expect(light.colour == colour)
  }

  @Test func `is grey where one is not known, but red where the other is red`() throws {
    var figures = try figures()
    figures.forecast = nil
    #expect(rule.light(figures).cost == .grey)
    #expect(rule.light(figures).colour == .grey)
    figures.endForecast = Day("2026-01-01")
    #expect(rule.light(figures).colour == .red)
    figures.endForecast = nil
    #expect(rule.light(figures).time == .grey)
    figures.costBaseline = 0
    figures.forecast = 5
    #expect(rule.light(figures).cost == .grey)
  }

  @Test func `takes what is spent where that is beyond all forecasts`() throws {
    var figures = try figures()
    figures.spent = 120_000
    #expect(rule.light(figures).costOver == 2_000)
    figures.forecast = nil
    #expect(rule.light(figures).cost == .red)
    figures.spent = 90_000
    #expect(rule.light(figures).cost == .grey)
  }

  @Test func `is late by today where the end has passed without a word`() throws {
    var figures = try figures()
    figures.endForecast = nil
    figures.asOf = try #require(Day("2025-01-15"))
    #expect(rule.light(figures).time == .amber)
    #expect(rule.light(figures).endExpected == figures.asOf)
    figures.endForecast = Day("2024-12-15")
    #expect(rule.light(figures).delayDays == 46)
    figures.asOf = try #require(Day("2025-03-01"))
    #expect(rule.light(figures).colour == .red)
  }

  @Test func `of a finished project looks at what it cost and when it ended`() throws {
    var figures = try figures()
    figures.status = "completed"
    figures.asOf = try #require(Day("2026-06-30"))
    figures.spent = 95_000
    figures.forecast = 150_000
    #expect(rule.light(figures).colour == .green)
    figures.endForecast = nil
    figures.statusSince = Day("2025-02-01")
    #expect(rule.light(figures).time == .amber)
  }

  @Test func `of a cancelled project is grey`() throws {
    var figures = try figures()
    figures.status = "cancelled"
    figures.forecast = 900_000
    #expect(rule.light(figures).colour == .grey)
    #expect(rule.light(figures).costExpected == nil)
  }
}

/// Scales as data.
@Suite struct `A scale of lights` {
  @Test func `has a name and a version of its own and the best value first`() {
    let names = LightScale.all.map { "\($0.name)@\($0.version)" }
    #expect(Set(names).count == names.count)
    #expect(LightScale.named("ipa-dca-5")?.values.map(\.key).first == "green")
    #expect(LightScale.named("ipa-dca-5@1")?.values.count == 5)
    #expect(LightScale.named("us-cio-5")?.values.map(\.key) == ["5", "4", "3", "2", "1"])
    #expect(LightScale.named("ipa-dca-5@7") == nil)
    #expect(LightScale.named("") == nil)
  }

  @Test(arguments: ["Amber/Red", "amber-red", "AMBER RED", "Amber/ red"])
  func `knows its values however they are written`(text: String) {
    #expect(LightScale.named("ipa-dca-5")?.value(text)?.key == "amber-red")
    #expect(LightScale.named("ipa-dca-3")?.value(text) == nil)
  }
}

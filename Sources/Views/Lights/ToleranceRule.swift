import Vocabulary

/// Works out the light of one project by limits on cost and time.
struct ToleranceRule {
  let scale: String
  let tolerance: LightTolerance

  /// What the light rests on.
  struct Figures {
    var asOf: Day
    var currency: Currency
    var status: String?
    var statusSince: Day?
    var costBaseline: Total?
    var forecast: Total?
    var spent: Total?
    var endBaseline: Day?
    var endForecast: Day?

    /// Whether its work is done.
    var isDone: Bool { status == "completed" || status == "operating" }

    /// What it will have cost: what was forecast, and never less than what is spent; of a project
    /// that is done what was spent.
    var costExpected: Total? {
      if isDone { return spent ?? forecast }
      guard let forecast else {
        // Without a forecast one thing alone is certain: what is already beyond.
        guard let spent, let costBaseline, spent > costBaseline else { return nil }
        return spent
      }
      return max(forecast, spent ?? forecast)
    }

    /// When it will have ended: the forecast, and never before today while it goes on.
    var endExpected: Day? {
      if isDone { return endForecast ?? statusSince }
      let end = endForecast ?? endBaseline
      guard let end, end >= asOf else { return end == nil ? nil : asOf }
      return endForecast
    }
  }

  func light(_ figures: Figures) -> ComputedLight {
    var light = ComputedLight(scale: scale, colour: .grey, cost: .grey, time: .grey)
    light.costBaseline = figures.costBaseline.map { Money(minor: $0, currency: figures.currency) }
    light.endBaseline = figures.endBaseline
    // What was given up is neither late nor dear.
    guard figures.status != "cancelled" else { return light }
    light.costExpected = figures.costExpected.map {
      Money(minor: $0, currency: figures.currency)
    }
    light.endExpected = figures.endExpected
    if let baseline = figures.costBaseline, baseline > 0, let expected = figures.costExpected {
      light.cost = cost(expected, baseline)
      light.costOver = ToleranceRule.over(expected, baseline)
    }
    if let baseline = figures.endBaseline, let expected = figures.endExpected {
      light.time = time(expected, baseline)
      light.delayDays = baseline.days(to: expected)
    }
    light.colour = ToleranceRule.whole(light.cost, light.time)
    return light
  }

  private func cost(_ expected: Total, _ baseline: Total) -> ComputedLight.Colour {
    guard expected > baseline else { return .green }
    let allowed = baseline.cut(by: Int128(tolerance.costOver), over: 10_000)
    return allowed.map { expected - baseline > $0 } ?? false ? .red : .amber
  }

  private func time(_ expected: Day, _ baseline: Day) -> ComputedLight.Colour {
    guard expected > baseline else { return .green }
    return expected > baseline.adding(months: tolerance.delayMonths) ? .red : .amber
  }

  /// One red is enough; with one unknown nobody can say that all is well.
  private static func whole(
    _ cost: ComputedLight.Colour, _ time: ComputedLight.Colour
  ) -> ComputedLight.Colour {
    for colour in [ComputedLight.Colour.red, .grey, .amber] where cost == colour || time == colour {
      return colour
    }
    return .green
  }

  /// (expected − baseline) / baseline in basis points, half away from zero; nil where that is too
  /// large to be said.
  private static func over(_ expected: Total, _ baseline: Total) -> Int64? {
    (expected - baseline).scaled(by: 10_000, over: baseline.value)
      .flatMap { Int64(exactly: $0.value) }
  }
}

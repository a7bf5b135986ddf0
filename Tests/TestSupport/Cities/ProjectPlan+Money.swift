extension CityBuilder {
  /// Tells the money of a project year by year: appropriation, order, bills, forecasts, rests.
  func playMoney(_ plan: ProjectPlan) {
    var carried = 0
    for (place, year) in plan.years.enumerated() {
      appropriate(plan, year.year, year.thousand)
      let order = "K-\(plan.key)-\(year.year)"
      tell(
        plan, "commitment.made",
        [
          "commitment": .text(order), "year": .number(year.year),
          "amount": eur(year.thousand * 700), "source": .text(plan.source),
        ], on: orderDay(plan, year.year))
      let spent = bills(plan, year.year, year.thousand, order)
      forecasts(plan, year.year, place: place)
      let rest = year.thousand * 100_000 + carried - spent
      carried = 0
      guard place + 1 < plan.years.count, rest > 1_000_000 else { continue }
      carried = rest * 6 / 10 / 10_000 * 10_000
      tell(
        plan, "budget.carried-forward",
        [
          "from": .number(year.year), "to": .number(year.year + 1), "amount": cents(carried),
          "source": .text(plan.source),
        ], on: "\(year.year + 1)-03-20", from: "\(year.year + 1)-03-18")
    }
    guard plan.total > 0 else { return }
    tell(
      plan, "forecast.submitted", ["scope": "total", "amount": eur(plan.total * 1000)],
      on: CityDays.day(plan.registered, plus: 20))
  }

  /// The budget of a year is resolved in the December before; what comes later is off plan.
  private func appropriate(_ plan: ProjectPlan, _ year: Int, _ thousand: Int) {
    let isLate = plan.registered > "\(year - 1)-12-10"
    let resolved = isLate ? CityDays.day(plan.registered, plus: 16) : "\(year - 1)-12-16"
    let from = isLate ? nil : "\(year - 1)-12-12"
    let granted = plan.grant.map { thousand * 1000 * $0.percent / 100 } ?? 0
    var own: CityValue = [
      "year": .number(year), "kind": isLate ? "off-plan" : "appropriation",
      "amount": eur(thousand * 1000 - granted), "source": .text(plan.source),
    ]
    if !isLate { own = own.with(["decision": "decision/haushalt-\(year)"]) }
    tell(
      plan, "budget.appropriated", own, on: resolved, from: from, by: "person/p02",
      mark: "\(plan.key)-ansatz-\(year)")
    guard let grant = plan.grant, granted > 0 else { return }
    tell(
      plan, "budget.appropriated",
      [
        "year": .number(year), "kind": isLate ? "off-plan" : "appropriation",
        "amount": eur(granted), "source": .text(grant.source),
      ], on: resolved, from: from, by: "person/p02")
  }

  private func orderDay(_ plan: ProjectPlan, _ year: Int) -> String {
    max("\(year)-02-20", CityDays.day(plan.registered, plus: 25))
  }

  /// Four bills; they run against the order, and the last one mostly ends it.
  private func bills(
    _ plan: ProjectPlan, _ year: Int, _ thousand: Int, _ order: String
  ) -> Int {
    let shares = [15, 25, 25, max(5, plan.spending - 65)]
    var spent = 0
    for (place, share) in shares.enumerated() {
      let booking = "B-\(plan.key)-\(year)-\(place + 1)"
      let day = "\(year)-\(two(place * 3 + 3))-\(two(CityChance.number(booking, 8...24)))"
      guard day > orderDay(plan, year) else { continue }
      let amount = thousand * share * 1000 - CityChance.number("\(booking) ct", 0...thousand * 40)
      var data: CityValue = [
        "booking": .text(booking), "year": .number(year), "amount": cents(amount),
        "type": .text(plan.costType),
      ]
      if let grant = plan.grant {
        data = data.with(paid(amount, day, booking, grant, plan))
      } else {
        data = data.with(["source": .text(plan.source)])
      }
      data = data.with(["commitment": .text(order)])
      if place == 3, CityChance.number("final \(booking)", 0...3) > 0 {
        data = data.with(["final": true])
      }
      let on = CityDays.day(day, plus: CityChance.number("\(booking) on", 1...6))
      guard on < plan.stops else { continue }
      tell(plan, "expenditure.booked", data, on: on, from: day, by: "person/p03", mark: booking)
      spent += amount
    }
    return spent
  }

  /// The part of a bill that says how a grant pays its share of it.
  private func paid(
    _ amount: Int, _ day: String, _ booking: String, _ grant: ProjectPlan.GrantShare,
    _ plan: ProjectPlan
  ) -> CityValue {
    let share = amount * grant.percent / 100
    var data: CityValue = [
      "split": [
        ["source": .text(plan.source), "amount": cents(amount - share)],
        ["source": .text(grant.source), "amount": cents(share)],
      ], "grant": .text(grant.grant),
    ]
    if let line = grant.line { data = data.with(["grantline": .text(line)]) }
    return data.with([
      "eligible": true, "paidon": .text(CityDays.day(day, plus: 9)),
      "voucher": "BE-\(booking)",
      "payee": "Kreditor 7\(CityChance.number("creditor \(booking)", 1000...9999))",
      "purpose": "Rechnung zu \(plan.title)",
    ])
  }

  private func forecasts(_ plan: ProjectPlan, _ year: Int, place: Int) {
    let thousand = plan.years[place].thousand
    for (month, spread) in [("07", 12), ("10", 6)] {
      let share =
        plan.spending + CityChance.number("forecast \(plan.key) \(year) \(month)", 0...spread)
      let on = "\(year)-\(month)-10"
      guard on > orderDay(plan, year) else { continue }
      tell(
        plan, "forecast.submitted",
        ["scope": "year", "year": .number(year), "amount": eur(thousand * share * 10)], on: on)
    }
    let growth = 100 + (place + 1) * (plan.slip > 0 ? 3 : 0)
    tell(
      plan, "forecast.submitted",
      ["scope": "total", "amount": eur(plan.total * growth * 10), "method": "Hochrechnung"],
      on: "\(year)-10-11")
  }
}

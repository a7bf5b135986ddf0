extension CityBuilder {
  /// Tells the reports of a project: lights by quarter, progress by half-year, expected ends.
  func playReports(_ plan: ProjectPlan) {
    let first = Int(plan.start.prefix(4)) ?? 0
    let last = Int(plan.realEnd.prefix(4)) ?? 0
    for year in first...max(first, last) {
      for quarter in 1...4 {
        let days = CityDays.quarter(year, quarter)
        guard days.last >= plan.start, days.first <= plan.realEnd else { continue }
        report(plan, "\(year)-Q\(quarter)", days.last)
        if quarter % 2 == 0 { progress(plan, days.last) }
      }
    }
    guard plan.slip > 0 else { return }
    let length = CityDays.days(plan.start, plan.end)
    for (share, slip) in [(50, plan.slip / 2), (85, plan.slip)] {
      let on = CityDays.day(plan.start, plus: length * share / 100)
      tell(
        plan, "project.forecast",
        ["on": .text(on), "end": .text(CityDays.day(plan.end, plus: slip))], on: on)
    }
  }

  private func report(_ plan: ProjectPlan, _ period: String, _ last: String) {
    let name = "\(plan.key) \(period)"
    guard CityChance.number("missed \(name)", 0...13) > 0 else { return }
    let length = CityDays.days(plan.start, plan.end)
    let isLateHalf = CityDays.days(plan.start, last) > length / 2
    let isRed = plan.slip > 240 || last > plan.end && plan.slip > 100
    let time = !isLateHalf || plan.slip == 0 ? "green" : isRed ? "red" : "amber"
    let costs = ["green", "green", "green", "amber", plan.spending > 100 ? "red" : "green"]
    let cost = costs[CityChance.number("cost \(name)", 0...4)]
    let scope = CityChance.number("scope \(name)", 0...9) == 0 ? "amber" : "green"
    let benefit = isLateHalf ? "green" : "grey"
    let lights = [time, cost, scope]
    let overall =
      lights.contains("red") ? "red" : lights.contains("amber") ? "amber" : "green"
    let on = CityDays.day(last, plus: CityChance.number("report \(name)", 12...28))
    tell(
      plan, "project.report-submitted",
      [
        "period": .text(period), "overall": .text(overall), "cost": .text(cost),
        "time": .text(time), "scope": .text(scope), "benefit": .text(benefit),
      ], on: on, mark: "\(plan.key)-\(period)")
    guard CityChance.number("approved \(name)", 0...2) > 0 else { return }
    tell(
      plan, "project.report-approved", ["period": .text(period)],
      on: CityDays.day(on, plus: 7), by: "person/p04")
  }

  private func progress(_ plan: ProjectPlan, _ day: String) {
    let length = max(1, CityDays.days(plan.start, plan.realEnd))
    let done = max(0, min(length, CityDays.days(plan.start, day)))
    let share = min(10_000, done * 10_000 / length / 250 * 250)
    tell(
      plan, "project.progress-reported",
      ["on": .text(day), "progress": .number(share), "method": "estimate"],
      on: CityDays.day(day, plus: 11))
  }

  /// Tells three milestones: each may slip like the project.
  func playMilestones(_ plan: ProjectPlan) {
    let length = CityDays.days(plan.start, plan.end)
    let steps = [("Feinkonzept", 25, 2000), ("Pilotbetrieb", 65, 4000), ("Abnahme", 100, 4000)]
    for (place, step) in steps.enumerated() {
      let subject = "milestone/\(plan.key)-\(place + 1)"
      let due = CityDays.day(plan.start, plus: length * step.1 / 100)
      let slip = plan.slip * step.1 / 100
      tell(
        plan, "milestone.defined",
        [
          "project": .text(plan.subject), "title": .text(step.0), "due": .text(due),
          "weight": .number(step.2), "gate": .flag(place == 2),
        ], on: CityDays.day(plan.registered, plus: 15), subject: subject)
      if slip > 0 {
        for (before, share) in [(75, 60), (10, 100)] {
          tell(
            plan, "milestone.forecast",
            ["due": .text(CityDays.day(due, plus: slip * share / 100))],
            on: max(CityDays.day(due, plus: -before), CityDays.day(plan.registered, plus: 16)),
            subject: subject)
        }
      }
      let reached = CityDays.day(due, plus: slip)
      tell(
        plan, "milestone.reached", ["on": .text(reached)],
        on: CityDays.day(reached, plus: CityChance.number("reached \(subject)", 1...9)),
        subject: subject)
    }
  }
}

/// An ordinary project as planned; ``CityBuilder/play(_:)`` tells its whole life.
struct ProjectPlan {
  /// Money of a grant that pays a share of every bill.
  struct GrantShare {
    var grant: String
    var source: String
    /// Of a hundred.
    var percent: Int
    var line: String?
  }

  var key: String
  var title: String
  var lead: String
  /// The days of recording, of the plan's beginning and of its end.
  var registered: String
  var start: String
  var end: String
  /// What it may cost in a year, in thousand euros, year by year.
  var years: [(year: Int, thousand: Int)]
  /// What it implements, with weights in basis points; the first is the primary one.
  var implements: [(measure: String, weight: Int?)] = []
  var kind = "agenda"
  var cohort: String?
  /// How many days later than planned it ends.
  var slip = 0
  /// Of a hundred planned euros so many are spent.
  var spending = 92
  var asserted: String? = "funded"
  var source = "source/haushalt"
  var grant: GrantShare?
  var costType = "material"
  /// The day from which nothing more is told; the rest is told by hand.
  var stops = "2026-01-31"
  /// Whether the status is told too.
  var tellsStatus = true

  /// Planned in all, in thousand euros.
  var total: Int { years.reduce(0) { $0 + $1.thousand } }
  /// When it really ends.
  var realEnd: String { CityDays.day(end, plus: slip) }
  var subject: String { "project/\(key)" }

  init(
    _ key: String, _ title: String, lead: String, registered: String, start: String, end: String,
    years: [(Int, Int)], implements: [(String, Int?)] = []
  ) {
    self.key = key
    self.title = title
    self.lead = lead
    self.registered = registered
    self.start = start
    self.end = end
    self.years = years.map { (year: $0.0, thousand: $0.1) }
    self.implements = implements.map { (measure: $0.0, weight: $0.1) }
  }
}

extension CityBuilder {
  /// Records what a plan tells, unless it lies behind the plan's last day.
  func tell(
    _ plan: ProjectPlan, _ type: String, _ data: CityValue, on: String, from: String? = nil,
    subject: String? = nil, by: String? = nil, mark: String? = nil
  ) {
    guard on < plan.stops, on < "2026-01-31" else { return }
    say(
      type, subject ?? plan.subject, data, on: on, from: from, by: by ?? person(plan), mark: mark)
  }

  /// The pseudonym of who reports on a project.
  func person(_ plan: ProjectPlan) -> String {
    "person/p\(two(CityChance.number("\(key) \(plan.lead)", 10...39)))"
  }

  /// Tells a project's life: registration, plan, money, reports, milestones.
  func play(_ plan: ProjectPlan) {
    register(plan)
    playMoney(plan)
    playReports(plan)
    playMilestones(plan)
  }

  private func register(_ plan: ProjectPlan) {
    var data: CityValue = ["title": .text(plan.title), "kind": .text(plan.kind)]
    if let cohort = plan.cohort { data = data.with(["cohort": .text(cohort)]) }
    data = data.with(["lead": .text(plan.lead)])
    let early = CityDays.days(plan.registered, plan.start) > 120
    data = data.with(["status": early ? "future" : "planning"])
    if let asserted = plan.asserted { data = data.with(["funding": .text(asserted)]) }
    tell(plan, "project.registered", data, on: plan.registered, mark: plan.key)
    for (place, target) in plan.implements.enumerated() {
      var alignment: CityValue = ["to": .text(target.measure), "relation": "implements"]
      if let weight = target.weight { alignment = alignment.with(["weight": .number(weight)]) }
      if place == 0 { alignment = alignment.with(["primary": true]) }
      tell(plan, "alignment.set", alignment, on: plan.registered)
    }
    let planned = CityDays.day(plan.registered, plus: 14)
    tell(
      plan, "project.baselined",
      [
        "number": 1, "on": .text(planned), "start": .text(plan.start), "end": .text(plan.end),
      ], on: planned)
    tell(plan, "cost.baselined", costs(plan), on: planned)
    guard plan.tellsStatus else { return }
    if early {
      let planning = CityDays.day(plan.start, plus: -90)
      tell(plan, "project.status-changed", ["status": "planning"], on: planning)
    }
    tell(plan, "project.status-changed", ["status": "implementation"], on: plan.start)
    tell(
      plan, "project.status-changed", ["status": "completed"],
      on: CityDays.day(plan.realEnd, plus: 6), from: plan.realEnd)
    tell(
      plan, "project.status-changed", ["status": "operating"],
      on: CityDays.day(plan.realEnd, plus: 45), from: CityDays.day(plan.realEnd, plus: 31))
  }

  /// A cost baseline by quarters; every third has internal staff beside it, outside the budget.
  private func costs(_ plan: ProjectPlan) -> CityValue {
    var lines: [CityValue] = []
    for (year, thousand) in plan.years {
      for quarter in 1...4 {
        lines.append([
          "period": "\(year)-Q\(quarter)", "amount": eur(thousand * 250),
          "type": .text(plan.costType),
        ])
      }
    }
    if let first = plan.years.first, CityChance.number("staff \(plan.key)", 0...2) == 0 {
      lines.append([
        "period": "\(first.year)", "amount": eur(first.thousand * 100), "type": "staff",
        "inbudget": false,
      ])
    }
    return ["number": 1, "lines": .list(lines), "pricebasis": "Preise \(plan.start.prefix(4))"]
  }
}

extension Beispielstadt {
  /// Every project is assessed twice a year: what can be counted and what can only be judged.
  static func assessments(_ city: CityBuilder) {
    for plan in plans {
      let first = Int(plan.start.prefix(4)) ?? 2020
      for year in first...2025 where "\(year)-10-01" > plan.start {
        let age = year - first
        let hours = CityChance.number("hours \(plan.key)", 300...900) * (age + 1)
        city.say(
          "project.assessed", plan.subject,
          [
            "criterion": "zeitersparnis", "quantitative": .text("\(hours)"),
            "unit": "Stunden im Jahr",
          ], on: "\(year)-11-10", by: "person/p08")
        for (criterion, base) in [("nutzen", 2), ("uebertragbarkeit", 1), ("wirkung", 2)] {
          let level = min(5, base + age / 2 + CityChance.number("\(criterion) \(plan.key)", 0...2))
          var data: CityValue = [
            "criterion": .text(criterion), "qualitative": .number(level),
          ]
          if level >= 4 { data = data.with(["comment": "Betriebe berichten von Wirkung"]) }
          city.say(
            "project.assessed", plan.subject, data, on: "\(year)-11-10", by: "person/p08")
        }
      }
    }
    for place in 1...4 {
      for year in 2021...2025 {
        city.say(
          "measure.assessed", "measure/w\(place)",
          [
            "criterion": "wirkung",
            "qualitative": .number(min(5, 1 + (year - 2020 + place) / 2)),
          ], on: "\(year)-12-01", by: "person/p08")
      }
    }
  }

  /// Lights on several scales, by several eyes, never mixed.
  static func ratings(_ city: CityBuilder) {
    let five = ["green", "amber-green", "amber", "amber-red", "red"]
    let three = ["green", "amber", "red"]
    for plan in plans where plan.kind == "lighthouse" || plan.kind == "external" {
      let first = Int(plan.start.prefix(4)) ?? 2020
      for year in first...2025 where "\(year)-12-05" < plan.realEnd {
        let mood = min(4, CityChance.number("\(plan.key) \(year)", 0...2) + plan.slip / 100)
        for (scale, value, assessor, actor) in [
          ("ipa-dca-5", five[max(0, mood - 1)], "self", "person/p21"),
          ("ipa-dca-5", five[mood], "controlling", "person/p08"),
          ("ipa-dca-3", three[mood / 2], "external", "person/p31"),
          ("us-cio-5", "\(5 - mood)", "controlling", "person/p08"),
        ] {
          city.say(
            "project.rated", plan.subject,
            ["scale": .text(scale), "value": .text(value), "assessor": .text(assessor)],
            on: "\(year)-12-04", by: actor)
        }
      }
    }
    for (place, plan) in plans.enumerated() {
      city.say(
        "project.prioritised", plan.subject,
        [
          "score": .text("\(9 - place / 2).\(place % 2 * 5)"), "rank": .number(place + 1),
          "method": "Nutzwert, knappe Mittel",
          "criteria": [
            ["name": "Wirkung", "weight": 5000, "score": .text("\(9 - place / 2)")],
            ["name": "Kosten", "weight": 3000, "score": .text("\(4 + place % 5)")],
            ["name": "Synergien", "weight": 2000, "score": .text("\(3 + place % 3)")],
          ],
        ], on: max("2022-03-07", CityDays.day(plan.registered, plus: 30)), by: "person/p08")
    }
  }

  /// Money is short: a budget freeze, cuts, transfers between projects.
  static func tightBudgets(_ city: CityBuilder) {
    city.decide(
      "sperre-2023", "Haushaltswirtschaftliche Sperre", day: "2023-05-11", votes: (24, 9, 3))
    for (key, amount) in [("schule", 40_000), ("akte", 30_000), ("ampel", 50_000)] {
      city.say(
        "budget.blocked", "project/\(key)",
        ["year": 2023, "amount": eur(amount), "source": "source/haushalt"], on: "2023-05-15",
        by: "person/p02", basis: "decision/sperre-2023")
    }
    city.say(
      "budget.released", "project/schule",
      ["year": 2023, "amount": eur(40_000), "source": "source/haushalt"], on: "2023-10-09",
      by: "person/p02")
    city.say(
      "budget.appropriated", "project/plan",
      [
        "year": 2023, "kind": "supplementary", "amount": eur(-15_000),
        "source": "source/haushalt",
      ], on: "2023-06-12", by: "person/p02", basis: "decision/sperre-2023")
    city.say(
      "budget.transferred", "project/haushalt",
      [
        "to": "project/akte", "year": 2023, "amount": eur(3000), "source": "source/haushalt",
        "tosource": "source/haushalt",
      ], on: "2023-11-20", by: "person/p02", mark: "transfer")
    city.approve("transfer", on: "2023-11-21", by: "person/p05")
  }

  /// Lasting measurement: indicators of the effects, read each quarter or year.
  static func evaluation(_ city: CityBuilder) {
    let on = "2020-06-08"
    let defined: [(String, String, String, String, String, Int, [(String, String)])] = [
      (
        "co2", "CO₂ der städtischen Gebäude", "t", "down", "year", 4,
        [("2020-12-31", "9200"), ("2026-12-31", "6500")]
      ),
      (
        "leerfahrten", "Leerfahrten der Müllabfuhr", "Fahrten", "down", "quarter", 2,
        [("2021-03-31", "900"), ("2024-03-31", "500")]
      ),
      (
        "ausfall", "Unterricht ohne Netz", "Stunden", "down", "quarter", 3,
        [("2021-03-31", "300"), ("2025-03-31", "60")]
      ),
      (
        "nutzer", "Aktive Konten im Portal", "Konten", "up", "quarter", 1,
        [("2021-12-31", "8000"), ("2025-12-31", "40000")]
      ),
    ]
    for (key, title, unit, direction, frequency, goal, points) in defined {
      let isStock = key == "nutzer"
      city.indicator(
        key, title,
        [
          "unit": .text(unit), "measure": .text(isStock ? "stock" : "flow"),
          "direction": .text(direction), "frequency": .text(frequency), "aggregation": "sum",
          "owner": "unit/amt-10",
        ], measures: "goal/z\(goal)", on: on)
      city.target(key, points, isStock ? "linear" : "step", on: on)
      city.thresholds(key, amber: 500, red: 2000, on: on)
    }
    for year in 2020...2024 {
      let value = 9400 - (year - 2020) * 470
      city.measure(
        "co2", "\(year)", "\(value)", state: "provisional", on: "\(year + 1)-02-03",
        mark: "co2-\(year)-p")
      city.measure(
        "co2", "\(year)", "\(value - 60)", on: "\(year + 1)-02-24", mark: "co2-\(year)")
    }
    for place in 0..<20 {
      let (year, quarter) = (2021 + place / 4, place % 4 + 1)
      let (period, last) = ("\(year)-Q\(quarter)", CityDays.quarter(year, quarter).last)
      let trips = 880 - place * 21 + CityChance.number("trips \(period)", -25...25)
      city.measure("leerfahrten", period, "\(trips)", on: CityDays.day(last, plus: 14))
      city.measure(
        "ausfall", period, "\(max(20, 290 - place * 14))", on: CityDays.day(last, plus: 14))
      city.measure("nutzer", period, "\(3500 + place * 1700)", on: CityDays.day(last, plus: 8))
    }
  }
}

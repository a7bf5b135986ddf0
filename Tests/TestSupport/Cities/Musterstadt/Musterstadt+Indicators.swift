extension Musterstadt {
  /// Indicators counted from inventories, so that number and items agree.
  static func countedIndicators(_ city: CityBuilder) {
    let day = "2020-02-27"
    city.indicator(
      "glasfaser", "Gebäude mit Glasfaser",
      [
        "unit": "Gebäude", "measure": "stock", "direction": "up", "frequency": "quarter",
        "aggregation": "sum", "owner": "unit/fb-17", "inventory": "inventory/gebaeude",
        "states": ["angeschlossen"],
      ], measures: "goal/g2.1", on: day, from: "2020-01-01")
    city.target(
      "glasfaser",
      [
        ("2021-12-31", "60"), ("2022-12-31", "200"), ("2023-12-31", "340"),
        ("2024-12-31", "480"), ("2025-12-31", "600"),
      ], "linear", on: day, from: "2020-01-01", decision: "masterplan")
    city.thresholds("glasfaser", amber: 500, red: 1500, on: day, from: "2020-01-01")
    city.indicator(
      "schulen", "Schulen mit Glasfaser",
      [
        "unit": "Schulen", "measure": "stock", "direction": "up", "frequency": "quarter",
        "aggregation": "sum", "owner": "unit/fb-40", "inventory": "inventory/schulen",
        "states": ["angeschlossen"],
      ], measures: "goal/g3.1", on: day, from: "2020-01-01")
    city.target("schulen", [("2022-12-31", "24"), ("2024-12-31", "48")], "step", on: day)
    city.thresholds("schulen", amber: 500, red: 2000, on: day)
    city.indicator(
      "ozg", "Leistungen online",
      [
        "plain": "So viele von hundert Anliegen gehen ohne Gang zum Amt.", "unit": "%",
        "measure": "ratio", "direction": "up", "frequency": "quarter", "decimals": 1,
        "scale": 100, "aggregation": "none", "owner": "unit/fb-33",
        "inventory": "inventory/ozg", "states": ["online"],
      ], measures: "goal/g1.2", on: day, from: "2020-01-01", visibility: "public")
    city.target(
      "ozg", [("2020-12-31", "10"), ("2022-12-31", "100")], "linear", on: day,
      from: "2020-01-01")
    city.target(
      "ozg", [("2022-12-31", "37"), ("2023-12-31", "60"), ("2025-12-31", "100")], "linear",
      on: "2023-01-30", from: "2023-01-26", decision: "ozg-frist",
      reason: "Frist verlängert, Weg neu festgelegt")
    city.thresholds("ozg", amber: 1000, red: 2500, on: day)
    city.indicator(
      "eakte", "Fachbereiche mit E-Akte",
      [
        "unit": "Fachbereiche", "measure": "stock", "direction": "up", "frequency": "quarter",
        "aggregation": "sum", "owner": "unit/fb-10", "inventory": "inventory/eakte",
        "states": ["e-akte"],
      ], measures: "goal/g1.1", on: day, from: "2020-01-01")
    city.target(
      "eakte", [("2022-12-31", "10"), ("2024-12-31", "18"), ("2025-12-31", "36")], "linear",
      on: day, from: "2020-01-01", mark: "c4-first")
    city.target(
      "eakte",
      [
        ("2022-12-31", "10"), ("2023-12-31", "16"), ("2024-12-31", "24"), ("2025-12-31", "36"),
      ], "linear", on: "2024-03-18", from: "2024-03-14", decision: "eakte-ziel", mark: "c4-raised")
    city.thresholds("eakte", amber: 300, red: 1500, on: day)
  }

  /// Indicators that are measured: each kind, some with gaps.
  static func measuredIndicators(_ city: CityBuilder) {
    portalShare(city)
    applications(city)
    durations(city)
    yearly(city)
    others(city)
  }

  /// Hard case 3: provisional, final, restated with a change of method.
  private static func portalShare(_ city: CityBuilder) {
    city.indicator(
      "portal", "Anteil der Anträge über das Portal",
      [
        "text": "Online gestellte Anträge an allen Anträgen", "unit": "%", "measure": "ratio",
        "direction": "up", "frequency": "quarter", "decimals": 2, "scale": 100,
        "aggregation": "none", "owner": "unit/fb-33", "stale": 150,
      ], measures: "goal/g1.2", on: "2022-07-04")
    city.say(
      "baseline.set", "indicator/portal", ["value": "8", "on": "2022-06-30"], on: "2022-07-04")
    city.target("portal", [("2023-12-31", "30"), ("2025-12-31", "60")], "linear", on: "2022-07-04")
    city.thresholds("portal", amber: 500, red: 2000, on: "2022-07-04")
    let shares = [98, 131, 166, 204, 238, 281, 302, 327, 361, 402, 431, 466, 498]
    for (place, share) in shares.enumerated() {
      let (year, quarter) = (2022 + (place + 2) / 4, (place + 2) % 4 + 1)
      let last = CityDays.quarter(year, quarter).last
      let period = "\(year)-Q\(quarter)"
      let cases = 12_000 + place * 150
      let count = cases * share / 1000
      city.measure(
        "portal", period, "\(count - 240)/\(cases - 300)", state: "provisional",
        on: CityDays.day(last, plus: 18), mark: "portal-\(period)-p")
      // The final figure of the fourth quarter of 2024 comes with the new method.
      guard period != "2024-Q4" else { continue }
      city.measure(
        "portal", period, "\(count)/\(cases)", on: CityDays.day(last, plus: 43),
        mark: "portal-\(period)")
    }
    city.measure(
      "portal", "2024-Q4", "5600/13350", on: "2025-02-12", mark: "portal-2024-Q4")
    city.say(
      "indicator.revised", "indicator/portal",
      ["text": "Nur Anträge mit Bescheid, die ganz online liefen", "break": true],
      on: "2025-05-19", from: "2025-01-01", reason: "neue Zählweise des Landes", mark: "c3-method")
    city.say(
      "measurement.restated", "indicator/portal",
      [
        "period": "2024-Q4", "numerator": "5150", "denominator": "13350", "state": "final",
        "definition": 2, "cause": "method-change",
      ], on: "2025-05-19", by: "person/p07", approvedBy: "person/p02",
      reason: "neue Zählweise des Landes", mark: "c3-restated")
  }

  /// A flow by unit: four units report, one forgets a quarter.
  private static func applications(_ city: CityBuilder) {
    let units = ["fb-33", "fb-34", "fb-63", "fb-50"]
    city.indicator(
      "antraege", "Online-Anträge",
      [
        "unit": "Anträge", "measure": "flow", "direction": "up", "frequency": "quarter",
        "aggregation": "sum", "owner": "unit/fb-33",
        "reporting": texts(units.map { "unit/\($0)" }),
      ], measures: "measure/m03", on: "2021-01-11")
    city.target(
      "antraege",
      (0..<20).map { place in
        (
          CityDays.quarter(2021 + place / 4, place % 4 + 1).last,
          "\(2000 + place * 350)"
        )
      }, "step", on: "2021-01-11")
    city.thresholds("antraege", amber: 500, red: 2000, on: "2021-01-11")
    for place in 0..<20 {
      let (year, quarter) = (2021 + place / 4, place % 4 + 1)
      for (order, unit) in units.enumerated() {
        let period = "\(year)-Q\(quarter)"
        guard !(unit == "fb-50" && period == "2024-Q4") else { continue }
        let base = [900, 300, 250, 600][order] + place * [160, 50, 40, 110][order]
        let count = base + CityChance.number("antraege \(period) \(unit)", -60...60)
        city.measure(
          "antraege", period, "\(count)",
          on: CityDays.day(CityDays.quarter(year, quarter).last, plus: 16 + order), unit: unit)
      }
    }
  }

  /// A ratio that should fall: days of work by finished cases.
  private static func durations(_ city: CityBuilder) {
    city.indicator(
      "dauer", "Bearbeitungsdauer Baugenehmigung",
      [
        "unit": "Tage", "measure": "ratio", "direction": "down", "frequency": "quarter",
        "decimals": 1, "scale": 1, "aggregation": "weighted", "owner": "unit/fb-63",
      ], measures: "measure/m22", on: "2021-01-11")
    city.say(
      "baseline.set", "indicator/dauer", ["value": "94", "on": "2020-12-31"], on: "2021-01-11")
    city.target("dauer", [("2023-12-31", "70"), ("2025-12-31", "50")], "linear", on: "2021-01-11")
    city.thresholds("dauer", amber: 500, red: 1500, on: "2021-01-11")
    for place in 0..<20 {
      let (year, quarter) = (2021 + place / 4, place % 4 + 1)
      let period = "\(year)-Q\(quarter)"
      let cases = 180 + CityChance.number("dauer cases \(period)", 0...60)
      let days = cases * (93 - place * 2) + CityChance.number("dauer \(period)", -150...450)
      city.measure(
        "dauer", period, period == "2022-Q3" ? "-Fachverfahren umgestellt" : "\(days)/\(cases)",
        on: CityDays.day(CityDays.quarter(year, quarter).last, plus: 21))
    }
  }
}

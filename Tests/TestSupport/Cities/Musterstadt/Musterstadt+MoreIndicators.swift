extension Musterstadt {
  /// An index, an ordinal and a boolean, once a year.
  static func yearly(_ city: CityBuilder) {
    let day = "2020-02-27"
    let common: [(String, String, String, String)] = [
      ("zufriedenheit", "Zufriedenheit mit Online-Diensten", "index", "Punkte"),
      ("reife", "Reifegrad der Digitalisierung", "ordinal", "Stufe"),
      ("leitlinie", "Leitlinie zur Informationssicherheit in Kraft", "boolean", "ja/nein"),
    ]
    for (key, title, kind, unit) in common {
      city.indicator(
        key, title,
        [
          "unit": .text(unit), "measure": .text(kind), "direction": "up", "frequency": "year",
          "aggregation": "last", "owner": "unit/fb-10",
        ], measures: key == "leitlinie" ? "goal/g2.2" : "goal/g1", on: day)
    }
    city.target("zufriedenheit", [("2023-12-31", "65"), ("2025-12-31", "75")], "linear", on: day)
    city.say(
      "thresholds.set", "indicator/zufriedenheit",
      [
        "bands": [
          ["from": "0", "light": "red"], ["from": "55", "light": "amber"],
          ["from": "65", "light": "green"],
        ]
      ], on: day)
    city.target("reife", [("2022-12-31", "3"), ("2025-12-31", "4")], "step", on: day)
    city.thresholds("reife", amber: 100, red: 2600, on: day)
    city.target("leitlinie", [("2023-12-31", "1")], "step", on: day)
    city.thresholds("leitlinie", amber: 100, red: 5000, on: day)
    let values: [(Int, String, String, String)] = [
      (2020, "48.5", "2", "0"), (2021, "52", "2", "0"), (2022, "57.5", "2", "0"),
      (2023, "61", "3", "1"), (2024, "66.5", "3", "1"),
    ]
    for (year, satisfied, mature, guideline) in values {
      city.measure("zufriedenheit", "\(year)", satisfied, on: "\(year + 1)-02-08")
      city.measure("reife", "\(year)", mature, on: "\(year + 1)-02-09")
      city.measure("leitlinie", "\(year)", guideline, on: "\(year + 1)-02-09")
    }
  }

  /// A corridor by month, a stock that went stale, one without data, one without a goal.
  static func others(_ city: CityBuilder) {
    city.indicator(
      "strom", "Stromverbrauch der Rechenzentren",
      [
        "unit": "MWh", "measure": "flow", "direction": "corridor", "frequency": "month",
        "aggregation": "sum", "owner": "unit/fb-17",
      ], measures: "project/rz", on: "2022-01-10")
    city.say(
      "target.set", "indicator/strom",
      [
        "points": [["date": "2022-01-31", "low": "80", "high": "110"]], "interpolation": "step",
      ], on: "2022-01-10")
    city.thresholds("strom", amber: 300, red: 1000, on: "2022-01-10")
    for place in 0..<48 {
      let period = "\(2022 + place / 12)-\(two(place % 12 + 1))"
      let next = "\(2022 + (place + 1) / 12)-\(two((place + 1) % 12 + 1))-09"
      let value = 88 + place / 2 + CityChance.number("strom \(period)", -6...6)
      city.measure(
        "strom", period, "\(value).\(CityChance.number("strom . \(period)", 1...9))",
        state: place == 47 ? "estimated" : "final", on: next)
    }
    city.indicator(
      "wlan", "WLAN-Zugänge",
      [
        "unit": "Zugänge", "measure": "stock", "direction": "up", "frequency": "quarter",
        "aggregation": "sum", "owner": "unit/fb-17", "stale": 200,
      ], measures: "measure/m08", on: "2021-01-11")
    city.target("wlan", [("2022-12-31", "120")], "step", on: "2021-01-11")
    city.thresholds("wlan", amber: 500, red: 2000, on: "2021-01-11")
    for place in 0..<12 {
      let (year, quarter) = (2021 + place / 4, place % 4 + 1)
      city.measure(
        "wlan", "\(year)-Q\(quarter)", "\(min(128, 9 + place * 13))",
        on: CityDays.day(CityDays.quarter(year, quarter).last, plus: 13))
    }
    city.indicator(
      "ki", "Anfragen an den Sprachassistenten",
      [
        "unit": "Anfragen", "measure": "flow", "direction": "up", "frequency": "month",
        "aggregation": "sum", "owner": "unit/fb-33",
      ], on: "2024-01-16")
    mobileStaff(city)
  }

  /// A stock by unit: 10,000 people work here; not every Dezernat reports in time.
  private static func mobileStaff(_ city: CityBuilder) {
    let units = ["dez-1", "dez-2", "dez-3", "dez-4", "dez-5", "dez-6"]
    city.indicator(
      "mobil", "Beschäftigte mit mobilem Arbeitsplatz",
      [
        "unit": "Beschäftigte", "measure": "stock", "direction": "up", "frequency": "quarter",
        "aggregation": "sum", "owner": "unit/fb-11",
        "reporting": texts(units.map { "unit/\($0)" }), "stale": 120,
      ], measures: "measure/m11", on: "2020-07-06")
    city.target(
      "mobil", [("2021-12-31", "4000"), ("2025-12-31", "5200")], "linear", on: "2020-07-06")
    city.thresholds("mobil", amber: 500, red: 1500, on: "2020-07-06")
    for place in 0..<21 {
      let (year, quarter) = (2020 + (place + 3) / 4, (place + 3) % 4 + 1)
      let period = "\(year)-Q\(quarter)"
      for (order, unit) in units.enumerated() {
        guard !(order == 4 && (period == "2023-Q4" || period == "2025-Q2")) else { continue }
        let count = 230 + order * 60 + place * (22 + order * 2)
        city.measure(
          "mobil", period, "\(count)",
          on: CityDays.day(CityDays.quarter(year, quarter).last, plus: 14 + order), unit: unit)
      }
    }
    city.say(
      "measurement.restated", "indicator/mobil",
      [
        "period": "2024-Q2", "value": "795", "state": "final", "unit": "unit/dez-2",
        "cause": "error",
      ], on: "2024-09-16", by: "person/p07", reason: "Doppelt gezählte Geräte", mark: "mobil-error")
  }
}

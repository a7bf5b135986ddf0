extension Probeburg {
  /// Two inventories from which indicators are counted: services and rooms with paper.
  static func inventories(_ city: CityBuilder) {
    let on = "2019-01-11"
    city.say(
      "inventory.defined", "inventory/leistungen",
      ["title": "Leistungen", "states": ["papier", "formular", "online"]], on: on,
      from: "2019-01-01")
    for number in 1...120 {
      let key = "leistung-\(three(number))"
      city.item(
        key, of: "leistungen", "Leistung \(number)", state: "papier", on: on, from: "2019-01-01")
      let day = CityDays.day("2019-06-03", plus: number * 20)
      if number % 2 == 0 { city.state(key, "formular", day: CityDays.day(day, plus: -120)) }
      if day < "2025-12-01" { city.state(key, "online", day: day) }
    }
    city.say(
      "inventory.defined", "inventory/aktenraeume",
      ["title": "Räume mit Papierakten", "states": ["belegt", "geraeumt"]], on: on,
      from: "2019-01-01")
    for number in 1...40 {
      let key = "raum-\(two(number))"
      city.item(
        key, of: "aktenraeume", "Raum \(number)", state: "belegt", on: on, from: "2019-01-01")
      guard number <= 26 else { continue }
      city.state(key, "geraeumt", day: CityDays.day("2020-02-03", plus: number * 75))
    }
    for (number, cause) in [(3, "sold"), (7, "sold")] {
      city.say(
        "item.removed", "item/raum-\(two(number))", ["cause": .text(cause)], on: "2023-04-17",
        from: "2023-04-01", mark: "c12-\(number)")
    }
    counted(city)
  }

  private static func counted(_ city: CityBuilder) {
    define(
      city, "online", "Leistungen online", goal: "online", unit: "%", kind: "ratio",
      aggregation: "none",
      more: [
        "decimals": 1, "scale": 100, "inventory": "inventory/leistungen", "states": ["online"],
      ])
    city.target(
      "online", [("2019-12-31", "10"), ("2022-12-31", "60"), ("2025-12-31", "100")], "linear",
      on: "2019-01-16", from: "2019-01-01", mark: "c4-first")
    city.decide("online-ziel", "Schneller online", day: "2021-05-20", votes: (24, 11, 1))
    city.target(
      "online", [("2019-12-31", "10"), ("2022-12-31", "70"), ("2024-12-31", "100")], "linear",
      on: "2021-05-25", from: "2021-05-20", decision: "online-ziel", mark: "c4-raised")
    city.thresholds("online", amber: 500, red: 1500, on: "2019-01-16", from: "2019-01-01")
    define(
      city, "papierraeume", "Geräumte Aktenräume", goal: "akte", unit: "Räume", kind: "stock",
      aggregation: "sum", more: ["inventory": "inventory/aktenraeume", "states": ["geraeumt"]])
    city.target(
      "papierraeume", [("2022-12-31", "15"), ("2025-12-31", "30")], "step", on: "2019-01-16",
      from: "2019-01-01")
    city.thresholds("papierraeume", amber: 1000, red: 3000, on: "2019-01-16", from: "2019-01-01")
  }

  /// Quarters: a ratio that rises, a ratio that falls, an index.
  static func quarterly(_ city: CityBuilder) {
    define(
      city, "portalquote", "Anträge über das Portal", goal: "online", unit: "%", kind: "ratio",
      aggregation: "none", more: ["decimals": 2, "scale": 100, "stale": 150])
    define(
      city, "dauer", "Tage bis zum Bescheid", goal: "schnell", unit: "Tage", kind: "ratio",
      direction: "down", aggregation: "weighted", more: ["decimals": 1, "scale": 1])
    define(
      city, "index", "Digitalindex (2019 = 100)", goal: "online", unit: "Punkte", kind: "index",
      aggregation: "none")
    let on = "2019-01-16"
    city.say(
      "baseline.set", "indicator/portalquote", ["value": "5", "on": "2018-12-31"], on: on)
    city.target("portalquote", [("2022-12-31", "40"), ("2025-12-31", "80")], "linear", on: on)
    city.thresholds("portalquote", amber: 500, red: 2000, on: on)
    city.target("dauer", [("2019-12-31", "60"), ("2025-12-31", "30")], "linear", on: on)
    city.thresholds("dauer", amber: 1000, red: 2500, on: on)
    city.target("index", [("2020-12-31", "110"), ("2025-12-31", "150")], "step", on: on)
    city.thresholds("index", amber: 200, red: 1000, on: on)
    for place in 0..<27 {
      let (year, quarter) = (2019 + place / 4, place % 4 + 1)
      let (period, last) = ("\(year)-Q\(quarter)", CityDays.quarter(year, quarter).last)
      let cases = 2400 + place * 40
      let count = cases * (55 + place * 24) / 1000
      city.measure(
        "portalquote", period, "\(count - 20)/\(cases - 60)", state: "provisional",
        on: CityDays.day(last, plus: 10), mark: "portal-\(period)-p")
      city.measure(
        "portalquote", period, "\(count)/\(cases)", on: CityDays.day(last, plus: 40),
        mark: "portal-\(period)")
      let finished = 300 + CityChance.number("dauer \(period)", 0...80)
      let days = finished * (62 - place) + CityChance.number("dauer d \(period)", -200...200)
      city.measure(
        "dauer", period, place == 6 ? "-Verfahren gewechselt" : "\(days)/\(finished)",
        on: CityDays.day(last, plus: 15))
      city.measure(
        "index", period, "\(100 + place * 2 + CityChance.number("index \(period)", -1...2))",
        on: CityDays.day(last, plus: 17))
    }
  }

  /// Months and weeks: a flow with a gap, a corridor, outages.
  static func monthly(_ city: CityBuilder) {
    define(
      city, "abrufe", "Abrufe offener Daten", goal: "offen", unit: "Abrufe", kind: "flow",
      frequency: "month", aggregation: "sum")
    city.target(
      "abrufe", [("2019-01-31", "1000"), ("2022-01-31", "2000")], "step", on: "2019-01-16")
    city.thresholds("abrufe", amber: 1000, red: 3000, on: "2019-01-16")
    define(
      city, "auslastung", "Auslastung der Server", goal: "sicher", unit: "%", kind: "index",
      direction: "corridor", frequency: "month", aggregation: "mean")
    city.say(
      "target.set", "indicator/auslastung",
      [
        "points": [
          ["date": "2019-01-31", "low": "40", "high": "70"],
          ["date": "2025-12-31", "low": "50", "high": "75"],
        ], "interpolation": "linear",
      ], on: "2019-01-16")
    city.thresholds("auslastung", amber: 300, red: 1000, on: "2019-01-16")
    for place in 0..<83 {
      let period = "\(2019 + place / 12)-\(two(place % 12 + 1))"
      let next = "\(2019 + (place + 1) / 12)-\(two((place + 1) % 12 + 1))-05"
      let isMissing = place == 40
      city.measure(
        "abrufe", period,
        isMissing
          ? "-Zähler ausgefallen" : "\(700 + place * 22 + CityChance.number(period, 0...90))",
        on: next)
      city.measure(
        "auslastung", period,
        "\(48 + place / 4 + CityChance.number("load \(period)", -4...9)).\(place % 10)", on: next)
    }
    define(
      city, "stoerungen", "Störungen je Woche", goal: "sicher", unit: "Störungen", kind: "flow",
      direction: "down", frequency: "week", aggregation: "sum")
    city.target("stoerungen", [("2025-01-05", "6")], "step", on: "2024-12-16")
    city.thresholds("stoerungen", amber: 1000, red: 5000, on: "2024-12-16")
    for week in 1...52 {
      let day = CityDays.day("2025-01-05", plus: (week - 1) * 7)
      guard day < "2025-12-22" else { continue }
      city.measure(
        "stoerungen", "2025-W\(two(week))", "\(CityChance.number("outage \(week)", 1...9))",
        on: CityDays.day(day, plus: 1))
    }
  }

  /// Years: ordinal, boolean, an index with bands.
  static func yearly(_ city: CityBuilder) {
    define(
      city, "reife", "Reifegrad der Informationssicherheit", goal: "sicher", unit: "Stufe",
      kind: "ordinal", frequency: "year")
    define(
      city, "transparenz", "Transparenzsatzung in Kraft", goal: "offen", unit: "ja/nein",
      kind: "boolean", frequency: "year")
    define(
      city, "zufrieden", "Zufriedenheit", goal: "schnell", unit: "Punkte", kind: "index",
      frequency: "year")
    city.target("reife", [("2021-12-31", "3"), ("2024-12-31", "4")], "step", on: "2019-01-16")
    city.thresholds("reife", amber: 100, red: 3000, on: "2019-01-16")
    city.target("transparenz", [("2020-12-31", "1")], "step", on: "2019-01-16")
    city.thresholds("transparenz", amber: 100, red: 5000, on: "2019-01-16")
    city.target("zufrieden", [("2025-12-31", "70")], "none", on: "2019-01-16")
    city.say(
      "thresholds.set", "indicator/zufrieden",
      [
        "bands": [
          ["from": "0", "light": "red"], ["from": "50", "light": "amber"],
          ["from": "60", "light": "green"],
        ]
      ], on: "2019-01-16")
    let values = [
      ("2", "0", "47"), ("2", "0", "51.5"), ("3", "1", "54"), ("3", "1", "58"), ("3", "1", "60"),
      ("4", "1", "63.5"),
    ]
    for (place, value) in values.enumerated() {
      let year = 2019 + place
      city.measure("reife", "\(year)", value.0, on: "\(year + 1)-02-10")
      city.measure("transparenz", "\(year)", value.1, on: "\(year + 1)-02-10")
      city.measure(
        "zufrieden", "\(year)", value.2, state: place == 5 ? "provisional" : "final",
        on: "\(year + 1)-02-11")
    }
  }

  /// By unit: visits as a sum, waiting as a mean; one office reports late, a total from outside.
  static func byUnit(_ city: CityBuilder) {
    let units = ["amt-buerger", "amt-soziales", "amt-bau"]
    let reporting = texts(units.map { "unit/\($0)" })
    define(
      city, "vorsprachen", "Vorsprachen", goal: "online", unit: "Besuche", kind: "flow",
      direction: "down", aggregation: "sum", more: ["reporting": reporting])
    define(
      city, "kurse", "Besuchte Kurse", goal: "menschen", unit: "Kurse", kind: "stock",
      aggregation: "sum", more: ["reporting": reporting, "stale": 120])
    city.target(
      "vorsprachen",
      (0..<28).map {
        (CityDays.quarter(2019 + $0 / 4, $0 % 4 + 1).last, "\(9000 - $0 * 180)")
      }, "step", on: "2019-01-16")
    city.thresholds("vorsprachen", amber: 500, red: 2000, on: "2019-01-16")
    for place in 0..<28 {
      let (year, quarter) = (2019 + place / 4, place % 4 + 1)
      let (period, last) = ("\(year)-Q\(quarter)", CityDays.quarter(year, quarter).last)
      for (order, unit) in units.enumerated() where !(order == 2 && place == 23) {
        let visits =
          [5200, 2400, 1500][order] - place * [110, 40, 30][order]
          + CityChance.number("visits \(period) \(unit)", -80...80)
        let on = CityDays.day(last, plus: 12 + order)
        city.measure("vorsprachen", period, "\(visits)", on: on, unit: unit)
        city.measure(
          "kurse", period, "\(40 + place * (9 + order) + order * 7)", on: on, unit: unit)
      }
    }
    city.measure(
      "vorsprachen", "2024-Q3", "4100", on: "2024-11-11", mark: "own-total")
  }
}

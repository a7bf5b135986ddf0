extension Musterstadt {
  /// Services that the city offers beside the catalogue.
  private static let own = [
    "Ehrenamtskarte", "Stadtpass", "Baumpatenschaft", "Leihgarten", "Kulturförderung",
    "Sportstättenbelegung", "Ferienprogramm", "Stadtbüchereiausweis", "Volkshochschulkurs",
    "Grabpflegevertrag", "Marktstandplatz", "Straßenfest", "Lastenradzuschuss",
    "Begrünungszuschuss", "Schulraumnutzung", "Stadtführung", "Fundsachensuche",
    "Schadstellenmeldung",
  ]

  /// How many services are online at the end of each year from 2020 on.
  private static let online = [38, 121, 214, 318, 417, 498]

  /// 575 services: the 557 of the catalogue and 18 of the city's own.
  static func services(_ city: CityBuilder, _ catalogue: String) {
    city.say(
      "inventory.defined", "inventory/ozg",
      ["title": "OZG-Leistungen", "states": ["offen", "in-umsetzung", "online"]],
      on: "2020-02-25", from: "2020-01-01")
    var keys: [String] = []
    for row in CityBuilder.rows(catalogue) where row.count > 3 {
      let key = "ozg-\(row[0])"
      city.item(
        key, of: "ozg", row[1], state: "offen",
        attributes: [("themenfeld", row[3].trimmed)], on: "2020-02-25", from: "2020-01-01")
      keys.append(key)
    }
    for (place, title) in own.enumerated() {
      let key = "stadt-\(two(place + 1))"
      city.item(
        key, of: "ozg", title, state: "offen", attributes: [("themenfeld", "Musterstadt")],
        on: "2020-02-25", from: "2020-01-01")
      keys.append(key)
    }
    var done = 0
    for (place, count) in online.enumerated() {
      let year = 2020 + place
      let year1 = "\(year)-04-01"
      for order in done..<count {
        let key = keys[order * 211 % keys.count]
        let day = CityDays.day(year1, plus: (order - done) * 268 / (count - done))
        if order % 3 == 0, year > 2020 {
          city.state(key, "in-umsetzung", day: CityDays.day(day, plus: -86))
        }
        city.state(key, "online", day: day)
      }
      done = count
    }
    for order in done..<done + 30 {
      city.state(keys[order * 211 % keys.count], "in-umsetzung", day: "2025-11-0\(order % 9 + 1)")
    }
  }

  /// When the electronic file came to each Fachbereich, in order; the others still wait.
  private static let rollout: [(String, String)] = [
    ("10", "2020-09-01"), ("17", "2020-12-01"), ("11", "2021-03-01"), ("20", "2021-06-01"),
    ("21", "2021-09-01"), ("15", "2021-11-02"), ("30", "2021-12-01"), ("33", "2022-03-01"),
    ("34", "2022-05-02"), ("63", "2022-08-01"), ("32", "2022-10-04"), ("50", "2022-12-01"),
    ("51", "2023-02-01"), ("12", "2023-04-03"), ("40", "2023-06-01"), ("61", "2023-09-01"),
    ("62", "2023-11-02"), ("25", "2024-02-01"), ("23", "2024-04-02"), ("66", "2024-06-03"),
    ("55", "2024-08-01"), ("57", "2024-10-01"), ("53", "2024-12-02"), ("22", "2025-02-03"),
    ("68", "2025-04-01"), ("67", "2025-05-02"), ("41", "2025-06-02"), ("13", "2025-08-01"),
    ("14", "2025-09-01"), ("36", "2025-10-01"), ("56", "2025-11-03"), ("42", "2025-12-01"),
  ]

  /// Electronic files, Fachbereich by Fachbereich.
  static func electronicFiles(_ city: CityBuilder) {
    city.say(
      "inventory.defined", "inventory/eakte",
      [
        "title": "E-Akte nach Fachbereichen", "states": ["papier", "einfuehrung", "e-akte"],
        "aspects": [["name": "schulung", "states": ["offen", "fertig"]]],
      ], on: "2020-02-26", from: "2020-01-01")
    for division in divisions {
      city.item(
        "eakte-\(division.code)", of: "eakte", "E-Akte FB \(division.code) \(division.name)",
        state: "papier", unit: "fb-\(division.code)", on: "2020-02-26", from: "2020-01-01")
    }
    for (code, day) in rollout {
      city.state("eakte-\(code)", "einfuehrung", day: CityDays.day(day, plus: -120))
      city.say(
        "item.state-set", "item/eakte-\(code)", ["state": "fertig", "aspect": "schulung"],
        on: CityDays.day(day, plus: -14))
      city.state("eakte-\(code)", "e-akte", day: day)
    }
    city.say(
      "item.described", "item/eakte-17",
      ["title": "E-Akte FB 18 Digitales und IT", "unit": "unit/fb-18"], on: "2023-07-03")
    city.say(
      "item.removed", "item/eakte-39", ["cause": "out-of-scope"], on: "2024-07-01",
      reason: "Veterinärwesen geht an den Landkreis")
  }
}

extension String {
  /// Without blanks at the ends.
  var trimmed: String {
    var text = self[...]
    while text.first == " " { text = text.dropFirst() }
    while text.last == " " { text = text.dropLast() }
    return String(text)
  }
}

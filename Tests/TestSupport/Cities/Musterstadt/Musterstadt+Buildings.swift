extension Musterstadt {
  /// How many buildings are connected in each quarter from the second of 2021 on.
  static let connected = [
    12, 18, 20, 25, 30, 32, 28, 34, 36, 30, 30, 26, 0, 28, 34, 36, 38, 36, 40,
  ]

  private static let uses = [
    "Kita", "Schulgebäude", "Sporthalle", "Feuerwache", "Bürgerbüro", "Jugendhaus", "Betriebshof",
    "Bibliothek", "Begegnungsstätte", "Verwaltungsgebäude",
  ]
  private static let streets = [
    "Ahornweg", "Am Anger", "Bachgasse", "Domhof", "Eichenallee", "Fährstraße", "Gartenstraße",
    "Hafenring", "Im Grund", "Kirchplatz", "Lindenufer", "Marktstraße", "Neuer Wall",
    "Obertor", "Parkweg", "Quellengasse", "Rosenhügel", "Schlossberg", "Torfmoor", "Uferstraße",
  ]

  /// The building that is connected at a place in the order.
  static func building(_ place: Int) -> String { "geb-\(three(place * 7 % 600 + 1))" }

  static func buildings(_ city: CityBuilder) {
    city.say(
      "inventory.defined", "inventory/gebaeude",
      [
        "title": "Städtische Gebäude",
        "states": ["ohne", "geplant", "im-bau", "angeschlossen"],
      ], on: "2020-02-24", from: "2020-01-01")
    for number in 1...600 {
      let use = uses[CityChance.number("use \(number)", 0...9)]
      let street = streets[CityChance.number("street \(number)", 0...19)]
      city.item(
        "geb-\(three(number))", of: "gebaeude",
        "\(use) \(street) \(CityChance.number("house \(number)", 1...98))", state: "ohne",
        attributes: [("nutzung", use)], unit: "fb-25", on: "2020-02-24", from: "2020-01-01")
    }
    var place = 0
    for (quarter, count) in connected.enumerated() {
      let (year, first) = (2021 + (quarter + 1) / 4, (quarter + 1) % 4 * 3 + 1)
      for order in 0..<count {
        connect(city, building(place), place, year, first + order * 3 / count)
        place += 1
      }
    }
    soldBuildings(city)
  }

  private static func connect(
    _ city: CityBuilder, _ key: String, _ place: Int, _ year: Int, _ month: Int
  ) {
    let day = "\(year)-\(two(month))-\(two(CityChance.number("connected \(place)", 2...27)))"
    if place % 3 == 0 { city.state(key, "im-bau", day: CityDays.day(day, plus: -58)) }
    let isLate = place % 41 == 40 && month < 11
    city.state(
      key, "angeschlossen", day: day, on: isLate ? CityDays.day(day, plus: 64) : nil)
  }

  /// Hard case 12: in a quarter without new connections buildings are sold.
  private static func soldBuildings(_ city: CityBuilder) {
    for (place, cause) in [(10, "sold"), (40, "sold"), (75, "demolished")] {
      city.say(
        "item.removed", "item/\(building(place))", ["cause": .text(cause)], on: "2024-05-13",
        from: "2024-05-01", mark: "c12-\(place)")
    }
    city.say(
      "item.state-set", "item/\(building(560))", ["state": "angeschlossen"], on: "2024-03-04",
      from: "2023-11-20", by: "person/p07", approvedBy: "person/p02",
      reason: "Abnahmeprotokoll kam nach dem Jahresabschluss", mark: "late-building")
  }

  /// 48 schools, all connected by autumn 2024.
  static func schools(_ city: CityBuilder) {
    city.say(
      "inventory.defined", "inventory/schulen",
      ["title": "Schulen am Glasfasernetz", "states": ["ohne", "angeschlossen"]],
      on: "2020-02-24", from: "2020-01-01")
    let kinds = ["Grundschule", "Gesamtschule", "Gymnasium", "Realschule"]
    for number in 1...48 {
      let street = streets[CityChance.number("school \(number)", 0...19)]
      city.item(
        "schule-\(two(number))", of: "schulen", "\(kinds[number % 4]) \(street) (\(number))",
        state: "ohne", unit: "fb-40", on: "2020-02-24", from: "2020-01-01")
      // One a month at first; the last ones in October 2024.
      let day = CityDays.day("2020-11-09", plus: (number - 1) * 1440 / 47)
      city.state("schule-\(two(number))", "angeschlossen", day: day)
    }
  }
}

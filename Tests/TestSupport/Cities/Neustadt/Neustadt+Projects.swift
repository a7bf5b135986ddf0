extension Neustadt {
  /// How far a project came by the end of 2025.
  enum Course {
    /// Has money and runs or ran.
    case running
    /// Is being prepared.
    case planned
    /// Waits for later.
    case future
  }

  /// Number, title, office, Dezernat's Staffel, field, course, thousands a year.
  static let table: [(Int, String, String, Int, Int, Course, Int)] = [
    (1, "E-Akte Allgemeine Verwaltung", "10", 1, 2, .running, 220),
    (2, "Digitale Poststelle", "10", 1, 2, .running, 60),
    (3, "Bewerbungsportal", "11", 1, 2, .running, 45),
    (4, "Wissensdatenbank für alle Ämter", "11", 1, 2, .planned, 0),
    (5, "Elektronischer Rechnungsworkflow", "20", 1, 2, .running, 90),
    (6, "Digitaler Haushaltsplan", "20", 1, 2, .running, 55),
    (7, "Bezahlen im Portal", "21", 1, 1, .running, 40),
    (8, "Mahnwesen ohne Papier", "21", 1, 2, .future, 0),
    (9, "Online-Termine", "33", 2, 1, .running, 50),
    (10, "Bürgerportal", "33", 2, 1, .running, 180),
    (11, "Selbstbedienung im Bürgeramt", "33", 2, 1, .running, 120),
    (12, "Mängelmelder", "32", 2, 1, .running, 35),
    (13, "Schulnetz", "40", 2, 3, .running, 260),
    (14, "Anmeldung Kita und Schule", "40", 2, 3, .running, 70),
    (15, "Digitale Museumsführung", "41", 2, 3, .planned, 0),
    (16, "Kulturkarte", "41", 2, 3, .future, 0),
    (17, "Sozialanträge online", "50", 3, 1, .running, 110),
    (18, "Digitale Beratung", "50", 3, 1, .planned, 0),
    (19, "Jugendhilfe-Fachverfahren", "51", 3, 2, .running, 140),
    (20, "Ferienpass als App", "51", 3, 3, .future, 0),
    (21, "Digitaler Bebauungsplan", "61", 3, 4, .running, 95),
    (22, "3D-Stadtmodell", "61", 3, 4, .running, 130),
    (23, "Digitaler Bauantrag", "63", 3, 4, .running, 150),
    (24, "Baulastenverzeichnis", "63", 3, 4, .planned, 0),
    (25, "Pegel und Starkregen", "36", 4, 5, .running, 75),
    (26, "Abfallkalender mit Erinnerung", "36", 4, 5, .running, 20),
    (27, "Baumkataster", "67", 4, 5, .running, 65),
    (28, "Bewässerung nach Bedarf", "67", 4, 5, .planned, 0),
    (29, "Wirtschaftsportal", "80", 4, 6, .running, 85),
    (30, "Gründerlotse", "80", 4, 6, .future, 0),
    (31, "Baustellenkoordination", "66", 4, 4, .running, 60),
    (32, "Straßenzustand aus der Luft", "66", 4, 4, .planned, 0),
  ]

  private static func key(_ number: Int) -> String { "da-\(two(number))" }

  /// The projects as planned: those of a Staffel begin after its concept.
  static var plans: [ProjectPlan] {
    table.map { row in
      let year = 2022 + (row.3 - 1) / 2
      let start = row.3 % 2 == 1 ? "\(year)-05-02" : "\(year)-11-02"
      let length = 500 + CityChance.number("length \(row.0)", 0...5) * 90
      let first = row.3 % 2 == 1 ? year : year + 1
      let years = row.6 > 0 ? [(first, row.6), (first + 1, row.6 * 6 / 5)] : []
      var plan = ProjectPlan(
        key(row.0), row.1, lead: "unit/amt-\(row.2)",
        registered: CityDays.day(start, plus: -40), start: start,
        end: CityDays.day(start, plus: length), years: years)
      plan.cohort = "\(row.3)"
      plan.slip = CityChance.number("slip \(row.0)", 0...2) * 75
      plan.kind = row.0 % 7 == 3 ? "department" : "agenda"
      plan.asserted = row.6 > 0 ? "funded" : "unfunded"
      switch row.5 {
      case .running: break
      case .planned, .future:
        plan.tellsStatus = false
        plan.stops = CityDays.day(plan.registered, plus: 4)
      }
      if row.0 == 9 { plan.stops = "2025-03-31" }
      if row.0 == 12 { plan.asserted = "unfunded" }
      return plan
    }
  }

  /// Each project has a goal or a field; planned and future ones a need without money.
  static func sorting(_ city: CityBuilder) {
    for (row, plan) in zip(table, plans) {
      let day = CityDays.day(plan.registered, plus: 1)
      if row.0 % 5 == 4 {
        city.align(plan.subject, "contributes", "field/hf\(row.4)", primary: true, on: day)
      } else {
        city.align(plan.subject, "contributes", "goal/z\(row.4)", primary: true, on: day)
      }
      city.align(plan.subject, "contributes", "strategy/agenda", on: day)
      guard row.5 != .running else { continue }
      let need = CityChance.number("need \(row.0)", 4...18) * 10_000
      city.say(
        "forecast.submitted", plan.subject, ["scope": "total", "amount": eur(need)],
        on: CityDays.day(plan.registered, plus: 20))
      if row.5 == .future {
        city.say("project.status-changed", plan.subject, ["status": "future"], on: day)
      }
    }
  }

  /// What changes of the money that projects say they have.
  static func fundingStories(_ city: CityBuilder) {
    // A planned project gets its money with a supplementary budget.
    city.decide("nachtrag-2024", "Nachtragshaushalt 2024", day: "2024-06-20", votes: (27, 10, 2))
    city.say(
      "budget.appropriated", "project/da-18",
      [
        "year": 2024, "kind": "supplementary", "amount": eur(45_000),
        "source": "source/haushalt", "decision": "decision/nachtrag-2024",
      ], on: "2024-06-24", from: "2024-06-20", by: "person/p02")
    city.say(
      "funding.asserted", "project/da-18", ["status": "partly-funded"], on: "2024-07-01")
    city.say(
      "authority.granted", "project/da-22",
      [
        "year": 2023, "due": [["year": 2024, "amount": eur(100_000)]],
        "source": "source/haushalt", "decision": "decision/haushalt-2023",
      ], on: "2023-04-24", by: "person/p02")
    city.say(
      "budget.blocked", "project/da-13",
      ["year": 2024, "amount": eur(40_000), "source": "source/haushalt"], on: "2024-04-15",
      by: "person/p02", reason: "Sperrvermerk")
    city.say(
      "budget.released", "project/da-13",
      ["year": 2024, "amount": eur(40_000), "source": "source/haushalt"], on: "2024-09-16",
      by: "person/p02")
    // Online-Termine is merged into the Bürgerportal.
    city.say(
      "project.merged", "project/da-09", ["into": "project/da-10"], on: "2025-12-15",
      from: "2026-01-01", mark: "merge-ahead")
  }
}

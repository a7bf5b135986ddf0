/// City (d): Eigenbetriebe and Beiräte, assessments in numbers and words, lighthouse projects.
enum Beispielstadt {
  /// The city with its files.
  static func city() -> City {
    let builder = CityBuilder("beispielstadt")
    builder.configure(on: "2019-11-04", start: "2020-02-01")
    organisation(builder)
    concept(builder)
    money(builder)
    for plan in plans { builder.play(plan) }
    assessments(builder)
    ratings(builder)
    tightBudgets(builder)
    evaluation(builder)
    boards(builder)
    synergies(builder)
    cases(builder)
    return City(story, builder)
  }

  /// Dezernate, offices, Eigenbetriebe and holdings.
  private static func organisation(_ city: CityBuilder) {
    let (on, from) = ("2019-11-04", "2012-01-01")
    city.unit("stadt", "city", "Beispielstadt", on: on, from: from)
    let departments: [(String, String, [(String, String)])] = [
      ("dez-1", "Dezernat 1: Steuerung", [("10", "Zentrale Dienste"), ("20", "Finanzen")]),
      ("dez-2", "Dezernat 2: Bildung und Soziales", [("40", "Schule"), ("50", "Soziales")]),
      ("dez-3", "Dezernat 3: Bauen und Umwelt", [("61", "Planung"), ("66", "Straßen")]),
    ]
    for (key, name, offices) in departments {
      city.unit(key, "department", name, under: "stadt", on: on, from: from)
      for (code, title) in offices {
        city.unit("amt-\(code)", "office", title, code: code, under: key, on: on, from: from)
      }
    }
    for (key, name, kind, parent) in [
      ("eb-it", "Eigenbetrieb IT", "municipal-enterprise", "dez-1"),
      ("eb-entsorgung", "Eigenbetrieb Entsorgung", "municipal-enterprise", "dez-3"),
      ("eb-gebaeude", "Eigenbetrieb Gebäude", "municipal-enterprise", "dez-1"),
      ("eb-baeder", "Eigenbetrieb Bäder", "municipal-enterprise", "dez-2"),
      ("stadtwerke", "Stadtwerke Beispielstadt GmbH", "holding", "dez-1"),
      ("klinikum", "Klinikum Beispielstadt gGmbH", "holding", "dez-2"),
      ("hochschule", "Hochschule am Muster", "external", "stadt"),
    ] {
      city.unit(key, kind, name, under: parent, on: on, from: from)
    }
    // Two Eigenbetriebe become one in the middle of 2022.
    city.unit(
      "eb-service", "municipal-enterprise", "Eigenbetrieb Stadtservice", under: "dez-3",
      on: "2022-06-20", from: "2022-07-01")
    for key in ["eb-entsorgung", "eb-baeder"] {
      city.say(
        "unit.merged", "unit/\(key)", ["into": "unit/eb-service"], on: "2022-06-20",
        from: "2022-07-01", mark: "c1-\(key)")
    }
    city.body("rat", "council", "Rat", on: on, from: "2019-06-01")
    city.body("werkausschuss", "committee", "Werkausschuss", parent: "rat", on: on)
    city.body("digitalbeirat", "advisory-board", "Digitalbeirat", on: "2020-02-03")
    city.body("jugendbeirat", "advisory-board", "Jugendbeirat", on: "2020-02-03")
    city.body("seniorenbeirat", "advisory-board", "Seniorenbeirat", on: "2020-02-03")
    city.body("verwaltungsrat", "board", "Verwaltungsrat Klinikum", on: "2020-02-03")
    city.budgetYears(2020...2026, closed: 2020...2024)
  }

  private static func concept(_ city: CityBuilder) {
    city.decide(
      "konzept", "Digitalkonzept Beispielstadt", day: "2020-01-30", votes: (26, 7, 2))
    city.say(
      "strategy.adopted", "strategy/konzept",
      [
        "title": "Digitalkonzept Beispielstadt", "kind": "concept", "version": "1.0",
        "from": "2020-02-01", "until": "2026-12-31", "decision": "decision/konzept",
      ], on: "2020-02-03")
    for (place, title) in ["Service", "Betriebe", "Bildung", "Klima"].enumerated() {
      city.say(
        "field.defined", "field/\(place + 1)",
        ["strategy": "strategy/konzept", "number": "\(place + 1)", "title": .text(title)],
        on: "2020-02-03")
      city.say(
        "goal.defined", "goal/z\(place + 1)",
        [
          "strategy": "strategy/konzept", "field": .text("field/\(place + 1)"),
          "level": "strategic", "text": .text("\(title): messbar besser, dauerhaft."),
        ], on: "2020-02-03")
      city.say(
        "measure.defined", "measure/w\(place + 1)",
        [
          "strategy": "strategy/konzept", "code": .text("W\(place + 1)"),
          "title": .text("Wirkung in \(title)"), "binding": "resolved",
        ], on: "2020-02-03")
      city.align(
        "measure/w\(place + 1)", "contributes", "goal/z\(place + 1)", primary: true,
        on: "2020-02-03")
    }
  }

  private static func money(_ city: CityBuilder) {
    for (key, kind, title) in [
      ("haushalt", "budget", "Kernhaushalt"), ("betrieb", "enterprise", "Wirtschaftspläne"),
      ("stiftung", "foundation", "Bürgerstiftung (fiktiv)"),
    ] {
      city.say(
        "source.defined", "source/\(key)", ["kind": .text(kind), "title": .text(title)],
        on: "2019-12-13")
    }
  }

  /// Key, title, lead, measure, start, end, thousands a year, slip, kind, source.
  private static let table:
    [(String, String, String, Int, String, String, [Int], Int, String, String)] = [
      (
        "leitstelle", "Leitstelle der Betriebe", "eb-entsorgung", 2, "2020-09-01", "2023-06-30",
        [120, 240, 260, 110], 120, "lighthouse", "betrieb"
      ),
      (
        "tonnen", "Müllabfuhr nach Füllstand", "eb-entsorgung", 2, "2021-02-01", "2023-12-31",
        [90, 140, 120], 0, "lighthouse", "betrieb"
      ),
      (
        "bad", "Eintritt ohne Kasse", "eb-baeder", 1, "2021-04-01", "2022-09-30", [60, 45], 60,
        "department", "betrieb"
      ),
      (
        "gebaeude", "Energiesteuerung in Gebäuden", "eb-gebaeude", 4, "2021-01-18", "2025-06-30",
        [180, 260, 280, 240, 90], 180, "lighthouse", "betrieb"
      ),
      (
        "portal", "Bürgerportal", "amt-10", 1, "2020-06-01", "2022-12-31", [140, 190, 120], 90,
        "lighthouse", "haushalt"
      ),
      (
        "akte", "E-Akte im Kernhaushalt", "amt-10", 1, "2021-03-01", "2024-12-31",
        [110, 170, 190, 160], 150, "department", "haushalt"
      ),
      (
        "haushalt", "Interaktiver Haushalt", "amt-20", 1, "2022-01-17", "2023-12-31", [50, 40], 0,
        "department", "haushalt"
      ),
      (
        "schule", "Schulserver und Endgeräte", "amt-40", 3, "2020-08-17", "2025-07-31",
        [160, 310, 320, 280, 240, 120], 0, "mandatory", "haushalt"
      ),
      (
        "pflege", "Pflegeplatzbörse", "amt-50", 1, "2022-05-02", "2024-04-30", [40, 60, 20], 45,
        "department", "haushalt"
      ),
      (
        "plan", "Planungsdialog 3D", "amt-61", 4, "2021-09-06", "2024-03-31", [60, 90, 90, 20],
        0, "lighthouse", "haushalt"
      ),
      (
        "ampel", "Ampeln, die mitdenken", "amt-66", 4, "2022-02-01", "2025-05-31",
        [150, 210, 190, 60], 240, "department", "haushalt"
      ),
      (
        "netz", "Glasfaser der Stadtwerke", "stadtwerke", 2, "2021-05-03", "2025-10-31",
        [400, 620, 640, 480, 260], 0, "external", "betrieb"
      ),
      (
        "klinik", "Digitale Patientenakte", "klinikum", 2, "2021-11-01", "2024-10-31",
        [80, 210, 230, 140], 120, "external", "betrieb"
      ),
    ]

  /// The projects as planned.
  static var plans: [ProjectPlan] {
    table.map { row in
      let first = Int(row.4.prefix(4)) ?? 2020
      var plan = ProjectPlan(
        row.0, row.1, lead: "unit/\(row.2)", registered: CityDays.day(row.4, plus: -75),
        start: row.4, end: row.5,
        years: row.6.enumerated().map { (first + $0.offset, $0.element) },
        implements: [("measure/w\(row.3)", nil)])
      plan.slip = row.7
      plan.kind = row.8
      plan.source = "source/\(row.9)"
      if row.0 == "haushalt" { plan.asserted = "unfunded" }
      if row.0 == "netz" { plan.costType = "investment" }
      return plan
    }
  }
}

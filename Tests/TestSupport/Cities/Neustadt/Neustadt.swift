/// City (b): a Digitale Agenda of 32 projects, concepts per Dezernat in Staffeln of two.
enum Neustadt {
  /// The city with its files.
  static func city() -> City {
    let builder = CityBuilder("neustadt")
    builder.configure(on: "2021-09-06", start: "2021-12-01")
    organisation(builder)
    agenda(builder)
    concepts(builder)
    sources(builder)
    for plan in plans { builder.play(plan) }
    sorting(builder)
    fundingStories(builder)
    cases(builder)
    grant(builder)
    synergies(builder)
    indicators(builder)
    committee(builder)
    return City(
      story, builder,
      files: [
        "liste-31.csv": otherList, "raum-2025-12.csv": roomList, "raum.yaml": roomMapping,
      ])
  }

  /// The Dezernate with their Staffel, and two offices each.
  static let departments: [(key: String, name: String, cohort: Int, offices: [(String, String)])] =
    [
      ("dez-1", "Dezernat I: Zentrales", 1, [("10", "Hauptamt"), ("11", "Personalamt")]),
      ("dez-2", "Dezernat II: Finanzen", 1, [("20", "Kämmerei"), ("21", "Stadtkasse")]),
      ("dez-3", "Dezernat III: Bürgerdienste", 2, [("32", "Ordnungsamt"), ("33", "Bürgeramt")]),
      ("dez-4", "Dezernat IV: Bildung", 2, [("40", "Schulamt"), ("41", "Kulturamt")]),
      ("dez-5", "Dezernat V: Soziales", 3, [("50", "Sozialamt"), ("51", "Jugendamt")]),
      ("dez-6", "Dezernat VI: Bauen", 3, [("61", "Planungsamt"), ("63", "Bauamt")]),
      ("dez-7", "Dezernat VII: Umwelt", 4, [("36", "Umweltamt"), ("67", "Grünflächenamt")]),
      ("dez-8", "Dezernat VIII: Wirtschaft", 4, [("80", "Wirtschaftsamt"), ("66", "Tiefbauamt")]),
    ]

  private static func organisation(_ city: CityBuilder) {
    let (on, from) = ("2021-09-06", "2010-01-01")
    city.unit("stadt", "city", "Neustadt am Muster", on: on, from: from)
    for department in departments {
      city.unit(
        department.key, "department", department.name, under: "stadt", on: on, from: from)
      for (code, name) in department.offices {
        city.unit(
          "amt-\(code)", "office", name, code: code, under: department.key, on: on, from: from)
      }
    }
    city.unit("digital", "staff-unit", "Büro Digitale Agenda", under: "dez-1", on: on)
    // A reorganisation in mid-year: the roads leave Wirtschaft for Bauen, two offices become one.
    city.say(
      "unit.moved", "unit/amt-66", ["parent": "unit/dez-6"], on: "2024-06-24", from: "2024-07-01",
      mark: "c1-moved")
    city.say(
      "unit.merged", "unit/amt-21", ["into": "unit/amt-20"], on: "2024-06-24", from: "2024-07-01",
      mark: "c1-merged")
    city.body("rat", "council", "Stadtrat", on: on, from: "2020-11-01")
    city.body("ausschuss", "committee", "Digitalausschuss", parent: "rat", on: on)
    city.budgetYears(2022...2026, closed: 2022...2024)
  }

  private static func agenda(_ city: CityBuilder) {
    city.say(
      "strategy.drafted", "strategy/agenda",
      ["title": "Digitale Agenda Neustadt", "kind": "agenda", "unit": "unit/digital"],
      on: "2021-10-04")
    city.decide(
      "agenda", "Digitale Agenda Neustadt", day: "2021-12-09", votes: (29, 8, 3),
      about: ["strategy/agenda"])
    city.say(
      "strategy.adopted", "strategy/agenda",
      ["version": "1.0", "from": "2022-01-01", "decision": "decision/agenda"], on: "2021-12-13")
    let fields = [
      "Bürgerdienste", "Verwaltung", "Bildung", "Stadtentwicklung", "Umwelt", "Wirtschaft",
    ]
    for (place, title) in fields.enumerated() {
      let key = "hf\(place + 1)"
      city.say(
        "field.defined", "field/\(key)",
        ["strategy": "strategy/agenda", "number": "\(place + 1)", "title": .text(title)],
        on: "2021-12-13")
      city.say(
        "goal.defined", "goal/z\(place + 1)",
        [
          "strategy": "strategy/agenda", "field": .text("field/\(key)"), "level": "strategic",
          "text": .text("\(title): spürbar einfacher bis 2026."),
        ], on: "2021-12-13")
    }
  }

  /// A concept for each Dezernat, worked out in four Staffeln of two.
  private static func concepts(_ city: CityBuilder) {
    let adopted = ["2022-03-17", "2022-09-15", "2023-03-16", "2023-09-21"]
    for department in departments {
      let day = adopted[department.cohort - 1]
      let concept = "konzept-\(department.key)"
      city.say(
        "strategy.drafted", "strategy/\(concept)",
        [
          "title": .text("Konzept \(department.name)"), "kind": "concept",
          "parent": "strategy/agenda", "unit": .text("unit/\(department.key)"),
          "cohort": "\(department.cohort)",
        ], on: CityDays.day(day, plus: -110))
      city.decide(
        concept, "Konzept \(department.name)", body: "ausschuss", day: day, votes: (9, 1, 1),
        about: ["strategy/\(concept)"])
      city.say(
        "strategy.adopted", "strategy/\(concept)",
        ["from": .text(day), "decision": .text("decision/\(concept)")],
        on: CityDays.day(day, plus: 4), from: day)
      city.say(
        "participation.held", "participation/\(concept)",
        [
          "format": "workshop", "on": .text(CityDays.day(day, plus: -80)), "sessions": 3,
          "participants": .number(CityChance.number(concept, 14...31)), "selection": "nominated",
          "strategy": .text("strategy/\(concept)"),
        ], on: CityDays.day(day, plus: -79))
    }
  }

  private static func sources(_ city: CityBuilder) {
    for (key, kind, title) in [
      ("haushalt", "budget", "Haushalt"),
      ("stiftung", "foundation", "Stiftung Bürgersinn (fiktiv)"),
    ] {
      city.say(
        "source.defined", "source/\(key)", ["kind": .text(kind), "title": .text(title)],
        on: "2021-12-13")
    }
  }
}

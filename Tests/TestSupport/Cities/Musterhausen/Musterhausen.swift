/// City (c): a strategy process with workshops, a staff council by lot, an Impulspapier.
enum Musterhausen {
  /// The city with its files.
  static func city() -> City {
    let builder = CityBuilder("musterhausen")
    builder.configure(on: "2020-01-13", start: "2020-06-01")
    organisation(builder)
    process(builder)
    council(builder)
    impulses(builder)
    resolution(builder)
    followUp(builder)
    indicators(builder)
    cases(builder)
    return City(story, builder)
  }

  private static func organisation(_ city: CityBuilder) {
    let (on, from) = ("2020-01-13", "2011-01-01")
    city.unit("stadt", "city", "Musterhausen", on: on, from: from)
    for (key, name, kind, parent) in [
      ("dez-1", "Dezernat 1", "department", "stadt"),
      ("dez-2", "Dezernat 2", "department", "stadt"),
      ("ref-personal", "Personal und Organisation", "section", "dez-1"),
      ("ref-finanzen", "Finanzen", "section", "dez-1"),
      ("ref-buerger", "Bürgerservice", "section", "dez-2"),
      ("ref-bau", "Bauen", "section", "dez-2"), ("ref-schule", "Schulen", "section", "dez-2"),
      ("strategie", "Strategiebüro", "staff-unit", "dez-1"),
    ] {
      city.unit(key, kind, name, under: parent, on: on, from: from)
    }
    city.body("rat", "council", "Gemeinderat", on: on, from: "2019-06-01")
    city.body("hauptausschuss", "committee", "Hauptausschuss", parent: "rat", on: on)
    city.body("strategiegruppe", "strategy-group", "Strategiegruppe", on: "2020-02-03")
    city.budgetYears(2021...2026, closed: 2021...2024)
    // In the middle of 2024 the schools change their Dezernat.
    city.say(
      "unit.moved", "unit/ref-schule", ["parent": "unit/dez-1"], on: "2024-06-17",
      from: "2024-07-01", mark: "c1-moved")
  }

  /// From the draft to a second draft: workshops, a survey, a barcamp, a public dialogue.
  private static func process(_ city: CityBuilder) {
    city.say(
      "strategy.drafted", "strategy/digital",
      ["title": "Digitalstrategie Musterhausen", "kind": "strategy", "unit": "unit/strategie"],
      on: "2020-02-10", mark: "entwurf")
    let held: [(String, String, String, Int, Int, String)] = [
      ("auftakt", "workshop", "2020-03-05", 1, 45, "nominated"),
      ("umfrage", "survey", "2020-06-15", 1, 612, "open"),
      ("werkstatt", "workshop-series", "2020-09-14", 6, 118, "nominated"),
      ("barcamp", "barcamp", "2021-03-19", 1, 74, "open"),
      ("dialog", "public-dialogue", "2021-04-22", 2, 133, "open"),
      ("rueckblick", "workshop", "2023-10-12", 1, 38, "nominated"),
    ]
    for (key, format, day, sessions, people, selection) in held {
      city.say(
        "participation.held", "participation/\(key)",
        [
          "format": .text(format), "on": .text(day), "sessions": .number(sessions),
          "participants": .number(people), "selection": .text(selection),
          "strategy": "strategy/digital",
        ], on: CityDays.day(day, plus: 4), from: nil)
      city.say(
        "evidence.attached", "evidence/\(key)",
        [
          "about": .text("participation/\(key)"),
          "sha256": .text(CityBuilder.hash("musterhausen \(key)")), "bytes": 240_000,
          "mime": "application/pdf", "title": .text("Dokumentation \(key)"),
        ], on: CityDays.day(day, plus: 18))
    }
  }

  /// Twenty drawn by lot, two days: the Beschäftigtenrat and its Impulspapier.
  private static func council(_ city: CityBuilder) {
    city.say(
      "participation.held", "participation/beschaeftigtenrat",
      [
        "format": "employee-council", "on": "2021-05-18", "until": "2021-05-19", "sessions": 2,
        "participants": 20, "selection": "lot", "strategy": "strategy/digital",
      ], on: "2021-05-20", mark: "beschaeftigtenrat")
    city.say(
      "paper.filed", "paper/impulspapier",
      [
        "reference": "SV 2021/118", "title": "Impulspapier des Beschäftigtenrats",
        "by": "unit/strategie", "about": ["strategy/digital", "participation/beschaeftigtenrat"],
        "consultations": [
          ["body": "body/hauptausschuss", "on": "2021-06-17", "role": "information"]
        ],
      ], on: "2021-06-01", mark: "impulspapier")
    city.say(
      "evidence.attached", "evidence/impulspapier",
      [
        "about": "paper/impulspapier",
        "sha256": .text(CityBuilder.hash("musterhausen impulspapier")), "bytes": 96_120,
        "mime": "application/pdf", "title": "Impulspapier, 14 Impulse",
      ], on: "2021-06-01")
    city.decide(
      "impulspapier", "Kenntnisnahme Impulspapier", body: "hauptausschuss", day: "2021-06-17",
      outcome: "noted", paper: "paper/impulspapier")
    city.oblige(
      "antworten", "Antwort auf jeden Impuls des Beschäftigtenrats", decision: "impulspapier",
      owner: "strategie", created: "2021-06-21", due: "2021-12-31",
      extended: ("2021-12-06", "2022-03-31"), fulfilled: "2022-03-24", mark: "obligation")
  }

  /// The fourteen impulses: text, where it goes, when and how it was answered, what came of it.
  private static let papers: [(String, String, String, String, String?)] = [
    ("Feste Lernzeit für alle", "ref-personal", "2021-09-06", "accepted", "project/lernzeit"),
    (
      "Digitale Begleiter in jedem Referat", "ref-personal", "2021-09-06", "accepted",
      "project/begleiter"
    ),
    ("Ein Ort für Wissen", "strategie", "2021-10-11", "accepted", "project/wissen"),
    ("Papier dort lassen, wo es hilft", "ref-buerger", "2021-10-11", "partly", nil),
    ("Keine Einführung ohne Test", "ref-personal", "2021-11-08", "accepted", nil),
    ("Software gemeinsam auswählen", "ref-finanzen", "2021-11-08", "partly", nil),
    ("Besprechungsfreier Mittwoch", "ref-personal", "2021-11-15", "rejected", nil),
    ("Bildschirme für alle", "ref-finanzen", "2022-01-24", "accepted", "project/arbeitsplatz"),
    ("Mobil arbeiten im Bauhof", "ref-bau", "2022-01-24", "accepted", "project/arbeitsplatz"),
    ("Fehler melden ohne Formular", "ref-buerger", "2022-02-14", "accepted", nil),
    ("Schulen einbeziehen", "ref-schule", "2022-02-14", "partly", nil),
    ("Ziele in einfacher Sprache", "strategie", "2022-03-07", "accepted", "goal/menschen"),
    ("Jedes Jahr wieder fragen", "strategie", "2022-03-21", "accepted", nil),
    ("Ein Rat auch für Auszubildende", "ref-personal", "2022-05-16", "rejected", nil),
  ]

  private static func impulses(_ city: CityBuilder) {
    for (place, paper) in papers.enumerated() {
      city.say(
        "impulse.recorded", "impulse/b\(two(place + 1))",
        [
          "participation": "participation/beschaeftigtenrat", "text": .text(paper.0),
          "to": .text("unit/\(paper.1)"), "due": "2021-12-31",
        ], on: "2021-06-01", mark: place == 0 ? "impulse" : nil)
      var answer: CityValue = [
        "outcome": .text(paper.3), "text": .text("Zu „\(paper.0)“: siehe Strategie"),
      ]
      if let about = paper.4, paper.2 > "2021-12-01" || about.hasPrefix("project/") {
        answer = answer.with(["about": [.text(about)]])
      }
      city.say("impulse.answered", "impulse/b\(two(place + 1))", answer, on: paper.2)
    }
    for (place, text) in [
      "Mehr Radwege in die App", "Termine auch samstags", "Offene Haushaltsdaten",
    ]
    .enumerated() {
      city.say(
        "impulse.recorded", "impulse/d\(place + 1)",
        [
          "participation": "participation/dialog", "text": .text(text),
          "to": "unit/ref-buerger", "due": "2021-10-31",
        ], on: "2021-05-03")
    }
    city.say(
      "impulse.answered", "impulse/d2",
      ["outcome": "accepted", "text": "Seit Herbst jeden ersten Samstag"], on: "2021-10-25")
  }
}

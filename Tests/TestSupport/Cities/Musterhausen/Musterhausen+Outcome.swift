extension Musterhausen {
  /// The council resolves the strategy; fields, goals and measures come of the impulses.
  static func resolution(_ city: CityBuilder) {
    city.say(
      "paper.filed", "paper/strategie",
      [
        "reference": "SV 2021/163", "title": "Digitalstrategie Musterhausen 2026",
        "by": "unit/strategie", "about": ["strategy/digital"],
        "consultations": [
          ["body": "body/hauptausschuss", "on": "2021-07-01", "role": "preliminary"],
          ["body": "body/rat", "on": "2021-07-15", "role": "decisive"],
        ],
      ], on: "2021-06-10")
    city.decide(
      "strategie", "Digitalstrategie Musterhausen 2026", day: "2021-07-15", votes: (19, 3, 2),
      about: ["strategy/digital"], paper: "paper/strategie", mark: "resolution")
    city.say(
      "strategy.adopted", "strategy/digital",
      [
        "version": "2.0", "from": "2021-08-01", "until": "2026-12-31",
        "decision": "decision/strategie",
      ], on: "2021-07-19", from: "2021-08-01")
    for (place, (key, title, text)) in [
      ("menschen", "Menschen", "Alle Beschäftigten können und wollen digital arbeiten."),
      ("service", "Service", "Anliegen gehen ohne Weg zum Amt."),
      ("orte", "Orte", "Schulen und Bauhof sind gut ausgestattet."),
    ].enumerated() {
      city.say(
        "field.defined", "field/\(key)",
        ["strategy": "strategy/digital", "number": "\(place + 1)", "title": .text(title)],
        on: "2021-07-19")
      city.say(
        "goal.defined", "goal/\(key)",
        [
          "strategy": "strategy/digital", "field": .text("field/\(key)"), "level": "strategic",
          "text": .text(text), "plain": .text(text),
        ], on: "2021-07-19")
      city.say(
        "measure.defined", "measure/\(key)",
        [
          "strategy": "strategy/digital", "code": .text("S\(place + 1)"), "title": .text(title),
          "due": "2026-12-31", "binding": "resolved",
        ], on: "2021-07-19")
      city.align("measure/\(key)", "contributes", "goal/\(key)", primary: true, on: "2021-07-19")
    }
  }

  /// Six projects follow; three of them answer an impulse.
  static func followUp(_ city: CityBuilder) {
    city.say(
      "source.defined", "source/haushalt", ["kind": "budget", "title": "Haushalt"],
      on: "2020-12-14")
    let table: [(String, String, String, String, String, String, [Int], Int)] = [
      (
        "lernzeit", "Feste Lernzeit", "ref-personal", "menschen", "2021-11-01", "2023-12-31",
        [8, 30, 30], 0
      ),
      (
        "begleiter", "Digitale Begleiter", "ref-personal", "menschen", "2022-01-10", "2024-06-30",
        [24, 36, 20], 60
      ),
      (
        "wissen", "Wissensplattform", "strategie", "menschen", "2022-03-01", "2024-09-30",
        [40, 55, 30], 120
      ),
      (
        "arbeitsplatz", "Arbeitsplatz und Bauhof mobil", "ref-finanzen", "orte", "2022-02-01",
        "2025-03-31", [90, 120, 110, 30], 0
      ),
      (
        "service", "Servicekonto", "ref-buerger", "service", "2022-05-02", "2025-10-31",
        [60, 80, 85, 50], 90
      ),
      (
        "schulen", "Schulen ausstatten", "ref-schule", "orte", "2021-09-13", "2025-07-31",
        [40, 130, 140, 140, 70], 0
      ),
    ]
    for row in table {
      let first = Int(row.4.prefix(4)) ?? 2021
      var plan = ProjectPlan(
        row.0, row.1, lead: "unit/\(row.2)",
        registered: max("2021-07-26", CityDays.day(row.4, plus: -150)), start: row.4, end: row.5,
        years: row.6.enumerated().map { (first + $0.offset, $0.element) },
        implements: [("measure/\(row.3)", nil)])
      plan.slip = row.7
      plan.asserted = row.0 == "wissen" ? "unfunded" : "funded"
      city.play(plan)
    }
    for year in 2022...2025 {
      city.oblige(
        "bericht-\(year)", "Jahresbericht zur Strategie \(year)", decision: "strategie",
        owner: "strategie", created: "\(year)-01-17", due: "\(year)-11-30",
        fulfilled: year == 2025 ? nil : year == 2024 ? "2024-12-12" : "\(year)-11-24")
      city.say(
        "participation.held", "participation/nachfrage-\(year)",
        [
          "format": "survey", "on": "\(year)-05-18", "participants": .number(380 + year % 10 * 20),
          "selection": "open", "strategy": "strategy/digital",
        ], on: "\(year)-06-02")
    }
  }

  /// What the staff say, each year; how many impulses are answered.
  static func indicators(_ city: CityBuilder) {
    city.indicator(
      "zutrauen", "Ich komme mit der Technik zurecht",
      [
        "unit": "%", "measure": "ratio", "direction": "up", "frequency": "year", "decimals": 1,
        "scale": 100, "aggregation": "none", "owner": "unit/strategie",
      ], measures: "goal/menschen", on: "2021-08-02")
    city.target(
      "zutrauen", [("2021-12-31", "40"), ("2026-12-31", "80")], "linear", on: "2021-08-02",
      mark: "c4-first")
    city.decide("zutrauen", "Mehr Zutrauen bis 2025", day: "2023-11-16", votes: (14, 9, 1))
    city.target(
      "zutrauen", [("2021-12-31", "40"), ("2025-12-31", "80")], "linear", on: "2023-11-20",
      from: "2023-11-16", decision: "zutrauen", mark: "c4-raised")
    city.thresholds("zutrauen", amber: 500, red: 2000, on: "2021-08-02")
    let answers = [(2021, 236, 590), (2022, 201, 420), (2023, 242, 440), (2024, 282, 460)]
    for (year, yes, all) in answers {
      city.measure(
        "zutrauen", "\(year)", "\(yes - 15)/\(all - 20)", state: "provisional",
        on: "\(year + 1)-01-19", mark: "zutrauen-\(year)-p")
      city.measure(
        "zutrauen", "\(year)", "\(yes)/\(all)", on: "\(year + 1)-02-16", mark: "zutrauen-\(year)")
    }
  }

  /// Hard cases 3, 5, 8, 9, 14, 16.
  static func cases(_ city: CityBuilder) {
    city.say(
      "indicator.revised", "indicator/zutrauen",
      ["text": "Ohne Auszubildende", "break": true], on: "2025-04-14", from: "2025-01-01",
      reason: "neue Befragung", mark: "c3-method")
    city.say(
      "measurement.restated", "indicator/zutrauen",
      [
        "period": "2024", "numerator": "268", "denominator": "431", "state": "final",
        "definition": 2, "cause": "method-change",
      ], on: "2025-04-14", by: "person/p07", approvedBy: "person/p02", reason: "neue Befragung",
      mark: "c3-restated")
    city.say(
      "project.registered", "project/wissen-alt",
      ["title": "Wiki", "kind": "agenda", "lead": "unit/strategie", "status": "future"],
      on: "2021-09-27", mark: "c5-entered")
    city.void("c5-entered", on: "2021-10-12", reason: "ist die Wissensplattform", mark: "c5-voided")
    city.say("person.registered", "person/p91", on: "2021-05-10", mark: "c8-registered")
    city.say(
      "responsibility.assigned", "person/p91",
      ["role": "sponsor", "about": "participation/beschaeftigtenrat"], on: "2021-05-20",
      mark: "c8-assigned")
    city.say(
      "responsibility.ended", "person/p91",
      ["role": "sponsor", "about": "participation/beschaeftigtenrat"], on: "2022-03-31",
      mark: "c8-ended")
    city.say(
      "project.status-changed", "project/service", ["status": "paused"], on: "2025-12-01",
      from: "2026-02-01", until: "2026-05-01", mark: "c9-future")
    for (mark, text) in [
      ("c14-first", "Alle können digital arbeiten."),
      ("c14-second", "Alle können und wollen digital arbeiten, jede und jeder auf eigene Weise."),
    ] {
      city.say(
        "goal.revised", "goal/menschen", ["plain": .text(text)], on: "2022-03-07", mark: mark)
    }
    city.say(
      "participation.held", "participation/schalttag",
      [
        "format": "workshop", "on": "2024-02-29", "participants": 29, "selection": "open",
        "strategy": "strategy/digital",
      ], on: "2024-02-28", at: "23:30:00", mark: "c16-leap")
  }

  /// The city's page.
  static var story: CityStory {
    CityStory(
      name: "Musterhausen", title: "a strategy process from the draft to the resolution",
      german: """
        Werkstätten, Umfrage, Barcamp und Bürgerdialog tragen eine Strategie zusammen; ein \
        Beschäftigtenrat, 20 Menschen durch das Los, tagt zwei Tage und übergibt ein Impulspapier \
        mit 14 Impulsen. Der Rat beschließt, jeder Impuls bekommt eine Antwort, sechs Projekte \
        folgen.
        """,
      english: """
        Workshops, a survey, a barcamp and a public dialogue make a strategy; a staff council, 20 \
        people by lot for two days, hands over an Impulspapier of 14 impulses. The council \
        resolves, each impulse gets an answer, some late, some not what was hoped for, and six \
        projects follow.
        """,
      numbers: [
        ("participations", "12, one of them by lot: {beschaeftigtenrat}"),
        ("impulses, answered", "17, 15"), ("goals, measures, projects", "3, 3, 6"),
        ("years", "2020 to 2025"),
      ], cases: hardCases,
      more: """
        ## The path of an impulse
        {entwurf} the draft · {beschaeftigtenrat} the staff council · {impulspapier} its paper, \
        {impulse} its first impulse · {resolution} the resolution · {obligation} the obligation to \
        answer each, extended and fulfilled on 24 March 2022.
        """)
  }

  private static let hardCases: [HardCase] = [
    HardCase(1, "unit/ref-schule", "2024-07-01", "{c1-moved} the schools move to Dezernat 1"),
    HardCase(
      3, "indicator/zutrauen", "2024",
      "{zutrauen-2024-p} provisional, {zutrauen-2024} final, {c3-restated} restated with the method "
        + "of {c3-method}"),
    HardCase(
      4, "indicator/zutrauen", "2023-11-16",
      "{c4-first} 80 % by 2026, {c4-raised} the council wants them by 2025"),
    HardCase(5, "project/wissen-alt", "2021-09-27", "{c5-entered} entered, {c5-voided} voided"),
    HardCase(
      7, "project/wissen", "2021-10-02",
      "{wissen} registered as unfunded, money since "
        + "{wissen-ansatz-2022}"),
    HardCase(
      8, "person/p91", "2021-05-10 … 2022-03-31",
      "prepared: {c8-registered}, {c8-assigned}, {c8-ended}; erasing a person comes with the keys"),
    HardCase(9, "project/service", "2026-02-01", "{c9-future} paused from February to May 2026"),
    HardCase(10, "history.jsonl", "–", "imported again, every line is a duplicate"),
    HardCase(
      14, "goal/menschen", "2022-03-07", "{c14-first}, {c14-second}: two wordings of one day"),
    HardCase(
      16, "participation/schalttag", "2024-02-29",
      "{c16-leap} recorded at 23:30 UTC on 28 February: in Berlin it is the leap day"),
  ]
}

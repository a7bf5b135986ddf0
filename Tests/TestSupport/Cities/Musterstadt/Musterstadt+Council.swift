extension Musterstadt {
  /// Council and committee, what they resolve and what they want to hear.
  static func council(_ city: CityBuilder) {
    city.body("rat", "council", "Rat der Stadt", term: "2019–2024", on: load, from: "2019-06-01")
    city.body(
      "digitalausschuss", "committee", "Ausschuss für Digitales", parent: "rat", on: load,
      from: "2019-06-15")
    city.body(
      "beirat", "advisory-board", "Digitalbeirat", on: "2020-03-02", from: "2020-03-01")
    city.say(
      "body.renamed", "body/rat", ["term": "2024–2029"], on: "2024-06-17", from: "2024-06-15")
    city.say(
      "paper.filed", "paper/masterplan",
      [
        "reference": "0417/2019", "title": "Masterplan Digitales Musterstadt",
        "by": "unit/stab-digital",
        "consultations": [
          ["body": "body/digitalausschuss", "on": "2019-11-21", "role": "preliminary"],
          ["body": "body/rat", "on": "2019-12-12", "role": "decisive"],
        ],
      ], on: "2019-10-28")
    city.decide(
      "masterplan", "Masterplan Digitales Musterstadt", day: "2019-12-12", votes: (44, 9, 3),
      about: ["strategy/masterplan"], paper: "paper/masterplan")
    city.budgetYears(2020...2026, closed: 2020...2024)
    city.decide(
      "ozg-frist", "Fristverlängerung Online-Dienste", body: "digitalausschuss", day: "2023-01-26",
      votes: (11, 2, 0))
    city.decide(
      "eakte-ziel", "Mehr Tempo bei der E-Akte: 24 statt 18 Fachbereiche bis Ende 2024",
      day: "2024-03-14", votes: (35, 17, 2), mark: "zielbeschluss")
    city.decide(
      "nachtrag-2024", "Nachtragshaushalt 2024", day: "2024-09-19", votes: (33, 20, 1))
    city.decide(
      "sensor-bericht", "Bericht zum Sensornetz", body: "digitalausschuss", day: "2023-05-11",
      outcome: "amended")
  }

  /// The committee steers: two reports a year, and what else it asked for.
  static func steering(_ city: CityBuilder) {
    for year in 2020...2025 {
      let spring = "\(year)-03-31"
      let autumn = "\(year)-09-30"
      city.oblige(
        "bericht-\(year)-1", "Sachstand Masterplan, Frühjahr \(year)", decision: "masterplan",
        owner: "stab-digital", created: "\(year)-01-20", due: spring,
        fulfilled: year == 2022 ? "2022-04-21" : CityDays.day(spring, plus: -year % 9))
      city.oblige(
        "bericht-\(year)-2", "Sachstand Masterplan, Herbst \(year)", decision: "masterplan",
        owner: "stab-digital", created: "\(year)-01-20", due: autumn,
        extended: year == 2023 ? ("2023-09-18", "2023-11-15") : nil,
        fulfilled: year == 2025 ? nil : year == 2023 ? "2023-11-28" : autumn)
    }
    city.oblige(
      "evaluation", "Zwischenevaluation des Masterplans", decision: "masterplan",
      owner: "fb-10", created: "2022-02-01", due: "2023-12-15", fulfilled: "2024-02-06",
      mark: "evaluation")
    city.oblige(
      "eakte-plan", "Rollout-Plan E-Akte mit Terminen je Fachbereich", decision: "eakte-ziel",
      owner: "fb-10", created: "2024-03-18", due: "2024-09-30",
      extended: ("2024-09-23", "2024-11-30"), fulfilled: "2024-12-17")
    city.oblige(
      "kosten-ozg", "Kostenübersicht Online-Dienste", decision: "ozg-frist", owner: "fb-33",
      created: "2023-02-01", due: "2024-10-31")
    city.oblige(
      "sensor", "Bericht zum Datenschutz im Sensornetz", decision: "sensor-bericht",
      owner: "fb-17", created: "2023-05-16", due: "2024-03-31")
    city.say(
      "decision.revoked", "decision/sensor-bericht", on: "2024-02-22", from: "2024-02-20")
    for (place, day) in ["2020-11-12", "2021-11-11", "2022-11-10", "2023-11-16", "2024-11-14"]
      .enumerated()
    {
      city.decide(
        "kenntnis-\(2020 + place)", "Sachstand Masterplan", body: "digitalausschuss", day: day,
        outcome: "noted")
    }
    for (period, day, until) in [
      ("2023-Q4", "2023-12-31", "2024-02-16"), ("2024-Q4", "2024-12-31", "2025-02-17"),
    ] {
      city.say(
        "report.published", "report/\(period)",
        [
          "title": .text("Quartalsbericht \(period)"), "asof": .text(day),
          "knownat": .mark("vor-\(period)"), "sha256": .text(CityBuilder.hash("report \(period)")),
        ], on: until, mark: "report-\(period)")
    }
  }
}

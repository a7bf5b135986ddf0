extension Beispielstadt {
  /// Committees and Beiräte: papers, consultations, what they asked for.
  static func boards(_ city: CityBuilder) {
    for year in 2020...2025 {
      city.say(
        "paper.filed", "paper/evaluation-\(year)",
        [
          "reference": "BV-\(year)/0\(year % 10)3",
          "title": "Evaluation des Digitalkonzepts \(year)",
          "by": "unit/amt-10",
          "consultations": [
            ["body": "body/digitalbeirat", "on": "\(year)-09-10", "role": "information"],
            ["body": "body/werkausschuss", "on": "\(year)-09-24", "role": "preliminary"],
            ["body": "body/rat", "on": "\(year)-10-08", "role": "decisive"],
          ],
        ], on: "\(year)-08-27")
      city.decide(
        "evaluation-\(year)", "Evaluation \(year)", day: "\(year)-10-08",
        outcome: year == 2023 ? "amended" : "noted", paper: "paper/evaluation-\(year)")
      city.oblige(
        "evaluation-\(year)", "Evaluation mit Zahlen und Urteil \(year)", decision: "konzept",
        owner: "amt-10", created: "\(year)-02-10", due: "\(year)-09-30",
        extended: year == 2022 ? ("2022-09-12", "2022-10-31") : nil,
        fulfilled: year == 2025 ? nil : year == 2022 ? "2022-11-07" : "\(year)-09-21")
    }
    city.oblige(
      "leitstelle", "Wirtschaftlichkeit der Leitstelle", decision: "evaluation-2023",
      owner: "eb-service", created: "2023-10-16", due: "2024-03-31", fulfilled: "2024-03-28")
    for (key, body, day, text, unit, outcome) in [
      ("j1", "jugendbeirat", "2021-03-15", "WLAN auf Bolzplätzen", "amt-10", "partly"),
      ("j2", "jugendbeirat", "2023-02-20", "Schulgeräte auch in den Ferien", "amt-40", "accepted"),
      ("s1", "seniorenbeirat", "2021-04-19", "Sprechstunde für Tablets", "amt-50", "accepted"),
      ("s2", "seniorenbeirat", "2024-05-13", "Papierformulare behalten", "amt-10", ""),
    ] {
      city.say(
        "participation.held", "participation/\(key)",
        [
          "format": "workshop", "on": .text(day), "participants": 12, "selection": "nominated",
          "strategy": "strategy/konzept",
        ], on: day, basis: "body/\(body)")
      city.say(
        "impulse.recorded", "impulse/\(key)",
        [
          "participation": .text("participation/\(key)"), "text": .text(text),
          "to": .text("unit/\(unit)"), "due": .text(CityDays.day(day, plus: 90)),
        ], on: CityDays.day(day, plus: 2))
      guard !outcome.isEmpty else { continue }
      city.say(
        "impulse.answered", "impulse/\(key)",
        ["outcome": .text(outcome), "text": .text("Antwort: \(text)")],
        on: CityDays.day(day, plus: key == "j1" ? 130 : 60))
    }
  }

  /// What one enterprise built, others use.
  static func synergies(_ city: CityBuilder) {
    city.say(
      "solution.offered", "solution/leitstand",
      ["title": "Leitstand", "owner": "unit/eb-entsorgung", "kind": "plattform"],
      on: "2021-11-15")
    city.say("reuse.started", "solution/leitstand", ["by": "project/gebaeude"], on: "2022-03-21")
    city.say("reuse.started", "solution/leitstand", ["by": "unit/stadtwerke"], on: "2023-09-11")
    city.say(
      "synergy.proposed", "synergy/sensoren",
      [
        "members": ["project/tonnen", "project/gebaeude", "project/ampel"], "kind": "procurement",
        "title": "Sensoren gemeinsam beschaffen", "benefit": eur(70_000),
      ], on: "2022-04-04")
    city.say("synergy.decided", "synergy/sensoren", ["outcome": "accepted"], on: "2022-05-23")
    city.say(
      "benefit.realised", "synergy/sensoren", ["amount": eur(52_000), "period": "2023"],
      on: "2024-01-22")
    city.say(
      "synergy.proposed", "synergy/konto",
      [
        "members": ["project/portal", "project/bad"], "kind": "reuse",
        "title": "Ein Konto für Rathaus und Bad",
      ], on: "2021-06-14")
    city.say("synergy.decided", "synergy/konto", ["outcome": "rejected"], on: "2021-09-06")
    for (key, about, title) in [
      ("k1", "project/klinik", "Schnittstellen der Hersteller"),
      ("k2", "project/netz", "Baupreise steigen"),
    ] {
      city.say(
        "risk.raised", "risk/\(key)",
        [
          "about": .text(about), "title": .text(title), "probability": 3, "impact": 4,
          "amount": eur(120_000),
        ], on: "2022-02-21")
    }
    city.say("risk.occurred", "risk/k2", on: "2022-10-10")
  }

  /// Hard cases 2, 3, 5, 9, 13, 14.
  static func cases(_ city: CityBuilder) {
    let book: (String, Int) -> CityValue = { key, amount in
      [
        "booking": .text(key), "year": 2021, "amount": eur(amount), "type": "material",
        "source": "source/betrieb",
      ]
    }
    city.say(
      "expenditure.booked", "project/tonnen", book("E-1", 26_000), on: "2021-10-11",
      by: "person/p03", mark: "c2-booked")
    city.say(
      "expenditure.booked", "project/tonnen",
      [
        "booking": "E-1-R", "year": 2022, "amount": eur(-26_000), "type": "material",
        "source": "source/betrieb", "reverses": "E-1",
      ], on: "2022-05-09", by: "person/p03", reason: "gehört dem anderen Betrieb; 2021 geschlossen",
      mark: "c2-reversed")
    city.say(
      "expenditure.booked", "project/bad", book("E-2", 4800), on: "2021-08-16", by: "person/p03",
      mark: "c13-booked")
    city.void(
      "c13-booked", on: "2021-09-01", reason: "doppelt?", by: "person/p03", mark: "c13-void")
    city.void(
      "c13-void", on: "2021-09-09", reason: "nicht doppelt", by: "person/p03",
      mark: "c13-void-void")
    city.say(
      "measurement.restated", "indicator/co2",
      [
        "period": "2023", "value": "7710", "state": "final", "cause": "method-change",
        "definition": 2,
      ], on: "2024-06-17", by: "person/p07", approvedBy: "person/p02",
      reason: "neue Emissionsfaktoren", mark: "c3-restated")
    city.say(
      "indicator.revised", "indicator/co2",
      ["text": "Emissionsfaktoren 2024", "break": true], on: "2024-06-17", from: "2024-01-01",
      reason: "neue Emissionsfaktoren", mark: "c3-method")
    city.say(
      "project.registered", "project/tonnen-2",
      [
        "title": "Mülltonnen smart", "kind": "department", "lead": "unit/eb-entsorgung",
        "status": "future",
      ], on: "2021-02-15", mark: "c5-entered")
    city.void("c5-entered", on: "2021-02-22", reason: "gibt es schon", mark: "c5-voided")
    city.say(
      "project.status-changed", "project/ampel", ["status": "operating"], on: "2025-12-08",
      from: "2026-04-01", mark: "c9-future")
    for (mark, level) in [("c14-first", 3), ("c14-second", 4)] {
      city.say(
        "project.assessed", "project/portal",
        ["criterion": "barrierefreiheit", "qualitative": .number(level)], on: "2022-09-05",
        by: "person/p08", mark: mark)
    }
  }

  /// The city's page.
  static var story: CityStory {
    CityStory(
      name: "Beispielstadt", title: "Eigenbetriebe, Beiräte and lasting measurement",
      german: """
        Kernverwaltung, vier Eigenbetriebe, zwei Beteiligungen und drei Beiräte wollen wissen, was \
        bleibt: Jedes Projekt wird im Herbst in Zahlen und im Urteil eingeschätzt, Leuchttürme \
        zudem auf mehreren Skalen von mehreren Augen. Die Mittel sind knapp, Synergien zählen.
        """,
      english: """
        A core administration, four Eigenbetriebe, two holdings and three advisory boards want \
        lasting measurement: each project is assessed in numbers and in words every autumn, \
        lighthouse projects on several scales by several eyes as well. Money is short; a freeze, \
        cuts and transfers show it. In July 2022 two Eigenbetriebe become one.
        """,
      numbers: [
        ("Eigenbetriebe, holdings", "4 (3 from July 2022), 2"), ("Beiräte, committees", "3, 1"),
        ("projects, lighthouses", "\(plans.count), \(plans.count { $0.kind == "lighthouse" })"),
        ("indicators of effects", "4"), ("assessments", "each project, each autumn, 4 criteria"),
      ], cases: hardCases)
  }

  private static let hardCases: [HardCase] = [
    HardCase(
      1, "unit/eb-entsorgung, unit/eb-baeder", "2022-07-01",
      "{c1-eb-entsorgung}, {c1-eb-baeder} two Eigenbetriebe are merged, one of them from another "
        + "Dezernat"),
    HardCase(
      2, "project/tonnen", "2021-10-11, 2022-05-09",
      "{c2-booked} 26,000 of another enterprise; 2021 is closed by {closed-2021}, {c2-reversed} "
        + "reverses it in 2022"),
    HardCase(
      3, "indicator/co2", "2023",
      "{co2-2023-p} provisional, {co2-2023} final, {c3-restated} restated with the method of "
        + "{c3-method}"),
    HardCase(5, "project/tonnen-2", "2021-02-15", "{c5-entered} entered, {c5-voided} voided"),
    HardCase(
      7, "project/haushalt", "2021-11-03",
      "{haushalt} registered as unfunded, money since {haushalt-ansatz-2022}"),
    HardCase(9, "project/ampel", "2026-04-01", "{c9-future} operating from April 2026"),
    HardCase(10, "history.jsonl", "–", "imported again, every line is a duplicate"),
    HardCase(
      13, "project/bad", "2021-08-16 … 2021-09-09",
      "{c13-booked} 4,800, {c13-void} voided, {c13-void-void} the void voided"),
    HardCase(
      14, "project/portal", "2022-09-05", "{c14-first}, {c14-second}: two judgements of one day"),
  ]
}

extension Musterstadt {
  /// Workshops and dialogues, and what became of the impulses.
  static func participation(_ city: CityBuilder) {
    let held: [(String, String, String, Int, Int, String)] = [
      ("auftakt", "workshop-series", "2019-10-07", 4, 160, "open"),
      ("beschaeftigte", "survey", "2021-05-03", 1, 3120, "open"),
      ("dialog-2023", "public-dialogue", "2023-06-12", 3, 240, "open"),
      ("barcamp-2024", "barcamp", "2024-09-27", 2, 130, "open"),
    ]
    for (key, format, day, sessions, people, selection) in held {
      city.say(
        "participation.held", "participation/\(key)",
        [
          "format": .text(format), "on": .text(day), "sessions": .number(sessions),
          "participants": .number(people), "selection": .text(selection),
          "strategy": "strategy/masterplan",
        ], on: day)
    }
    let impulses: [(String, String, String, String, String?, String)] = [
      ("i1", "auftakt", "Erst schulen, dann einführen", "fb-11", "2020-02-12", "accepted"),
      ("i2", "auftakt", "Ein Ansprechpartner je Fachbereich", "fb-10", "2020-02-12", "partly"),
      ("i3", "beschaeftigte", "Zweiter Bildschirm für alle", "fb-17", "2021-09-14", "rejected"),
      ("i4", "dialog-2023", "Termine auch abends", "fb-33", "2023-10-09", "accepted"),
      ("i5", "dialog-2023", "Anträge in Leichter Sprache", "fb-33", "2024-05-13", "partly"),
      ("i6", "barcamp-2024", "Daten der Baustellen offenlegen", "fb-62", nil, ""),
      ("i7", "barcamp-2024", "Digitallotsen auch in Büchereien", "fb-42", "2024-12-09", "accepted"),
    ]
    for (key, source, text, unit, answered, outcome) in impulses {
      let day = held.first { $0.0 == source }?.2 ?? load
      city.say(
        "impulse.recorded", "impulse/\(key)",
        [
          "participation": .text("participation/\(source)"), "text": .text(text),
          "to": .text("unit/\(unit)"), "due": .text(CityDays.day(day, plus: 120)),
        ], on: CityDays.day(day, plus: 10))
      guard let answered else { continue }
      city.say(
        "impulse.answered", "impulse/\(key)",
        ["outcome": .text(outcome), "text": .text("Antwort zu: \(text)")], on: answered)
    }
    for (key, score) in [("r1", 4), ("r2", 2), ("r3", 5)] {
      city.say(
        "feedback.received", "feedback/\(key)",
        ["about": "project/portal", "score": .number(score)], on: "2023-0\(score)-06")
    }
    people(city)
  }

  /// Hard case 8 as far as it goes: a pseudonym, what it was responsible for, and an answer given.
  private static func people(_ city: CityBuilder) {
    city.say("person.registered", "person/p77", on: "2021-02-08", mark: "c8-registered")
    city.say(
      "responsibility.assigned", "person/p77",
      ["role": "project-lead", "about": "project/verkehr"], on: "2021-03-01", mark: "c8-assigned")
    city.say(
      "responsibility.ended", "person/p77", ["role": "project-lead", "about": "project/verkehr"],
      on: "2023-06-30", mark: "c8-ended")
    city.say("data.disclosed", "person/p77", on: "2023-08-14", mark: "c8-disclosed")
    for (key, role, about) in [
      ("p10", "digital-officer", "unit/fb-33"), ("p11", "sponsor", "strategy/masterplan"),
      ("p12", "controlling", "strategy/masterplan"),
    ] {
      city.say("person.registered", "person/\(key)", on: "2020-03-02")
      city.say(
        "responsibility.assigned", "person/\(key)",
        ["role": .text(role), "about": .text(about)], on: "2020-03-02")
    }
  }

  /// Synergies, solutions and their re-use, needs, risks and blockers.
  static func reuse(_ city: CityBuilder) {
    for (key, title, owner, day) in [
      ("antrag", "Antragsbaukasten", "fb-33", "2021-10-18"),
      ("scan", "Scanstraße", "fb-10", "2022-11-07"),
    ] {
      city.say(
        "solution.offered", "solution/\(key)",
        [
          "title": .text(title), "owner": .text("unit/\(owner)"), "kind": "anwendung",
          "licence": "EUPL-1.2",
        ], on: day)
    }
    city.say(
      "reuse.started", "solution/antrag", ["by": "project/bau"], on: "2022-03-14")
    city.say("reuse.started", "solution/antrag", ["by": "unit/fb-50"], on: "2024-04-08")
    city.say("reuse.started", "solution/scan", ["by": "unit/fb-63"], on: "2023-02-20")
    for (key, title, members, day, outcome) in [
      (
        "s1", "Ein Bürgerkonto für Portal und Termine", ["portal", "onlinedienste"], "2021-02-15",
        "accepted"
      ),
      (
        "s2", "Gemeinsamer Tiefbau mit den Lichtsignalen", ["glasfaser", "verkehr"], "2022-01-24",
        "accepted"
      ),
      ("s3", "Ein Sensornetz für Luft und Parken", ["luft", "parken"], "2022-05-16", "rejected"),
      ("s4", "Gemeinsame Beschaffung von Endgeräten", ["medien", "mobil"], "2024-10-21", ""),
    ] {
      city.say(
        "synergy.proposed", "synergy/\(key)",
        [
          "members": texts(members.map { "project/\($0)" }),
          "kind": key == "s2" ? "procurement" : "reuse", "title": .text(title),
          "benefit": eur(CityChance.number(key, 20...90) * 1000),
        ], on: day)
      guard !outcome.isEmpty else { continue }
      city.say(
        "synergy.decided", "synergy/\(key)", ["outcome": .text(outcome)],
        on: CityDays.day(day, plus: 42))
    }
    city.say(
      "benefit.planned", "synergy/s2", ["amount": eur(180_000), "period": "2023"],
      on: "2022-03-14")
    city.say(
      "benefit.realised", "synergy/s2", ["amount": eur(142_000), "period": "2023"],
      on: "2024-02-05")
    city.say(
      "benefit.realised", "project/eakte", ["hours": "12400", "period": "2024"], on: "2025-02-10")
    city.say(
      "demand.stated", "demand/b1",
      ["unit": "unit/fb-53", "title": "Online-Termine für das Gesundheitsamt"], on: "2021-04-12")
    riskAndBlocker(city)
  }

  private static func riskAndBlocker(_ city: CityBuilder) {
    city.say(
      "risk.raised", "risk/r1",
      [
        "about": "project/rz", "title": "Lieferzeiten für Klimatechnik", "probability": 3,
        "impact": 4, "amount": eur(150_000),
      ], on: "2022-02-07")
    city.say("risk.occurred", "risk/r1", on: "2023-05-15")
    city.say(
      "risk.raised", "risk/r2",
      [
        "about": "project/eakte", "title": "Zu wenige Schulungsplätze", "probability": 4,
        "impact": 3,
      ], on: "2023-02-13")
    city.say("risk.assessed", "risk/r2", ["probability": 2, "impact": 3], on: "2024-06-10")
    city.say(
      "blocker.raised", "blocker/h1",
      ["about": "project/onlinedienste", "title": "Landesbasisdienst fehlt"], on: "2022-09-05")
    city.say("blocker.cleared", "blocker/h1", on: "2023-04-17")
  }
}

extension Musterstadt {
  /// A project is merged into another and its money moves; one is split, one deregistered.
  static func merging(_ city: CityBuilder) {
    var plan = ProjectPlan(
      "termine", "Online-Termine", lead: "unit/fb-33", registered: "2021-09-13",
      start: "2022-01-17", end: "2023-12-31", years: [(2022, 50), (2023, 70)],
      implements: [("measure/m02", nil)])
    plan.stops = "2023-09-01"
    plan.tellsStatus = false
    city.play(plan)
    city.say(
      "project.merged", "project/termine", ["into": "project/onlinedienste"], on: "2023-09-01")
    city.say(
      "budget.transferred", "project/termine",
      [
        "to": "project/onlinedienste", "year": 2023, "amount": eur(30_000),
        "source": "source/haushalt", "tosource": "source/haushalt",
      ], on: "2023-09-04", by: "person/p02")
    plan = ProjectPlan(
      "dialog", "Beteiligungsplattform", lead: "unit/fb-13", registered: "2021-11-15",
      start: "2022-03-01", end: "2024-06-30", years: [(2022, 40), (2023, 60), (2024, 40)],
      implements: [("measure/m17", 5000), ("measure/m24", 5000)])
    plan.stops = "2024-03-04"
    city.play(plan)
    for (key, title, lead) in [
      ("dialog-plan", "Beteiligung an Bauleitplänen", "fb-61"),
      ("dialog-buerger", "Bürgerhaushalt", "fb-20"),
    ] {
      city.say(
        "project.registered", "project/\(key)",
        [
          "title": .text(title), "kind": "agenda", "lead": .text("unit/\(lead)"),
          "status": "implementation",
        ], on: "2024-03-04")
      city.align("project/\(key)", "implements", "measure/m17", primary: true, on: "2024-03-04")
    }
    city.say(
      "project.split", "project/dialog",
      ["into": ["project/dialog-plan", "project/dialog-buerger"]], on: "2024-03-05")
    city.say(
      "commitment.reduced", "project/dialog",
      [
        "commitment": "K-dialog-2024", "year": 2024, "amount": eur(28_000),
        "source": "source/haushalt",
      ], on: "2024-03-05", by: "person/p03")
    for (key, amount) in [("dialog-plan", 22_000), ("dialog-buerger", 12_000)] {
      city.say(
        "budget.transferred", "project/dialog",
        [
          "to": .text("project/\(key)"), "year": 2024, "amount": eur(amount),
          "source": "source/haushalt", "tosource": "source/haushalt",
        ], on: "2024-03-05", by: "person/p02")
    }
  }

  /// What the chain from goal to project lacks: no goal, no lead, a closed unit.
  static func holes(_ city: CityBuilder) {
    for (key, title, lead, status) in [
      ("drohne", "Drohnen für die Feuerwehr", "fb-37", "future"),
      ("tierseuche", "Meldeweg Tierseuchen", "fb-39", "implementation"),
    ] {
      city.say(
        "project.registered", "project/\(key)",
        [
          "title": .text(title), "kind": "department", "lead": .text("unit/\(lead)"),
          "status": .text(status), "funding": "unfunded",
        ], on: "2023-03-06")
      city.say(
        "forecast.submitted", "project/\(key)",
        ["scope": "total", "amount": eur(key == "drohne" ? 85_000 : 24_000)], on: "2023-03-07")
    }
    city.say(
      "project.registered", "project/ki",
      ["title": "Sprachassistent im Bürgerservice", "kind": "agenda", "status": "future"],
      on: "2024-01-15")
    city.align("project/ki", "contributes", "goal/g4", on: "2024-01-15")
    city.say(
      "project.registered", "project/blockchain",
      [
        "title": "Urkunden in der Blockchain", "kind": "agenda", "lead": "unit/fb-17",
        "status": "future", "funding": "applied",
      ], on: "2021-05-10")
    city.say("project.deregistered", "project/blockchain", on: "2022-05-09")
    city.say(
      "project.status-changed", "project/luft", ["status": "paused"], on: "2023-04-03",
      until: "2023-09-01", reason: "Lieferengpass bei Sensoren", mark: "pause")
    city.say(
      "project.depends-on", "project/onlinedienste",
      ["on": "project/portal", "relation": "braucht"], on: "2020-03-16")
    city.say(
      "project.depends-on", "project/bau", ["external": "landesportal", "relation": "braucht"],
      on: "2021-03-15")
  }

  /// Hard case 9: known today, true from a later day.
  static func futureStatus(_ city: CityBuilder) {
    city.say(
      "project.registered", "project/zwilling",
      [
        "title": "Digitaler Zwilling", "kind": "lighthouse", "lead": "unit/fb-62",
        "status": "planning", "funding": "applied",
      ], on: "2022-09-19")
    city.align("project/zwilling", "implements", "measure/m19", primary: true, on: "2022-09-19")
    city.say(
      "project.status-changed", "project/zwilling", ["status": "implementation"], on: "2023-04-11")
    city.say(
      "project.status-changed", "project/zwilling", ["status": "operating"], on: "2024-11-25",
      from: "2025-04-01", mark: "c9-future")
    city.say(
      "project.status-changed", "project/luft", ["status": "cancelled"], on: "2026-01-19",
      from: "2026-07-01", mark: "c9-still-future")
  }

  /// Hard case 14: two forecasts of one day, and the first corrected later.
  static func sameDay(_ city: CityBuilder) {
    let subject = "milestone/zwilling-1"
    city.say(
      "milestone.defined", subject,
      [
        "project": "project/zwilling", "title": "Modell der Innenstadt", "due": "2024-06-30",
        "weight": 5000, "gate": true,
      ], on: "2023-04-17")
    city.say(
      "milestone.forecast", subject, ["due": "2024-09-13"], on: "2024-05-06", mark: "c14-first")
    city.say(
      "milestone.forecast", subject, ["due": "2024-10-31"], on: "2024-05-06", mark: "c14-second")
    city.correct(
      "c14-first", "milestone.forecast", ["due": "2024-09-30"], on: "2024-06-03",
      reason: "Zahlendreher", mark: "c14-corrected")
    city.say(
      "milestone.reached", subject, ["on": "2024-11-08"], on: "2024-11-12")
    city.say(
      "milestone.defined", "milestone/zwilling-2",
      [
        "project": "project/zwilling", "title": "Modell der Gesamtstadt", "due": "2025-03-31",
        "weight": 4000, "gate": true,
      ], on: "2023-04-17")
    city.say(
      "milestone.rebaselined", "milestone/zwilling-2", ["due": "2025-09-30", "number": 2],
      on: "2025-02-03")
  }
}

extension Musterstadt {
  /// Projects and bookings with a story of their own.
  static func specialProjects(_ city: CityBuilder) {
    mistaken(city)
    assertedUnfunded(city)
    bookings(city)
    budgetOfTheFile(city)
    merging(city)
    holes(city)
    futureStatus(city)
    sameDay(city)
  }

  /// Hard case 5: entered twice, the second one voided.
  private static func mistaken(_ city: CityBuilder) {
    city.say(
      "project.registered", "project/rz-2",
      [
        "title": "Rechenzentrum (doppelt)", "kind": "agenda", "lead": "unit/fb-17",
        "status": "planning",
      ], on: "2020-10-06", mark: "c5-entered")
    city.void("c5-entered", on: "2020-11-03", reason: "doppelt erfasst", mark: "c5-voided")
  }

  /// Hard case 7: said to be unfunded while money is there.
  private static func assertedUnfunded(_ city: CityBuilder) {
    var plan = ProjectPlan(
      "kulturarchiv", "Stadtarchiv im Netz", lead: "unit/fb-41", registered: "2022-10-17",
      start: "2023-02-01", end: "2025-06-30", years: [(2023, 60), (2024, 80), (2025, 40)],
      implements: [("measure/m15", nil)])
    plan.asserted = "unfunded"
    city.play(plan)
    city.say(
      "funding.asserted", "project/kulturarchiv", ["status": "partly-funded", "coverage": 9700],
      on: "2024-11-04", mark: "c7-mended")
  }

  /// Hard cases 2 and 13: a slip found after the closing; a void of a void.
  private static func bookings(_ city: CityBuilder) {
    let book: (String, Int, String) -> CityValue = { key, amount, commitment in
      [
        "booking": .text(key), "year": 2023, "amount": eur(amount), "type": "material",
        "source": "source/haushalt", "commitment": .text(commitment),
      ]
    }
    city.say(
      "expenditure.booked", "project/haushaltplus", book("S-1", 48_000, "K-haushaltplus-2023"),
      on: "2023-09-12", by: "person/p03", mark: "c2-booked")
    city.say(
      "expenditure.booked", "project/haushaltplus",
      [
        "booking": "S-1-R", "year": 2024, "amount": eur(-43_200), "type": "material",
        "source": "source/haushalt", "reverses": "S-1",
      ], on: "2024-04-09", by: "person/p03",
      reason: "Tippfehler: Beleg über 4.800,00; das Jahr 2023 ist abgeschlossen",
      mark: "c2-reversed")
    city.say(
      "expenditure.booked", "project/vhs",
      [
        "booking": "S-2", "year": 2022, "amount": eur(9500), "type": "material",
        "source": "source/haushalt",
      ], on: "2022-05-17", by: "person/p03", mark: "c13-booked")
    city.void(
      "c13-booked", on: "2022-06-02", reason: "vermeintlich falsches Projekt", by: "person/p03",
      mark: "c13-void")
    city.void(
      "c13-void", on: "2022-06-20", reason: "Storno war falsch, der Beleg gehört hierher",
      by: "person/p03", mark: "c13-void-void")
    city.say(
      "expenditure.booked", "project/onlinedienste",
      [
        "booking": "S-3", "year": 2023, "amount": eur(17_400), "type": "material",
        "source": "source/haushalt",
      ], on: "2024-03-18", from: "2023-12-20", by: "person/p03", approvedBy: "person/p02",
      reason: "Rechnung kam nach dem Jahresabschluss", mark: "late-booking")
    city.approve("late-booking", on: "2024-03-19", by: "person/p02")
    city.say(
      "expenditure.booked", "project/lernen",
      [
        "booking": "S-4", "year": 2024, "amount": ["amount": "2400.00", "currency": "CHF"],
        "type": "material", "source": "source/haushalt",
      ], on: "2024-05-21", by: "person/p03")
  }

  /// The file project: Nachtrag, block, commitment authority, transfer.
  private static func budgetOfTheFile(_ city: CityBuilder) {
    let file = "project/eakte"
    city.say(
      "authority.granted", file,
      [
        "year": 2023,
        "due": [
          ["year": 2024, "amount": eur(400_000)], ["year": 2025, "amount": eur(150_000)],
        ], "source": "source/haushalt", "decision": "decision/haushalt-2023",
      ], on: "2022-12-16", from: "2022-12-12", by: "person/p02", mark: "ve-2023")
    city.say(
      "commitment.made", file,
      [
        "commitment": "K-eakte-rahmen", "year": 2024, "amount": eur(180_000),
        "source": "source/haushalt",
      ], on: "2023-10-16", by: "person/p03", mark: "ve-used")
    for (booking, day, amount, isLast) in [
      ("R-1", "2024-05-21", 90_000, false), ("R-2", "2024-11-05", 62_000, true),
    ] {
      city.say(
        "expenditure.booked", file,
        [
          "booking": .text(booking), "year": 2024, "amount": eur(amount), "type": "material",
          "source": "source/haushalt", "commitment": "K-eakte-rahmen", "final": .flag(isLast),
        ], on: day, by: "person/p03")
    }
    city.say(
      "budget.blocked", file,
      ["year": 2024, "amount": eur(90_000), "source": "source/haushalt"], on: "2024-05-13",
      by: "person/p02", reason: "Haushaltssperre")
    city.say(
      "budget.released", file,
      ["year": 2024, "amount": eur(40_000), "source": "source/haushalt"], on: "2024-10-21",
      by: "person/p02")
    city.say(
      "budget.appropriated", file,
      [
        "year": 2024, "kind": "supplementary", "amount": eur(120_000),
        "source": "source/haushalt", "decision": "decision/nachtrag-2024",
      ], on: "2024-09-23", from: "2024-09-19", by: "person/p02")
    city.say(
      "budget.transferred", "project/netz",
      [
        "to": .text(file), "year": 2024, "amount": eur(18_000), "source": "source/haushalt",
        "tosource": "source/haushalt",
      ], on: "2024-11-11", from: "2024-10-28", by: "person/p02", mark: "transfer")
    city.approve("transfer", on: "2024-11-12", by: "person/p05")
    city.say(
      "budget.transferred", "budget/digital-reserve",
      [
        "to": "project/verkehr", "year": 2023, "amount": eur(110_000),
        "source": "source/haushalt", "tosource": "source/haushalt",
      ], on: "2023-11-06", by: "person/p02")
    city.say(
      "forecast.submitted", file, ["scope": "year", "year": 2024, "amount": eur(790_000)],
      on: "2024-11-25")
    city.say(
      "change.requested", file,
      [
        "change": "a-1", "scope": "Zwei weitere Fachbereiche je Halbjahr", "cost": eur(120_000),
        "days": 0,
      ], on: "2024-03-25")
    city.say(
      "change.decided", file, ["change": "a-1", "outcome": "accepted"], on: "2024-04-15",
      basis: "decision/eakte-ziel")
  }
}

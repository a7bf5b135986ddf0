extension Musterstadt {
  /// Five grants with their projects: share, fixed, deficit, full; one drawdown is used too late.
  static func grants(_ city: CityBuilder) {
    fibre(city)
    schoolNetwork(city)
    small(city)
  }

  /// The federal grant for fibre: a share of 60 in a hundred, to be used within 60 days.
  private static func fibre(_ city: CityBuilder) {
    var plan = ProjectPlan(
      "glasfaser", "Glasfaser für 600 städtische Gebäude", lead: "unit/fb-17",
      registered: "2020-09-07", start: "2021-02-01", end: "2025-12-31",
      years: [(2021, 900), (2022, 1800), (2023, 2100), (2024, 1600), (2025, 900)],
      implements: [("measure/m07", nil)])
    plan.costType = "investment"
    plan.asserted = "partly-funded"
    plan.slip = 0
    plan.grant = ProjectPlan.GrantShare(
      grant: "grant/glasfaser", source: "source/bund-glasfaser", percent: 60, line: "tiefbau")
    city.say(
      "grant.applied", "grant/glasfaser",
      [
        "project": "project/glasfaser", "funder": "Bund (fiktiv)",
        "programme": "Gigabit für Verwaltungen", "amount": eur(4_500_000), "rate": 6000,
      ], on: "2020-09-21")
    city.say(
      "grant.approved", "grant/glasfaser",
      [
        "project": "project/glasfaser", "reference": "B-2020-118", "notice": "2020-11-30",
        "maximum": eur(4_200_000), "rate": 6000, "form": "share", "from": "2020-12-01",
        "until": "2025-12-31", "usewithin": "P60D",
        "proofs": [
          ["kind": "interim", "due": "2022-03-31"], ["kind": "interim", "due": "2023-03-31"],
          ["kind": "interim", "due": "2024-03-31"], ["kind": "interim", "due": "2025-03-31"],
          ["kind": "final", "due": "2026-06-30"],
        ],
        "lines": [
          ["code": "tiefbau", "title": "Tiefbau", "amount": eur(5_600_000)],
          ["code": "technik", "title": "Aktive Technik", "amount": eur(1_400_000)],
        ], "lineoverrun": 2000,
      ], on: "2020-12-04", from: "2020-11-30", by: "person/p06")
    city.say(
      "source.defined", "source/bund-glasfaser",
      [
        "kind": "federal", "title": "Bund: Gigabit für Verwaltungen",
        "programme": "Gigabit für Verwaltungen", "grant": "grant/glasfaser",
      ], on: "2020-12-04")
    city.play(plan)
    let drawdowns: [(String, String, Int)] = [
      ("A-1", "2021-10-04", 350_000), ("A-2", "2022-06-13", 500_000),
      ("A-3", "2022-12-05", 550_000), ("A-4", "2023-07-10", 650_000),
      ("A-5", "2023-12-04", 600_000), ("A-6", "2024-10-14", 500_000),
      ("A-7", "2025-08-11", 400_000),
    ]
    for (receipt, day, amount) in drawdowns {
      city.say(
        "drawdown.requested", "grant/glasfaser",
        ["receipt": .text(receipt), "amount": eur(amount)], on: CityDays.day(day, plus: -24),
        by: "person/p06")
      city.say(
        "drawdown.received", "grant/glasfaser",
        ["receipt": .text(receipt), "amount": eur(amount)], on: day, by: "person/p06",
        mark: "fibre-\(receipt)")
    }
    for (year, amount) in [(2021, 760_000), (2022, 2_350_000), (2023, 4_150_000)] {
      city.say(
        "proof.submitted", "grant/glasfaser",
        [
          "kind": "interim", "from": "2020-12-01", "until": "\(year)-12-31",
          "amount": eur(amount),
        ], on: "\(year + 1)-03-\(20 + year % 9)", by: "person/p06")
      guard year < 2023 else { continue }
      city.say(
        "proof.reviewed", "grant/glasfaser",
        [
          "kind": "interim", "accepted": eur(amount - 15_000),
          "objections": "Ein Beleg ohne Leistungsdatum",
        ], on: "\(year + 1)-07-11", by: "person/p06")
    }
  }

  /// The state's grant for schools; hard case 6 stands here.
  private static func schoolNetwork(_ city: CityBuilder) {
    var plan = ProjectPlan(
      "schulnetz", "Alle Schulen ans Netz", lead: "unit/fb-40", registered: "2020-05-11",
      start: "2020-09-01", end: "2024-08-31",
      years: [(2020, 300), (2021, 700), (2022, 800), (2023, 600), (2024, 300)],
      implements: [("measure/m13", nil)])
    plan.costType = "investment"
    plan.slip = 60
    plan.grant = ProjectPlan.GrantShare(
      grant: "grant/schulnetz", source: "source/land-schulnetz", percent: 80, line: nil)
    city.say(
      "grant.approved", "grant/schulnetz",
      [
        "project": "project/schulnetz", "reference": "L-77/20", "notice": "2020-05-04",
        "maximum": eur(2_000_000), "rate": 8000, "form": "share", "from": "2020-05-01",
        "until": "2024-12-31", "usewithin": "P2M",
        "proofs": [
          ["kind": "interim", "due": "2022-06-30"], ["kind": "final", "due": "2025-06-30"],
        ],
      ], on: "2020-05-12", from: "2020-05-04", by: "person/p06")
    city.say(
      "source.defined", "source/land-schulnetz",
      ["kind": "state", "title": "Land: Schule vernetzt", "grant": "grant/schulnetz"],
      on: "2020-05-12")
    city.play(plan)
    for (receipt, day, amount, mark) in [
      ("S-1", "2021-05-10", 700_000, "schools-1"), ("S-2", "2022-09-05", 500_000, "schools-2"),
      ("S-3", "2023-10-16", 650_000, "c6-received"),
    ] {
      city.say(
        "drawdown.received", "grant/schulnetz",
        ["receipt": .text(receipt), "amount": eur(amount)], on: day, by: "person/p06", mark: mark)
    }
    city.say(
      "proof.submitted", "grant/schulnetz",
      ["kind": "interim", "from": "2020-05-01", "until": "2021-12-31", "amount": eur(930_000)],
      on: "2022-06-24", by: "person/p06")
  }
}

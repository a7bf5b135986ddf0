extension Neustadt {
  /// Hard cases 5, 9, 13, 14, 16 and a late booking.
  static func cases(_ city: CityBuilder) {
    city.say(
      "project.registered", "project/da-33",
      [
        "title": "Bürgerportal (Ideenliste)", "kind": "agenda", "cohort": "2",
        "lead": "unit/amt-33", "status": "future", "funding": "unfunded",
      ], on: "2022-10-10", mark: "c5-entered")
    city.void("c5-entered", on: "2022-11-21", reason: "steckt in da-10", mark: "c5-voided")
    city.say(
      "project.status-changed", "project/da-04", ["status": "implementation"], on: "2025-11-10",
      from: "2026-03-01", mark: "c9-future")
    city.say(
      "expenditure.booked", "project/da-11",
      [
        "booking": "N-1", "year": 2024, "amount": eur(7200), "type": "material",
        "source": "source/haushalt",
      ], on: "2024-03-12", by: "person/p03", mark: "c13-booked")
    city.void(
      "c13-booked", on: "2024-04-02", reason: "Beleg nicht auffindbar", by: "person/p03",
      mark: "c13-void")
    city.void(
      "c13-void", on: "2024-04-30", reason: "Beleg gefunden", by: "person/p03",
      mark: "c13-void-void")
    city.say(
      "project.rated", "project/da-10",
      ["scale": "ipa-dca-5", "value": "amber", "assessor": "external"], on: "2024-05-13",
      mark: "c14-first")
    city.say(
      "project.rated", "project/da-10",
      ["scale": "ipa-dca-5", "value": "amber-red", "assessor": "external"], on: "2024-05-13",
      mark: "c14-second")
    city.say(
      "expenditure.booked", "project/da-17",
      [
        "booking": "N-2", "year": 2024, "amount": eur(3100), "type": "material",
        "source": "source/haushalt",
      ], on: "2025-03-10", from: "2024-12-19", by: "person/p03", approvedBy: "person/p02",
      reason: "Rechnung verspätet", mark: "late")
    city.approve("late", on: "2025-03-11", by: "person/p02")
    city.say(
      "demand.stated", "demand/silvester",
      ["unit": "unit/amt-33", "title": "Zwei Schalter mehr"], on: "2024-12-31", at: "23:30:00",
      mark: "c16-year")
  }

  /// A state's grant for the school network; part of a drawdown is used too late.
  static func grant(_ city: CityBuilder) {
    city.say(
      "grant.approved", "grant/schulnetz",
      [
        "project": "project/da-13", "reference": "L-12/23", "notice": "2023-02-01",
        "maximum": eur(300_000), "rate": 6000, "form": "share", "from": "2023-02-01",
        "until": "2025-06-30", "usewithin": "P2M",
        "proofs": [
          ["kind": "interim", "due": "2024-03-31"], ["kind": "final", "due": "2025-12-31"],
        ],
      ], on: "2023-02-06", from: "2023-02-01", by: "person/p06")
    city.say(
      "source.defined", "source/land",
      ["kind": "state", "title": "Land: Schulnetz", "grant": "grant/schulnetz"], on: "2023-02-06")
    for (year, amount) in [(2023, 84_000), (2024, 42_000)] {
      city.say(
        "budget.appropriated", "project/da-13",
        [
          "year": .number(year), "kind": "off-plan", "amount": eur(amount),
          "source": "source/land",
        ], on: "2023-02-13", by: "person/p02", basis: "grant/schulnetz")
    }
    city.say(
      "drawdown.received", "grant/schulnetz", ["receipt": "N-A1", "amount": eur(90_000)],
      on: "2023-06-12", by: "person/p06", mark: "c6-received")
    for (place, bill) in [("2023-05-22", 80_000), ("2023-10-09", 60_000), ("2024-05-14", 70_000)]
      .enumerated()
    {
      let amount = bill.1
      city.say(
        "expenditure.booked", "project/da-13",
        [
          "booking": .text("F-\(place + 1)"), "year": .number(place < 2 ? 2023 : 2024),
          "amount": eur(amount), "type": "investment",
          "split": [
            ["source": "source/haushalt", "amount": eur(amount * 4 / 10)],
            ["source": "source/land", "amount": eur(amount * 6 / 10)],
          ], "grant": "grant/schulnetz", "eligible": true,
          "paidon": .text(CityDays.day(bill.0, plus: 12)), "voucher": .text("BE-F-\(place + 1)"),
          "payee": "Kreditor 71802", "purpose": "Verkabelung",
        ], on: CityDays.day(bill.0, plus: 3), from: bill.0, by: "person/p03")
    }
    city.say(
      "proof.submitted", "grant/schulnetz",
      ["kind": "interim", "from": "2023-02-01", "until": "2023-12-31", "amount": eur(140_000)],
      on: "2024-03-25", by: "person/p06")
  }

  /// Synergies between projects of different Dezernate, solutions and who re-uses them.
  static func synergies(_ city: CityBuilder) {
    let proposed: [(String, String, [Int], String, String)] = [
      ("y1", "Ein Konto für Portal, Termine und Bezahlen", [7, 9, 10], "2022-11-14", "accepted"),
      ("y2", "Ein Formularbaukasten für Anträge", [10, 14, 17, 23], "2023-02-13", "accepted"),
      ("y3", "Gemeinsame Befliegung", [22, 27, 32], "2023-10-16", "accepted"),
      ("y4", "Eine App für Bürgerschaft und Gäste", [16, 20, 26], "2024-01-22", "rejected"),
      ("y5", "Sensoren gemeinsam beschaffen", [25, 28], "2024-09-09", ""),
    ]
    for (key, title, members, day, outcome) in proposed {
      city.say(
        "synergy.proposed", "synergy/\(key)",
        [
          "members": texts(members.map { "project/da-\(two($0))" }),
          "kind": .text(key == "y5" ? "procurement" : key == "y3" ? "data" : "reuse"),
          "title": .text(title), "benefit": eur(CityChance.number("b \(key)", 2...8) * 10_000),
        ], on: max(day, "2023-08-20"))
      guard !outcome.isEmpty else { continue }
      city.say(
        "synergy.decided", "synergy/\(key)", ["outcome": .text(outcome)],
        on: CityDays.day(max(day, "2023-08-20"), plus: 60))
    }
    city.say(
      "solution.offered", "solution/formulare",
      [
        "title": "Formularbaukasten", "owner": "unit/amt-33", "kind": "anwendung",
        "licence": "EUPL-1.2",
      ], on: "2023-11-06")
    for (by, day) in [
      ("project/da-14", "2024-02-12"), ("project/da-17", "2024-03-11"),
      ("unit/amt-63", "2024-09-02"),
    ] {
      city.say("reuse.started", "solution/formulare", ["by": .text(by)], on: day)
    }
    city.say("reuse.ended", "solution/formulare", ["by": "unit/amt-63"], on: "2025-08-18")
    city.say(
      "benefit.planned", "synergy/y2", ["amount": eur(60_000), "period": "2024"],
      on: "2023-11-06")
    city.say(
      "benefit.realised", "synergy/y2", ["amount": eur(38_000), "period": "2024"],
      on: "2025-01-27")
  }

  /// A few indicators: counted concepts and services, a target raised, a flow.
  static func indicators(_ city: CityBuilder) {
    city.say(
      "inventory.defined", "inventory/dienste",
      ["title": "Online-Dienste", "states": ["offen", "online"]], on: "2022-01-10")
    for number in 1...60 {
      city.item(
        "dienst-\(two(number))", of: "dienste", "Dienst \(number)", state: "offen", unit: "amt-33",
        on: "2022-01-10")
      guard number <= 47 else { continue }
      city.state(
        "dienst-\(two(number))", "online", day: CityDays.day("2022-06-07", plus: number * 26))
    }
    city.indicator(
      "dienste", "Online-Dienste",
      [
        "unit": "Dienste", "measure": "stock", "direction": "up", "frequency": "quarter",
        "aggregation": "sum", "owner": "unit/amt-33", "inventory": "inventory/dienste",
        "states": ["online"],
      ], measures: "goal/z1", on: "2022-01-11")
    city.target(
      "dienste", [("2023-12-31", "20"), ("2025-12-31", "40")], "linear", on: "2022-01-11")
    city.decide(
      "mehr-dienste", "50 statt 40 Dienste bis Ende 2025", day: "2024-04-18", votes: (22, 15, 1))
    city.target(
      "dienste", [("2023-12-31", "20"), ("2025-12-31", "50")], "linear", on: "2024-04-22",
      from: "2024-04-18", decision: "mehr-dienste", mark: "c4-raised")
    city.thresholds("dienste", amber: 500, red: 2000, on: "2022-01-11")
    city.indicator(
      "portal", "Anmeldungen am Bürgerportal",
      [
        "unit": "Anmeldungen", "measure": "flow", "direction": "up", "frequency": "month",
        "aggregation": "sum", "owner": "unit/amt-33",
      ], measures: "project/da-10", on: "2023-02-06")
    for place in 0..<34 {
      let period = "\(2023 + (place + 2) / 12)-\(two((place + 2) % 12 + 1))"
      let on = "\(2023 + (place + 3) / 12)-\(two((place + 3) % 12 + 1))-06"
      city.measure(
        "portal", period, "\(800 + place * 95 + CityChance.number("portal \(period)", 0...240))",
        on: on)
    }
  }

  /// The committee hears of the agenda twice a year.
  static func committee(_ city: CityBuilder) {
    for year in 2022...2025 {
      for (half, due) in [("1", "\(year)-06-30"), ("2", "\(year)-12-01")] {
        let isOpen = year == 2025 && half == "2"
        city.oblige(
          "agenda-\(year)-\(half)", "Bericht zur Digitalen Agenda \(year)/\(half)",
          decision: "agenda", owner: "digital", created: "\(year)-02-01", due: due,
          fulfilled: isOpen
            ? nil : CityDays.day(due, plus: half == "1" ? -12 : year == 2023 ? 9 : 0))
      }
    }
  }
}

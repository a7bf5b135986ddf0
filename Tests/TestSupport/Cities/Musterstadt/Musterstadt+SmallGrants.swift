extension Musterstadt {
  /// A fixed amount, a deficit and a full grant.
  static func small(_ city: CityBuilder) {
    let grants: [(String, String, String, String, Int, CityValue)] = [
      ("wlan", "project/wlan", "eu", "fixed", 60_000, [:]),
      (
        "zwilling", "project/zwilling", "eu", "deficit", 480_000, ["ownshare": eur(160_000)]
      ), ("lotsen", "project/alter", "foundation", "full", 90_000, [:]),
    ]
    for (key, project, kind, form, maximum, more) in grants {
      let notice = key == "zwilling" ? "2023-03-20" : "2021-11-22"
      city.say(
        "grant.approved", "grant/\(key)",
        ([
          "project": .text(project), "reference": .text("F-\(key)"), "notice": .text(notice),
          "maximum": eur(maximum), "form": .text(form), "from": .text(notice),
          "until": key == "zwilling" ? "2025-06-30" : "2024-12-31",
        ] as CityValue).with(more), on: CityDays.day(notice, plus: 9), from: notice,
        by: "person/p06")
      city.say(
        "source.defined", "source/\(key)",
        [
          "kind": .text(kind), "title": .text("Zuwendung \(key)"),
          "grant": .text("grant/\(key)"),
        ], on: CityDays.day(notice, plus: 9), by: "person/p06")
    }
    city.say(
      "drawdown.received", "grant/wlan", ["receipt": "W-1", "amount": eur(60_000)],
      on: "2022-03-07", by: "person/p06")
    city.say(
      "drawdown.received", "grant/lotsen", ["receipt": "ST-1", "amount": eur(45_000)],
      on: "2022-02-07", by: "person/p06")
    for (project, grant, year, amount) in [
      ("wlan", "wlan", 2022, 60_500), ("alter", "lotsen", 2022, 15_000),
      ("alter", "lotsen", 2023, 19_000), ("alter", "lotsen", 2024, 12_000),
    ] {
      city.say(
        "budget.appropriated", "project/\(project)",
        [
          "year": .number(year), "kind": "off-plan", "amount": eur(amount),
          "source": .text("source/\(grant)"),
        ], on: "2022-01-24", by: "person/p02", basis: "grant/\(grant)")
    }
    for (project, grant, day, amount) in [
      ("wlan", "wlan", "2022-03-28", 34_000), ("wlan", "wlan", "2022-09-12", 26_500),
      ("alter", "lotsen", "2022-06-20", 14_200), ("alter", "lotsen", "2023-05-22", 18_900),
      ("alter", "lotsen", "2024-04-15", 7600),
    ] {
      let booking = "Z-\(grant)-\(day)"
      city.say(
        "expenditure.booked", "project/\(project)",
        [
          "booking": .text(booking), "year": .number(Int(day.prefix(4)) ?? 2022),
          "amount": eur(amount), "type": "material", "source": .text("source/\(grant)"),
          "grant": .text("grant/\(grant)"), "eligible": true, "paidon": .text(day),
          "voucher": .text("BE-\(booking)"), "payee": "Kreditor 70455",
          "purpose": "Förderfähige Ausgabe",
        ], on: day, by: "person/p03")
    }
    twin(city)
  }

  /// The digital twin: own share first, the deficit is paid by the grant.
  private static func twin(_ city: CityBuilder) {
    let lines = [(2023, 220), (2024, 280), (2025, 140)].map { year, thousand -> CityValue in
      ["period": "\(year)", "amount": eur(thousand * 1000), "type": "material"]
    }
    city.say(
      "cost.baselined", "project/zwilling", ["number": 1, "lines": .list(lines)], on: "2023-04-11")
    for (day, share) in [("2023-12-31", 3000), ("2024-12-31", 6500)] {
      city.say(
        "project.progress-reported", "project/zwilling",
        ["on": .text(day), "progress": .number(share), "method": "milestones"],
        on: CityDays.day(day, plus: 14))
    }
    for (year, own, granted) in [(2023, 80, 140), (2024, 60, 220), (2025, 20, 120)] {
      for (source, thousand) in [("source/haushalt", own), ("source/zwilling", granted)] {
        let isFirst = year == 2023
        city.say(
          "budget.appropriated", "project/zwilling",
          [
            "year": .number(year), "kind": .text(isFirst ? "off-plan" : "appropriation"),
            "amount": eur(thousand * 1000), "source": .text(source),
          ], on: isFirst ? "2023-04-11" : "\(year - 1)-12-16",
          from: isFirst ? nil : "\(year - 1)-12-12", by: "person/p02")
      }
      for (place, month) in ["06", "09", "12"].enumerated() {
        let booking = "B-zwilling-\(year)-\(place + 1)"
        let amount = (own + granted) * 300 - place * 1500
        city.say(
          "expenditure.booked", "project/zwilling",
          [
            "booking": .text(booking), "year": .number(year), "amount": eur(amount),
            "type": "material", "source": .text(place == 0 ? "source/haushalt" : "source/zwilling"),
            "grant": "grant/zwilling", "eligible": true, "paidon": "\(year)-\(month)-22",
            "voucher": "BE-\(booking)", "payee": "Kreditor 73110",
            "purpose": "Modellierung, Abschlag \(place + 1)",
          ], on: "\(year)-\(month)-14", by: "person/p03", mark: booking)
      }
    }
    city.say(
      "drawdown.received", "grant/zwilling", ["receipt": "Z-1", "amount": eur(150_000)],
      on: "2023-09-11", by: "person/p06")
    city.say(
      "drawdown.received", "grant/zwilling", ["receipt": "Z-2", "amount": eur(180_000)],
      on: "2024-10-07", by: "person/p06")
    city.say(
      "revenue.booked", "project/zwilling",
      [
        "booking": "E-zwilling-1", "year": 2024, "amount": eur(12_500),
        "source": "source/haushalt",
      ], on: "2024-08-19", by: "person/p03")
  }
}

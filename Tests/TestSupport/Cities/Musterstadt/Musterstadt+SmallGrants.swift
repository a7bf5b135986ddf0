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
    twin(city)
  }

  /// The digital twin: own share first, the deficit is paid by the grant.
  private static func twin(_ city: CityBuilder) {
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

extension Musterstadt {
  /// Hard cases 15 and 16: what clocks and calendars do.
  static func timeCases(_ city: CityBuilder) {
    // The clock jumped from 9:40 back to 9:00: the ledger goes on by a microsecond each.
    for (place, time) in ["09:40:00.000000", "09:40:00.000001", "09:40:00.000002"].enumerated() {
      city.say(
        "project.rated", "project/\(["rz", "isms", "netz"][place])",
        ["scale": "us-cio-5", "value": .text("\(4 - place)"), "assessor": "controlling"],
        on: "2022-11-07", at: time, mark: "c15-\(place + 1)")
    }
    let turns: [(String, String, String)] = [
      ("2024-02-28", "23:30:00", "leap"), ("2024-03-30", "23:30:00", "before-summer"),
      ("2024-03-31", "22:30:00", "summer"), ("2024-10-27", "23:30:00", "winter"),
      ("2023-12-31", "23:30:00", "year"),
    ]
    for (day, time, name) in turns {
      city.say(
        "demand.stated", "demand/\(name)",
        ["unit": "unit/fb-10", "title": .text("Bedarf um Mitternacht (\(name))")], on: day,
        at: time, mark: "c16-\(name)")
    }
    city.say(
      "milestone.defined", "milestone/zwilling-0",
      ["project": "project/zwilling", "title": "Befliegung", "due": "2024-02-29", "weight": 1000],
      on: "2023-04-17")
    city.say(
      "milestone.reached", "milestone/zwilling-0", ["on": "2024-02-29"], on: "2024-03-01",
      mark: "c16-reached")
    for (period, day) in [("2023-Q4", "2024-02-15"), ("2024-Q4", "2025-02-15")] {
      city.say(
        "evidence.attached", "evidence/lage-\(period)",
        [
          "about": "strategy/masterplan", "sha256": .text(CityBuilder.hash("lage \(period)")),
          "bytes": 182_400, "mime": "application/pdf", "title": .text("Lagebild \(period)"),
        ], on: day, at: "16:00:00", mark: "vor-\(period)")
    }
  }

  /// The city's page.
  static var story: CityStory {
    CityStory(
      name: "Musterstadt", title: "a masterplan with 24 measures in four working groups",
      german: """
        Eine Stadt mit 10.000 Beschäftigten und 37 Fachbereichen beschließt Ende 2019 einen \
        Masterplan: 24 Maßnahmen in vier Arbeitsgruppen bis 2025, gesteuert vom Ausschuss für \
        Digitales. 600 Gebäude bekommen Glasfaser, 575 Leistungen gehen online, 48 Schulen ans \
        Netz, die E-Akte kommt Fachbereich für Fachbereich.
        """,
      english: """
        A city of 10,000 staff and 37 Fachbereiche resolves a masterplan at the end of 2019: 24 \
        measures in four working groups until 2025, steered by a committee of the council. Each \
        year has its budget, bills, rests and closing; each quarter its reports; each spring and \
        autumn the committee its report. In July 2023 a seventh Dezernat takes over IT. Look at it \
        on 31 December 2023 as known on 15 February 2024, and a year later.
        """,
      numbers: [
        ("Fachbereiche, Dezernate", "37 in 6, from July 2023 in 7"),
        ("measures, working groups, fields of action", "24, 4, 4"),
        ("projects", "about 35"), ("municipal buildings", "600; three leave in 2024"),
        ("services", "575: 557 of the catalogue in `../../data/ozg`, 18 of the city's own"),
        ("schools", "48"), ("electronic files", "37 Fachbereiche, one leaves in 2024"),
        ("grants", "5: share, share, fixed, deficit, full"),
      ], cases: hardCases,
      more: """
        The hashes of evidence and of the two published reports ({report-2023-Q4}, \
        {report-2024-Q4}) are placeholders: what was published is invented too.
        """)
  }
}

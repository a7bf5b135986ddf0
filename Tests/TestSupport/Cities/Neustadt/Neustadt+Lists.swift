extension Neustadt {
  /// The other source: the council's office counts 31 projects.
  ///
  /// It lacks two that the agenda has, still has one that was voided, and calls two otherwise.
  static var otherList: String {
    var list = "nummer,titel,federfuehrung\n"
    for row in table where row.0 != 20 && row.0 != 32 {
      let title =
        row.0 == 22 ? "3D-Modell der Stadt" : row.0 == 5 ? "E-Rechnung" : row.1
      list += "project/da-\(two(row.0)),\(title),unit/amt-\(row.2)\n"
    }
    return list + "project/da-33,Bürgerportal (Ideenliste),unit/amt-33\n"
  }

  /// The list of the shared room as it stood at the end of 2025.
  static var roomList: String {
    var list = "Nr;Projekt;Status;Prognose Ende;Gesamtkosten\n"
    for row in table where row.5 != .running {
      let state = row.0 == 15 ? "abgebrochen" : row.5 == .future ? "Zukunft" : "in Planung"
      let end = row.0 % 3 == 0 ? "30.06.2027" : "31.12.2026"
      let cost = CityChance.number("room \(row.0)", 4...20) * 10_000
      list += "da-\(two(row.0));\(row.1);\(state);\(end);\(grouped(cost)),00\n"
    }
    return list
  }

  private static func grouped(_ amount: Int) -> String {
    amount < 1000 ? "\(amount)" : "\(amount / 1000).\(three(amount % 1000))"
  }

  /// How the room's list becomes events: only what differs from the state is recorded.
  static let roomMapping = """
    # The list of the shared room (gemeinsamer Raum), compared with the state; invented.
    #
    #   stadtbuch import raum-2025-12.csv --mapping raum.yaml --snapshot --valid-from 2025-12-31 \\
    #     --trust-time --time 2026-01-30T12:00:00Z
    source: raum
    separator: ";"
    number: {decimal: ",", group: "."}
    dates: [dd.MM.yyyy]
    validfrom: option

    values:
      id: {column: Nr, as: key, empty: refuse}
      title: {column: Projekt, as: text, empty: refuse}
      status:
        column: Status
        as: choice
        choices: {Zukunft: future, in Planung: planning, abgebrochen: cancelled}
      end: {column: Prognose Ende, as: date}
      cost: {column: Gesamtkosten, as: money}

    snapshot:
      subject: "project/{id}"
      missing: keep

    events:
      - type: project.status-changed
        subject: "project/{id}"
        needs: [status]
        data: {status: "{status}"}
        compare: {status: status}
      - type: project.forecast
        subject: "project/{id}"
        needs: [end]
        data: {on: "{validfrom}", end: "{end}"}
        compare: {end: forecast.end}
      - type: forecast.submitted
        subject: "project/{id}"
        needs: [cost]
        data: {scope: total, amount: "{cost}"}
        compare: {amount: forecast.total}

    """

  /// The city's page.
  static var story: CityStory {
    CityStory(
      name: "Neustadt am Muster", title: "a Digitale Agenda of 32 projects",
      german: """
        Acht Dezernate schreiben in vier Staffeln zu je zweien ihr Konzept; daraus werden 32 \
        Projekte, geordnet nach Ziel, Handlungsfeld, finanziert oder nicht, Zukunft, in Planung \
        oder in Umsetzung. Ein gemeinsamer Raum führt die Liste; das Ratsbüro zählt 31.
        """,
      english: """
        Eight Dezernate work out their concepts in four Staffeln of two; 32 projects come of them, \
        each sorted by goal or field, funded or not, future, planned or running. `raum-2025-12.csv` \
        is the list of the shared room, to be imported with `raum.yaml` on top of the history; \
        `liste-31.csv` is the other source, for `reconcile`.
        """,
      numbers: [
        ("Dezernate, Staffeln, concepts", "8, 4, 8"), ("projects", "32 (31 in the other source)"),
        ("running, planned, future", "\(count(.running)), \(count(.planned)), \(count(.future))"),
        ("synergies, solutions", "5, 1"), ("online services", "60, 47 online"),
      ], cases: hardCases,
      more: """
        ## The other source
        `liste-31.csv` has 31 rows: it lacks `project/da-20` and `project/da-32`, still names \
        `project/da-33`, which was voided ({c5-voided}), and calls `project/da-05` and \
        `project/da-22` otherwise.
        """)
  }

  private static func count(_ course: Course) -> Int { table.count { $0.5 == course } }

  private static let hardCases: [HardCase] = [
    HardCase(
      1, "unit/amt-66, unit/amt-21", "2024-07-01",
      "{c1-moved} the roads move from Wirtschaft to Bauen, {c1-merged} the treasury joins the "
        + "Kämmerei"),
    HardCase(
      4, "indicator/dienste", "2024-04-18", "{c4-raised} the council raises the target to 50"),
    HardCase(
      5, "project/da-33", "2022-10-10, 2022-11-21", "{c5-entered} entered, {c5-voided} voided"),
    HardCase(
      6, "grant/schulnetz", "2023-06-12, 2023-08-12",
      "{c6-received} 90,000 to be used within two months, 48,000 are by then"),
    HardCase(
      7, "project/da-12", "2022-09-23",
      "{da-12} registered as unfunded, money since "
        + "{da-12-ansatz-2023}"),
    HardCase(
      9, "project/da-04, project/da-09", "2026-03-01, 2026-01-01",
      "{c9-future} begins in March 2026; {merge-ahead} Online-Termine ends in the Bürgerportal"),
    HardCase(10, "history.jsonl", "–", "imported again, every line is a duplicate"),
    HardCase(
      11, "liste-31.csv", "2025-12-31", "32 projects here, 31 there; see below"),
    HardCase(
      13, "project/da-11", "2024-03-12 … 2024-04-30",
      "{c13-booked} 7,200, {c13-void} voided, {c13-void-void} the void voided"),
    HardCase(
      14, "project/da-10", "2024-05-13", "{c14-first} and {c14-second}: two ratings of one day"),
    HardCase(
      16, "demand/silvester", "2025-01-01",
      "{c16-year} recorded at 23:30 UTC on 31 December holds from 1 January in Berlin"),
  ]
}

extension Probeburg {
  /// The last quarter as the open data of the city have it: not yet in the history.
  static let openData = """
    kennzahl;quartal;zaehler;nenner;stand
    portalquote;2025-Q4;2570;3480;vorläufig
    dauer;2025-Q4;12040;344;endgültig

    """

  /// How the open data become measurements.
  static let openDataMapping = """
    # The open data of a quarter as measurements; invented.
    #
    #   stadtbuch import kennzahlen-2025-Q4.csv --mapping kennzahlen.yaml \\
    #     --trust-time --time 2026-01-30T12:00:00Z
    source: kennzahlen
    separator: ";"
    validfrom: "{day}"

    values:
      day: {column: quartal, as: choice, empty: refuse, choices: {2025-Q4: 2025-12-31}}
      key: {column: kennzahl, as: key, empty: refuse}
      period: {column: quartal, as: text, empty: refuse}
      numerator: {column: zaehler, as: decimal, empty: refuse}
      denominator: {column: nenner, as: decimal, empty: refuse}
      state: {column: stand, as: choice, choices: {vorläufig: provisional, endgültig: final}}

    events:
      - type: measurement.recorded
        subject: "indicator/{key}"
        data:
          period: "{period}"
          numerator: "{numerator}"
          denominator: "{denominator}"
          state: "{state}"

    """

  /// The city's page.
  static var story: CityStory {
    CityStory(
      name: "Probeburg", title: "the goal tree “Digitale Verwaltung” with public indicators",
      german: """
        Ein Ziel, sechs Unterziele, zu jedem öffentliche Kennzahlen: Bestand, Strom, Quote, Index, \
        Stufe, ja oder nein, Korridor; täglich bis jährlich, gezählt oder gemessen, vorläufig, \
        endgültig, neu festgestellt. Alle dürfen nachsehen und etwas dazu sagen.
        """,
      english: """
        One goal, six sub-goals, public indicators under each: stock, flow, ratio, index, ordinal, \
        boolean, corridor; from day to year, counted or measured, provisional, final, restated. \
        The last quarter of 2025 comes as open data: import `kennzahlen-2025-Q4.csv` with \
        `kennzahlen.yaml` on top of the history.
        """,
      numbers: [
        ("goals: strategic, sub, operational", "1, 6, 1"), ("indicators", "17"),
        ("years of series", "7: 2019 to 2025"), ("services, archive rooms", "120, 40"),
        ("projects", "5"),
      ], cases: hardCases)
  }

  private static let hardCases: [HardCase] = [
    HardCase(1, "unit/amt-it", "2022-07-01", "{c1-moved} the IT office moves to Dezernat B"),
    HardCase(
      2, "project/akte", "2022-10-04, 2023-04-24",
      "{c2-booked} 21,000 instead of 2,100; 2022 is closed by {closed-2022}, {c2-reversed} takes "
        + "18,900 back in 2023"),
    HardCase(
      3, "indicator/portalquote", "2022-Q4",
      "{portal-2022-Q4-p} provisional, {portal-2022-Q4} final, {c3-restated} restated with the "
        + "method of {c3-method}"),
    HardCase(
      4, "indicator/online", "2021-05-20", "{c4-first} 100 % in 2025, {c4-raised} already in 2024"),
    HardCase(
      5, "project/fax", "2021-06-14, 2021-06-28", "{c5-entered} entered, {c5-voided} voided"),
    HardCase(
      7, "project/kurse", "2022-11-07", "{kurse} unfunded, money since {kurse-ansatz-2023}"),
    HardCase(
      9, "indicator/zufrieden", "2026-07-01", "{c9-future} a target dated in the future"),
    HardCase(10, "history.jsonl", "–", "imported again, every line is a duplicate"),
    HardCase(
      12, "item/raum-03, item/raum-07", "2023-04-01",
      "{c12-3}, {c12-7} two cleared rooms are sold with their building"),
    HardCase(
      14, "indicator/dauer", "2021-03-08",
      "{c14-first}, {c14-second} two thresholds of one day; {c14-corrected} corrects the first"),
    HardCase(
      15, "demand/uhr-1, demand/uhr-2", "2021-10-31",
      "{c15-1}, {c15-2}: on the day on which clocks were put back, a microsecond apart"),
    HardCase(
      16, "indicator/schalttage", "2020-02-29, 2024-02-29, 2021-01-01",
      "{c16-2020-02-29}, {c16-2024-02-29} measured on leap days; {c16-year} recorded at 23:15 UTC "
        + "on 31 December"),
  ]
}

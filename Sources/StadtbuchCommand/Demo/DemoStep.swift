import Presentation
import Stadtbuch

/// One step of the demonstration: what is asked, and the command line that answers it.
struct DemoStep {
  let text: Label
  let commands: [[String]]

  init(_ text: Label, _ commands: [String]...) {
    self.text = text
    self.commands = commands
  }

  /// The ten yearly lists of the UK's major projects: the day on which each stands, the file it is
  /// in, the year in whose summer it was published, and how many projects left it.
  static let lists: [(day: String, file: String, year: Int, missing: Int?)] = [
    ("2013-09-30", "gmpp_2014_2017.csv", 2014, nil),
    ("2014-09-30", "gmpp_2014_2017.csv", 2015, 48),
    ("2015-09-30", "gmpp_2014_2017.csv", 2016, 78),
    ("2016-09-30", "gmpp_2014_2017.csv", 2017, 36),
    ("2017-09-30", "gmpp_2018_2020.csv", 2018, 29),
    ("2018-09-30", "gmpp_2018_2020.csv", 2019, 19),
    ("2019-09-30", "gmpp_2018_2020.csv", 2020, 25),
    ("2021-03-31", "gmpp_2021_2023.csv", 2021, 35),
    ("2022-03-31", "gmpp_2021_2023.csv", 2022, 25),
    ("2023-03-31", "gmpp_2021_2023.csv", 2023, 27),
  ]

  /// What makes the ledger.
  static func making(_ fixtures: String) -> [[String]] {
    [["init", "--name", "UK major projects", "--time-zone", "Europe/London", "--currency", "GBP"]]
      + lists.map { list in
        [
          "import", "\(fixtures)/data/gmpp/\(list.file)", "--mapping",
          "\(fixtures)/mappings/gmpp.yaml", "--snapshot", "--valid-from", list.day, "--trust-time",
          "--time", "\(list.year)-07-31T12:00:00Z",
        ] + (list.missing.map { ["--confirm-missing", "\($0)"] } ?? [])
      }
  }

  /// The walk.
  static let walk: [DemoStep] = [
    DemoStep(
      Label(
        "The portfolio as the list of September 2015 has it, as was known in summer 2016.",
        "Das Portfolio nach der Liste vom September 2015, wie man es im Sommer 2016 kannte."),
      [
        "portfolio", "--as-of", "2015-09-30", "--known-at", "2016-07-31", "--group-by", "leadName",
      ]),
    DemoStep(
      Label("And in March 2023.", "Und im März 2023."),
      ["portfolio", "--as-of", "2023-03-31", "--group-by", "leadName"]),
    DemoStep(
      Label(
        """
        One project: the Emergency Services Mobile Communications Programme. When would it end, \
        by each list? “superseded” is what a list said and a later one said otherwise.
        """,
        """
        Ein Projekt: das neue Funknetz der britischen Rettungsdienste. Wann sollte es fertig sein, \
        Liste für Liste? „Überholt“ ist, was eine spätere Liste anders sagt.
        """),
      ["explain", "project/esmcp", "forecast.end", "--as-of", "2023-03-31"]),
    DemoStep(
      Label(
        "And what would it cost? A figure “ended” when the next list came.",
        "Und was sollte es kosten? Eine Zahl war „ausgelaufen“, sobald die nächste Liste kam."),
      ["explain", "project/esmcp", "money.forecast", "--as-of", "2023-03-31"]),
    DemoStep(
      Label(
        """
        The same day, known at two times: in June 2016 the list of September 2015 was not \
        published yet, so what is shown of that day is what the list before it said.
        """,
        """
        Derselbe Tag, zweimal gewusst: Im Juni 2016 war die Liste vom September 2015 noch nicht \
        veröffentlicht; gezeigt wird also, was die Liste davor sagte.
        """),
      ["show", "project/esmcp", "--as-of", "2015-09-30", "--known-at", "2016-06-30"],
      ["show", "project/esmcp", "--as-of", "2015-09-30", "--known-at", "2016-07-31"]),
    DemoStep(
      Label(
        "What changed on it between the reports of 2022 and 2023, and why?",
        "Was änderte sich daran zwischen den Berichten 2022 und 2023, und warum?"),
      [
        "changes", "--from", "2022-03-31@2022-07-31", "--to", "2023-03-31", "--subject",
        "project/esmcp",
      ]),
    DemoStep(
      Label(
        "And every event ever recorded on it, with what each changed.",
        "Und jedes Ereignis darauf mit dem, was es änderte."),
      ["history", "project/esmcp"]),
    DemoStep(
      Label(
        "The proof: the log folded without the index gives the same state, bit for bit.",
        "Die Probe: Das Logbuch, ohne Index gefaltet, ergibt denselben Zustand, Bit für Bit."),
      ["replay", "--verify"]),
  ]
}

import Presentation
import Stadtbuch

extension DemoCity {
  static let neustadt = DemoCity(
    key: "neustadt", name: "Neustadt am Muster",
    text: Label(
      "a Digitale Agenda: 32 projects, or 31 in another source, concepts in Staffeln of two",
      "eine Digitale Agenda: 32 Projekte, anderswo 31, Konzepte in Staffeln zu zweien")
  ) { fixtures in
    let day = at("2025-12-31")
    return [
      DemoStep(
        Label("The projects by Staffel and by status.", "Die Projekte nach Staffel und Status."),
        ["portfolio", "--group-by", "cohort"] + day, ["portfolio", "--group-by", "status"] + day),
      DemoStep(
        Label("Who is not funded?", "Wer ist nicht finanziert?"), ["funding", "--gap"] + day),
      DemoStep(
        Label(
          "The council's office counts 31 projects. Which?", "Das Ratsbüro zählt 31. Welche?"),
        [
          "reconcile", "\(fixtures)/cities/neustadt/liste-31.csv", "--key", "nummer", "--column",
          "nummer=subject", "--column", "titel=title", "--column", "federfuehrung=lead",
          "--differences",
        ] + day),
      DemoStep(
        Label(
          "The list of the shared room at the end of 2025: only what differs is recorded.",
          "Die Liste des gemeinsamen Raums Ende 2025: Erfasst wird nur, was sich unterscheidet."),
        [
          "import", "\(fixtures)/cities/neustadt/raum-2025-12.csv", "--mapping",
          "\(fixtures)/cities/neustadt/raum.yaml", "--snapshot", "--valid-from", "2025-12-31",
          "--trust-time", "--time", "2026-01-30T12:00:00Z",
        ],
        [
          "changes", "--rows", "--from", "2025-12-31@2026-01-29", "--to", "2025-12-31@2026-01-31",
        ]),
      DemoStep(
        Label("Synergies, and what is re-used.", "Synergien, und was nachgenutzt wird."),
        ["synergies"] + day, ["synergies", "--solutions"] + day),
      DemoStep(
        Label("The indicators.", "Die Kennzahlen."), ["kpi", "board"] + day),
      DemoStep(
        Label("What the committee is owed.", "Was der Ausschuss zu bekommen hat."),
        ["obligations"] + day),
    ]
  }

  static let musterhausen = DemoCity(
    key: "musterhausen", name: "Musterhausen",
    text: Label(
      "a strategy process: workshops, a staff council by lot, an Impulspapier, a resolution",
      "ein Strategieprozess: Werkstätten, Beschäftigtenrat per Los, Impulspapier, Beschluss")
  ) { _ in
    let day = at("2025-12-31")
    return [
      DemoStep(
        Label("Who took part?", "Wer wirkte mit?"), ["participation"] + day),
      DemoStep(
        Label(
          "What became of each impulse: as known at the end of 2021, and today.",
          "Was wurde aus jedem Impuls: nach dem Stand Ende 2021 und heute."),
        ["participation", "--impulses"] + at("2021-12-31", "2021-12-31"),
        ["participation", "--impulses"] + day),
      DemoStep(
        Label("The obligation to answer them.", "Die Pflicht, zu antworten."),
        ["obligations"] + day),
      DemoStep(
        Label("The path of the strategy.", "Der Weg der Strategie."),
        ["history", "strategy/digital"]),
      DemoStep(
        Label("The projects that followed.", "Die Projekte, die daraus wurden."),
        ["portfolio"] + day),
      DemoStep(
        Label("Did it help?", "Hat es geholfen?"),
        ["kpi", "series", "zutrauen", "--vintages"] + day),
      DemoStep(
        Label("Where the chain is broken.", "Wo die Kette reißt."),
        ["alignment", "--holes"] + day),
    ]
  }

  static let beispielstadt = DemoCity(
    key: "beispielstadt", name: "Beispielstadt",
    text: Label(
      "Eigenbetriebe and Beiräte: assessments in numbers and words, lighthouse projects",
      "Eigenbetriebe und Beiräte: Einschätzung in Zahlen und Urteil, Leuchttürme")
  ) { _ in
    let day = at("2023-12-31")
    return [
      DemoStep(
        Label("The lighthouse projects.", "Die Leuchttürme."),
        ["portfolio", "--where", "kind=lighthouse"] + day),
      DemoStep(
        Label(
          "One of them as it is assessed and rated: self, controlling, from outside.",
          "Einer davon, wie er eingeschätzt und bewertet wird: selbst, vom Controlling, von außen."),
        ["explain", "project/gebaeude", "assessment"] + day,
        ["lights", "--scale", "ipa-dca-5"] + day, ["lights", "--scale", "us-cio-5"] + day),
      DemoStep(
        Label(
          "The budget of 2023 by unit, as organised then and as in mid-2022.",
          "Der Haushalt 2023 nach Einheiten, nach damaliger Ordnung und nach der von Mitte 2022."),
        ["budget", "--year", "2023", "--by", "unit"] + day,
        ["budget", "--year", "2023", "--by", "unit", "--org", "2022-06-30"] + day),
      DemoStep(
        Label("The money that is blocked or moved.", "Gesperrtes und umgesetztes Geld."),
        ["explain", "project/akte", "account:blocked"] + day,
        ["explain", "project/akte", "account:transferred"] + day),
      DemoStep(
        Label("What has an effect?", "Was wirkt?"), ["kpi", "board"] + at("2024-12-31")),
      DemoStep(
        Label("Synergies.", "Synergien."), ["synergies"] + day),
      DemoStep(
        Label("What was corrected.", "Was berichtigt wurde."), ["audit", "--corrections"]),
    ]
  }

  static let probeburg = DemoCity(
    key: "probeburg", name: "Probeburg",
    text: Label(
      "a goal tree “Digitale Verwaltung” with public indicators of every kind",
      "ein Zielbaum „Digitale Verwaltung“ mit öffentlichen Kennzahlen jeder Art")
  ) { fixtures in
    [
      DemoStep(
        Label("The indicators at the end of 2024.", "Die Kennzahlen Ende 2024."),
        ["kpi", "board"] + at("2024-12-31", "2025-02-20")),
      DemoStep(
        Label(
          "One of them, with every value that a quarter has had: provisional, final, restated.",
          "Eine davon mit jedem Wert, den ein Quartal hatte: vorläufig, endgültig, neu festgestellt."
        ),
        [
          "kpi", "series", "portalquote", "--from", "2022-01-01", "--to", "2023-12-31",
          "--vintages",
        ]),
      DemoStep(
        Label("The same, drawn.", "Dieselbe, gezeichnet."),
        ["kpi", "series", "portalquote", "--plot"] + at("2025-12-31")),
      DemoStep(
        Label("The services that it is counted from.", "Die Leistungen, die gezählt werden."),
        ["inventory", "leistungen", "--group-by", "state"] + at("2024-12-31")),
      DemoStep(
        Label(
          "The last quarter comes as open data.", "Das letzte Quartal kommt als offene Daten."),
        [
          "import", "\(fixtures)/cities/probeburg/kennzahlen-2025-Q4.csv", "--mapping",
          "\(fixtures)/cities/probeburg/kennzahlen.yaml", "--trust-time", "--time",
          "2026-01-30T12:00:00Z",
        ], ["kpi", "board"] + at("2025-12-31")),
      DemoStep(
        Label("Where the tree has holes.", "Wo der Baum Lücken hat."),
        ["alignment", "--holes"] + at("2025-12-31")),
      DemoStep(
        Label("What people said.", "Was die Leute sagten."),
        ["participation", "--impulses"] + at("2025-12-31")),
    ]
  }
}

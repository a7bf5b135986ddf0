import Presentation
import Stadtbuch

extension DemoCity {
  static let musterstadt = DemoCity(
    key: "musterstadt", name: "Musterstadt",
    text: Label(
      "a masterplan: 24 measures, 600 buildings, 575 services, 37 Fachbereiche, six years",
      "ein Masterplan: 24 Maßnahmen, 600 Gebäude, 575 Leistungen, 37 Fachbereiche, sechs Jahre")
  ) { _ in portfolioSteps + moneySteps + deliverySteps }

  private static let first = at("2023-12-31", "2024-02-15")
  private static let second = at("2024-12-31", "2025-02-15")

  private static let portfolioSteps: [DemoStep] = [
    DemoStep(
      Label(
        "The portfolio by department at the end of 2023, as known in mid-February, and a year later.",
        "Das Portfolio nach Dezernaten Ende 2023, wie man es Mitte Februar kannte, und ein Jahr später."
      ),
      ["portfolio", "--group-by", "department"] + first,
      ["portfolio", "--group-by", "department"] + second),
    DemoStep(
      Label(
        "What changed on the electronic file in between, and was it news or known late?",
        "Was änderte sich dazwischen an der E-Akte: neu eingetreten oder später erfahren?"),
      [
        "changes", "--rows", "--from", "2023-12-31@2024-02-15", "--to", "2024-12-31@2025-02-15",
        "--subject", "project/eakte",
      ]),
    DemoStep(
      Label(
        "In mid-2023 a seventh Dezernat took over IT: 30 June as organised then, and as today.",
        "Mitte 2023 übernahm ein siebtes Dezernat die IT: der 30. Juni nach damaliger und heutiger Ordnung."
      ),
      ["portfolio", "--group-by", "department"] + at("2023-06-30"),
      ["portfolio", "--group-by", "department", "--org", "2025-12-31"] + at("2023-06-30")),
  ]

  private static let moneySteps: [DemoStep] = [
    DemoStep(
      Label(
        "The lights: as reported, and as rated by themselves and by controlling.",
        "Die Ampeln: wie berichtet, wie selbst und wie vom Controlling bewertet."),
      ["lights", "--scale", "ipa-dca-5"] + second),
    DemoStep(
      Label("The budget of 2024 by measure.", "Der Haushalt 2024 nach Maßnahmen."),
      ["budget", "--year", "2024", "--by", "measure"] + second),
    DemoStep(
      Label("Who lacks money?", "Wem fehlt Geld?"), ["funding", "--gap"] + first),
    DemoStep(
      Label(
        "Grants: at the end of 2023 a part of a drawdown was not used in time.",
        "Fördermittel: Ende 2023 war ein Teil eines Abrufs nicht rechtzeitig verwendet."),
      ["grants"] + first),
  ]

  private static let deliverySteps: [DemoStep] = [
    DemoStep(
      Label("The indicators against their targets.", "Die Kennzahlen und ihre Ziele."),
      ["kpi", "board"] + second),
    DemoStep(
      Label(
        "Electronic files, Fachbereich by Fachbereich: how many, and which moved in 2024?",
        "Die E-Akte, Fachbereich für Fachbereich: wie viele, und welche kamen 2024 voran?"),
      ["inventory", "eakte", "--group-by", "state"] + second,
      ["inventory", "eakte", "--from", "2023-12-31", "--to", "2024-12-31"]),
    DemoStep(
      Label("Which milestones are overdue?", "Welche Meilensteine sind überfällig?"),
      ["milestones", "--overdue"] + second),
    DemoStep(
      Label("Earned value.", "Der Fertigstellungswert."), ["evm"] + first),
    DemoStep(
      Label(
        "Where the chain from goal to project is broken.",
        "Wo die Kette vom Ziel zum Projekt reißt."),
      ["alignment", "--holes"] + second),
    DemoStep(
      Label("What the committee is owed.", "Was der Ausschuss zu bekommen hat."),
      ["obligations"] + second),
    DemoStep(
      Label(
        "What was taken back or corrected, by whom and why; and who recorded late.",
        "Was zurückgenommen oder berichtigt wurde, von wem und warum; und was spät kam."),
      ["audit", "--corrections"] + second, ["audit", "--late", "60"] + second,
      ["duties"] + second),
  ]
}

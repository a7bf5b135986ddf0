/// City (e): the goal tree "Digitale Verwaltung" with public indicators per sub-goal.
enum Probeburg {
  /// The city with its files.
  static func city() -> City {
    let builder = CityBuilder("probeburg")
    builder.configure(on: "2018-11-05", start: "2019-03-01")
    organisation(builder)
    tree(builder)
    inventories(builder)
    quarterly(builder)
    monthly(builder)
    yearly(builder)
    byUnit(builder)
    cases(builder)
    projects(builder)
    publicVoices(builder)
    return City(
      story, builder,
      files: ["kennzahlen-2025-Q4.csv": openData, "kennzahlen.yaml": openDataMapping])
  }

  private static func organisation(_ city: CityBuilder) {
    let (on, from) = ("2018-11-05", "2015-01-01")
    city.unit("stadt", "city", "Probeburg", on: on, from: from)
    for (key, name) in [
      ("dez-a", "Dezernat A: Verwaltung"), ("dez-b", "Dezernat B: Bürger"),
      ("dez-c", "Dezernat C: Stadtraum"),
    ] {
      city.unit(key, "department", name, under: "stadt", on: on, from: from)
    }
    for (key, name, parent) in [
      ("amt-organisation", "Organisationsamt", "dez-a"), ("amt-it", "Amt für IT", "dez-a"),
      ("amt-buerger", "Bürgeramt", "dez-b"), ("amt-soziales", "Sozialamt", "dez-b"),
      ("amt-bau", "Bauamt", "dez-c"), ("amt-verkehr", "Verkehrsamt", "dez-c"),
    ] {
      city.unit(key, "office", name, under: parent, on: on, from: from)
    }
    city.say(
      "unit.moved", "unit/amt-it", ["parent": "unit/dez-b"], on: "2022-06-27", from: "2022-07-01",
      mark: "c1-moved")
    city.body("rat", "council", "Stadtrat", on: on, from: "2014-06-01")
    city.budgetYears(2020...2026, closed: 2020...2024)
  }

  /// The sub-goals: key, text, in plain language.
  static let subgoals: [(key: String, text: String, plain: String)] = [
    ("online", "Alle Leistungen sind online.", "Sie müssen nicht mehr ins Amt."),
    ("schnell", "Anliegen werden schnell erledigt.", "Sie warten nicht lange."),
    ("akte", "Die Verwaltung arbeitet papierarm.", "Wir suchen nicht mehr in Ordnern."),
    ("sicher", "Die Systeme sind sicher und verfügbar.", "Ihre Daten sind gut geschützt."),
    ("offen", "Daten sind offen.", "Sie dürfen nachsehen."),
    ("menschen", "Beschäftigte werden befähigt.", "Alle können mit der Technik umgehen."),
  ]

  private static func tree(_ city: CityBuilder) {
    let on = "2018-12-10"
    city.decide(
      "ziele", "Zielbaum Digitale Verwaltung", day: "2018-12-06", votes: (31, 4, 1))
    city.say(
      "strategy.adopted", "strategy/verwaltung",
      [
        "title": "Digitale Verwaltung", "kind": "strategy", "from": "2019-01-01",
        "until": "2026-12-31", "decision": "decision/ziele",
      ], on: on, visibility: "public")
    city.say(
      "goal.defined", "goal/verwaltung",
      [
        "strategy": "strategy/verwaltung", "level": "strategic",
        "text": "Die Verwaltung ist digital, offen und für alle da.",
      ], on: on, visibility: "public")
    for (place, goal) in subgoals.enumerated() {
      city.say(
        "goal.defined", "goal/\(goal.key)",
        [
          "strategy": "strategy/verwaltung", "parent": "goal/verwaltung", "level": "sub",
          "text": .text(goal.text), "plain": .text(goal.plain),
        ], on: on, visibility: "public")
      city.say(
        "measure.defined", "measure/\(goal.key)",
        [
          "strategy": "strategy/verwaltung", "code": "V\(place + 1)", "title": .text(goal.text),
          "binding": "resolved",
        ], on: on)
      city.align(
        "measure/\(goal.key)", "contributes", "goal/\(goal.key)", primary: true, on: on)
    }
    city.say(
      "goal.defined", "goal/menschen.1",
      [
        "strategy": "strategy/verwaltung", "parent": "goal/menschen", "level": "operational",
        "text": "Jede und jeder besucht zwei Kurse im Jahr.",
      ], on: "2021-02-08", visibility: "public")
  }

  /// Defines a public indicator of a sub-goal.
  static func define(
    _ city: CityBuilder, _ key: String, _ title: String, goal: String, unit: String,
    kind: String, direction: String = "up", frequency: String = "quarter",
    aggregation: String = "last", more: CityValue = [:]
  ) {
    city.indicator(
      key, title,
      ([
        "plain": .text("\(title): öffentlich, jedes Mal nach Ende des Zeitraums."),
        "unit": .text(unit), "measure": .text(kind), "direction": .text(direction),
        "frequency": .text(frequency), "aggregation": .text(aggregation),
      ] as CityValue).with(more), measures: "goal/\(goal)", on: "2019-01-14", from: "2019-01-01",
      visibility: "public")
  }
}

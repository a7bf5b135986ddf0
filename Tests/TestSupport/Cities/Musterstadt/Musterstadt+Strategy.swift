extension Musterstadt {
  /// The fields of action, each with its strategic goal and two sub-goals.
  static let fields: [(title: String, goal: String, subgoals: [String])] = [
    (
      "Digitale Verwaltung", "Die Verwaltung arbeitet durchgängig digital.",
      ["Akten werden elektronisch geführt.", "Alle Leistungen sind online zu beantragen."]
    ),
    (
      "Netze und Sicherheit", "Die Stadt ist schnell und sicher vernetzt.",
      ["Alle städtischen Gebäude haben Glasfaser.", "Die Informationstechnik ist sicher."]
    ),
    (
      "Bildung und Teilhabe", "Alle können digital lernen und mitwirken.",
      ["Alle Schulen sind angeschlossen.", "Niemand bleibt digital außen vor."]
    ),
    (
      "Stadtraum und Mobilität", "Daten machen die Stadt lebenswerter.",
      ["Verkehr wird vorausschauend gesteuert.", "Städtische Daten sind offen."]
    ),
  ]

  /// The 24 measures, six for each working group: title, due date, sub-goal; 0 is none.
  static let measures: [(title: String, due: String, subgoal: Int)] = [
    ("E-Akte in allen Fachbereichen", "2024-12-31", 1),
    ("Online-Dienste nach dem OZG", "2022-12-31", 2),
    ("Serviceportal und Bürgerkonto", "2022-06-30", 2),
    ("Elektronische Rechnung und Finanzprozesse", "2021-12-31", 1),
    ("Digitale Personalwirtschaft", "2024-06-30", 1),
    ("Wissen und Qualifizierung", "2025-12-31", 1),
    ("Glasfaser für städtische Gebäude", "2025-12-31", 1), ("Öffentliches WLAN", "2022-12-31", 1),
    ("Rechenzentrum und Informationssicherheit", "2023-12-31", 2),
    ("Sensornetz", "2024-12-31", 1), ("Mobiles Arbeiten", "2021-12-31", 2),
    ("Zentrale Netzsteuerung", "2024-06-30", 2), ("Schulnetz", "2024-12-31", 1),
    ("Medienentwicklung an Schulen", "2025-07-31", 1), ("Digitale Bibliothek", "2023-12-31", 2),
    ("Digitale Volkshochschule", "2023-06-30", 2), ("Digitale Teilhabe im Alter", "2025-12-31", 2),
    ("Digitales Kulturerbe", "2025-12-31", 2), ("Digitaler Zwilling", "2025-06-30", 2),
    ("Verkehrsrechner und Lichtsignale", "2024-12-31", 1), ("Parken und Laden", "2024-03-31", 1),
    ("Digitale Baugenehmigung", "2023-12-31", 2), ("Umweltsensorik", "2024-12-31", 2),
    ("Offene Daten", "2022-12-31", 0),
  ]

  static func strategy(_ city: CityBuilder) {
    city.say(
      "strategy.drafted", "strategy/masterplan",
      [
        "title": "Masterplan Digitales Musterstadt", "kind": "masterplan",
        "unit": "unit/stab-digital",
      ], on: "2019-09-16", mark: "entwurf")
    city.say(
      "strategy.adopted", "strategy/masterplan",
      [
        "version": "1.0", "from": "2020-01-01", "until": "2025-12-31",
        "decision": "decision/masterplan",
      ], on: "2019-12-16", from: "2020-01-01")
    for (place, title) in [
      "Offene Standards", "Digital zuerst, nie nur digital", "Einmal erfassen",
    ].enumerated() {
      city.say(
        "principle.defined", "principle/p\(place + 1)",
        ["strategy": "strategy/masterplan", "title": .text(title)], on: "2019-12-16")
    }
    for (place, field) in fields.enumerated() {
      let number = place + 1
      city.say(
        "field.defined", "field/f\(number)",
        [
          "strategy": "strategy/masterplan", "number": "\(number)", "title": .text(field.title),
        ], on: "2019-12-16")
      city.say(
        "goal.defined", "goal/g\(number)",
        [
          "strategy": "strategy/masterplan", "field": .text("field/f\(number)"),
          "level": "strategic", "text": .text(field.goal),
        ], on: "2019-12-16")
      for (order, text) in field.subgoals.enumerated() {
        city.say(
          "goal.defined", "goal/g\(number).\(order + 1)",
          [
            "strategy": "strategy/masterplan", "field": .text("field/f\(number)"),
            "parent": .text("goal/g\(number)"), "level": "sub", "text": .text(text),
          ], on: "2019-12-16")
      }
    }
    city.say(
      "goal.defined", "goal/g5",
      [
        "strategy": "strategy/masterplan", "level": "strategic",
        "text": "Die Stadt nutzt künstliche Intelligenz verantwortlich.",
      ], on: "2023-11-20", mark: "goal-ohne-massnahme")
    defineMeasures(city)
  }

  private static func defineMeasures(_ city: CityBuilder) {
    for (place, measure) in measures.enumerated() {
      let (number, group) = (two(place + 1), place / 6 + 1)
      city.say(
        "measure.defined", "measure/m\(number)",
        [
          "strategy": "strategy/masterplan", "code": "M\(number)", "title": .text(measure.title),
          "workgroup": .text("unit/ag-\(group)"), "due": .text(measure.due),
          "binding": .text(place == 17 ? "proposed" : "resolved"),
        ], on: "2019-12-16")
      if measure.subgoal > 0 {
        city.align(
          "measure/m\(number)", "contributes", "goal/g\(group).\(measure.subgoal)", primary: true,
          on: "2019-12-16")
      }
      city.say(
        "measure.unit-assigned", "measure/m\(number)",
        ["unit": .text("unit/ag-\(group)"), "role": "lead"], on: "2019-12-18")
      city.say(
        "measure.status-changed", "measure/m\(number)",
        ["status": .text(place == 17 ? "future" : "implementation")], on: "2020-02-03")
      guard place != 17 else { continue }
      for year in 2020...2025 where "\(year)-01-01" < CityDays.day(measure.due, plus: 366) {
        let isLate = "\(year)-12-31" > measure.due
        let light = isLate ? "amber" : "green"
        city.say(
          "measure.report-submitted", "measure/m\(number)",
          [
            "period": .text("\(year)-H2"), "overall": .text(light), "cost": "green",
            "time": .text(light), "scope": "green", "benefit": "grey",
          ], on: year < 2025 ? "\(year + 1)-01-25" : "2026-01-23")
      }
    }
    city.say(
      "measure.revised", "measure/m02", ["due": "2025-12-31"], on: "2023-01-30",
      basis: "decision/ozg-frist")
  }
}

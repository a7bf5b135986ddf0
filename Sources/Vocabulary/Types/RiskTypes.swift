/// Group F: risks and blockers, needs, solutions, re-use, synergies and benefits.
extension Registry {
  static let riskTypes: [EventType] = riskAndBlockerTypes + demandTypes + synergyTypes

  private static let riskAndBlockerTypes: [EventType] = [
    EventType(
      600, "risk.raised", on: ["risk"], creates: .always,
      en: "Risk raised", de: "Risiko gemeldet", fields: riskFields,
      facts: [.exists] + FactTemplate.registers(of: riskFields), rules: [.positive("amount")]),
    EventType(
      601, "risk.assessed", on: ["risk"], en: "Risk assessed", de: "Risiko eingeschätzt",
      fields: [
        .required(1, "probability", .oneToFive), .required(2, "impact", .oneToFive),
        .optional(3, "amount", .money, nullable: true),
      ],
      facts: FactTemplate.registers("probability", "impact", "amount"),
      rules: [.positive("amount")]),
    EventType(
      602, "risk.occurred", on: ["risk"], en: "Risk occurred", de: "Risiko eingetreten",
      facts: [.yes("occurred")]),
    EventType(
      603, "risk.closed", on: ["risk"], en: "Risk closed", de: "Risiko geschlossen",
      facts: [.yes("closed")]),
    EventType(
      604, "blocker.raised", on: ["blocker"], creates: .always,
      en: "Blocker raised", de: "Hindernis gemeldet",
      fields: [.required(1, "about", .ref([])), .required(2, "title", .text)],
      facts: [.exists] + FactTemplate.registers("about", "title")),
    EventType(
      605, "blocker.cleared", on: ["blocker"], en: "Blocker cleared", de: "Hindernis beseitigt",
      facts: [.yes("cleared")]),
  ]

  private static let riskFields: [Field] = [
    .required(1, "about", .ref([])), .required(2, "title", .text),
    .required(3, "probability", .oneToFive), .required(4, "impact", .oneToFive),
    .optional(5, "amount", .money),
  ]

  private static let demandTypes: [EventType] = [
    EventType(
      606, "demand.stated", on: ["demand"], creates: .always,
      en: "Demand stated", de: "Bedarf angemeldet",
      fields: [.required(1, "unit", .ref(["unit"])), .required(2, "title", .text)],
      facts: [.exists] + FactTemplate.registers("unit", "title")),
    EventType(
      607, "demand.withdrawn", on: ["demand"], en: "Demand withdrawn", de: "Bedarf zurückgezogen",
      facts: [.yes("withdrawn")]),
    EventType(
      608, "solution.offered", on: ["solution"], creates: .always,
      en: "Solution offered", de: "Lösung angeboten", fields: solutionFields,
      facts: [.exists] + FactTemplate.registers(of: solutionFields)),
    EventType(
      609, "solution.withdrawn", on: ["solution"],
      en: "Solution withdrawn", de: "Lösung zurückgezogen", facts: [.yes("withdrawn")]),
    EventType(
      610, "reuse.started", on: ["solution"], en: "Re-use started", de: "Nachnutzung begonnen",
      fields: [.required(1, "by", .ref(["unit", "project"]))],
      facts: [.enters("reuse", "{by}")]),
    EventType(
      611, "reuse.ended", on: ["solution"], en: "Re-use ended", de: "Nachnutzung beendet",
      fields: [.required(1, "by", .ref(["unit", "project"]))],
      facts: [.leaves("reuse", "{by}")]),
  ]

  private static let solutionFields: [Field] = [
    .required(1, "title", .text), .required(2, "owner", .ref(["unit"])),
    .required(3, "kind", .key), .optional(4, "licence", .text),
  ]

  private static let synergyTypes: [EventType] = [
    EventType(
      612, "synergy.proposed", on: ["synergy"], creates: .always,
      en: "Synergy proposed", de: "Synergie vorgeschlagen", fields: synergyFields,
      facts: [.exists] + FactTemplate.registers(of: synergyFields), rules: [.positive("benefit")]),
    EventType(
      613, "synergy.decided", on: ["synergy"], en: "Synergy decided", de: "Synergie entschieden",
      fields: [.required(1, "outcome", .oneOf(["accepted", "rejected"]))],
      facts: [.whole("decision")]),
    benefit(614, "planned", en: "Benefit planned", de: "Nutzen geplant"),
    benefit(615, "realised", en: "Benefit realised", de: "Nutzen eingetreten"),
  ]

  private static let synergyFields: [Field] = [
    .required(1, "members", .list(.ref(["project"]))),
    .required(2, "kind", .oneOf(["reuse", "procurement", "data", "process"])),
    .required(3, "title", .text), .optional(4, "benefit", .money),
  ]

  private static func benefit(
    _ number: Int, _ word: String, en: String, de: String
  ) -> EventType {
    EventType(
      number, "benefit.\(word)", on: ["project", "synergy", "solution"], en: en, de: de,
      fields: [
        .optional(1, "amount", .money), .optional(2, "hours", .decimal),
        .period(3),
      ],
      facts: [
        .flow("\(word)/{period}", when: [.given("amount")]),
        .observed("hours-\(word)", period: "period", when: [.given("hours")]),
      ],
      rules: [.atLeastOne(["amount", "hours"]), .positive("amount")])
  }
}

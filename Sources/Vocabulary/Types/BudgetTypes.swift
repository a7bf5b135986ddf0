/// Group D: what is authorised, moved, blocked.
extension Registry {
  static let budgetTypes: [EventType] = [
    EventType(
      404, "budget.appropriated", on: moneySubjects, role: .appropriation,
      en: "Budget appropriated", de: "Mittel veranschlagt",
      fields: [
        .year(1),
        .required(
          2, "kind",
          .oneOf([
            "appropriation", "supplementary", "over-plan", "off-plan", "requested", "draft",
            "medium-term", "result",
          ])
        ).playing(.kind, lookingFor: ["appropriation", "supplementary", "over-plan", "off-plan"]),
        .optional(3, "side", .oneOf(["expense", "revenue"]), default: "expense")
          .playing(.side, lookingFor: ["expense"]),
        .amount(4), .required(5, "source", .ref(["source"])).playing(.source), .decision(6),
      ],
      facts: [.flow("appropriated/{year}/{source}/{kind}/{side:expense}")]),
    EventType(
      405, "authority.granted", on: moneySubjects, traits: .plansAhead,
      en: "Commitment authority granted", de: "Verpflichtungsermächtigung erteilt",
      fields: [
        .year(1),
        .required(2, "due", .list(.structure([.year(1), .amount(2)]))),
        .required(3, "source", .ref(["source"])).playing(.source), .optional(4, "until", .date),
        .decision(5),
      ],
      facts: [.flow("authority/{year}/{each.year}/{source}", "each.amount", each: "due")],
      rules: [.each("due", [.positive("amount")])]),
    EventType(
      406, "budget.transferred", on: moneySubjects, role: .transfer, traits: .followsEnd,
      en: "Budget transferred", de: "Mittel umgesetzt",
      fields: [
        .required(1, "to", .ref(moneySubjects)).playing(.receiver), .year(2), .amount(3),
        .source(4),
        .optional(5, "tosource", .ref(["source"])).playing(.takingSource),
      ],
      facts: [
        .flow("transferred/{year}/{source}", negative: true),
        .flow("transferred/{year}/{tosource}", on: .field("to")),
      ],
      rules: [.positive("amount"), .another("to")]),
    EventType(
      407, "budget.carried-forward", on: moneySubjects, role: .carryForward,
      en: "Budget carried forward", de: "Haushaltsrest übertragen",
      fields: Field.years(1, 2) + [
        .amount(3), .source(4),
        .optional(5, "kind", .oneOf(["appropriation", "commitment"]), default: "appropriation"),
      ],
      facts: [
        .flow("carried/{from}/{source}", negative: true), .flow("carried/{to}/{source}"),
      ],
      rules: [.positive("amount"), .ascending("from", "to")]),
    EventType(
      408, "budget.blocked", on: moneySubjects, role: .block, en: "Budget blocked",
      de: "Mittel gesperrt",
      fields: [.year(1), .amount(2), .source(3)], facts: [.flow("blocked/{year}/{source}")],
      rules: [.positive("amount")]),
    EventType(
      409, "budget.released", on: moneySubjects, role: .release, traits: .followsEnd,
      en: "Budget released", de: "Mittel freigegeben",
      fields: [.year(1), .amount(2), .source(3)],
      facts: [.flow("blocked/{year}/{source}", negative: true)], rules: [.positive("amount")]),
  ]
}

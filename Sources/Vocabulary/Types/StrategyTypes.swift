/// Group B: what a city wants, from strategies down to measures.
extension Registry {
  static let strategyTypes: [EventType] =
    strategyPaperTypes + principleAndFieldTypes + goalTypes + measureTypes + alignmentTypes

  private static let strategyPaperTypes: [EventType] = [
    EventType(
      200, "strategy.drafted", on: ["strategy"], creates: .always,
      en: "Strategy drafted", de: "Strategie entworfen", fields: draftFields,
      facts: [.exists] + FactTemplate.registers(of: draftFields)),
    EventType(
      201, "strategy.adopted", on: ["strategy"], creates: .whereNew,
      en: "Strategy adopted", de: "Strategie beschlossen", fields: adoptedFields,
      facts: [.exists, .yes("adopted")] + FactTemplate.registers(of: adoptedFields),
      rules: [.requiredWhenNew(["title", "kind"]), .ordered("from", "until")]),
    EventType(
      202, "strategy.amended", on: ["strategy"], en: "Strategy amended", de: "Strategie geändert",
      fields: [
        .optional(1, "title", .text, nullable: true), .optional(2, "until", .date, nullable: true),
        .decision(3, nullable: true),
      ],
      facts: FactTemplate.registers("title", "until", "decision"),
      rules: [.atLeastOne(["title", "until", "decision"])]),
    EventType(
      203, "strategy.ended", on: ["strategy"], en: "Strategy ended", de: "Strategie beendet",
      fields: [.optional(1, "successor", .ref(["strategy"]))],
      facts: [.yes("ended")] + FactTemplate.registers("successor"),
      rules: [.another("successor")]),
  ]

  private static let strategyKind = ValueKind.oneOf([
    "strategy", "agenda", "masterplan", "memorandum", "concept",
  ])

  private static let draftFields: [Field] = [
    .required(1, "title", .text), .required(2, "kind", strategyKind),
    .optional(3, "parent", .ref(["strategy"])), .optional(4, "unit", .ref(["unit"])),
    .optional(5, "cohort", .text), .optional(6, "predecessors", .list(.ref(["strategy"]))),
  ]

  private static let adoptedFields: [Field] = [
    .optional(1, "title", .text), .optional(2, "kind", strategyKind),
    .optional(3, "version", .text), .required(4, "from", .date), .optional(5, "until", .date),
    .decision(6), .optional(7, "parent", .ref(["strategy"])),
    .optional(8, "unit", .ref(["unit"])), .optional(9, "cohort", .text),
    .optional(10, "predecessors", .list(.ref(["strategy"]))),
  ]

  private static let principleAndFieldTypes: [EventType] =
    defined(
      204, "principle", en: "Principle", de: "Grundsatz",
      fields: [
        .required(1, "strategy", .ref(["strategy"])), .required(2, "title", .text),
        .optional(3, "text", .text),
      ])
    + defined(
      207, "field", en: "Field of action", de: "Handlungsfeld",
      fields: [
        .required(1, "strategy", .ref(["strategy"])), .optional(2, "number", .text),
        .required(3, "title", .text), .optional(4, "crosscutting", .bool),
      ])

  private static let goalTypes: [EventType] = defined(
    210, "goal", en: "Goal", de: "Ziel",
    fields: [
      .required(1, "strategy", .ref(["strategy"])), .optional(2, "field", .ref(["field"])),
      .optional(3, "parent", .ref(["goal"])),
      .required(4, "level", .oneOf(["strategic", "sub", "operational"])),
      .required(5, "text", .text), .optional(6, "plain", .text),
    ])

  private static let measureTypes: [EventType] = defined(
    213, "measure", en: "Measure", de: "Maßnahme",
    fields: [
      .required(1, "strategy", .ref(["strategy"])), .optional(2, "code", .text),
      .required(3, "title", .text), .optional(4, "workgroup", .ref(["unit"])),
      .optional(5, "due", .date), .required(6, "binding", .oneOf(["resolved", "proposed"])),
    ])

  /// The three types `defined`, `revised`, `retired` of a kind of subject.
  private static func defined(
    _ number: Int, _ kind: String, en: String, de: String, fields: [Field]
  ) -> [EventType] {
    [
      EventType(
        number, "\(kind).defined", on: [kind], creates: .always,
        en: "\(en) defined", de: "\(de) festgelegt", fields: fields,
        facts: [.exists] + FactTemplate.registers(of: fields)),
      EventType(
        number + 1, "\(kind).revised", on: [kind], en: "\(en) revised", de: "\(de) überarbeitet",
        fields: fields.map(\.changing), facts: FactTemplate.registers(of: fields),
        rules: [.atLeastOne(fields.map(\.name))]),
      EventType(
        number + 2, "\(kind).retired", on: [kind], en: "\(en) retired", de: "\(de) aufgehoben",
        facts: [.yes("retired")]),
    ]
  }

  private static let alignmentTypes: [EventType] = [
    EventType(
      216, "alignment.set", on: ["project", "measure", "indicator"],
      en: "Alignment set", de: "Zuordnung gesetzt",
      fields: alignmentFields + [
        .optional(3, "weight", .basisPoints), .optional(4, "primary", .bool),
      ],
      facts: [.enters("alignments", "{to};{relation}", payload: ["weight", "primary"])],
      rules: [.pairs(to: "to", relation: "relation", allowed: alignmentPairs)]),
    EventType(
      217, "alignment.removed", on: ["project", "measure", "indicator"],
      en: "Alignment removed", de: "Zuordnung entfernt", fields: alignmentFields,
      facts: [.leaves("alignments", "{to};{relation}")],
      rules: [.pairs(to: "to", relation: "relation", allowed: alignmentPairs)]),
  ]

  private static let alignmentFields: [Field] = [
    .required(
      1, "to", .ref(["measure", "goal", "field", "strategy", "principle", "project"])),
    .required(2, "relation", .oneOf(["contributes", "implements", "measures"])),
  ]

  private static let alignmentPairs: [Rule.Pair] = [
    Rule.Pair("project", "measure", "implements"), Rule.Pair("project", "measure", "contributes"),
    Rule.Pair("project", "goal", "implements"), Rule.Pair("project", "goal", "contributes"),
    Rule.Pair("project", "field", "contributes"), Rule.Pair("project", "strategy", "contributes"),
    Rule.Pair("project", "principle", "contributes"),
    Rule.Pair("measure", "goal", "contributes"), Rule.Pair("measure", "field", "contributes"),
    Rule.Pair("indicator", "goal", "measures"), Rule.Pair("indicator", "measure", "measures"),
    Rule.Pair("indicator", "project", "measures"),
  ]
}

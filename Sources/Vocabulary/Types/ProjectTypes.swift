/// Group C: projects, what is reported about them, and what measures share with them.
extension Registry {
  static let projectTypes: [EventType] =
    projectCoreTypes + projectPlanTypes + projectEndTypes + sharedTypes("project")
    + sharedTypes("measure") + milestoneTypes

  private static let projectKind = ValueKind.oneOf([
    "agenda", "department", "lighthouse", "mandatory", "external",
  ])

  private static let projectCoreTypes: [EventType] = [
    EventType(
      300, "project.registered", on: ["project"], creates: .always,
      en: "Project registered", de: "Projekt angemeldet",
      fields: [
        .required(1, "title", .text), .required(2, "kind", projectKind),
        .optional(3, "description", .prose), .optional(4, "cohort", .text),
        .optional(5, "lead", .ref(["unit"])), .optional(6, "status", .status),
        .optional(7, "funding", .funding),
      ],
      facts: [.exists]
        + FactTemplate.registers("title", "kind", "description", "cohort", "lead", "status") + [
          FactTemplate(
            .register(
              name: "funding.asserted",
              value: .object([FactTemplate.Member("funding", as: "status")])),
            when: [.given("funding")])
        ]),
    EventType(
      301, "project.described", on: ["project"],
      en: "Project described", de: "Projekt beschrieben", fields: describedFields,
      facts: FactTemplate.registers(of: describedFields),
      rules: [.atLeastOne(describedFields.map(\.name))]),
    EventType(
      305, "project.prioritised", on: ["project"],
      en: "Project prioritised", de: "Projekt priorisiert",
      fields: [
        .optional(1, "scope", .ref(["unit"])), .optional(2, "score", .decimal),
        .optional(3, "rank", .int), .required(4, "method", .text),
        .optional(
          5, "criteria",
          .list(
            .structure([
              .required(1, "name", .text), .required(2, "weight", .basisPoints),
              .required(3, "score", .decimal),
            ]))),
      ],
      facts: [.whole("prioritisation")]),
    EventType(
      312, "project.rated", on: ["project"], en: "Project rated", de: "Projekt bewertet",
      fields: [
        .required(1, "scale", .key), .required(2, "value", .text),
        .required(3, "assessor", .oneOf(["self", "controlling", "external"])),
      ],
      facts: [.whole("rating.{assessor}.{scale}")]),
  ]

  private static let describedFields: [Field] = [
    .optional(1, "title", .text, nullable: true),
    .optional(2, "description", .prose, nullable: true),
    .optional(3, "kind", projectKind, nullable: true),
    .optional(4, "cohort", .text, nullable: true), .optional(5, "url", .uri, nullable: true),
    .optional(6, "influential", .bool, nullable: true),
    .optional(7, "survey", .text, nullable: true),
    .optional(8, "unknown", .map(.text), nullable: true),
  ]

  private static let projectPlanTypes: [EventType] = [
    EventType(
      307, "project.baselined", on: ["project"], day: .field("on"),
      en: "Project baselined", de: "Projektplan festgeschrieben",
      fields: [
        .required(1, "number", .int), .required(2, "on", .date), .required(3, "start", .date),
        .required(4, "end", .date), .decision(5),
      ],
      facts: [.whole("baseline")], rules: [.ordered("start", "end")]),
    EventType(
      308, "project.forecast", on: ["project"], day: .field("on"),
      en: "Project forecast", de: "Projekttermine erwartet",
      fields: [
        .required(1, "on", .date), .optional(2, "start", .date, nullable: true),
        .optional(3, "end", .date, nullable: true),
      ],
      facts: FactTemplate.registers("start", "end", prefix: "forecast."),
      rules: [.atLeastOne(["start", "end"]), .ordered("start", "end")]),
    EventType(
      318, "change.requested", on: ["project"], en: "Change requested", de: "Änderung beantragt",
      fields: [
        .required(1, "change", .key), .optional(2, "scope", .prose),
        .optional(3, "cost", .money), .optional(4, "days", .int),
      ],
      facts: [.whole("change.{change}.request")], rules: [.notZero("cost")]),
    EventType(
      319, "change.decided", on: ["project"], en: "Change decided", de: "Änderung entschieden",
      fields: [
        .required(1, "change", .key), .required(2, "outcome", .oneOf(["accepted", "rejected"])),
      ],
      facts: [.whole("change.{change}.decision")]),
  ]

  private static let projectEndTypes: [EventType] = [
    EventType(
      313, "project.merged", on: ["project"], traits: .followsEnd, en: "Project merged",
      de: "Projekt zusammengelegt",
      fields: [.required(1, "into", .ref(["project"]))],
      facts: [.yes("merged"), .register("successor", from: "into")],
      rules: [.another("into")]),
    EventType(
      314, "project.split", on: ["project"], traits: .followsEnd, en: "Project split",
      de: "Projekt aufgeteilt",
      fields: [.required(1, "into", .list(.ref(["project"])))],
      facts: [.yes("split"), .register("successors", from: "into")],
      rules: [.atLeast("into", 2)]),
    EventType(
      315, "project.deregistered", on: ["project"], traits: .followsEnd,
      en: "Project deregistered", de: "Projekt abgemeldet", facts: [.yes("deregistered")]),
    EventType(
      316, "project.depends-on", on: ["project"],
      en: "Dependency added", de: "Abhängigkeit eingetragen", fields: dependencyFields,
      facts: [.enters("dependencies", "{on|external};{relation}")],
      rules: [.exactlyOne([["on"], ["external"]])]),
    EventType(
      317, "project.dependency-released", on: ["project"],
      en: "Dependency released", de: "Abhängigkeit gelöst", fields: dependencyFields,
      facts: [.leaves("dependencies", "{on|external};{relation}")],
      rules: [.exactlyOne([["on"], ["external"]])]),
  ]

  private static let dependencyFields: [Field] = [
    .optional(1, "on", .ref(["project"])), .optional(2, "external", .key),
    .required(3, "relation", .key),
  ]
}

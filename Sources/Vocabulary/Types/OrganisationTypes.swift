/// Group A: the units of a city and how they change.
extension Registry {
  static let organisationTypes: [EventType] = [
    EventType(
      100, "unit.created", on: ["unit"], creates: .always,
      en: "Unit created", de: "Organisationseinheit angelegt", fields: unitFields,
      facts: [.exists] + FactTemplate.registers(of: unitFields)),
    EventType(
      101, "unit.renamed", on: ["unit"], en: "Unit renamed", de: "Organisationseinheit umbenannt",
      fields: [.required(1, "name", .text), .optional(2, "code", .text, nullable: true)],
      facts: FactTemplate.registers("name", "code")),
    EventType(
      102, "unit.moved", on: ["unit"], en: "Unit moved", de: "Organisationseinheit umgehängt",
      fields: [.required(1, "parent", .ref(["unit"]), nullable: true)],
      facts: FactTemplate.registers("parent")),
    EventType(
      103, "unit.merged", on: ["unit"], role: .merger,
      en: "Unit merged", de: "Organisationseinheit zusammengelegt",
      fields: [.required(1, "into", .ref(["unit"])).playing(.successor)],
      facts: [.yes("closed"), .register("successor", from: "into")],
      rules: [.another("into")]),
    EventType(
      104, "unit.split", on: ["unit"], en: "Unit split", de: "Organisationseinheit aufgeteilt",
      fields: [
        .required(
          1, "into",
          .list(
            .structure([
              .required(1, "unit", .ref(["unit"])), .required(2, "share", .basisPoints),
            ])))
      ],
      facts: [.yes("closed"), .register("successors", from: "into")],
      rules: [.addUp(list: "into", member: "share", to: 10_000)]),
    EventType(
      105, "unit.closed", on: ["unit"], en: "Unit closed", de: "Organisationseinheit geschlossen",
      fields: [.optional(1, "successor", .ref(["unit"]))],
      facts: [.yes("closed"), .register("successor", from: "successor")],
      rules: [.another("successor")]),
    EventType(
      106, "unit.member-added", on: ["unit"], en: "Member added", de: "Mitglied aufgenommen",
      fields: memberFields, facts: [.enters("members", "{unit}", payload: ["role"])]),
    EventType(
      107, "unit.member-removed", on: ["unit"], en: "Member removed", de: "Mitglied ausgeschieden",
      fields: memberFields, facts: [.leaves("members", "{unit}")]),
  ]

  private static let unitFields: [Field] = [
    .required(
      1, "kind",
      .oneOf([
        "city", "department", "office", "division", "section", "staff-unit",
        "municipal-enterprise", "holding", "working-group", "external",
      ])),
    .optional(2, "code", .text), .required(3, "name", .text),
    .optional(4, "parent", .ref(["unit"])),
  ]

  private static let memberFields: [Field] = [
    .required(1, "unit", .ref(["unit"])), .optional(2, "role", .key),
  ]
}

/// Group H: persons. Personal data stand only here and in prose.
extension Registry {
  static let personTypes: [EventType] = [
    EventType(
      800, "person.registered", on: ["person"], creates: .always, visibility: .restricted,
      en: "Person registered", de: "Person eingetragen",
      fields: [
        .optional(1, "name", .sealed), .optional(2, "mail", .sealed),
        .optional(3, "role", .sealed),
      ],
      facts: [.exists] + FactTemplate.registers("name", "mail", "role")),
    EventType(
      801, "responsibility.assigned", on: ["person"], visibility: .restricted,
      en: "Responsibility assigned", de: "Verantwortung übertragen", fields: responsibilityFields,
      facts: [.enters("responsibilities", "{role};{about}")]),
    EventType(
      802, "responsibility.ended", on: ["person"], visibility: .restricted,
      en: "Responsibility ended", de: "Verantwortung beendet", fields: responsibilityFields,
      facts: [.leaves("responsibilities", "{role};{about}")]),
    EventType(
      803, "person.erased", on: ["person"], visibility: .restricted, role: .erasure,
      en: "Person erased", de: "Person gelöscht", fields: [.required(1, "legalbasis", .text)],
      facts: [.yes("erased")] + FactTemplate.registers("legalbasis")),
    EventType(
      804, "data.disclosed", on: ["person"], visibility: .restricted,
      en: "Data disclosed", de: "Auskunft erteilt", facts: [.yes("disclosed")]),
  ]

  private static let responsibilityFields: [Field] = [
    .required(
      1, "role", .oneOf(["project-lead", "sponsor", "controlling", "digital-officer"])),
    .required(2, "about", .ref([])),
  ]
}

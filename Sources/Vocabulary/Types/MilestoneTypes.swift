/// Group C: the milestones of projects.
extension Registry {
  static let milestoneTypes: [EventType] = [
    EventType(
      320, "milestone.defined", on: ["milestone"], creates: .always,
      en: "Milestone defined", de: "Meilenstein festgelegt", fields: milestoneFields,
      facts: [.exists] + FactTemplate.registers(of: milestoneFields)),
    EventType(
      321, "milestone.rebaselined", on: ["milestone"],
      en: "Milestone rebaselined", de: "Meilenstein neu festgeschrieben",
      fields: [.required(1, "due", .date), .required(2, "number", .int), .decision(3)],
      facts: FactTemplate.registers("due")),
    EventType(
      322, "milestone.forecast", on: ["milestone"],
      en: "Milestone forecast", de: "Meilenstein erwartet",
      fields: [.required(1, "due", .date, nullable: true)],
      facts: FactTemplate.registers("due", prefix: "forecast.")),
    EventType(
      323, "milestone.reached", on: ["milestone"], day: .field("on"),
      en: "Milestone reached", de: "Meilenstein erreicht",
      fields: [.required(1, "on", .date), .optional(2, "evidence", .ref(["evidence"]))],
      facts: [.register("reached", from: "on")]),
    EventType(
      324, "milestone.dropped", on: ["milestone"],
      en: "Milestone dropped", de: "Meilenstein gestrichen", facts: [.yes("dropped")]),
  ]

  private static let milestoneFields: [Field] = [
    .required(1, "project", .ref(["project"])), .required(2, "title", .text),
    .required(3, "due", .date), .optional(4, "weight", .basisPoints), .optional(5, "gate", .bool),
  ]
}

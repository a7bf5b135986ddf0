/// Group G: participation of staff and citizens, and what became of it.
extension Registry {
  static let participationTypes: [EventType] = [
    EventType(
      709, "participation.held", on: ["participation"], creates: .always,
      en: "Participation held", de: "Beteiligung durchgeführt", fields: participationFields,
      facts: [.exists] + FactTemplate.registers(of: participationFields),
      rules: [.ordered("on", "until")]),
    EventType(
      710, "impulse.recorded", on: ["impulse"], creates: .always,
      en: "Impulse recorded", de: "Impuls aufgenommen", fields: impulseFields,
      facts: [.exists] + FactTemplate.registers(of: impulseFields)),
    EventType(
      711, "impulse.answered", on: ["impulse"], en: "Impulse answered", de: "Impuls beantwortet",
      fields: [
        .required(1, "outcome", .oneOf(["accepted", "partly", "rejected"])),
        .required(2, "text", .prose), .optional(3, "about", .list(.ref([]))),
      ],
      facts: [.whole("answer")]),
    EventType(
      712, "feedback.received", on: ["feedback"], creates: .always, visibility: .restricted,
      en: "Feedback received", de: "Rückmeldung erhalten", fields: feedbackFields,
      facts: [.exists] + FactTemplate.registers(of: feedbackFields)),
  ]

  private static let participationFields: [Field] = [
    .required(
      1, "format",
      .oneOf([
        "workshop", "employee-council", "barcamp", "workshop-series", "survey",
        "public-dialogue",
      ])),
    .required(2, "on", .date), .optional(3, "until", .date), .optional(4, "sessions", .count),
    .required(5, "participants", .count),
    .required(6, "selection", .oneOf(["lot", "open", "nominated"])),
    .optional(7, "strategy", .ref(["strategy"])),
  ]

  private static let impulseFields: [Field] = [
    .required(1, "participation", .ref(["participation"])), .required(2, "text", .prose),
    .optional(3, "to", .ref(["unit"])), .optional(4, "due", .date),
  ]

  private static let feedbackFields: [Field] = [
    .required(1, "about", .ref([])), .optional(2, "score", .int),
    .optional(3, "text", .prose).playing(.guarded),
  ]
}

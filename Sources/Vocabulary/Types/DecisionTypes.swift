/// Group G: bodies, papers, decisions and what they oblige to.
extension Registry {
  static let decisionTypes: [EventType] = bodyTypes + obligationTypes + participationTypes

  private static let bodyTypes: [EventType] = [
    EventType(
      700, "body.constituted", on: ["body"], creates: .always,
      en: "Body constituted", de: "Gremium gebildet", fields: bodyFields,
      facts: [.exists] + FactTemplate.registers(of: bodyFields)),
    EventType(
      701, "body.renamed", on: ["body"], en: "Body renamed", de: "Gremium umbenannt",
      fields: bodyFields.map(\.changing), facts: FactTemplate.registers(of: bodyFields),
      rules: [.atLeastOne(bodyFields.map(\.name))]),
    EventType(
      702, "body.closed", on: ["body"], en: "Body closed", de: "Gremium aufgelöst",
      facts: [.yes("closed")]),
    EventType(
      703, "paper.filed", on: ["paper"], creates: .always,
      en: "Paper filed", de: "Vorlage eingebracht", fields: paperFields,
      facts: [.exists] + FactTemplate.registers(of: paperFields)),
    EventType(
      704, "decision.taken", on: ["decision"], creates: .always, day: .field("on"),
      en: "Decision taken", de: "Beschluss gefasst", fields: decisionFields,
      facts: [.exists] + FactTemplate.registers(of: decisionFields)),
    EventType(
      705, "decision.revoked", on: ["decision"],
      en: "Decision revoked", de: "Beschluss aufgehoben", facts: [.yes("revoked")]),
  ]

  private static let bodyFields: [Field] = [
    .required(1, "name", .text),
    .required(
      2, "kind",
      .oneOf([
        "council", "committee", "board", "advisory-board", "working-group", "strategy-group",
      ])),
    .optional(3, "parent", .ref(["body"])), .optional(4, "term", .text),
  ]

  private static let paperFields: [Field] = [
    .required(1, "reference", .text), .required(2, "title", .text),
    .optional(3, "by", .ref(["unit"])), .optional(4, "about", .list(.ref([]))),
    .optional(
      5, "consultations",
      .list(
        .structure([
          .required(1, "body", .ref(["body"])), .required(2, "on", .date),
          .required(3, "role", .oneOf(["preliminary", "decisive", "information"])),
        ]))),
    .optional(6, "uri", .uri),
  ]

  private static let decisionFields: [Field] = [
    .required(1, "body", .ref(["body"])), .required(2, "on", .date), .required(3, "title", .text),
    .optional(4, "paper", .refOrText("paper")),
    .required(5, "outcome", .oneOf(["resolved", "noted", "referred", "rejected", "amended"])),
    .optional(
      6, "votes",
      .structure([
        .required(1, "yes", .count), .required(2, "no", .count),
        .required(3, "abstained", .count),
      ])),
    .optional(7, "proposedby", .list(.text)), .optional(8, "about", .list(.ref([]))),
  ]

  private static let obligationTypes: [EventType] = [
    EventType(
      706, "obligation.created", on: ["obligation"], creates: .always,
      en: "Obligation created", de: "Verpflichtung begründet", fields: obligationFields,
      facts: [.exists] + FactTemplate.registers(of: obligationFields),
      rules: [.atLeastOne(["decision", "@basis"])]),
    EventType(
      707, "obligation.extended", on: ["obligation"],
      en: "Obligation extended", de: "Frist verlängert", fields: [.required(1, "due", .date)],
      facts: FactTemplate.registers("due")),
    EventType(
      708, "obligation.fulfilled", on: ["obligation"],
      en: "Obligation fulfilled", de: "Verpflichtung erfüllt",
      fields: [.optional(1, "evidence", .ref(["evidence"]))],
      facts: [.yes("fulfilled")] + FactTemplate.registers("evidence")),
  ]

  private static let obligationFields: [Field] = [
    .decision(1), .required(2, "due", .date), .required(3, "owner", .ref(["unit"])),
    .required(4, "text", .prose),
  ]
}

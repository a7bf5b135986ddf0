/// Group D: grants from notice to repayment, and contracts.
extension Registry {
  static let grantTypes: [EventType] = [
    EventType(
      416, "grant.applied", on: ["grant"], creates: .always,
      en: "Grant applied for", de: "Zuwendung beantragt", fields: appliedFields,
      facts: [.exists] + FactTemplate.registers(of: appliedFields), rules: [.positive("amount")]),
    EventType(
      417, "grant.approved", on: ["grant"], creates: .whereNew,
      en: "Grant approved", de: "Zuwendung bewilligt", fields: approvedFields,
      facts: [.exists, .yes("approved")] + FactTemplate.registers(of: approvedFields),
      rules: approvedRules),
    EventType(
      418, "grant.allocated", on: ["grant"], role: .allocation, en: "Grant allocated",
      de: "Zuwendung zugeteilt",
      fields: [.required(1, "project", .ref(["project"])), .amount(2)],
      facts: [.flow("allocated/{project}")], rules: [.positive("amount")]),
    EventType(
      419, "grant.amended", on: ["grant"], en: "Grant amended", de: "Zuwendungsbescheid geändert",
      fields: approvedFields.map(\.changing), facts: FactTemplate.registers(of: approvedFields),
      rules: [.atLeastOne(approvedFields.map(\.name))] + approvedRules),
    EventType(
      420, "grant.refused", on: ["grant"], en: "Grant refused", de: "Zuwendung abgelehnt",
      facts: [.yes("refused")]),
    EventType(
      421, "drawdown.requested", on: ["grant"], role: .request, en: "Drawdown requested",
      de: "Mittel abgerufen",
      fields: drawdownFields, facts: [.flow("requested")],
      rules: [.positive("amount")]),
    EventType(
      422, "drawdown.received", on: ["grant"], role: .receipt, traits: .movesMoney,
      en: "Drawdown received", de: "Mittelabruf eingegangen",
      fields: drawdownFields,
      facts: [.flow("received"), .observed("drawdowns.{receipt}", period: nil)],
      rules: [.positive("amount")]),
    EventType(
      423, "proof.submitted", on: ["grant"],
      en: "Proof of use submitted", de: "Verwendungsnachweis vorgelegt",
      fields: [
        .required(1, "kind", proofKind), .required(2, "from", .date), .required(3, "until", .date),
        .amount(4),
      ],
      facts: [.whole("proof.{kind}.submitted")],
      rules: [.positive("amount"), .ordered("from", "until")]),
    EventType(
      424, "proof.reviewed", on: ["grant"],
      en: "Proof of use reviewed", de: "Verwendungsnachweis geprüft",
      fields: [
        .required(1, "kind", proofKind), .required(2, "accepted", .money),
        .optional(3, "objections", .prose),
      ],
      facts: [.whole("proof.{kind}.reviewed")], rules: [.notNegative("accepted")]),
    EventType(
      425, "grant.reclaimed", on: ["grant"],
      en: "Grant reclaimed", de: "Zuwendung zurückgefordert",
      fields: [.amount(1), .optional(2, "interestfrom", .date)], facts: [.flow("reclaimed")],
      rules: [.positive("amount")]),
    EventType(
      426, "grant.repaid", on: ["grant"], en: "Grant repaid", de: "Zuwendung zurückgezahlt",
      fields: [.amount(1), .optional(2, "interestfrom", .date)], facts: [.flow("repaid")],
      rules: [.positive("amount")]),
  ]

  private static let drawdownFields: [Field] = [
    .required(1, "receipt", .key).playing(.receipt), .amount(2),
  ]

  private static let proofKind = ValueKind.oneOf(["interim", "final"])

  private static let appliedFields: [Field] = [
    .required(1, "project", .ref(["project"])), .required(2, "funder", .text),
    .required(3, "programme", .text), .amount(4), .optional(5, "rate", .basisPoints),
  ]

  private static let approvedFields: [Field] = [
    .required(1, "project", .ref(["project"])), .required(2, "reference", .text),
    .required(3, "notice", .date), .required(4, "maximum", .money),
    .optional(5, "rate", .basisPoints),
    .required(6, "form", .oneOf(["share", "fixed", "deficit", "full"])),
    .required(7, "from", .date), .required(8, "until", .date),
    .optional(9, "usewithin", .duration),
    .optional(
      10, "proofs",
      .list(.structure([.required(1, "kind", proofKind), .required(2, "due", .date)]))),
    .optional(11, "ownshare", .money), .optional(12, "boundto", .date),
    .optional(13, "terms", .text),
    .optional(
      14, "lines",
      .list(.structure([.required(1, "code", .key), .required(2, "title", .text), .amount(3)]))),
    .optional(16, "lineoverrun", .basisPoints),
  ]

  private static let approvedRules: [Rule] = [
    .positive("maximum"), .positive("ownshare"), .ordered("from", "until"),
    .each("lines", [.positive("amount")]),
  ]

  static let contractTypes: [EventType] = [
    EventType(
      427, "contract.awarded", on: ["contract"], creates: .always, visibility: .restricted,
      en: "Contract awarded", de: "Vertrag vergeben", fields: contractFields,
      facts: [.exists] + FactTemplate.registers(of: contractFields),
      rules: [.positive("amount"), .ordered("from", "until")]),
    EventType(
      428, "contract.amended", on: ["contract"], visibility: .restricted,
      en: "Contract amended", de: "Vertrag geändert", fields: contractFields.map(\.changing),
      facts: FactTemplate.registers(of: contractFields),
      rules: [
        .atLeastOne(contractFields.map(\.name)), .positive("amount"), .ordered("from", "until"),
      ]),
  ]

  private static let contractFields: [Field] = [
    .required(1, "project", .ref(["project"])),
    .required(2, "supplier", .prose).playing(.guarded),
    .optional(3, "procedure", .text), .amount(4), .required(5, "from", .date),
    .optional(6, "until", .date),
  ]
}

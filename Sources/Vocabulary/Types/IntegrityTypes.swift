/// Group I: evidence, events about events, periods, reports and the ledger itself.
extension Registry {
  static let integrityTypes: [EventType] = evidenceTypes + aboutEventTypes + ledgerTypes

  private static let evidenceTypes: [EventType] = [
    EventType(
      900, "evidence.attached", on: ["evidence"], creates: .always,
      en: "Evidence attached", de: "Nachweis beigefügt", fields: evidenceFields,
      facts: [.exists] + FactTemplate.registers(of: evidenceFields)),
    EventType(
      901, "evidence.withheld", on: ["evidence"], role: .withholding,
      en: "Evidence withheld", de: "Nachweis zurückgehalten", facts: [.yes("withheld")]),
  ]

  private static let evidenceFields: [Field] = [
    .required(1, "about", .ref([])), .required(2, "sha256", .sha256),
    .required(3, "bytes", .count), .required(4, "mime", .text), .required(5, "title", .text),
    .optional(6, "uri", .uri), .optional(7, "retainuntil", .date),
  ]

  private static let aboutEventTypes: [EventType] = [
    EventType(
      902, "event.voided", on: ["event"], visibility: .target, role: .void,
      en: "Event voided", de: "Ereignis storniert",
      facts: [FactTemplate(.void)], rules: [.atLeastOne(["@reason"])]),
    // The replacement itself (`data`, under the number of its type) is no field: the codec reads
    // it by the type that `type` names, and stores both as one message.
    EventType(
      903, "event.corrected", on: ["event"], visibility: .target, role: .correction,
      en: "Event corrected", de: "Ereignis berichtigt", fields: [.required(1, "type", .text)],
      facts: [FactTemplate(.void)], rules: [.atLeastOne(["@reason"])]),
    approval(904, "approved", en: "Event approved", de: "Ereignis freigegeben"),
    approval(905, "rejected", en: "Event rejected", de: "Ereignis abgelehnt"),
    EventType(
      906, "text.erased", on: ["event"], visibility: .target, role: .erasure,
      traits: .freeOfPeriods,
      en: "Text erased", de: "Text gelöscht", fields: [.required(1, "legalbasis", .text)]),
    EventType(
      907, "visibility.set", on: [], traits: .freeOfPeriods, en: "Visibility set",
      de: "Sichtbarkeit gesetzt",
      fields: [.required(1, "visibility", .visibility), .optional(2, "from", .date)],
      facts: FactTemplate.registers("visibility")),
  ]

  private static func approval(
    _ number: Int, _ outcome: String, en: String, de: String
  ) -> EventType {
    EventType(
      number, "event.\(outcome)", on: ["event"], visibility: .target, role: .approval,
      traits: .freeOfPeriods, en: en, de: de,
      facts: [
        FactTemplate(
          .member(
            set: "approvals", identity: "{@actor}", present: true,
            payload: .constant(name: "outcome", value: outcome)))
      ])
  }

  private static let ledgerTypes: [EventType] = [
    EventType(
      908, "period.closed", on: ["period"], creates: .whereNew, role: .periodClosed,
      traits: .freeOfPeriods,
      en: "Period closed", de: "Zeitraum abgeschlossen",
      fields: [
        .optional(1, "scope", .oneOf(["all", "money"]), default: "all")
          .playing(.scope, lookingFor: ["money"])
      ],
      facts: [
        .exists, FactTemplate(.register(name: "closed", value: .fieldOrDefault("scope"))),
      ]),
    EventType(
      909, "period.reopened", on: ["period"], role: .periodReopened, traits: .freeOfPeriods,
      en: "Period reopened", de: "Zeitraum wieder geöffnet",
      fields: [.required(1, "decision", .ref(["decision"]))], facts: [.unset("closed")]),
    EventType(
      910, "report.published", on: ["report"], creates: .always,
      en: "Report published", de: "Bericht veröffentlicht", fields: publishedFields,
      facts: [.exists] + FactTemplate.registers(of: publishedFields),
      rules: [.ascending("knownat", "@sequence")]),
    EventType(
      911, "import.completed", on: ["import"], creates: .always,
      en: "Import completed", de: "Import abgeschlossen", fields: importFields,
      facts: [.exists] + FactTemplate.registers(of: importFields)),
    EventType(
      912, "ledger.configured", on: ["ledger"], en: "Ledger configured",
      de: "Stadtbuch eingestellt",
      fields: settingFields, facts: FactTemplate.registers(of: settingFields)),
    EventType(
      913, "publication.set", on: ["publication"], creates: .whereNew,
      en: "Publication set", de: "Veröffentlichung festgelegt", fields: publicationFields,
      facts: [.exists] + FactTemplate.registers(of: publicationFields),
      rules: [.atLeastOne(publicationFields.map(\.name))]),
  ]

  /// Each list that is given takes the place of the one before as a whole; null takes it away.
  private static let publicationFields: [Field] = [
    .optional(1, "attributes", .list(.text), nullable: true),
    .optional(2, "kinds", .list(.text), nullable: true),
    .optional(3, "states", .list(.measurementState), nullable: true),
  ]

  private static let publishedFields: [Field] = [
    .required(1, "title", .text), .required(2, "asof", .date), .required(3, "knownat", .count),
    .required(4, "sha256", .sha256),
    .optional(5, "audience", .oneOf(["public", "internal", "full"]), default: "full"),
  ]

  private static let importFields: [Field] = [
    .required(1, "sha256", .sha256), .required(2, "rows", .count),
    .required(3, "accepted", .count), .required(4, "refused", .count),
    .optional(5, "asof", .date),
  ]

  private static let settingFields: [Field] = [
    .optional(1, "start", .date, nullable: true),
    .optional(2, "fiscalyearstart", .monthDay, nullable: true),
    .optional(3, "stalereport", .count, nullable: true, default: "100"),
    .optional(4, "staleprogress", .count, nullable: true, default: "100"),
  ]
}

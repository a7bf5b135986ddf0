/// The types of group C that measures have as well, under numbers of their own.
extension Registry {
  /// `KIND.status-changed` and the others, for `project` or `measure`.
  static func sharedTypes(_ kind: String) -> [EventType] {
    let isProject = kind == "project"
    let en = isProject ? "Project" : "Measure"
    let de = isProject ? "Projekt" : "Maßnahme"
    return unitTypes(kind, numbers: isProject ? [302, 303, 304] : [350, 351, 352], en, de)
      + reportTypes(
        kind, numbers: isProject ? [306, 309, 310, 311] : [353, 354, 355, 356], en, de)
  }

  private static func unitTypes(
    _ kind: String, numbers: [Int], _ en: String, _ de: String
  ) -> [EventType] {
    [
      EventType(
        numbers[0], "\(kind).status-changed", on: [kind],
        en: "\(en): status changed", de: "\(de): Status geändert",
        fields: [.required(1, "status", .status)], facts: FactTemplate.registers("status")),
      EventType(
        numbers[1], "\(kind).unit-assigned", on: [kind],
        en: "\(en): unit assigned", de: "\(de): Einheit zugeordnet", fields: assignmentFields,
        facts: [
          .register("lead", from: "unit", when: [.equals("role", "lead")]),
          .enters(
            "units", "{unit};{role}", payload: ["share"], when: [.differs("role", "lead")]),
        ]),
      EventType(
        numbers[2], "\(kind).unit-released", on: [kind],
        en: "\(en): unit released", de: "\(de): Einheit entlassen", fields: assignmentFields,
        facts: [
          .unset("lead", when: [.equals("role", "lead")]),
          .leaves("units", "{unit};{role}", when: [.differs("role", "lead")]),
        ]),
    ]
  }

  private static let assignmentFields: [Field] = [
    .required(1, "unit", .ref(["unit"])),
    .required(2, "role", .oneOf(["lead", "involved", "financing", "using", "partner"])),
    .optional(3, "share", .basisPoints),
  ]

  private static func reportTypes(
    _ kind: String, numbers: [Int], _ en: String, _ de: String
  ) -> [EventType] {
    [
      EventType(
        numbers[0], "\(kind).assessed", on: [kind],
        en: "\(en) assessed", de: "\(de) eingeschätzt",
        fields: [
          .required(1, "criterion", .key), .optional(2, "quantitative", .decimal),
          .optional(3, "unit", .text), .optional(4, "qualitative", .oneToFive),
          .optional(5, "comment", .prose),
        ],
        facts: [.whole("assessment.{criterion}")],
        rules: [.needs("unit", with: "quantitative")]),
      EventType(
        numbers[1], "\(kind).progress-reported", on: [kind], day: .field("on"),
        en: "\(en): progress reported", de: "\(de): Fortschritt gemeldet",
        fields: [
          .required(1, "on", .date), .required(2, "progress", .basisPoints),
          .required(
            3, "method",
            .oneOf(["milestones", "zero-hundred", "fifty-fifty", "items", "estimate"])),
        ],
        facts: [.whole("progress")]),
      EventType(
        numbers[2], "\(kind).report-submitted", on: [kind], day: .periodEnd("period"),
        en: "\(en): report submitted", de: "\(de): Bericht abgegeben",
        fields: [
          .period(1), .required(2, "overall", .light),
          .required(3, "cost", .light), .required(4, "time", .light),
          .required(5, "scope", .light), .required(6, "benefit", .light),
          .optional(7, "narrative", .prose),
        ],
        facts: [.observed("reports", period: "period")]),
      EventType(
        numbers[3], "\(kind).report-approved", on: [kind], day: .periodEnd("period"),
        en: "\(en): report approved", de: "\(de): Bericht freigegeben",
        fields: [.period(1)], facts: [.yes("report-approved.{period}")]),
    ]
  }
}

/// Group E: indicators, their targets and their values.
extension Registry {
  static let indicatorTypes: [EventType] =
    definitionTypes + targetTypes + measurementTypes + inventoryTypes

  private static let definitionTypes: [EventType] = [
    EventType(
      500, "indicator.defined", on: ["indicator"], creates: .always,
      en: "Indicator defined", de: "Kennzahl festgelegt", fields: definitionFields,
      facts: [.exists] + FactTemplate.registers(of: definitionFields, prefix: "definition."),
      rules: [.needs("states", with: "inventory"), .needs("aspect", with: "inventory")]),
    EventType(
      501, "indicator.revised", on: ["indicator"],
      en: "Indicator revised", de: "Kennzahl überarbeitet",
      fields: definitionFields.map(\.changing) + [.optional(19, "break", .bool)],
      facts: FactTemplate.registers(of: definitionFields, prefix: "definition.") + [
        .enters("breaks", "{@validfrom}", when: [.equals("break", "true")])
      ],
      rules: [.atLeastOne(definitionFields.map(\.name) + ["break"])]),
    EventType(
      502, "indicator.retired", on: ["indicator"],
      en: "Indicator retired", de: "Kennzahl aufgehoben", facts: [.yes("retired")]),
  ]

  private static let definitionFields: [Field] = [
    .required(1, "title", .text), .optional(2, "text", .text), .optional(3, "plain", .text),
    .required(4, "unit", .text),
    .required(
      5, "measure", .oneOf(["stock", "flow", "ratio", "index", "ordinal", "boolean"])
    ).playing(.measure, lookingFor: ["flow"]),
    .required(6, "direction", .oneOf(["up", "down", "corridor"])),
    .required(7, "frequency", .oneOf(["day", "week", "month", "quarter", "year"])),
    .optional(8, "decimals", .int(0...9)), .optional(9, "scale", .choice([1, 100, 1000])),
    .required(
      10, "aggregation", .oneOf(["sum", "mean", "weighted", "min", "max", "last", "none"])),
    .optional(11, "owner", .ref(["unit"])), .optional(12, "reporting", .list(.ref(["unit"]))),
    .optional(13, "additive", .list(.key)), .optional(14, "inventory", .ref(["inventory"])),
    .optional(16, "states", .list(.key)), .optional(17, "aspect", .key),
    .optional(18, "stale", .count),
  ]

  private static let targetTypes: [EventType] = [
    EventType(
      503, "baseline.set", on: ["indicator"], day: .field("on"),
      en: "Baseline set", de: "Ausgangswert gesetzt",
      fields: [.required(1, "value", .decimal), .required(2, "on", .date)],
      facts: [.whole("baseline")]),
    EventType(
      504, "target.set", on: ["indicator"], role: .target, en: "Target set", de: "Zielwert gesetzt",
      fields: [
        .required(
          1, "points",
          .list(
            .structure([
              .required(1, "date", .date), .optional(2, "value", .decimal),
              .optional(3, "low", .decimal), .optional(4, "high", .decimal),
            ]))),
        .required(2, "interpolation", .oneOf(["linear", "step", "none"]))
          .playing(.interpolation, lookingFor: ["linear"]),
        .decision(3),
      ],
      facts: [.whole("target")],
      rules: [.each("points", [.exactlyOne([["value"], ["low", "high"]])])]),
    EventType(
      505, "thresholds.set", on: ["indicator"], en: "Thresholds set", de: "Schwellen gesetzt",
      fields: [
        .optional(1, "amber", .basisPoints), .optional(2, "red", .basisPoints),
        .optional(
          3, "bands",
          .list(.structure([.required(1, "from", .decimal), .required(2, "light", .light)]))),
      ],
      facts: [.whole("thresholds")], rules: [.exactlyOne([["amber", "red"], ["bands"]])]),
  ]

  private static let measurementTypes: [EventType] = [
    EventType(
      506, "measurement.recorded", on: ["indicator"], day: .periodEnd("period"),
      role: .measurement,
      en: "Measurement recorded", de: "Messwert erfasst", fields: measurementFields,
      facts: [.observed("values", period: "period", dimensioned: true)], rules: measurementRules),
    EventType(
      507, "measurement.restated", on: ["indicator"], day: .periodEnd("period"),
      role: .restatement,
      en: "Measurement restated", de: "Messwert neu festgestellt",
      fields: measurementFields + [
        .required(
          11, "cause", .oneOf(["error", "late-report", "method-change", "revision"]))
      ],
      facts: [.observed("values", period: "period", dimensioned: true)], rules: measurementRules),
  ]

  private static let measurementFields: [Field] = [
    .period(1).playing(.observed), .optional(2, "value", .decimal).playing(.value),
    .optional(3, "numerator", .decimal).playing(.value),
    .optional(4, "denominator", .decimal).playing(.value),
    .optional(5, "missing", .text).playing(.missing, .value),
    .required(6, "state", .measurementState).playing(.state, lookingFor: ["final"]),
    .optional(7, "unit", .ref(["unit"])).playing(.observed),
    .optional(8, "dimensions", .map(.key)).playing(.observed),
    .optional(9, "definition", .int(1...9_007_199_254_740_991)),
    .optional(10, "evidence", .ref(["evidence"])),
  ]

  private static let measurementRules: [Rule] = [
    .exactlyOne([["value"], ["numerator", "denominator"], ["missing"]]),
    .noKey("dimensions", key: "unit"),
  ]
}

/// Group D: money. What is planned; see the other files of this name for what follows from it.
extension Registry {
  static let moneyTypes: [EventType] =
    fundingTypes + budgetTypes + commitmentTypes + bookingTypes + grantTypes + contractTypes

  /// What money is booked on.
  static let moneySubjects = ["project", "measure", "budget"]

  private static let fundingTypes: [EventType] = [
    EventType(
      400, "budget.line-defined", on: ["budget"], creates: .always,
      en: "Budget line defined", de: "Haushaltsstelle festgelegt", fields: lineFields,
      facts: [.exists] + FactTemplate.registers(of: lineFields)),
    EventType(
      401, "source.defined", on: ["source"], creates: .always,
      en: "Source of money defined", de: "Finanzierungsquelle festgelegt", fields: sourceFields,
      facts: [.exists] + FactTemplate.registers(of: sourceFields)),
    EventType(
      402, "funding.asserted", on: moneySubjects,
      en: "Funding asserted", de: "Finanzierung angegeben",
      fields: [.required(1, "status", .funding), .optional(2, "coverage", .basisPoints)],
      facts: [.whole("funding.asserted")]),
    EventType(
      403, "cost.baselined", on: moneySubjects,
      en: "Cost baselined", de: "Kostenplan festgeschrieben",
      fields: [
        .required(1, "number", .int), .required(2, "lines", .list(.structure(costFields))),
        .optional(3, "pricebasis", .text),
      ],
      facts: [.whole("cost.baseline")],
      rules: [.each("lines", [.positive("amount")])]),
    EventType(
      415, "forecast.submitted", on: moneySubjects, traits: .plansAhead,
      en: "Forecast submitted", de: "Prognose abgegeben",
      fields: [
        .required(1, "scope", .oneOf(["total", "year"])),
        .optional(2, "year", .year).playing(.year),
        .amount(3), .optional(4, "method", .text),
      ],
      facts: [
        .register("forecast.total", from: "amount", when: [.equals("scope", "total")]),
        .register("forecast.{year}", from: "amount", when: [.equals("scope", "year")]),
      ],
      rules: [.iff("year", when: "scope", is: "year"), .notNegative("amount")]),
  ]

  private static let lineFields: [Field] = [
    .required(1, "title", .text), .required(2, "unit", .ref(["unit"])),
    .optional(3, "product", .text), .optional(4, "productgroup", .text),
    .optional(5, "subbudget", .text), .optional(6, "account", .text),
  ]

  private static let sourceFields: [Field] = [
    .required(
      1, "kind",
      .oneOf(["budget", "eu", "federal", "state", "foundation", "enterprise", "third-party"])),
    .required(2, "title", .text), .optional(3, "programme", .text), .optional(4, "product", .text),
    .optional(5, "account", .text), .optional(6, "wbs", .text),
    .optional(7, "grant", .ref(["grant"])),
  ]

  private static let costFields: [Field] = [
    .required(1, "period", .periodOr("total")), .amount(2), .required(3, "type", .costType),
    .optional(4, "inbudget", .bool, default: "true"),
  ]
}

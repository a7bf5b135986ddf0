/// Group D: what is ordered, spent and received.
extension Registry {
  static let commitmentTypes: [EventType] = [
    EventType(
      410, "commitment.made", on: moneySubjects, role: .commitment, en: "Commitment made",
      de: "Auftrag gebunden",
      fields: commitmentFields, facts: [.flow("committed/{commitment}/{year}/{source}")],
      rules: [.positive("amount")]),
    EventType(
      411, "commitment.reduced", on: moneySubjects, role: .reduction, traits: .followsEnd,
      en: "Commitment reduced", de: "Auftrag gemindert", fields: commitmentFields,
      facts: [.flow("committed/{commitment}/{year}/{source}", negative: true)],
      rules: [.positive("amount")]),
    EventType(
      412, "commitment.carried", on: moneySubjects, role: .commitmentCarried,
      en: "Commitment carried over", de: "Auftrag ins nächste Jahr übertragen",
      fields: [.commitment(1)] + Field.years(2, 3) + [.amount(4), .source(5)],
      facts: [
        .flow("committed/{commitment}/{from}/{source}", negative: true),
        .flow("committed/{commitment}/{to}/{source}"),
      ],
      rules: [.positive("amount"), .ascending("from", "to")]),
  ]

  private static let commitmentFields: [Field] = [
    .commitment(1), .year(2), .amount(3), .source(4),
    .optional(5, "contract", .ref(["contract"])),
  ]

  static let bookingTypes: [EventType] = [
    EventType(
      413, "expenditure.booked", on: moneySubjects, visibility: .restrictedWith("payee"),
      role: .expenditure, traits: .movesMoney,
      en: "Expenditure booked", de: "Ausgabe gebucht", fields: expenditureFields,
      facts: [
        .flow("spent/{year}/{source}/{type}", when: [.absent("split")]),
        .flow("spent/{year}/{each.source}/{type}", "each.amount", each: "split"),
        .flow("relieved/{commitment}/{year}", when: [.given("commitment")]),
        .yes(
          "commitment-closed.{commitment}",
          when: [.given("commitment"), .equals("final", "true")]),
        .flow(
          "used/{grantline:-}/{eligible:false}", on: .field("grant"), when: [.given("grant")]),
      ],
      rules: [
        .notZero("amount"), .requiredWithout("type", without: "reverses"),
        .atMostOne([["source"], ["split"]]), .each("split", [.notZero("amount")]),
        .moneyAddsUp(list: "split", member: "amount", to: "amount"),
        .negativeWith("amount", with: "reverses"),
      ]),
    EventType(
      414, "revenue.booked", on: moneySubjects, role: .revenue, traits: .movesMoney,
      en: "Revenue booked", de: "Einnahme gebucht",
      fields: [
        .booking(1), .year(2), .amount(3), .source(4).playing(.takenOver), .reverses(5),
      ],
      facts: [.flow("received/{year}/{source}")],
      rules: [.notZero("amount"), .negativeWith("amount", with: "reverses")]),
  ]

  private static let expenditureFields: [Field] = [
    .booking(1), .year(2), .amount(3), .optional(4, "type", .costType).playing(.takenOver),
    .source(5).playing(.takenOver),
    .optional(
      6, "split",
      .list(.structure([.required(1, "source", .ref(["source"])), .amount(2)]))
    ).playing(.split, .takenOver),
    .optional(7, "commitment", .key).playing(.commitment),
    .optional(8, "final", .bool).playing(.final),
    .optional(9, "contract", .ref(["contract"])), .optional(10, "account", .text),
    .optional(11, "voucher", .text).playing(.guarded),
    .optional(12, "grant", .ref(["grant"])).playing(.takenOver),
    .optional(13, "grantline", .key).playing(.takenOver),
    .optional(14, "eligible", .bool, default: "false").playing(.takenOver),
    .optional(16, "paidon", .date).playing(.paidOn),
    .optional(17, "payee", .prose).playing(.guarded),
    .optional(18, "purpose", .prose).playing(.guarded), .reverses(19),
  ]
}

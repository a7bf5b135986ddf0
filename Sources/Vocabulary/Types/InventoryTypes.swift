/// Group E: inventories and the items in them, from which indicators can be counted.
extension Registry {
  static let inventoryTypes: [EventType] = [
    EventType(
      508, "inventory.defined", on: ["inventory"], creates: .always,
      en: "Inventory defined", de: "Bestand festgelegt", fields: inventoryFields,
      facts: [.exists] + FactTemplate.registers(of: inventoryFields)),
    EventType(
      509, "item.added", on: ["item"], creates: .whereNew,
      en: "Item added", de: "Gegenstand aufgenommen", fields: itemFields,
      facts: [.exists, .unset("removed"), .unset("cause")]
        + FactTemplate.registers(of: itemFields),
      rules: [.existingOnlyWhen("removed")]),
    EventType(
      510, "item.described", on: ["item"], en: "Item described", de: "Gegenstand beschrieben",
      fields: itemDescribedFields, facts: FactTemplate.registers(of: itemDescribedFields),
      rules: [.atLeastOne(itemDescribedFields.map(\.name))]),
    EventType(
      511, "item.state-set", on: ["item"],
      en: "Item's state set", de: "Zustand des Gegenstands gesetzt",
      fields: [.required(1, "state", .key), .optional(2, "aspect", .key)],
      facts: [
        .register("state", from: "state", when: [.absent("aspect")]),
        .register("state.{aspect}", from: "state", when: [.given("aspect")]),
      ]),
    EventType(
      512, "item.removed", on: ["item"], en: "Item removed", de: "Gegenstand ausgeschieden",
      fields: [
        .required(1, "cause", .oneOf(["sold", "demolished", "merged", "out-of-scope"]))
      ],
      facts: [.yes("removed")] + FactTemplate.registers("cause")),
  ]

  private static let inventoryFields: [Field] = [
    .required(1, "title", .text), .required(2, "states", .list(.key)),
    .optional(
      3, "aspects",
      .list(.structure([.required(1, "name", .key), .required(2, "states", .list(.key))]))),
  ]

  private static let itemFields: [Field] = [
    .required(1, "inventory", .ref(["inventory"])), .required(2, "title", .text),
    .optional(3, "state", .key), .optional(4, "attributes", .map(.text)),
    .optional(5, "unit", .ref(["unit"])), .optional(6, "parent", .ref(["item"])),
  ]

  private static let itemDescribedFields: [Field] = [
    .optional(1, "title", .text, nullable: true),
    .optional(2, "attributes", .map(.text), nullable: true),
    .optional(3, "unit", .ref(["unit"]), nullable: true),
    .optional(4, "parent", .ref(["item"]), nullable: true),
  ]
}

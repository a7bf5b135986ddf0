/// Group J: what people arrange for their own work. It touches no period.
extension Registry {
  static let workTypes: [EventType] = [
    EventType(
      1000, "dashboard.saved", on: ["dashboard"], creates: .whereNew, traits: .freeOfPeriods,
      en: "Dashboard saved", de: "Übersicht gespeichert",
      fields: [
        .required(1, "title", .text), .optional(2, "for", .text),
        .required(3, "tiles", .list(.structure(tileFields))),
      ], facts: [.exists, .whole("board"), .unset("removed")]),
    EventType(
      1001, "dashboard.removed", on: ["dashboard"], traits: .freeOfPeriods, en: "Dashboard removed",
      de: "Übersicht entfernt", facts: [.yes("removed")]),
  ]

  /// A part of a dashboard: a view with what it is asked, and how it is shown.
  private static let tileFields: [Field] = [
    .required(1, "view", .text), .optional(2, "title", .text),
    .optional(3, "parameters", .map(.text)),
    .required(4, "chart", .oneOf(["table", "chart", "figures", "heat"])),
    .required(5, "width", .int(1...12)),
  ]
}

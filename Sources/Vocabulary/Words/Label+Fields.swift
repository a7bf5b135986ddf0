extension Label {
  /// The name of a field of the vocabulary.
  package static func field(_ name: String) -> Label { Labels.field(name) }
}

extension Label {
  /// The name of a light.
  package static func light(_ name: String) -> Label { Labels.word(name) }

  package static let kind = Label("Kind", "Art")
  package static let overall = Label("Overall", "Gesamt")
  package static let assertedFunding = Label("Asserted funding", "Gemeldete Finanzierung")
  package static let leadName = Label("Lead", "Federführung")
  package static let statusSince = Label("Status since", "Status seit")
  package static let baselineStart = Label("Agreed start", "Vereinbarter Beginn")
  package static let baselineEnd = Label("Agreed end", "Vereinbartes Ende")
  package static let forecastStart = Label("Expected start", "Erwarteter Beginn")
  package static let forecastEnd = Label("Expected end", "Erwartetes Ende")
  package static let years = Label("Years", "Jahre")
  package static let alignments = Label("Serves", "Dient")
}

extension Label {
  private static let keys: [String: Label] = [
    "department": .department, "kind": .kind, "overall": .overall, "derived": .funding,
    "asserted": .assertedFunding, "conflict": .conflict, "goal": .goal, "measure": .measure,
    "subject": .subject, "leadName": .leadName, "stale": .stale,
  ]

  /// The name of a key in a row.
  package static func key(_ name: String) -> Label {
    if Labels.has(field: name) { return Labels.field(name) }
    return keys[name] ?? Labels.field(name)
  }
}

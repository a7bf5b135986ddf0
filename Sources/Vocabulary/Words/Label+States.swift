/// Words for where something stands that no field of the vocabulary has.
extension Label {
  private static let standings: [String: Label] = [
    "due": Label("due today", "heute fällig"),
    "overdue": Label("overdue", "überfällig"),
    "fulfilled": Label("fulfilled", "erfüllt"),
    "fulfilled-late": Label("fulfilled late", "verspätet erfüllt"),
    "moot": Label("moot", "gegenstandslos"),
    "realised": Label("realised", "eingetreten"),
  ]

  /// What a state is called: of an obligation, an impulse or a synergy, else by the vocabulary.
  package static func state(_ word: String) -> Label {
    standings[word] ?? Labels.word(word, of: "state")
  }
}

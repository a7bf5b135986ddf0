public import Stadtbuch

extension Book {
  /// The answer of a view, as tests ask for it.
  public func answer<V: View>(
    _ view: V.Type, asOf: Day? = nil, knownAt: KnownAtRequest = .head,
    organisationDay: Day? = nil, language: Language = .en, _ choice: V.Choice = V.usual
  ) throws -> Answer {
    try answer(
      view, choice,
      at: AskedPoint(
        asOf: asOf, knownAt: knownAt, organisationDay: organisationDay, language: language))
  }
}

import Vocabulary

/// The fields of a measurement: what it measures, and what came out.
struct ObservedFields: Sendable {
  /// Period, unit and dimensions tell one observation of an indicator from another.
  let key: [Int]
  /// The value, or numerator and denominator, or why there is none.
  let value: [Int]
  /// The reason why there is no value.
  let missing: Int
  /// How sure it is, and the place of the word that says that it is final.
  let state: Int
  let final: UInt64
  /// Whether it says anew what is there already, and may change what is final.
  let isRestatement: Bool

  init?(_ type: EventType) {
    guard type.name == "measurement.recorded" || type.name == "measurement.restated",
      case .oneOf(let states)? = type.field(named: "state")?.kind,
      let place = states.firstIndex(of: "final")
    else { return nil }
    func numbers(_ names: String...) -> [Int] {
      names.compactMap { type.field(named: $0)?.number }
    }
    key = numbers("period", "unit", "dimensions")
    value = numbers("value", "numerator", "denominator", "missing")
    missing = numbers("missing").first ?? 0
    state = numbers("state").first ?? 0
    final = UInt64(place + 1)
    isRestatement = type.field(named: "cause") != nil
  }
}

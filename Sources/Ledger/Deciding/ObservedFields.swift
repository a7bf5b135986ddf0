import Vocabulary

/// The fields of a measurement: what it measures, and what came out.
struct ObservedFields: Sendable {
  /// What tells one observation of an indicator from another.
  let key: [Int]
  /// The value, or numerator and denominator, or why there is none.
  let value: [Int]
  /// Whether it says anew what is there already, and may change what is final.
  let isRestatement: Bool
  /// The reason why there is no value, and how sure it is.
  private let missing, state: Int
  /// The places of the words that say that it is final, as bits.
  private let finals: UInt64

  init?(_ type: EventType) {
    guard type.role == .measurement || type.role == .restatement,
      let state = type.fields(in: .state).first
    else { return nil }
    key = type.fields(in: .observed).map(\.number)
    value = type.fields(in: .value).map(\.number)
    isRestatement = type.role == .restatement
    missing = type.fields(in: .missing).first?.number ?? 0
    self.state = state.number
    finals = EventPlan.places(state)
  }

  /// Whether what is said is a value that is final.
  func isFinal(_ scan: DataScan) -> Bool {
    guard let place = scan.raw(state), place < 64 else { return false }
    return finals >> place & 1 == 1 && !scan.has(missing)
  }
}

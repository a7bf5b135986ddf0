import Vocabulary

/// One value as it was measured, or why there is none.
struct Observation: Sendable {
  var sequence: UInt64
  var rank: UInt64
  var state = MeasurementState.estimated
  var value: ExactDecimal?
  var numerator: ExactDecimal?
  var denominator: ExactDecimal?
  var missing: String?
  /// The definition that the measurement names.
  var definition: Int64?
  /// Of a restatement why there is one.
  var cause: RestatementCause?

  /// Reads the data of a measurement in one walk over its fields.
  init(sequence: UInt64, rank: UInt64, _ bytes: Span<UInt8>, _ range: Range<Int>) {
    self.sequence = sequence
    self.rank = rank
    var reader = WireReader(bytes, in: range)
    while let field = try? reader.next() {
      guard field.number < Observation.parts.count, let part = Observation.parts[field.number]
      else { continue }
      switch part {
      case .value: value = ExactDecimal(message: bytes, in: field.range)
      case .numerator: numerator = ExactDecimal(message: bytes, in: field.range)
      case .denominator: denominator = ExactDecimal(message: bytes, in: field.range)
      case .missing: missing = bytes.string(in: field.range)
      case .state: state = MeasurementState(stored: field.value) ?? .estimated
      case .definition: definition = unzigzag(field.value)
      case .cause: cause = RestatementCause(stored: field.value)
      }
    }
  }

  private enum Part { case value, numerator, denominator, missing, state, definition, cause }

  /// Which part stands under which field number; a restatement has all fields of a measurement under
  /// their numbers.
  private static let parts: [Part?] = {
    let type = EventTypeName.measurementRestated
    var parts: [Part?] = Array(repeating: nil, count: 32)
    let named: [(FieldName, Part)] = [
      (.value, .value), (.numerator, .numerator), (.denominator, .denominator),
      (.missing, .missing), (.state, .state), (.definition, .definition), (.cause, .cause),
    ]
    for (name, part) in named { parts[type.number(of: name)] = part }
    return parts
  }()

  /// Whether it counts rather than another of the same period, unit and dimensions.
  func outranks(_ other: Observation) -> Bool {
    rank == other.rank ? sequence > other.sequence : rank > other.rank
  }
}

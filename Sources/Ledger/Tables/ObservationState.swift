import Vocabulary

/// One measurement of an observation: of an indicator's period, unit and dimensions.
struct Observed: Equatable {
  /// The event.
  var event: UInt64
  /// The first event of its chain of corrections.
  var rank: UInt64
  /// Whether it may change what is final.
  var isRestatement: Bool
  /// Whether it says a value that is final.
  var isFinal: Bool
  /// What it says, as bytes that are equal for equal values.
  var value: [UInt8]

  init(event: UInt64, rank: UInt64, isRestatement: Bool, isFinal: Bool, value: [UInt8]) {
    self.event = event
    self.rank = rank
    self.isRestatement = isRestatement
    self.isFinal = isFinal
    self.value = value
  }

  /// What the data of an event say.
  init(
    event: UInt64, rank: UInt64, _ fields: ObservedFields, _ data: Span<UInt8>, _ scan: DataScan
  ) {
    self.event = event
    self.rank = rank
    isRestatement = fields.isRestatement
    isFinal = fields.isFinal(scan)
    value = []
    value.append(fields: fields.value, of: data, bytesMax: Observed.valueBytesMax)
  }

  private static let valueBytesMax = 64
}

/// The unvoided measurements of one observation.
struct ObservationState: StoredValue {
  /// In the order in which they count: the last one shows.
  private(set) var measurements: [Observed] = []

  init() {}

  init(_ bytes: Span<UInt8>) {
    var offset = 0
    while offset < bytes.count {
      let flags = bytes[offset + 16]
      let end = offset + 18 + Int(bytes[offset + 17])
      var value: [UInt8] = []
      value.append(bytes, offset + 18..<end)
      measurements.append(
        Observed(
          event: bytes.littleEndianUInt64(at: offset),
          rank: bytes.littleEndianUInt64(at: offset + 8), isRestatement: flags & 1 != 0,
          isFinal: flags & 2 != 0, value: value))
      offset = end
    }
  }

  var isEmpty: Bool { measurements.isEmpty }

  func append(to bytes: inout [UInt8]) {
    for measurement in measurements {
      bytes.append(littleEndian: measurement.event)
      bytes.append(littleEndian: measurement.rank)
      bytes.append((measurement.isRestatement ? 1 : 0) | (measurement.isFinal ? 2 : 0))
      bytes.append(UInt8(measurement.value.count))
      bytes.append(contentsOf: measurement.value)
    }
  }

  /// Adds a measurement at its place.
  mutating func insert(_ measurement: Observed) {
    let place =
      measurements.firstIndex {
        ($0.rank, $0.event) > (measurement.rank, measurement.event)
      } ?? measurements.count
    measurements.insert(measurement, at: place)
  }

  /// Takes out what an event said.
  mutating func remove(event: UInt64) {
    measurements.removeAll { $0.event == event }
  }

  /// A measurement that is no restatement, and the one behind a final value that it changes.
  struct Overwriting: Equatable {
    var event: UInt64
    var standing: UInt64
  }

  /// What changes a final value without being a restatement.
  var overwritings: [Overwriting] {
    var found: [Overwriting] = []
    var hasFinal = false
    var last: Observed?
    for measurement in measurements {
      if hasFinal, !measurement.isRestatement, let last, last.value != measurement.value {
        found.append(Overwriting(event: measurement.event, standing: last.event))
      }
      hasFinal = hasFinal || measurement.isFinal
      last = measurement
    }
    return found
  }
}

import Vocabulary

/// What the flows of a run come to once all that is known of them is known, so that they need not be
/// looked at one by one.
struct FlowSum {
  var firstDay = UInt32.max
  var lastDay: UInt32 = 0
  var firstSequence = UInt64.max
  /// The greatest sequence among the flows and what flipped them: from it on the sum is whole.
  var wholeSequence: UInt64 = 0
  /// The greatest sequence of a flow that counts; 0 where none does.
  var lastSequence: UInt64 = 0
  /// The day of that flow.
  var dayOfLastSequence: UInt32 = 0
  var currency: UInt32 = 0
  var amount: Int64 = 0

  static let byteCount = 48

  /// The sum of flows; nil where it is beyond all numbers.
  init?(
    _ facts: ArraySlice<PackedFact>, _ flips: [UInt64], _ old: [UInt8], _ staged: [UInt8]
  ) {
    for fact in facts {
      let sequence = fact.key.sequence
      firstDay = min(firstDay, fact.key.validFrom)
      lastDay = max(lastDay, fact.key.validFrom)
      firstSequence = min(firstSequence, sequence)
      wholeSequence = max(wholeSequence, sequence)
      for index in fact.flips { wholeSequence = max(wholeSequence, flips[index]) }
      // Flipped an odd number of times it is void.
      guard fact.flips.count & 1 == 0 else { continue }
      let value = fact.isOld ? old.span : staged.span
      let at = fact.value.lowerBound
      let (sum, overflow) = amount.addingReportingOverflow(
        Int64(bitPattern: value.littleEndianUInt64(at: at)))
      if overflow { return nil }
      amount = sum
      currency = value.littleEndianUInt32(at: at + 8)
      if sequence >= lastSequence {
        (lastSequence, dayOfLastSequence) = (sequence, fact.key.validFrom)
      }
    }
  }

  func append(to bytes: inout [UInt8]) {
    bytes.append(littleEndian: firstDay)
    bytes.append(littleEndian: lastDay)
    bytes.append(littleEndian: firstSequence)
    bytes.append(littleEndian: wholeSequence)
    bytes.append(littleEndian: lastSequence)
    bytes.append(littleEndian: dayOfLastSequence)
    bytes.append(littleEndian: currency)
    bytes.append(littleEndian: UInt64(bitPattern: amount))
  }

  /// The sum that stands in a chunk.
  @inline(__always)
  init(_ bytes: Span<UInt8>, at offset: Int) {
    firstDay = bytes.littleEndianUInt32(at: offset)
    lastDay = bytes.littleEndianUInt32(at: offset &+ 4)
    firstSequence = bytes.littleEndianUInt64(at: offset &+ 8)
    wholeSequence = bytes.littleEndianUInt64(at: offset &+ 16)
    lastSequence = bytes.littleEndianUInt64(at: offset &+ 24)
    dayOfLastSequence = bytes.littleEndianUInt32(at: offset &+ 32)
    currency = bytes.littleEndianUInt32(at: offset &+ 36)
    amount = Int64(bitPattern: bytes.littleEndianUInt64(at: offset &+ 40))
  }

  /// Whether any flow counts once all is known.
  var counts: Bool { lastSequence > 0 }

  /// Whether no flow holds at a point, for none has begun or none is known.
  @inline(__always)
  func isBehind(_ asOf: UInt32, _ knownAt: UInt64) -> Bool {
    firstDay > asOf || firstSequence > knownAt
  }

  /// Whether the sum is what holds at a point: all that happened to the flows lies before it.
  @inline(__always)
  func isWhole(_ asOf: UInt32, _ knownAt: UInt64) -> Bool {
    lastDay <= asOf && wholeSequence <= knownAt
  }
}

import Vocabulary

/// Finds of an entity's attributes those of which something was recorded, flipped, began or ended
/// between two points: no other can differ. Reads headers of facts, no values.
struct ChangeScan {
  private let firstDay: UInt32
  private let lastDay: UInt32
  private let firstKnown: UInt64
  private let lastKnown: UInt64

  /// What lies between two points, of which the first knows no more than the second.
  init(_ from: Point, _ to: Point) {
    firstDay = UInt32(bitPattern: min(from.asOf, to.asOf).number)
    lastDay = UInt32(bitPattern: max(from.asOf, to.asOf).number)
    (firstKnown, lastKnown) = (from.knownAt, to.knownAt)
  }

  /// Adds the attributes of a chunk that may differ, in rising order.
  func add(_ chunk: borrowing Chunk, to attributes: inout [UInt32]) {
    guard chunk.firstSequence <= lastKnown else { return }
    let directory = chunk.directory
    var at = directory.lowerBound
    while at < directory.upperBound {
      let run = chunk.run(at: at)
      at = run.next
      guard attributes.last != run.attribute, isTouched(run, chunk) else { continue }
      attributes.append(run.attribute)
    }
  }

  private func isTouched(_ run: ChunkRun, _ chunk: borrowing Chunk) -> Bool {
    if run.shape == .summed {
      let sum = FlowSum(chunk.bytes, at: run.sum)
      let isOld = sum.wholeSequence <= firstKnown
      if isOld, sum.lastDay <= firstDay || sum.firstDay > lastDay { return false }
      if sum.firstSequence > lastKnown || sum.firstDay > lastDay { return false }
    }
    for index in 0..<run.count where isTouched(index, run, chunk) { return true }
    return false
  }

  private func isTouched(_ index: Int, _ run: ChunkRun, _ chunk: borrowing Chunk) -> Bool {
    let header = run.header(index)
    let validFrom = chunk.bytes.littleEndianUInt32(at: header)
    let sequence = chunk.bytes.littleEndianUInt64(at: header &+ 4)
    guard sequence <= lastKnown, validFrom <= lastDay else { return false }
    if sequence > firstKnown || validFrom > firstDay { return true }
    let tag = chunk.bytes[header &+ ChunkFact.tagOffset]
    guard tag & (ChunkFact.endsTag | ChunkFact.flippedTag) != 0 else { return false }
    let fact = chunk.fact(run, index)
    if fact.validTo > firstDay, fact.validTo <= lastDay { return true }
    for place in 0..<fact.flipCount {
      let flip = chunk.flip(fact, place)
      if flip > firstKnown, flip <= lastKnown { return true }
    }
    return false
  }
}

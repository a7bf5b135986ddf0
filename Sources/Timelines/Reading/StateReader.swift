import LMDB
import Vocabulary

/// Walks the chunks of one entity and keeps what holds at a point.
struct StateReader {
  private var shown: ShownFact

  init(_ point: Point, accountsApart: Bool = false) {
    shown = ShownFact(point, accountsApart: accountsApart)
  }

  /// Fills `state` from the entity's chunks; for one entity only.
  mutating func read(
    _ entity: UInt32, _ walk: inout ChunkWalk, into state: inout EntityState
  ) throws(LMDBError) {
    state.removeAll()
    var found = try walk.first(of: entity)
    while found {
      do {
        let chunk = walk.chunk
        state.touched &+= chunk.touch()
        take(chunk, &state)
      }
      found = try walk.next()
    }
    shown.finish(&state)
  }

  private mutating func take(_ chunk: borrowing Chunk, _ state: inout EntityState) {
    guard chunk.firstSequence <= shown.knownAt else { return }
    let directory = chunk.directory
    var at = directory.lowerBound
    while at < directory.upperBound {
      let run = chunk.run(at: at)
      at = run.next
      shown.begin(run, &state)
      switch run.shape {
      case .single:
        let header = run.header(0)
        if holds(chunk, run, header) { addFlow(chunk, run, header) }
      case .summed: addSum(chunk, run)
      case .plain:
        switch chunk.kind(run.header(0)) {
        case .flow: addFlows(chunk, run)
        case .observation: shown.takeObservation(chunk, run, &state)
        default: shown.takeLast(chunk, run, &state)
        }
      }
    }
  }

  @inline(__always)
  private func holds(_ chunk: borrowing Chunk, _ run: ChunkRun, _ header: Int) -> Bool {
    chunk.holds(run, header, asOf: shown.asOf, knownAt: shown.knownAt)
  }

  private mutating func addFlows(_ chunk: borrowing Chunk, _ run: ChunkRun) {
    for index in 0..<run.count {
      let header = run.header(index)
      // They stand in the order of their days.
      guard chunk.bytes.littleEndianUInt32(at: header) <= shown.asOf else { return }
      guard holds(chunk, run, header) else { continue }
      if chunk.bytes[header &+ ChunkFact.tagOffset] == Fact.Kind.flow.rawValue {
        addFlow(chunk, run, header)
      } else {
        let fact = chunk.fact(run, index)
        let at = fact.value.lowerBound
        shown.add(
          Total(chunk.amount(at: at)), chunk.bytes.littleEndianUInt32(at: at &+ 8), fact.sequence,
          fact.validFrom)
      }
    }
  }

  /// Adds the flow with this header, whose tail is its value.
  @inline(__always)
  private mutating func addFlow(_ chunk: borrowing Chunk, _ run: ChunkRun, _ header: Int) {
    let at = chunk.tail(run, header)
    shown.add(
      Total(chunk.amount(at: at)), chunk.bytes.littleEndianUInt32(at: at &+ 8),
      chunk.bytes.littleEndianUInt64(at: header &+ 4), chunk.bytes.littleEndianUInt32(at: header))
  }

  /// Adds a run at once where all of it holds, else flow by flow.
  private mutating func addSum(_ chunk: borrowing Chunk, _ run: ChunkRun) {
    let sum = FlowSum(chunk.bytes, at: run.sum)
    if sum.isBehind(shown.asOf, shown.knownAt) { return }
    if sum.isWhole(shown.asOf, shown.knownAt) {
      guard sum.counts else { return }
      shown.add(Total(sum.amount), sum.currency, sum.lastSequence, sum.dayOfLastSequence)
    } else {
      addFlows(chunk, run)
    }
  }
}

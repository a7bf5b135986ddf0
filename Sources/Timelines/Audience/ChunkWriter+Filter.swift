import Vocabulary

extension ChunkWriter {
  /// A chunk without the facts that a filter hides; nil where it hides none.
  mutating func packed(
    _ chunk: borrowing Chunk, of entity: UInt32, without filter: FactFilter
  ) -> [UInt8]? {
    var kept: [PackedFact] = []
    var isWhole = true
    flips.removeAll(keepingCapacity: true)
    let directory = chunk.directory
    var at = directory.lowerBound
    while at < directory.upperBound {
      let run = chunk.run(at: at)
      at = run.next
      for index in 0..<run.count {
        let fact = chunk.fact(run, index)
        if filter.hides(fact, of: run.attribute, chunk.bytes) {
          isWhole = false
          continue
        }
        let start = flips.count
        for place in 0..<fact.flipCount { flips.append(chunk.flip(fact, place)) }
        kept.append(
          PackedFact(
            key: ChunkKey(
              entity: entity, attribute: run.attribute, validFrom: fact.validFrom,
              rank: fact.rank, sequence: fact.sequence),
            validTo: fact.validTo, typeNumber: fact.typeNumber, template: fact.template,
            kind: fact.kind, isFinal: fact.isFinal, flips: start..<flips.count, value: fact.value,
            isOld: true))
      }
    }
    if isWhole { return nil }
    var old: [UInt8] = []
    old.append(chunk.bytes, 0..<chunk.bytes.count)
    pack(kept[...], old: old, staged: [])
    return bytes
  }
}

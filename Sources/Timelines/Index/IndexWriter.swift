import LMDB
import Vocabulary

/// Brings staged changes into the chunks of the index, entity by entity.
struct IndexWriter {
  private let tables: IndexTables
  private var packer = ChunkWriter()
  private var merged: [PackedFact] = []
  private var old: [UInt8] = []

  init(_ tables: IndexTables) {
    self.tables = tables
  }

  /// Writes all changes of the stage, which is sorted by this.
  mutating func write(
    _ stage: inout PendingFacts, into transaction: inout WriteTransaction
  ) throws(TimelinesError) {
    stage.items.sort()
    stage.owned.sort()
    do throws(LMDBError) {
      var start = 0
      while start < stage.items.count {
        start = try writeGroup(stage, from: start, into: &transaction)
      }
      try OwnedEvents.write(stage.owned, tables, into: &transaction)
      try NarrowedTables.write(stage, tables, into: &transaction)
    } catch {
      throw TimelinesError(error)
    }
  }

  /// Merges the changes that belong to one chunk, and gives where the next ones begin.
  private mutating func writeGroup(
    _ stage: PendingFacts, from start: Int, into transaction: inout WriteTransaction
  ) throws(LMDBError) -> Int {
    let first = stage.items[start].key
    let place = try find(first, transaction.reading)
    var end = start
    while end < stage.items.count, stage.items[end].key.entity == first.entity {
      if let limit = place.next, stage.items[end].key >= limit { break }
      end += 1
    }
    let grewAtEnd = merge(stage, start..<end)
    let cuts = ChunkWriter.cuts(merged, grewAtEnd: grewAtEnd)
    if let key = place.chunk, key != merged[0].key {
      _ = try transaction.delete(tables.chunks, key: key.buffer.span)
    }
    for cut in cuts {
      packer.pack(merged[cut], old: old, staged: stage.bytes)
      try transaction.put(
        tables.chunks, key: merged[cut.lowerBound].key.buffer.span, value: packer.bytes.span)
    }
    return end
  }

  /// The chunk in which a fact belongs (copied to `old`), and the key of the chunk after it.
  private mutating func find(
    _ key: ChunkKey, _ transaction: borrowing ReadTransaction
  ) throws(LMDBError) -> (chunk: ChunkKey?, next: ChunkKey?) {
    old.removeAll(keepingCapacity: true)
    var cursor = try transaction.cursor(tables.chunks)
    var next: ChunkKey?
    if try cursor.seek(key: key.buffer.span) {
      let found = ChunkKey(cursor.key)
      if found == key {
        old.append(cursor.value)
        return (found, try following(&cursor, key.entity))
      }
      if found.entity == key.entity { next = found }
      if try cursor.previous(), ChunkKey(cursor.key).entity == key.entity {
        old.append(cursor.value)
        return (ChunkKey(cursor.key), next)
      }
    } else if try cursor.last(), ChunkKey(cursor.key).entity == key.entity {
      old.append(cursor.value)
      return (ChunkKey(cursor.key), nil)
    }
    // The fact stands before all others of its entity: it joins the first chunk.
    guard let next, try cursor.seek(key: next.buffer.span) else { return (nil, nil) }
    old.append(cursor.value)
    return (next, try following(&cursor, key.entity))
  }

  private func following(
    _ cursor: inout LMDB.Cursor, _ entity: UInt32
  ) throws(LMDBError) -> ChunkKey? {
    guard try cursor.next() else { return nil }
    let key = ChunkKey(cursor.key)
    return key.entity == entity ? key : nil
  }

  /// Merges the old chunk and the staged items into ``merged``; true when all that is new stands
  /// behind all that is old.
  private mutating func merge(_ stage: PendingFacts, _ items: Range<Int>) -> Bool {
    merged.removeAll(keepingCapacity: true)
    packer.flips.removeAll(keepingCapacity: true)
    let entity = stage.items[items.lowerBound].key.entity
    var item = items.lowerBound
    var grewAtEnd = true
    let old = old
    if !old.isEmpty {
      let chunk = Chunk(old.span)
      let directory = chunk.directory
      var at = directory.lowerBound
      while at < directory.upperBound {
        let run = chunk.run(at: at)
        at = run.next
        for index in 0..<run.count {
          let fact = chunk.fact(run, index)
          let key = ChunkKey(
            entity: entity, attribute: run.attribute, validFrom: fact.validFrom,
            rank: fact.rank, sequence: fact.sequence)
          while item < items.upperBound, stage.items[item].key < key {
            take(stage.items[item])
            grewAtEnd = false
            item += 1
          }
          let flips = packer.flips.count
          for index in 0..<fact.flipCount { packer.flips.append(chunk.flip(fact, index)) }
          merged.append(
            PackedFact(
              key: key, validTo: fact.validTo, typeNumber: fact.typeNumber,
              template: fact.template, kind: fact.kind, isFinal: fact.isFinal,
              flips: flips..<packer.flips.count, value: fact.value, isOld: true))
          while item < items.upperBound, stage.items[item].key == key {
            take(stage.items[item])
            item += 1
          }
        }
      }
    }
    while item < items.upperBound {
      take(stage.items[item])
      item += 1
    }
    return grewAtEnd
  }

  /// Adds a staged fact, or a flip to the fact that was added last.
  private mutating func take(_ item: PendingItem) {
    if let last = merged.indices.last, merged[last].key == item.key {
      if item.flip != 0 {
        // The flips of the last fact are the last of the list, so it can grow.
        packer.flips.append(item.flip)
        merged[last].flips = merged[last].flips.lowerBound..<packer.flips.count
        return
      }
    }
    guard item.flip == 0 else { return }
    merged.append(
      PackedFact(
        key: item.key, validTo: item.validTo, typeNumber: item.typeNumber,
        template: item.template, kind: item.kind, isFinal: item.isFinal,
        flips: packer.flips.count..<packer.flips.count,
        value: Int(item.valueStart)..<Int(item.valueStart) + Int(item.valueCount), isOld: false))
  }
}

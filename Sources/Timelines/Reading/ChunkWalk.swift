import LMDB
import Vocabulary

/// Walks the chunks of one entity after another in the order of the index, from either end.
///
/// Facts that an audience may not see are not in the chunks that it gives: whatever reads through
/// it, reads as if they had never been recorded.
struct ChunkWalk: ~Copyable, ~Escapable {
  private var cursor: LMDB.Cursor
  private var entity: UInt32 = 0
  private let lens: Lens?
  /// What is left out of the entity at hand.
  private var filter: FactFilter?
  private var packer = ChunkWriter()
  /// The chunk at hand without what is left out of it; empty where nothing is.
  private var filtered: [UInt8] = []

  @_lifetime(copy cursor)
  init(_ cursor: consuming LMDB.Cursor, _ lens: Lens? = nil) {
    self.cursor = cursor
    self.lens = lens
  }

  /// Goes to an entity.
  private mutating func begin(_ entity: UInt32) {
    self.entity = entity
    guard let lens else { return }
    filter = lens.filter(of: entity)
    filtered.removeAll(keepingCapacity: true)
  }

  /// Whether a move led to a chunk of the entity at hand, which is then without what is left out.
  @_lifetime(self: copy self)
  private mutating func arrive(_ found: Bool) -> Bool {
    guard found, isOnEntity else { return false }
    if let filter {
      filtered = packer.packed(Chunk(cursor.value), of: entity, without: filter) ?? []
    }
    return true
  }

  /// Goes to the first chunk of an entity; false where there is none.
  @_lifetime(self: copy self)
  mutating func first(of entity: UInt32) throws(LMDBError) -> Bool {
    begin(entity)
    var key = KeyBuffer()
    key.append(entity)
    return arrive(try cursor.seek(key: key.span))
  }

  /// Goes to the last chunk of an entity that begins with an attribute up to this one; false where
  /// there is none.
  @_lifetime(self: copy self)
  mutating func last(of entity: UInt32, through attribute: UInt32) throws(LMDBError) -> Bool {
    begin(entity)
    var key = KeyBuffer()
    key.append(entity)
    key.append(attribute &+ 1)
    let found = try cursor.seek(key: key.span) ? cursor.previous() : cursor.last()
    return arrive(found)
  }

  /// Goes to the last chunk of the key's entity that begins at the key or before it; where there is
  /// none, to the first behind it. False where the entity has no chunk.
  @_lifetime(self: copy self)
  mutating func seek(_ key: ChunkKey) throws(LMDBError) -> Bool {
    begin(key.entity)
    let isFound = try cursor.seek(key: key.buffer.span)
    if isFound, self.key == key { return arrive(true) }
    let hasPrevious = isFound ? try cursor.previous() : try cursor.last()
    if hasPrevious, isOnEntity { return arrive(true) }
    return arrive(try cursor.seek(key: key.buffer.span))
  }

  /// Goes to the chunk that follows; false where the entity has none.
  @_lifetime(self: copy self)
  mutating func next() throws(LMDBError) -> Bool { arrive(try cursor.next()) }

  /// Goes to the chunk before; false where the entity has none.
  @_lifetime(self: copy self)
  mutating func previous() throws(LMDBError) -> Bool { arrive(try cursor.previous()) }

  private var isOnEntity: Bool { cursor.key.bigEndianUInt32(at: 0) == entity }

  /// The key of the chunk at hand; the last move must have returned true.
  var key: ChunkKey { ChunkKey(cursor.key) }

  /// The chunk at hand; the last move must have returned true.
  var chunk: Chunk {
    @_lifetime(borrow self)
    get { filtered.isEmpty ? Chunk(cursor.value) : Chunk(filtered.span) }
  }
}

extension Reading {
  /// A walk over the chunks of entities.
  @_lifetime(copy self)
  func chunkWalk() throws(TimelinesError) -> ChunkWalk {
    do throws(LMDBError) { return ChunkWalk(try index.cursor(tables.chunks), lens) } catch {
      throw TimelinesError(error)
    }
  }
}

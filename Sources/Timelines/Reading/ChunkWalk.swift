import LMDB
import Vocabulary

/// Walks the chunks of one entity after another in the order of the index, from either end.
struct ChunkWalk: ~Copyable, ~Escapable {
  private var cursor: LMDB.Cursor
  private var entity: UInt32 = 0

  @_lifetime(copy cursor)
  init(_ cursor: consuming LMDB.Cursor) {
    self.cursor = cursor
  }

  /// Goes to the first chunk of an entity; false where there is none.
  @_lifetime(self: copy self)
  mutating func first(of entity: UInt32) throws(LMDBError) -> Bool {
    self.entity = entity
    var key = KeyBuffer()
    key.append(entity)
    return try cursor.seek(key: key.span) && isOnEntity
  }

  /// Goes to the last chunk of an entity that begins with an attribute up to this one; false where
  /// there is none.
  @_lifetime(self: copy self)
  mutating func last(of entity: UInt32, through attribute: UInt32) throws(LMDBError) -> Bool {
    self.entity = entity
    var key = KeyBuffer()
    key.append(entity)
    key.append(attribute &+ 1)
    let found = try cursor.seek(key: key.span) ? cursor.previous() : cursor.last()
    return found && isOnEntity
  }

  /// Goes to the last chunk of the key's entity that begins at the key or before it; where there is
  /// none, to the first behind it. False where the entity has no chunk.
  @_lifetime(self: copy self)
  mutating func seek(_ key: ChunkKey) throws(LMDBError) -> Bool {
    entity = key.entity
    let isFound = try cursor.seek(key: key.buffer.span)
    if isFound, self.key == key { return true }
    let hasPrevious = isFound ? try cursor.previous() : try cursor.last()
    if hasPrevious, isOnEntity { return true }
    return try cursor.seek(key: key.buffer.span) && isOnEntity
  }

  /// Goes to the chunk that follows; false where the entity has none.
  @_lifetime(self: copy self)
  mutating func next() throws(LMDBError) -> Bool { try cursor.next() && isOnEntity }

  /// Goes to the chunk before; false where the entity has none.
  @_lifetime(self: copy self)
  mutating func previous() throws(LMDBError) -> Bool { try cursor.previous() && isOnEntity }

  private var isOnEntity: Bool { cursor.key.bigEndianUInt32(at: 0) == entity }

  /// The key of the chunk at hand; the last move must have returned true.
  var key: ChunkKey { ChunkKey(cursor.key) }

  /// The chunk at hand; the last move must have returned true.
  var chunk: Chunk {
    @_lifetime(copy self)
    get { Chunk(cursor.value) }
  }
}

extension Reading {
  /// A walk over the chunks of entities.
  @_lifetime(copy self)
  func chunkWalk() throws(TimelinesError) -> ChunkWalk {
    do throws(LMDBError) { return ChunkWalk(try index.cursor(tables.chunks)) } catch {
      throw TimelinesError(error)
    }
  }
}

import LMDB
public import Vocabulary

/// Walks the facts of one entity after another as they lie in the index, from either end, without
/// copying them: for whoever needs few of many.
public struct FactPages: ~Copyable, ~Escapable {
  private var chunks: LMDB.Cursor
  private let knownAt: UInt64
  private var entity: UInt32 = 0

  @_lifetime(copy chunks)
  init(_ chunks: consuming LMDB.Cursor, knownAt: UInt64) {
    self.chunks = chunks
    self.knownAt = knownAt
  }

  /// Goes to the first page of an entity; false when there is none.
  @_lifetime(self: copy self)
  public mutating func first(of entity: UInt32) throws(TimelinesError) -> Bool {
    self.entity = entity
    do throws(LMDBError) {
      var key = KeyBuffer()
      key.append(entity)
      return try chunks.seek(key: key.span) && isOnEntity
    } catch {
      throw TimelinesError(error)
    }
  }

  /// Goes to the last page of an entity; false when there is none.
  @_lifetime(self: copy self)
  public mutating func last(of entity: UInt32) throws(TimelinesError) -> Bool {
    self.entity = entity
    do throws(LMDBError) {
      var key = KeyBuffer()
      key.append(entity &+ 1)
      let found = try chunks.seek(key: key.span) ? chunks.previous() : chunks.last()
      return found && isOnEntity
    } catch {
      throw TimelinesError(error)
    }
  }

  /// Goes to the page that follows; false when there is none.
  @_lifetime(self: copy self)
  public mutating func next() throws(TimelinesError) -> Bool {
    do throws(LMDBError) {
      return try chunks.next() && isOnEntity
    } catch {
      throw TimelinesError(error)
    }
  }

  /// Goes to the page before; false when there is none.
  @_lifetime(self: copy self)
  public mutating func previous() throws(TimelinesError) -> Bool {
    do throws(LMDBError) {
      return try chunks.previous() && isOnEntity
    } catch {
      throw TimelinesError(error)
    }
  }

  private var isOnEntity: Bool { chunks.key.bigEndianUInt32(at: 0) == entity }

  /// The page at hand; the last move must have returned true.
  public var page: FactPage {
    @_lifetime(copy self)
    get { FactPage(Chunk(chunks.value), knownAt: knownAt) }
  }
}

/// A part of an entity's facts: runs of one attribute each, in the order of the index.
public struct FactPage: ~Escapable {
  private let chunk: Chunk
  private let knownAt: UInt64

  @_lifetime(copy chunk)
  init(_ chunk: Chunk, knownAt: UInt64) {
    self.chunk = chunk
    self.knownAt = knownAt
  }

  /// The bytes in which values stand.
  public var bytes: Span<UInt8> {
    @_lifetime(copy self)
    get { chunk.bytes }
  }

  /// The number of runs; none where nothing on the page is known yet.
  public var runCount: Int { chunk.firstSequence <= knownAt ? chunk.runCount : 0 }
  /// The attribute of a run.
  public func attribute(ofRun run: Int) -> UInt32 { chunk.attribute(ofRun: run) }
  /// The facts of a run.
  public func facts(ofRun run: Int) -> Range<Int> { chunk.facts(ofRun: run) }

  /// Whether a fact was recorded by then and is not void, whatever its days.
  public func isKnown(_ fact: Int) -> Bool {
    chunk.sequence(fact) <= knownAt && !chunk.isVoid(fact, at: knownAt)
  }

  /// What a fact says.
  public func kind(_ fact: Int) -> Fact.Kind { chunk.kind(fact) }
  /// The day from which it holds.
  public func validFrom(_ fact: Int) -> Day {
    Day(unchecked: Int32(bitPattern: chunk.validFrom(fact)))
  }
  /// The day from which it no longer holds.
  public func validTo(_ fact: Int) -> Day? {
    let end = chunk.validTo(fact)
    return end == 0 ? nil : Day(unchecked: Int32(bitPattern: end))
  }
  /// The event that made it.
  public func sequence(_ fact: Int) -> UInt64 { chunk.sequence(fact) }
  /// The first event of its chain of corrections.
  public func rank(_ fact: Int) -> UInt64 { chunk.rank(fact) }
  /// The type whose data its value is made of.
  public func typeNumber(_ fact: Int) -> UInt16 { chunk.typeNumber(fact) }
  /// The template of the type that made it.
  public func template(_ fact: Int) -> UInt8 { chunk.template(fact) }
  /// Where its value stands in ``bytes``.
  public func value(_ fact: Int) -> Range<Int> { chunk.value(fact) }
}

extension Reading {
  /// A walk over the facts of entities as known at the reading's point, whatever their days.
  @_lifetime(copy self)
  public func factPages() throws(TimelinesError) -> FactPages {
    do throws(LMDBError) {
      return FactPages(try index.cursor(tables.chunks), knownAt: point.knownAt)
    } catch {
      throw TimelinesError(error)
    }
  }
}

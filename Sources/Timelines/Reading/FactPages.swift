import LMDB
public import Vocabulary

/// Walks the facts of one entity after another as they lie in the index, from either end, without
/// copying them: for whoever needs few of many.
public struct FactPages: ~Copyable, ~Escapable {
  private var walk: ChunkWalk
  private let knownAt: UInt64

  @_lifetime(copy walk)
  init(_ walk: consuming ChunkWalk, knownAt: UInt64) {
    self.walk = walk
    self.knownAt = knownAt
  }

  /// Goes to the first page of an entity; false when there is none.
  @_lifetime(self: copy self)
  public mutating func first(of entity: UInt32) throws(TimelinesError) -> Bool {
    do throws(LMDBError) { return try walk.first(of: entity) } catch {
      throw TimelinesError(error)
    }
  }

  /// Goes to the last page of an entity that begins with an attribute up to this one; false when
  /// there is none.
  @_lifetime(self: copy self)
  public mutating func last(
    of entity: UInt32, through attribute: UInt32
  ) throws(TimelinesError) -> Bool {
    do throws(LMDBError) { return try walk.last(of: entity, through: attribute) } catch {
      throw TimelinesError(error)
    }
  }

  /// Goes to the page that follows; false when there is none.
  @_lifetime(self: copy self)
  public mutating func next() throws(TimelinesError) -> Bool {
    do throws(LMDBError) { return try walk.next() } catch { throw TimelinesError(error) }
  }

  /// Goes to the page before; false when there is none.
  @_lifetime(self: copy self)
  public mutating func previous() throws(TimelinesError) -> Bool {
    do throws(LMDBError) { return try walk.previous() } catch { throw TimelinesError(error) }
  }

  /// The page at hand; the last move must have returned true.
  public var page: FactPage {
    @_lifetime(borrow self)
    get { FactPage(walk.chunk, knownAt: knownAt) }
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

  /// Where its runs stand; nowhere if nothing on the page is known yet.
  public var runs: Range<Int> {
    chunk.firstSequence <= knownAt ? chunk.directory : 0..<0
  }

  /// Whether any observation on it says that it is final.
  public var holdsFinal: Bool { chunk.holdsFinal }

  /// The run that begins at an offset: the first at the lower bound of ``runs``, the next where one
  /// ends.
  public func run(at offset: Int) -> FactRun { FactRun(run: chunk.run(at: offset)) }

  /// A fact of a run; nil where it was not recorded by then or is void, whatever its days.
  public func known(_ index: Int, of run: FactRun) -> PageFact? {
    let fact = chunk.fact(run.run, index)
    guard fact.sequence <= knownAt else { return nil }
    return chunk.isVoid(fact, at: knownAt) ? nil : PageFact(fact: fact)
  }
}

/// The facts of one attribute on a page.
public struct FactRun: Sendable {
  let run: ChunkRun

  /// The attribute.
  public var attribute: UInt32 { run.attribute }
  /// The number of its facts on the page.
  public var count: Int { run.count }
  /// Where the next run begins.
  public var end: Int { run.next }
}

/// A fact on a page.
public struct PageFact: Sendable {
  let fact: ChunkFact

  /// What it says.
  public var kind: Fact.Kind { fact.kind }
  /// Whether it is an observation that says that it is final.
  public var isFinal: Bool { fact.isFinal }
  /// The day from which it holds.
  public var validFrom: Day { Day(unchecked: Int32(bitPattern: fact.validFrom)) }
  /// The day from which it no longer holds.
  public var validTo: Day? {
    fact.validTo == 0 ? nil : Day(unchecked: Int32(bitPattern: fact.validTo))
  }
  /// The event that made it.
  public var sequence: UInt64 { fact.sequence }
  /// The first event of its chain of corrections.
  public var rank: UInt64 { fact.rank }
  /// The type whose data its value is made of.
  public var typeNumber: UInt16 { fact.typeNumber }
  /// The template of the type that made it.
  public var template: UInt8 { fact.template }
  /// Where its value stands in ``FactPage/bytes``.
  public var value: Range<Int> { fact.value }
}

extension Reading {
  /// Calls `body` with each attribute whose name is made of data, from a number on, in their order.
  public func forEachAttribute(
    from number: UInt32, _ body: (_ number: UInt32, _ name: Span<UInt8>) -> Void
  ) throws(TimelinesError) {
    do throws(LMDBError) {
      var cursor = try index.cursor(tables.attributes)
      var key = KeyBuffer()
      key.append(number)
      var found = try cursor.seek(key: key.span)
      while found {
        body(cursor.key.bigEndianUInt32(at: 0), cursor.value)
        found = try cursor.next()
      }
    } catch {
      throw TimelinesError(error)
    }
  }

  /// A walk over the facts of entities as known at the reading's point, whatever their days.
  @_lifetime(copy self)
  public func factPages() throws(TimelinesError) -> FactPages {
    FactPages(try chunkWalk(), knownAt: point.knownAt)
  }
}

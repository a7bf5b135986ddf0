import LMDB
public import Vocabulary

/// One amount on an account: known at the point and not void there.
public struct FlowFact: Sendable, Equatable {
  /// The number of the account.
  public var attribute: UInt32
  /// The event that booked it.
  public var sequence: UInt64
  /// The day from which it holds.
  public var validFrom: Day
  /// The type of the event, of a correction the one inside it.
  public var typeNumber: UInt16
  /// The amount in minor units.
  public var amount: Int64
  /// Its currency.
  public var currency: Currency
  /// Whether it holds only after the day of the point.
  public var isLater: Bool
}

/// Which accounts are read booking by booking.
public struct FlowFilter: Sendable {
  /// What is wanted of an account.
  public enum Wish: UInt8, Sendable {
    /// Nobody has said yet.
    case unknown
    /// Nothing.
    case nothing
    /// What holds only after the day of the point.
    case later
    /// That, and what holds.
    case all
  }

  private var wishes: [Wish] = []

  /// A filter that knows no account.
  public init() {}

  /// Forgets all wishes.
  public mutating func removeAll() {
    wishes.removeAll(keepingCapacity: true)
  }

  /// What is wanted of an account.
  public subscript(attribute: UInt32) -> Wish {
    get { Int(attribute) < wishes.count ? wishes[Int(attribute)] : .unknown }
    set {
      if Int(attribute) >= wishes.count {
        wishes.append(
          contentsOf: repeatElement(.unknown, count: Int(attribute) + 1 - wishes.count))
      }
      wishes[Int(attribute)] = newValue
    }
  }
}

/// Reads the bookings on accounts of many subjects one after another, where sums do not say enough:
/// a buffer of facts is filled again and again.
public struct FlowCursor: ~Copyable, ~Escapable {
  private var chunks: LMDB.Cursor
  private let asOf: UInt32
  private let knownAt: UInt64

  @_lifetime(copy chunks)
  init(_ chunks: consuming LMDB.Cursor, _ point: Point) {
    self.chunks = chunks
    asOf = UInt32(bitPattern: point.asOf.number)
    knownAt = point.knownAt
  }

  /// Fills `facts` with what a filter wants of a subject, and `unknown` with the accounts about
  /// which it does not say.
  @_lifetime(self: copy self)
  public mutating func read(
    _ number: UInt32, _ filter: borrowing FlowFilter, into facts: inout [FlowFact],
    unknown: inout [UInt32]
  ) throws(TimelinesError) {
    facts.removeAll(keepingCapacity: true)
    unknown.removeAll(keepingCapacity: true)
    do throws(LMDBError) {
      var key = KeyBuffer()
      key.append(number)
      var found = try chunks.seek(key: key.span)
      while found, chunks.key.bigEndianUInt32(at: 0) == number {
        take(Chunk(chunks.value), filter, &facts, &unknown)
        found = try chunks.next()
      }
    } catch {
      throw TimelinesError(error)
    }
  }

  private func take(
    _ chunk: borrowing Chunk, _ filter: borrowing FlowFilter, _ facts: inout [FlowFact],
    _ unknown: inout [UInt32]
  ) {
    guard chunk.firstSequence <= knownAt else { return }
    var at = Chunk.headBytes
    while at < chunk.bytes.count {
      let run = chunk.run(at: at)
      at = run.end
      let wish = filter[run.attribute]
      guard wish != .nothing, run.shape != .plain || chunk.kind(run.header(0)) == .flow
      else { continue }
      if wish == .unknown {
        unknown.append(run.attribute)
      } else if wish == .all || mayHaveLater(chunk, run) {
        take(chunk, run, wish, &facts)
      }
    }
  }

  /// Whether some of a run can hold later; its sum says so, where it has one.
  private func mayHaveLater(_ chunk: borrowing Chunk, _ run: ChunkRun) -> Bool {
    run.shape != .summed
      || FlowSum(chunk.bytes, at: run.start &+ ChunkRun.headBytes).lastDay > asOf
  }

  private func take(
    _ chunk: borrowing Chunk, _ run: ChunkRun, _ wish: FlowFilter.Wish, _ facts: inout [FlowFact]
  ) {
    for index in 0..<run.count {
      let header = run.header(index)
      let validFrom = chunk.bytes.littleEndianUInt32(at: header)
      let isLater = validFrom > asOf
      // A flow has no end, so what is later needs only not to be void.
      guard wish == .all || isLater,
        chunk.holds(run, header, asOf: max(asOf, validFrom), knownAt: knownAt)
      else { continue }
      let fact = chunk.fact(run, index)
      let at = fact.value.lowerBound
      facts.append(
        FlowFact(
          attribute: run.attribute, sequence: fact.sequence,
          validFrom: Day(unchecked: Int32(bitPattern: validFrom)), typeNumber: fact.typeNumber,
          amount: Int64(bitPattern: chunk.bytes.littleEndianUInt64(at: at)),
          currency: Currency(packed: chunk.bytes.littleEndianUInt32(at: at &+ 8)),
          isLater: isLater))
    }
  }
}

extension Reading {
  /// A cursor over the bookings that this reading sees, at its point.
  @_lifetime(copy self)
  public func flows() throws(TimelinesError) -> FlowCursor {
    do throws(LMDBError) {
      return FlowCursor(try index.cursor(tables.chunks), point)
    } catch {
      throw TimelinesError(error)
    }
  }
}

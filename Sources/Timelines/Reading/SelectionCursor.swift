import LMDB
import Vocabulary

/// Reads what is selected of many subjects one after another: runs of other attributes are not
/// looked at.
public struct SelectionCursor: ~Copyable, ~Escapable {
  private var chunks: LMDB.Cursor
  private let point: Point

  @_lifetime(copy chunks)
  init(_ chunks: consuming LMDB.Cursor, _ point: Point) {
    self.chunks = chunks
    self.point = point
  }

  /// Fills `state` with what a selection wants of a subject, `bookings` with what it wants one by
  /// one, and `unknown` with the attributes about which it does not say.
  @_lifetime(self: copy self)
  public mutating func read(
    _ number: UInt32, _ selection: borrowing Selection, into state: inout EntityState,
    bookings: inout [BookedFlow], unknown: inout [UInt32]
  ) throws(TimelinesError) {
    state.removeAll()
    bookings.removeAll(keepingCapacity: true)
    unknown.removeAll(keepingCapacity: true)
    var reader = SelectionReader(point)
    do throws(LMDBError) {
      var key = KeyBuffer()
      key.append(number)
      var found = try chunks.seek(key: key.span)
      while found, chunks.key.bigEndianUInt32(at: 0) == number {
        let chunk = Chunk(chunks.value)
        state.touched &+= chunk.touch()
        reader.take(chunk, selection, &state, &bookings, &unknown)
        found = try chunks.next()
      }
    } catch {
      throw TimelinesError(error)
    }
    reader.finish(&state)
  }
}

/// Walks chunks of one entity and keeps what is selected.
private struct SelectionReader {
  private let asOf: UInt32
  private let knownAt: UInt64
  private var attribute = UInt32.max
  /// What shows of the attribute at hand, so far.
  private var shown = HeldFact()
  private var isShown = false

  init(_ point: Point) {
    asOf = UInt32(bitPattern: point.asOf.number)
    knownAt = point.knownAt
  }

  mutating func take(
    _ chunk: borrowing Chunk, _ selection: borrowing Selection, _ state: inout EntityState,
    _ bookings: inout [BookedFlow], _ unknown: inout [UInt32]
  ) {
    guard chunk.firstSequence <= knownAt else { return }
    var at = Chunk.headBytes
    while at < chunk.bytes.count {
      let run = chunk.run(at: at)
      at = run.end
      let wish = selection[run.attribute]
      if wish == .nothing { continue }
      if wish == .unknown {
        unknown.append(run.attribute)
        continue
      }
      if run.attribute != attribute {
        finish(&state)
        attribute = run.attribute
      }
      if run.shape != .plain || chunk.kind(run.header(0)) == .flow {
        takeFlows(chunk, run, wish, &bookings)
      } else {
        takeLast(chunk, run, &state)
      }
    }
  }

  /// Adds what holds of a run, at once where its sum says all, and hands out the bookings wanted.
  private mutating func takeFlows(
    _ chunk: borrowing Chunk, _ run: ChunkRun, _ wish: Selection.Wish,
    _ bookings: inout [BookedFlow]
  ) {
    if run.shape == .summed, wish == .value {
      let sum = FlowSum(chunk.bytes, at: run.start &+ ChunkRun.headBytes)
      if sum.firstSequence > knownAt { return }
      if sum.lastDay <= asOf, sum.lastSequence <= knownAt {
        add(Total(sum.amount), sum.currency)
        return
      }
    }
    for index in 0..<run.count {
      let header = run.header(index)
      let validFrom = chunk.bytes.littleEndianUInt32(at: header)
      let isLater = validFrom > asOf
      // A flow has no end, so what is later needs only be known and not void.
      guard chunk.holds(run, header, asOf: max(asOf, validFrom), knownAt: knownAt)
      else { continue }
      let fact = chunk.fact(run, index)
      let value = fact.value.lowerBound
      let amount = Int64(bitPattern: chunk.bytes.littleEndianUInt64(at: value))
      let currency = chunk.bytes.littleEndianUInt32(at: value &+ 8)
      if wish == .value, !isLater {
        add(Total(amount), currency)
        continue
      }
      bookings.append(
        BookedFlow(
          attribute: run.attribute, sequence: fact.sequence,
          validFrom: Day(unchecked: Int32(bitPattern: validFrom)), typeNumber: fact.typeNumber,
          amount: amount, currency: Currency(packed: currency), isLater: isLater))
    }
  }

  @inline(__always)
  private mutating func add(_ amount: Total, _ currency: UInt32) {
    if isShown {
      shown.amount += amount
      return
    }
    isShown = true
    shown = HeldFact()
    shown.kind = .flow
    shown.attribute = attribute
    shown.amount = amount
    shown.currency = Currency(packed: currency)
  }

  /// Of registers and members the last that holds shows.
  private mutating func takeLast(
    _ chunk: borrowing Chunk, _ run: ChunkRun, _ state: inout EntityState
  ) {
    var index = run.count &- 1
    while index >= 0 {
      defer { index &-= 1 }
      guard chunk.holds(run, run.header(index), asOf: asOf, knownAt: knownAt) else { continue }
      let fact = chunk.fact(run, index)
      if isShown { state.bytes.removeSubrange(shown.value.lowerBound...) }
      isShown = true
      let start = state.bytes.count
      state.bytes.append(chunk.bytes, fact.value)
      shown = HeldFact()
      shown.kind = fact.kind
      shown.attribute = attribute
      shown.sequence = fact.sequence
      shown.rank = fact.rank
      shown.validFrom = Day(unchecked: Int32(bitPattern: fact.validFrom))
      shown.typeNumber = fact.typeNumber
      shown.template = fact.template
      shown.value = start..<state.bytes.count
      return
    }
  }

  @inline(__always)
  mutating func finish(_ state: inout EntityState) {
    guard isShown else { return }
    isShown = false
    if shown.kind == .unset || shown.kind == .left {
      state.bytes.removeSubrange(shown.value.lowerBound...)
    } else {
      state.facts.append(shown)
    }
  }
}

extension Reading {
  /// A cursor over what this reading sees, at its point, for those who need few of many attributes.
  ///
  /// It fills states of registers, members and accounts; observations are not for it.
  @_lifetime(copy self)
  public func selections() throws(TimelinesError) -> SelectionCursor {
    do throws(LMDBError) {
      return SelectionCursor(try index.cursor(tables.chunks), point)
    } catch {
      throw TimelinesError(error)
    }
  }
}

import LMDB
import Vocabulary

/// Reads what is selected of many subjects one after another: runs of other attributes are not
/// looked at.
public struct SelectionCursor: ~Copyable, ~Escapable {
  private var walk: ChunkWalk
  private let point: Point

  @_lifetime(copy walk)
  init(_ walk: consuming ChunkWalk, _ point: Point) {
    self.walk = walk
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
      var found = try walk.first(of: number)
      while found {
        do {
          let chunk = walk.chunk
          state.touched &+= chunk.touch()
          reader.take(chunk, selection, &state, &bookings, &unknown)
        }
        found = try walk.next()
      }
    } catch {
      throw TimelinesError(error)
    }
    reader.shown.finish(&state)
  }
}

/// Walks chunks of one entity and keeps what is selected.
private struct SelectionReader {
  var shown: ShownFact

  init(_ point: Point) {
    shown = ShownFact(point)
  }

  mutating func take(
    _ chunk: borrowing Chunk, _ selection: borrowing Selection, _ state: inout EntityState,
    _ bookings: inout [BookedFlow], _ unknown: inout [UInt32]
  ) {
    guard chunk.firstSequence <= shown.knownAt else { return }
    let directory = chunk.directory
    var at = directory.lowerBound
    while at < directory.upperBound {
      let run = chunk.run(at: at)
      at = run.next
      let wish = selection[run.attribute]
      if wish == .nothing { continue }
      if wish == .unknown {
        unknown.append(run.attribute)
        continue
      }
      shown.begin(run, &state)
      if run.shape != .plain || chunk.kind(run.header(0)) == .flow {
        takeFlows(chunk, run, wish, &bookings)
      } else {
        shown.takeLast(chunk, run, &state)
      }
    }
  }

  /// Adds what holds of a run, at once where its sum says all, and hands out the bookings wanted.
  private mutating func takeFlows(
    _ chunk: borrowing Chunk, _ run: ChunkRun, _ wish: Selection.Wish,
    _ bookings: inout [BookedFlow]
  ) {
    if run.shape == .summed, wish == .value {
      let sum = FlowSum(chunk.bytes, at: run.sum)
      if sum.firstSequence > shown.knownAt { return }
      if sum.isWhole(shown.asOf, shown.knownAt) {
        if sum.counts { shown.add(Total(sum.amount), sum.currency) }
        return
      }
    }
    for index in 0..<run.count {
      let header = run.header(index)
      let validFrom = chunk.bytes.littleEndianUInt32(at: header)
      let isLater = validFrom > shown.asOf
      // A flow has no end, so what is later needs only be known and not void.
      guard
        chunk.holds(
          run, header, asOf: max(shown.asOf, validFrom), knownAt: shown.knownAt)
      else { continue }
      let fact = chunk.fact(run, index)
      let value = fact.value.lowerBound
      let amount = chunk.amount(at: value)
      let currency = chunk.bytes.littleEndianUInt32(at: value &+ 8)
      if wish == .value, !isLater {
        shown.add(Total(amount), currency)
        continue
      }
      bookings.append(
        BookedFlow(
          attribute: run.attribute, sequence: fact.sequence,
          validFrom: Day(unchecked: Int32(bitPattern: validFrom)), typeNumber: fact.typeNumber,
          amount: amount, currency: Currency(packed: currency), isLater: isLater))
    }
  }
}

extension Reading {
  /// A cursor over what this reading sees, at its point, for those who need few of many attributes.
  ///
  /// It fills states of registers, members and accounts; observations are not for it.
  @_lifetime(copy self)
  public func selections() throws(TimelinesError) -> SelectionCursor {
    SelectionCursor(try chunkWalk(), point)
  }
}

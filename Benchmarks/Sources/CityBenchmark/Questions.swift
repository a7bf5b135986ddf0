import Synchronization
import Timelines
import Views
import Vocabulary

/// Questions at random points of a city, one after another from a seed.
final class Questions: Sendable {
  private let timelines: Timelines
  private let head: UInt64
  private let readers: ViewReaders
  private let chance = Mutex(Chance(seed: 9))

  init(_ timelines: Timelines, head: UInt64) {
    self.timelines = timelines
    self.head = head
    readers = ViewReaders(timelines)
  }

  private func point() -> Point {
    chance.withLock { chance in
      Point(
        asOf: Day(ordinal: CityLog.firstDay + 365 + chance.below(CityLog.dayCount - 365)),
        knownAt: head / 2 + UInt64(chance.below(Int(head / 2))))
    }
  }

  /// The seconds of so many portfolios.
  func portfolios(_ count: Int) throws -> [Double] {
    try (0..<count).map { _ in
      let point = point()
      return try Timing.seconds { _ = try readers.portfolio.answer(at: point) }
    }
  }

  /// The seconds for each row of portfolio, board and budget at one point, and of what changed in the
  /// quarter before it.
  func secondsPerRow() throws -> [Double] {
    let point = point()
    let before = Point(
      asOf: Day(ordinal: point.asOf.ordinal - 91), knownAt: point.knownAt - head / 40)
    var rows = [0, 0, 0, 0]
    let seconds = [
      try Timing.seconds { rows[0] = try readers.portfolio.answer(at: point).rows.count },
      try Timing.seconds { rows[1] = try readers.indicators.board(at: point).rows.count },
      try Timing.seconds {
        rows[2] = try readers.budget.answer(at: point, year: point.asOf.year).rows.count
      },
      try Timing.seconds {
        try timelines.changes(from: before, to: point) { _ in rows[3] += 1 }
      },
    ]
    return zip(seconds, rows).map { $0 / Double(max(1, $1)) }
  }
}

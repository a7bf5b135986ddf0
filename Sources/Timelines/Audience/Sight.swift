import Synchronization
import Vocabulary

/// Who asks and on which day, with what they see at points that were asked for before.
final class Sight: Sendable {
  let audience: Audience
  private let today: Day
  /// The last event whose rights count; nil where all do.
  private let through: UInt64?
  private let lenses = Mutex<[Key: Lens]>([:])

  private struct Key: Hashable {
    var point: Point
    var other: Point?
    var position: UInt64
  }

  /// Points whose lenses are kept.
  private static let keptMax = 8

  init(_ audience: Audience, _ today: Day, through: UInt64?) {
    self.audience = audience
    self.today = today
    self.through = through
  }

  /// What is seen at a point, and at another where one is given, when the views hold the events up to `position`.
  func lens(
    at point: Point, and other: Point?, _ position: UInt64, _ whole: borrowing Reading
  ) throws(TimelinesError) -> Lens {
    let key = Key(point: point, other: other, position: position)
    if let lens = lenses.withLock({ $0[key] }) { return lens }
    let lens = try whole.lens(
      for: audience, and: other,
      now: Point(asOf: today, knownAt: min(position, through ?? position)))
    lenses.withLock { kept in
      if kept.count >= Sight.keptMax { kept.removeAll() }
      kept[key] = lens
    }
    return lens
  }
}

/// The generation of views that is read.
final class CurrentGeneration: Sendable {
  let generation: Mutex<Generation>

  init(_ generation: Generation) {
    self.generation = Mutex(generation)
  }
}

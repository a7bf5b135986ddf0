public import Timelines
import Vocabulary

/// What folding the log without the index gave.
public struct ReplayedState: Sendable, Equatable {
  /// The point.
  public let point: Point
  /// How many events were folded.
  public let events: UInt64
  /// The hash of all that holds at the point.
  public let hash: StateHash
  /// The hash that the index gives; nil where that was not asked for.
  public let indexHash: StateHash?
  /// Whether the index says the same; nil where that was not asked for.
  public var isEqual: Bool? { indexHash.map { $0 == hash } }
}

extension Stadtbuch {
  /// Folds the log to the state at a point without the index: the auditor's check.
  ///
  /// - Parameters:
  ///   - point: the day whose truth is asked for, and how much is known.
  ///   - comparing: whether the index is folded to the same point, too.
  ///   - progress: is told how many events are done.
  public func replay(
    at point: AskedPoint = AskedPoint(), comparing: Bool = false,
    progress: @escaping @Sendable (UInt64) -> Void = { _ in }
  ) async throws -> ReplayedState {
    try await threads.run { [engine] cancellation in
      let point = Point(
        asOf: point.asOf ?? engine.today, knownAt: try engine.ledger.knownAt(point.knownAt).sequence
      )
      let replay = try Replay(engine.ledger, at: point) { (done) throws(TimelinesError) in
        progress(done)
        try cancellation.check()
      }
      let hash = try replay.stateHash()
      try cancellation.check()
      let index = try comparing ? engine.timelines.stateHash(at: point) : nil
      return ReplayedState(point: point, events: replay.events, hash: hash, indexHash: index)
    }
  }
}

extension Cancellation {
  fileprivate func check() throws(TimelinesError) {
    if isCancelled {
      throw TimelinesError(
        .cancelled, "the question was cancelled by who asked it",
        "die Frage wurde von dem abgebrochen, der sie gestellt hat")
    }
  }
}

extension Timelines {
  fileprivate func stateHash(at point: Point) throws(TimelinesError) -> StateHash {
    try read(at: point) { (reading) throws(TimelinesError) in try reading.stateHash() }
  }
}

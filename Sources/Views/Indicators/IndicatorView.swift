import Dispatch
import Synchronization
public import Timelines
import Vocabulary

/// Indicators against their targets, at any point. Keep one for as long as its timelines; it
/// remembers names and buffers, never facts.
public final class IndicatorView: Sendable {
  /// The facts beneath.
  public let timelines: Timelines
  let pool = IndicatorWorkspacePool()

  /// Fewer indicators than this are not worth a second thread.
  private static let indicatorsPerThread = 64

  /// The indicators of these timelines.
  public init(_ timelines: Timelines) {
    self.timelines = timelines
  }

  /// All indicators at a point. Pure: the same point gives the same rows.
  public func board(at point: Point) throws(TimelinesError) -> IndicatorBoardAnswer {
    let indicators = try timelines.read(at: point) { (reading) throws(TimelinesError) in
      try reading.entities(ofKind: "indicator")
    }
    guard indicators.count >= 2 * IndicatorView.indicatorsPerThread else {
      return try board(of: indicators[...], at: point)
    }
    let results = Mutex<[Int: Result<IndicatorBoardAnswer, TimelinesError>]>([:])
    DispatchQueue.concurrentPerform(iterations: 2) { thread in
      let middle = indicators.count / 2
      let part = thread == 0 ? indicators[..<middle] : indicators[middle...]
      let result: Result<IndicatorBoardAnswer, TimelinesError>
      do throws(TimelinesError) {
        result = .success(try board(of: part, at: point))
      } catch {
        result = .failure(error)
      }
      results.withLock { $0[thread] = result }
    }
    let parts = results.withLock { $0 }
    var whole = IndicatorBoardAnswer(point: point)
    for thread in 0..<2 {
      guard let part = try parts[thread]?.get() else { continue }
      whole.rows += part.rows
      whole.warnings += part.warnings
    }
    return whole
  }

  private func board(
    of indicators: ArraySlice<Entity>, at point: Point
  ) throws(TimelinesError) -> IndicatorBoardAnswer {
    try pool.with { (workspace) throws(TimelinesError) in
      try timelines.read(at: point) { (reading) throws(TimelinesError) in
        var reader = BoardReader(point)
        reader.answer.rows.reserveCapacity(indicators.count)
        var pages = try reading.factPages()
        try workspace.names.catchUp(reading)
        var items: CountedItems?
        for indicator in indicators {
          try reader.add(indicator, &pages, reading, &workspace, &items)
        }
        return reader.answer
      }
    }
  }
}

import Foundation
import Ledger
import Stadtbuch
import Synchronization
import Timelines
import Views
import Vocabulary

extension BenchmarkRun {
  /// The portfolio asked by tasks through the façade, against the call that holds a thread; and what
  /// it gives that readers keep names and buffers from one question to the next.
  mutating func measureEmbedding() throws {
    let city = try City(folder, "embedding", CityLog(count: count))
    city.timelines = try Timelines(city.ledger)
    _ = try city.append(count, flushing: true)
    city.close()
    let engine = try Engine.open(at: city.path, options: LedgerOptions(clock: city.clock))
    let points = BenchmarkRun.points(120, head: try engine.ledger.head.sequence)
    let town = Stadtbuch(engine)
    let times = try BenchmarkRun.waiting { try await BenchmarkRun.askedTimes(town, points) }
    add("portfolio, a reader made for each question", times.anew)
    add("portfolio, a reader that is kept", times.kept, ratio: times.anew)
    add("portfolio as an answer, by the call that holds a thread", times.called)
    add("portfolio as an answer, asked by a task", times.asked, ratio: times.called)
    let calls = times.called.reduce(0, +)
    table.add(
      "\(times.called.count) portfolios asked by 8 tasks at once", "–",
      Timing.rate(times.called.count, times.together),
      ratio: Targets.ratio(calls, times.together) + " of the calls one by one")
    try BenchmarkRun.waiting { _ = await town.close() }
  }

  private struct AskedTimes: Sendable {
    var (anew, kept, called, asked): ([Double], [Double], [Double], [Double]) = ([], [], [], [])
    var together = 0.0
  }

  /// Each way of asking at the same points in turn, so that all see the same machine.
  private static func askedTimes(
    _ town: Stadtbuch, _ points: [AskedPoint]
  ) async throws -> AskedTimes {
    var times = AskedTimes()
    for (round, point) in points.enumerated() {
      let alone = try await town.perform { engine in
        let point = try engine.frame(point).frame.point
        return [
          try Timing.seconds { _ = try PortfolioReader(engine.timelines).answer(at: point) },
          try Timing.seconds { _ = try engine.readers.portfolio.answer(at: point) },
        ]
      }
      let called = try await town.perform { engine in
        try Timing.seconds { _ = try engine.answer(Portfolio.self, at: point) }
      }
      let clock = ContinuousClock()
      let start = clock.now
      _ = try await town.ask(Portfolio.self, at: point)
      let asked = Timing.seconds(clock.now - start)
      // The first ones learn names and take buffers.
      guard round >= 20 else { continue }
      times.anew.append(alone[0])
      times.kept.append(alone[1])
      times.called.append(called)
      times.asked.append(asked)
    }
    let clock = ContinuousClock()
    let start = clock.now
    try await withThrowingTaskGroup(of: Void.self) { group in
      for task in 0..<8 {
        group.addTask {
          for place in stride(from: 20 + task, to: points.count, by: 8) {
            _ = try await town.ask(Portfolio.self, at: points[place])
          }
        }
      }
      try await group.waitForAll()
    }
    times.together = Timing.seconds(clock.now - start)
    return times
  }

  private static func points(_ count: Int, head: UInt64) -> [AskedPoint] {
    var chance = Chance(seed: 12)
    return (0..<count).map { _ in
      AskedPoint(
        asOf: Day(ordinal: CityLog.firstDay + 365 + chance.below(CityLog.dayCount - 365)),
        knownAt: .sequence(head / 2 + UInt64(chance.below(Int(head / 2)))))
    }
  }

  /// Waits on the program's first thread, which is none of Swift's pool.
  private static func waiting<R: Sendable>(
    _ body: @escaping @Sendable () async throws -> R
  ) throws -> R {
    let result = Mutex<Result<R, any Error>?>(nil)
    let done = DispatchSemaphore(value: 0)
    Task {
      let outcome: Result<R, any Error>
      do { outcome = .success(try await body()) } catch { outcome = .failure(error) }
      result.withLock { $0 = outcome }
      done.signal()
    }
    done.wait()
    guard let outcome = result.withLock({ $0 }) else {
      throw BenchmarkError(description: "a task gave nothing")
    }
    return try outcome.get()
  }

  private mutating func add(_ work: String, _ times: [Double], ratio other: [Double]? = nil) {
    let median = Timing.percentile(times, 50)
    let ratio = other.map { Targets.ratio(median, Timing.percentile($0, 50)) }
    table.add(
      work, "–",
      "p50 \(Timing.duration(median)), p99 \(Timing.duration(Timing.percentile(times, 99)))",
      ratio: ratio.map { "\($0) of the line before" } ?? "")
  }
}

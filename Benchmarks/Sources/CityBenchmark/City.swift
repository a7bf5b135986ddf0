import Foundation
import Ledger
import Synchronization
import Timelines
import Vocabulary

/// A clock that runs with the city's history.
final class CityClock: LedgerClock {
  private let time = Mutex(Instant(microseconds: 0))

  func now() -> Instant { time.withLock { $0 } }
  func set(_ instant: Instant) { time.withLock { $0 = instant } }
}

/// What cannot be measured, and why.
struct BenchmarkError: Error, CustomStringConvertible {
  let description: String
}

/// A city's ledger on disk.
final class City {
  let path: String
  let clock = CityClock()
  private(set) var log: CityLog
  private(set) var ledger: Ledger
  var timelines: Timelines?

  static let batchEvents = 10_000
  static let flushEvents = 100_000

  init(_ folder: String, _ name: String, _ log: CityLog) throws {
    path = "\(folder)/\(name).stadtbuch"
    self.log = log
    ledger = try Ledger.create(
      at: path,
      identity: LedgerIdentity(
        name: name, origin: "benchmark/\(name)", timeZone: "Europe/Berlin", currency: "EUR"),
      options: LedgerOptions(clock: clock))
  }

  deinit {
    close()
    try? FileManager.default.removeItem(atPath: path)
  }

  func close() {
    timelines?.close()
    timelines = nil
    ledger.close()
  }

  /// Opens it anew, without views.
  func reopen() throws {
    ledger = try Ledger.open(at: path, options: LedgerOptions(clock: clock))
  }

  /// The next drafts of its history.
  func drafts(_ count: Int) -> [Draft] {
    var drafts: [Draft] = []
    drafts.reserveCapacity(count)
    while drafts.count < count, let draft = log.next() { drafts.append(draft) }
    clock.set(log.now)
    return drafts
  }

  /// Appends up to `count` events in batches; gives the seconds that appending alone took.
  func append(_ count: Int, flushing: Bool) throws -> Double {
    var seconds = 0.0
    var left = count
    while left > 0 {
      let flush = drafts(min(left, Self.flushEvents))
      guard !flush.isEmpty else { break }
      left -= flush.count
      var start = 0
      while start < flush.count {
        let batch = Array(flush[start..<min(start + Self.batchEvents, flush.count)])
        start += batch.count
        seconds += try Timing.seconds {
          _ = try ledger.append(batch, options: AppendOptions(flushViews: .later))
          if start == flush.count, flushing { _ = try ledger.flushViews() }
        }
      }
    }
    return seconds
  }
}

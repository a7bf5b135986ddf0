import Foundation
import LMDB
import Ledger
import Synchronization
import Vocabulary

/// One event a commit, each synced, against LMDB alone with the same bytes.
extension BenchmarkRun {
  private static let singles = 400
  private static let tableNames = [
    "events", "ids", "subjects", "names", "voids", "parents", "periods", "bookings", "money",
    "references", "tree", "meta",
  ]

  mutating func measureDurable() throws {
    // Nothing is taken back: tasks that run at once do not know each other's numbers.
    let mix = CityLog.Mix(late: 30, flips: 0, planned: 10)
    let city = try City(folder, "durable", CityLog(count: 100_000, mix: mix))
    _ = try city.append(20_000, flushing: false)
    let before = try contents(city)
    try city.reopen()
    let drafts = city.drafts(Self.singles)
    let sync = try Timing.seconds {
      for draft in drafts { _ = try city.ledger.append([draft]) }
    }
    let after = try contents(city)
    let entries = changed(before, after)
    let bare = try bareSeconds(entries, upon: before, perCommit: 1)
    let bareMany = try bareSeconds(entries, upon: before, perCommit: 64)

    try city.reopen()
    let more = city.drafts(Self.singles)
    let async = try asyncSeconds(city.ledger, more, tasks: 1)
    let many = city.drafts(Self.singles * 16)
    let tasks = try asyncSeconds(city.ledger, many, tasks: 64)
    let count = Self.singles
    table.add("bare LMDB, the same bytes in the same tables", "–", Timing.rate(count, bare))
    table.add(
      "durable append, one event, waiting", Targets.durable.text, Timing.rate(count, sync),
      ratio: Targets.ratio(bare, sync) + " of bare", met: bare / sync >= Targets.durable.value)
    table.add(
      "durable append, one event, one task", Targets.durableAsync.text,
      Timing.rate(count, async), ratio: Targets.ratio(bare, async) + " of bare",
      met: bare / async >= Targets.durableAsync.value)
    let share = bareMany / Double(count) / (tasks / Double(many.count))
    table.add("bare LMDB, the same, 64 events a commit", "–", Timing.rate(count, bareMany))
    table.add(
      "durable append, 64 tasks", Targets.tasks.text, Timing.rate(many.count, tasks),
      ratio: Timing.rounded(share) + " of bare", met: share >= Targets.tasks.value)
  }

  private func asyncSeconds(_ ledger: Ledger, _ drafts: [Draft], tasks: Int) throws -> Double {
    let outcome = Outcome()
    let seconds = Timing.seconds {
      Task.detached { await Self.appendAll(ledger, drafts, tasks: tasks, outcome) }
      outcome.done.wait()
    }
    if let error = outcome.failure.withLock({ $0 }) { throw error }
    return seconds
  }

  /// How tasks ended.
  private final class Outcome: Sendable {
    let done = DispatchSemaphore(value: 0)
    let failure = Mutex<(any Error)?>(nil)
  }

  private static func appendAll(
    _ ledger: Ledger, _ drafts: [Draft], tasks: Int, _ outcome: Outcome
  ) async {
    do {
      try await withThrowingTaskGroup(of: Void.self) { group in
        for task in 0..<tasks {
          group.addTask {
            var place = task
            while place < drafts.count {
              _ = try await ledger.append([drafts[place]])
              place += tasks
            }
          }
        }
        try await group.waitForAll()
      }
    } catch {
      outcome.failure.withLock { $0 = error }
    }
    outcome.done.signal()
  }

  /// All entries of the log's tables.
  private func contents(_ city: City) throws -> [[[UInt8]: [UInt8]]] {
    city.close()
    let environment = try LMDB.Environment.open(
      at: city.ledger.folders.log, tables: Self.tableNames, options: .init(tablesMax: 40))
    return try environment.read { (transaction) throws(LMDBError) in
      var tables: [[[UInt8]: [UInt8]]] = []
      for name in Self.tableNames {
        var entries: [[UInt8]: [UInt8]] = [:]
        var cursor = try transaction.cursor(environment.table(name))
        while try cursor.next() { entries[copy(cursor.key)] = copy(cursor.value) }
        tables.append(entries)
      }
      return tables
    }
  }

  private func copy(_ span: Span<UInt8>) -> [UInt8] {
    var bytes: [UInt8] = []
    for index in 0..<span.count { bytes.append(span[index]) }
    return bytes
  }

  /// What the single events wrote, by table in the order of keys.
  private func changed(
    _ before: [[[UInt8]: [UInt8]]], _ after: [[[UInt8]: [UInt8]]]
  ) -> [[(key: [UInt8], value: [UInt8])]] {
    after.indices.map { table in
      after[table].filter { before[table][$0.key] != $0.value }
        .sorted { $0.key.lexicographicallyPrecedes($1.key) }.map { ($0.key, $0.value) }
    }
  }

  /// Commits of so many events, each of which puts its share of what changed: what one event in so
  /// many writes, one event in as many writes; what every event overwrites is overwritten.
  /// The tables hold what they held before, so that both work on trees of the same depth.
  private func bareSeconds(
    _ tables: [[(key: [UInt8], value: [UInt8])]], upon before: [[[UInt8]: [UInt8]]],
    perCommit: Int
  ) throws -> Double {
    let path = folder + "/bare-\(perCommit)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: path) }
    let environment = try LMDB.Environment.open(at: path, tables: Self.tableNames)
    try environment.write { (transaction) throws(LMDBError) in
      for (index, entries) in before.enumerated() {
        let table = environment.table(Self.tableNames[index])
        for key in entries.keys.sorted(by: { $0.span.precedes($1.span) }) {
          guard let value = entries[key] else { continue }
          try transaction.put(table, key: key.span, value: value.span)
        }
      }
    }
    let count = Self.singles
    return try Timing.seconds {
      for first in stride(from: 0, to: count, by: perCommit) {
        try environment.write { (transaction) throws(LMDBError) in
          for event in first..<min(first + perCommit, count) {
            try put(event, of: count, tables, environment, &transaction)
          }
        }
      }
    }
  }

  private func put(
    _ event: Int, of count: Int, _ tables: [[(key: [UInt8], value: [UInt8])]],
    _ environment: LMDB.Environment, _ transaction: inout WriteTransaction
  ) throws(LMDBError) {
    for (index, entries) in tables.enumerated() where !entries.isEmpty {
      let name = Self.tableNames[index]
      let table = environment.table(name)
      let isEach = name == "subjects" || name == "meta"
      let from = isEach ? event % entries.count : entries.count * event / count
      let to = isEach ? from + 1 : entries.count * (event + 1) / count
      for entry in entries[from..<to] {
        if name == "events" || name == "tree" {
          try transaction.append(table, key: entry.key.span, value: entry.value.span)
        } else {
          try transaction.put(table, key: entry.key.span, value: entry.value.span)
        }
      }
    }
  }
}

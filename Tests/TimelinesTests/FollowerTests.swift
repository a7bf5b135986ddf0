import Foundation
import Ledger
import TestSupport
import Testing
import Timelines
import Vocabulary

/// A ledger that applies what another one decided says the same, and needs no clock for it.
@Suite struct `A ledger that follows another` {
  private static let eventsCount = 300

  /// A random history: with voids, voids of voids, corrections, and events that come late.
  private func leader(_ seed: UInt64) throws -> HistoryRun {
    var tally = HistoryTally()
    let run = try HistoryRun(seed: seed, count: Self.eventsCount, tally: &tally)
    print("followed history of seed \(seed): \(try run.ledger.head.sequence) events")
    return run
  }

  /// The state hashes of both at some days, as known at a number, of which the second is empty
  /// where it is as the first says.
  private func differences(
    _ leader: Timelines, _ follower: Timelines, days: [Day], knownAt: UInt64
  ) throws -> [String] {
    try days.compactMap { day in
      let point = Point(asOf: day, knownAt: knownAt)
      let hashes = try [leader, follower].map { timelines in
        try timelines.read(at: point) { (reading) throws(TimelinesError) in
          try reading.stateHash().text
        }
      }
      return hashes[0] == hashes[1] ? nil : "\(day) as known at \(knownAt): \(hashes)"
    }
  }

  private func days(_ run: HistoryRun, _ random: inout SplitMix64) throws -> [Day] {
    let history = try Oracle.current().history(run.ledger.exportedLines())
    let days = history.days.compactMap { Day($0) }
    return [.last] + (0..<4).compactMap { _ in random.pick(days) }
  }

  @Test(arguments: [901, 902, 903, 904] as [UInt64])
  func `says the same at every point, in whatever blocks it is fed`(seed: UInt64) throws {
    let run = try leader(seed)
    let clock = NoClock()
    let copy = try TemporaryLedger { $0.clock = clock }
    var random = SplitMix64(seed: seed)
    let days = try days(run, &random)
    let (leading, head) = (try Timelines(run.ledger), try run.ledger.head.sequence)
    var follower = copy.ledger
    var following = try Timelines(follower)
    while case let reached = try follower.head.sequence, reached < head {
      let block = try run.ledger.records(from: reached + 1).prefix(random.number(1...40))
      let receipt = try follower.append(records: Array(block), of: run.ledger.identity.origin)
      #expect(receipt.warnings == [])
      let last = try #require(block.last).sequence
      #expect(receipt.numbers == reached + 1...last)
      #expect(try follower.head == LedgerPosition(sequence: last, time: receipt.time))
      if random.chance(40) || last == head {
        #expect(try follower.treeRoot() == run.ledger.treeRoot(through: last), "seed \(seed)")
        let known = [last, UInt64(random.number(0...Int(last)))]
        for knownAt in known {
          let found = try differences(leading, following, days: days, knownAt: knownAt)
          #expect(found == [], "seed \(seed)")
        }
      }
      guard random.chance(20) else { continue }
      following.close()
      follower.close()
      follower = try copy.reopened { $0.clock = clock }
      following = try Timelines(follower)
    }
    for number in 1...head {
      #expect(try follower.stored(number) == run.ledger.stored(number), "seed \(seed)")
    }
    _ = try following.rebuild()
    #expect(try differences(leading, following, days: days, knownAt: head) == [], "seed \(seed)")
    #expect(try follower.verify().problems == [])
    #expect(clock.asked == 0)
    following.close()
    leading.close()
  }

  @Test func `keeps up with an order while events are recorded`() async throws {
    let first = try leader(905)
    let second = try TemporaryLedger()
    let clock = NoClock()
    let copy = try TemporaryLedger { $0.clock = clock }
    let order = try #require(second.ledger.order)
    let keeping = Task { try await copy.ledger.keepUp(with: order) }
    var player = HistoryPlayer(second.ledger)
    try player.play(all: first.events, batch: 11)
    let head = try await order.head
    #expect(head.sequence > 200)
    for try await block in copy.ledger.follow(from: 1) {
      if block.last?.sequence == head.sequence { break }
    }
    keeping.cancel()
    try await keeping.value
    #expect(try copy.ledger.treeRoot() == second.ledger.treeRoot())
    #expect(try await order.records(from: head.sequence).map(\.sequence) == [head.sequence])
    let (leading, following) = (try Timelines(second.ledger), try Timelines(copy.ledger))
    defer {
      following.close()
      leading.close()
    }
    let found = try differences(leading, following, days: [.last], knownAt: head.sequence)
    #expect(found == [])
    #expect(clock.asked == 0)
  }

  @Test func `goes on where it was killed`() async throws {
    let run = try leader(906)
    let copy = try TemporaryLedger()
    let head = try run.ledger.head.sequence
    var random = SplitMix64(seed: 906)
    for round in 0..<6 {
      let (block, rest) = (random.number(1...20), random.number(1...60))
      await #expect(processExitsWith: .signal(SIGKILL)) {
        [
          from = run.temporary.path as String, to = copy.path as String, block = block as Int,
          rest = rest as Int, round = round as Int
        ]
        in
        let leader = try Ledger.open(at: from, options: LedgerOptions(mode: .readOnly))
        let follower = try Ledger.open(at: to, options: LedgerOptions(clock: NoClock()))
        let following = try Timelines(follower)
        var left = rest
        while left > 0 {
          let next = try follower.head.sequence + 1
          let records = try leader.records(from: next).prefix(min(block, left))
          if records.isEmpty { break }
          left -= records.count
          if round % 2 == 0, left <= 0 {
            // In the middle of the last block.
            Thread.detachNewThread { _ = kill(getpid(), SIGKILL) }
          }
          try follower.appendBlock(Array(records), of: leader.identity.origin)
        }
        following.close()
        _ = kill(getpid(), SIGKILL)
      }
      let reached = try copy.ledger.head.sequence
      #expect(try copy.ledger.treeRoot() == run.ledger.treeRoot(through: reached))
    }
    while case let reached = try copy.ledger.head.sequence, reached < head {
      let block = try run.ledger.records(from: reached + 1).prefix(random.number(1...50))
      try copy.ledger.appendBlock(Array(block), of: run.ledger.identity.origin)
    }
    #expect(try copy.ledger.verify().problems == [])
    let (leading, following) = (try Timelines(run.ledger), try Timelines(copy.ledger))
    defer {
      following.close()
      leading.close()
    }
    let days = try days(run, &random)
    for knownAt in [head, head / 2, head / 3] {
      let found = try differences(leading, following, days: days, knownAt: knownAt)
      #expect(found == [])
    }
  }
}

extension Ledger {
  /// Applies records on the thread at hand, and only those that are new.
  ///
  /// A log whose writer was killed may reach further than its head says until something is written.
  fileprivate func appendBlock(_ records: [EventRecord], of origin: String) throws(LedgerError) {
    do throws(LedgerError) {
      _ = try append(records: records, of: origin)
    } catch {
      guard case .repeated(let head) = error.record?.reason else { throw error }
      _ = try append(records: records.filter { $0.sequence > head }, of: origin)
    }
  }
}

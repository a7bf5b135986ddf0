import Foundation
import Stadtbuch
import Synchronization
import TestSupport
import Testing

/// The ledger as programs of many tasks use it.
@Suite struct `The ledger embedded in a program of tasks` {
  /// A random history in a ledger that is opened for tasks.
  private func town(
    _ seed: UInt64, _ count: Int = 300, threads: Int? = nil
  ) async throws -> (town: Stadtbuch, run: HistoryRun) {
    var tally = HistoryTally()
    let run = try HistoryRun(seed: seed, count: count, tally: &tally)
    let town = try await Stadtbuch.open(
      at: run.temporary.path, options: run.temporary.ledger.options, threads: threads)
    return (town, run)
  }

  private static func registration(_ number: UInt64) -> EventEntry {
    EventEntry(
      type: "project.registered", subject: "project/T-\(number)",
      id: EventID(high: 0x0190_0000_0000_7001, low: 0x8000_0000_0000_0000 | number),
      data: Array(#"{"title":"Digital","kind":"agenda"}"#.utf8))
  }

  /// Work was once lost where a thread looked for it between its number and its coming.
  @Test(.timeLimit(.minutes(2)))
  func `does every piece of work that many tasks bring at once`() async throws {
    let (town, _) = try await town(34, 20, threads: 2)
    let done = try await withThrowingTaskGroup(of: Int.self) { group in
      for _ in 0..<64 {
        group.addTask {
          var done = 0
          for _ in 0..<400 { done += try await town.perform { _ in 1 } }
          return done
        }
      }
      return try await group.reduce(0, +)
    }
    #expect(done == 64 * 400)
    await town.close()
  }

  @Test(arguments: [31, 32, 33] as [UInt64])
  func `answers as the calls that hold a thread do`(seed: UInt64) async throws {
    let (town, run) = try await town(seed)
    let engine = try Engine.open(at: run.temporary.path, options: run.temporary.ledger.options)
    let head = try run.ledger.head.sequence
    var random = SplitMix64(seed: seed)
    for round in 0..<6 {
      let point = AskedPoint(
        asOf: Day(ordinal: 19_723 + random.number(0...1_000)),
        knownAt: .sequence(UInt64(random.number(0...Int(head)))))
      #expect(
        try await town.json(Portfolio.self, at: point) == engine.json(Portfolio.self, at: point))
      #expect(
        try await town.ask(Milestones.self, at: point).json
          == engine.answer(Milestones.self, at: point).json)
      #expect(
        try await town.json(KpiBoard.self, at: point) == engine.json(KpiBoard.self, at: point))
      let groups = RowChoice(groupBy: "status", sort: "count:desc")
      #expect(
        try await town.ask(Portfolio.self, at: point, groups).json
          == engine.answer(Portfolio.self, at: point, groups).json)
      let blocks = Mutex<[UInt8]>([])
      try await town.write(Portfolio.self, at: point, as: { CSVFormat($0) }) { block in
        blocks.withLock { $0 += block }
      }
      #expect(blocks.withLock { !$0.isEmpty })
      let replayed = try await town.replay(at: point, comparing: true)
      #expect(replayed.isEqual == true, "seed \(seed), round \(round)")
      // What was remembered of other views must not show in those that were made anew.
      if round == 2 { _ = try await town.perform { try $0.timelines.rebuild() } }
    }
    #expect(await town.close() == nil)
    engine.close()
    run.temporary.keep()
  }

  @Test func `a catalogue's view is asked by name`() async throws {
    let (town, run) = try await town(34)
    let view = try #require(Catalogue.standard.view(["portfolio"]))
    #expect(try await town.ask(try view.shape([])).json == town.ask(Portfolio.self).json)
    await town.close()
    run.temporary.keep()
  }

  @Test func `eight tasks over two threads all get their answers, two at a time`() async throws {
    let (town, run) = try await town(35, threads: 2)
    let expected = try await town.json(Portfolio.self)
    let load = Load()
    let gate = Gate()
    try await withThrowingTaskGroup(of: [UInt8].self) { group in
      for _ in 0..<8 {
        group.addTask {
          try await town.perform { engine in
            load.begin()
            defer { load.end() }
            gate.pass()
            return try engine.json(Portfolio.self)
          }
        }
      }
      await gate.arrivals(2)
      gate.open(8)
      for try await answer in group { #expect(answer == expected) }
    }
    #expect(load.most == 2)
    await town.close()
    run.temporary.keep()
  }

  @Test func `a question that is cancelled while it waits is never asked`() async throws {
    let (town, run) = try await town(36, 20, threads: 1)
    let gate = Gate()
    let first = Task { try await town.perform { _ in gate.pass() } }
    await gate.arrivals()
    let wasAsked = Mutex(false)
    let second = Task { try await town.perform { _ in wasAsked.withLock { $0 = true } } }
    second.cancel()
    // It comes back although the only thread is held.
    await #expect(throws: CancellationError.self) { try await second.value }
    gate.open()
    try await first.value
    await town.close()
    #expect(wasAsked.withLock { !$0 })
    run.temporary.keep()
  }

  @Test func `a question that is cancelled while it is answered ends at the next row`() async throws
  {
    let (town, run) = try await town(37, 20, threads: 1)
    let gate = Gate()
    let made = Mutex(0)
    let shape = Shape("rows", [Column<Int>.number("number", .age, \.self)]) {
      (_, take) throws(TimelinesError) in
      for number in 0..<1_000 {
        made.withLock { $0 += 1 }
        if number == 10 { gate.pass() }
        _ = try take(number)
      }
      return Closing()
    }
    let task = Task { try await town.ask(shape) }
    await gate.arrivals()
    task.cancel()
    gate.open()
    await #expect(throws: CancellationError.self) { try await task.value }
    #expect(made.withLock { $0 } == 11)
    // The thread is free for others.
    #expect(try await town.ask(Portfolio.self).knownAt.sequence == run.ledger.head.sequence)
    await town.close()
  }

  @Test func `a replay and a written answer that are cancelled end`() async throws {
    let (town, run) = try await town(38, 20, threads: 1)
    let gate = Gate()
    let replay = Task { try await town.replay { _ in gate.pass() } }
    await gate.arrivals()
    replay.cancel()
    gate.open()
    await #expect(throws: CancellationError.self) { try await replay.value }
    let blocks = Mutex(0)
    let written = Task {
      try await town.write(Portfolio.self, as: { JSONFormat($0) }) { _ in
        blocks.withLock { $0 += 1 }
        gate.pass()
      }
    }
    await gate.arrivals(2)
    written.cancel()
    gate.open()
    await #expect(throws: CancellationError.self) { try await written.value }
    #expect(blocks.withLock { $0 } == 1)
    await town.close()
    run.temporary.keep()
  }

  @Test func `a task that is cancelled before it writes records nothing`() async throws {
    let (town, run) = try await town(39, 20)
    let head = try run.ledger.head.sequence
    let gate = Gate()
    let task = Task {
      await gate.arrivals()
      return try await town.record(Self.registration(1))
    }
    task.cancel()
    let opener = Task { try await town.perform { _ in gate.pass() } }
    await #expect(throws: CancellationError.self) { try await task.value }
    gate.open()
    try await opener.value
    #expect(try run.ledger.head.sequence == head)
    await town.close()
  }

  @Test func `more questions than may wait are refused and say so`() async throws {
    let temporary = try TemporaryLedger()
    let engine = try Engine.open(at: temporary.path, options: temporary.ledger.options)
    let town = Stadtbuch(engine, threads: 1, waitingMax: 2)
    let gate = Gate()
    let first = Task { try await town.perform { _ in gate.pass() } }
    await gate.arrivals()
    // Of three at once two may wait.
    let outcomes = await withTaskGroup(of: TooManyQuestions?.self) { group in
      for _ in 0..<3 {
        group.addTask {
          do {
            _ = try await town.ask(Portfolio.self)
            return nil
          } catch {
            return error as? TooManyQuestions
          }
        }
      }
      let refused = await group.next() ?? nil
      gate.open()
      return await group.reduce(into: [refused]) { $0.append($1) }
    }
    #expect(outcomes.compactMap { $0?.waiting } == [2])
    try await first.value
    await town.close()
    temporary.keep()
  }

  @Test func `readers ask while a writer records, and see each event once it is recorded`()
    async throws
  {
    let (town, run) = try await town(40, 100, threads: 2)
    let before = try await town.ask(Portfolio.self).rows.count
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask {
        for number in 1...40 as ClosedRange<UInt64> {
          let recorded = try await town.record(Self.registration(number))
          let answer = try await town.ask(Portfolio.self)
          #expect(answer.knownAt.sequence >= recorded.sequence)
          #expect(answer.rows.count == before + Int(number))
        }
      }
      for _ in 0..<3 {
        group.addTask {
          var (last, rows): (UInt64, Int) = (0, 0)
          while rows < before + 40 {
            let answer = try await town.ask(Portfolio.self)
            #expect(answer.knownAt.sequence >= last && answer.rows.count >= rows)
            (last, rows) = (answer.knownAt.sequence, answer.rows.count)
          }
        }
      }
      try await group.waitForAll()
    }
    await town.close()
    run.temporary.keep()
  }

  @Test func `who follows gets what is recorded, in order and each once, until it is closed`()
    async throws
  {
    let (town, run) = try await town(41, 50)
    let head = try run.ledger.head.sequence
    let (seen, said) = AsyncStream.makeStream(of: UInt64.self)
    let follower = Task {
      var records: [EventRecord] = []
      for try await record in town.follow(from: 1) {
        records.append(record)
        said.yield(record.sequence)
      }
      return records
    }
    for number in 1...20 as ClosedRange<UInt64> {
      _ = try await town.record(Self.registration(number))
    }
    let receipt = try await town.append([.registration(900), .registration(901)])
    for await sequence in seen where sequence == receipt.lastSequence { break }
    await town.close()
    let records = try await follower.value
    #expect(records.map(\.sequence) == Array(1...head + 22))
    let line = try #require(records.last).cloudEvent()
    #expect(String(decoding: line, as: UTF8.self).contains("project/P-901"))
    run.temporary.keep()
  }

  @Test func `a cancelled follower ends without an error`() async throws {
    let (town, run) = try await town(42, 20)
    let (seen, said) = AsyncStream.makeStream(of: UInt64.self)
    let follower = Task {
      for try await record in town.follow() { said.yield(record.sequence) }
    }
    for await _ in seen { break }
    follower.cancel()
    try await follower.value
    await town.close()
    run.temporary.keep()
  }

  @Test func `closing waits for what runs and answers what waits, then nothing is taken`()
    async throws
  {
    let (town, run) = try await town(43, 20, threads: 1)
    let gate = Gate()
    let running = Task { try await town.perform { _ in gate.pass() } }
    await gate.arrivals()
    let (started, starts) = AsyncStream.makeStream(of: Void.self)
    let closing = Task {
      starts.finish()
      return await town.close()
    }
    for await _ in started {}
    gate.open()
    try await running.value
    #expect(await closing.value == nil)
    #expect(await town.close() == nil)
    for ask in [
      { _ = try await town.ask(Portfolio.self) }, { _ = try await town.replay() },
      { _ = try await town.record(Self.registration(1)) },
    ] as [@Sendable () async throws -> Void] {
      let error = await #expect(throws: LedgerError.self) { try await ask() }
      #expect(error?.code == .closed)
    }
    run.temporary.keep()
  }

  @Test func `what cannot be opened is an error, and what is refused too`() async throws {
    let folder = try TemporaryLedger.folder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let error = await #expect(throws: LedgerError.self) {
      try await Stadtbuch.open(at: folder + "/none")
    }
    #expect(error?.code == .missing || error?.code == .noLedger)
    let town = try await Stadtbuch.create(
      at: folder + "/town", identity: LedgerIdentity(name: "Musterstadt"))
    #expect(town.identity.name == "Musterstadt")
    var entry = Self.registration(1)
    entry.type = "project.status-changed"
    let refused = await #expect(throws: (any Error).self) { try await town.record(entry) }
    #expect(refused != nil)
    await #expect(throws: ChoiceError.self) {
      try await town.ask(Portfolio.self, at: AskedPoint(), RowChoice(condition: "nothing = 1"))
    }
    await town.close()
  }
}

/// How many run at once, and how many did at most.
private final class Load: Sendable {
  private let counts = Mutex((now: 0, most: 0))

  var most: Int { counts.withLock { $0.most } }

  func begin() {
    counts.withLock { counts in
      counts.now += 1
      counts.most = max(counts.most, counts.now)
    }
  }

  func end() { counts.withLock { $0.now -= 1 } }
}

import Foundation
import LMDB
import Ledger
import Timelines
import Views
import Vocabulary

/// The measurements, one after the other over the same city.
struct BenchmarkRun {
  let folder: String
  /// Events in the greatest log.
  let count: Int
  /// The release build of the program, for what is measured from outside.
  let program: String?
  /// The script that is measured beside the portfolio.
  let peer: String?
  /// The one group that is measured; all when nil.
  var only: String?
  var table = Table()

  /// The sizes that are measured up to the greatest.
  var sizes: [Int] {
    [10_000, 100_000, 1_000_000, 10_000_000].filter { $0 <= count }
  }

  mutating func run() throws {
    if wants("city") {
      let usual = try measureCity("city", CityLog(count: count), words: "")
      if wants("unruly") { try measureUnruly(against: usual) }
    }
    if wants("log") { try measureLog() }
    if only == "replay" {
      let city = try City(folder, "replay", CityLog(count: count))
      _ = try city.append(count, flushing: false)
      try measureReplay(city, "")
    }
    if only == "reading" {
      let city = try City(folder, "reading", CityLog(count: count))
      city.timelines = try Timelines(city.ledger)
      _ = try city.append(count, flushing: true)
      _ = try measureReading(city, "")
    }
    if wants("questions") { try measureQuestions() }
    if wants("embedding") { try measureEmbedding() }
    if wants("formats") { try measureFormats() }
    if wants("rows") { try measurePerRow() }
    if let peer, wants("peer") { try measurePeer(peer) }
    if only == "history" { try measureHistory() }
    if only == "steady" { try measureSteady() }
    if wants("durable") { try measureDurable() }
    if wants("import") { try measureImport() }
    if wants("memory") { try measureMemory() }
  }

  private func wants(_ group: String) -> Bool { only == nil || only == group }

  private mutating func measureUnruly(
    against usual: (append: Double, portfolio: Double)
  ) throws {
    let unruly = try measureCity(
      "unruly", CityLog(count: count, mix: .unruly), words: ", 30 % late and 10 % voided")
    let append = usual.append / unruly.append
    let portfolio = usual.portfolio / unruly.portfolio
    table.add(
      "speed of append, 30 % late and 10 % voided against usual", Targets.unruly.text, "",
      ratio: Timing.rounded(append), met: append >= Targets.unruly.value)
    table.add(
      "speed of portfolio, 30 % late and 10 % voided against usual", Targets.unruly.text, "",
      ratio: Timing.rounded(portfolio), met: portfolio >= Targets.unruly.value)
  }

  /// Board and series of indicators, the budget of a year, and changes.
  private mutating func measureQuestions() throws {
    let city = try City(folder, "questions", CityLog(count: count))
    let timelines = try Timelines(city.ledger)
    city.timelines = timelines
    _ = try city.append(count, flushing: true)
    let head = try city.ledger.head.sequence
    try measureIndicators(timelines, head, "")
    try measureBudget(timelines, head, "")
    try measureChanges(timelines, head, "")
  }

  /// The portfolio of a log ten times as long in which projects have the same history, against that
  /// of the shorter one.
  private mutating func measureSteady() throws {
    let short = count / 10
    var mix = CityLog.Mix.usual
    mix.rarity = 10
    var medians: [Double] = []
    for (size, mix) in [(short, CityLog.Mix.usual), (count, mix)] {
      let city = try City(folder, "steady-\(size)", CityLog(count: size, mix: mix))
      city.timelines = try Timelines(city.ledger)
      _ = try city.append(size, flushing: true)
      medians.append(try measureReading(city, ", \(Targets.size(size)) events, same history"))
    }
    table.add(
      "portfolio, ten times the log and the same history per project", "≤ 1.5", "",
      ratio: Timing.rounded(medians[1] / medians[0]), met: medians[1] / medians[0] <= 1.5)
  }

  /// The log without views.
  private mutating func measureLog() throws {
    let size = min(count, 1_000_000)
    let city = try City(folder, "log", CityLog(count: size))
    let seconds = try city.append(size, flushing: false)
    table.add(
      "bulk append in process, log alone, \(Targets.size(size)) events", "–",
      Timing.rate(size, seconds))
  }

  /// Appends, replays, reads and opens a city; gives the seconds of appending and of the portfolio.
  private mutating func measureCity(
    _ name: String, _ log: CityLog, words: String
  ) throws -> (append: Double, portfolio: Double) {
    let behind = words.isEmpty ? 10_000 : 0
    let city = try City(folder, name, log)
    city.timelines = try Timelines(city.ledger)
    let append = try measureAppending(city, count - behind, words)
    try measureReplay(city, words)
    let portfolio = try measureReading(city, words)
    if behind > 0 { try measureOpening(city, behind) }
    return (append, portfolio)
  }

  private mutating func measureAppending(
    _ city: City, _ count: Int, _ words: String
  ) throws -> Double {
    var seconds = 0.0
    var appended = 0
    for size in sizes where size <= count + City.flushEvents {
      seconds += try city.append(min(size, count) - appended, flushing: true)
      appended = min(size, count)
      if words.isEmpty || size == sizes.last {
        let rate = Double(appended) / seconds
        let target = size > 1_000_000 ? Targets.appendTen : Targets.append
        table.add(
          "bulk append in process with views, \(Targets.size(size)) events\(words)", target.text,
          Timing.rate(appended, seconds), met: size < 1_000_000 ? nil : rate >= target.value)
      }
    }
    return seconds
  }

  private mutating func measureReplay(_ city: City, _ words: String) throws {
    let head = try city.ledger.head.sequence
    var (sum, scanned) = (0, 0)
    var scan = Double.infinity
    for _ in 0..<3 {
      scanned = 0
      let ledger = city.ledger
      scan = min(
        scan,
        try Timing.seconds {
          try ledger.read { (transaction) throws(LMDBError) in
            var events = try ledger.reader.events(transaction)
            while try events.next() {
              sum &+= Int(events.stored[0])
              scanned += 1
            }
          }
        })
    }
    let point = Point(asOf: .last, knownAt: head)
    var text = ""
    // As of the scan, the best of three counts.
    var (folding, whole) = (Double.infinity, Double.infinity)
    for _ in 0..<3 {
      folding = min(
        folding,
        try Timing.seconds {
          let replay = try Replay(city.ledger, at: point, keepingValues: false)
          text = String(replay.events)
        })
      whole = min(
        whole,
        try Timing.seconds {
          text = try Replay(city.ledger, at: point).stateHash().text
        })
    }
    var indexed = text
    if let timelines = city.timelines {
      indexed = try timelines.read(at: point) { (reading) throws(TimelinesError) in
        try reading.stateHash().text
      }
    }
    guard text == indexed else {
      throw BenchmarkError(description: "replay gives \(text), the index \(indexed)")
    }
    table.add(
      "bare scan of the log\(words)", "–", Timing.rate(scanned, scan) + (sum == 0 ? " " : ""))
    let rate = Double(scanned) / folding
    table.add(
      "replay to full state\(words)", Targets.replay.text, Timing.rate(scanned, folding),
      ratio: Targets.ratio(scan, folding) + " of the scan",
      met: rate >= Targets.replay.value && scan / folding >= Targets.replayShare)
    table.add(
      "replay with state hash\(words)", Targets.replayHash.text, Timing.rate(scanned, whole),
      ratio: Targets.ratio(scan, whole) + " of the scan",
      met: Double(scanned) / whole >= Targets.replayHash.value)
  }

  private mutating func measureReading(_ city: City, _ words: String) throws -> Double {
    guard let timelines = city.timelines else { return 0 }
    let head = try city.ledger.head.sequence
    let portfolio = PortfolioReader(timelines)
    var chance = Chance(seed: 9)
    var times: [Double] = []
    var rows = 0
    for round in 0..<220 {
      let point = Point(
        asOf: Day(ordinal: CityLog.firstDay + 365 + chance.below(CityLog.dayCount - 365)),
        knownAt: head / 2 + UInt64(chance.below(Int(head / 2))))
      let seconds = try Timing.seconds {
        rows = max(rows, try portfolio.answer(at: point).rows.count)
      }
      if round >= 20 { times.append(seconds) }
    }
    let (median, high) = (Timing.percentile(times, 50), Timing.percentile(times, 99))
    // The projects are always 2,000, so ten million events are ten times the history.
    let target = count > 1_000_000 ? Targets.portfolioTen : Targets.portfolio
    table.add(
      "portfolio of \(rows) at random points\(words)", target.text,
      "p50 \(Timing.duration(median)), p99 \(Timing.duration(high))",
      met: high <= target.value)
    try measureIndicators(timelines, head, words)
    try measureShowing(timelines, city, head, words)
    return median
  }

  private mutating func measureShowing(
    _ timelines: Timelines, _ city: City, _ head: UInt64, _ words: String
  ) throws {
    var chance = Chance(seed: 10)
    var times: [Double] = []
    var state = EntityState()
    let names = CityNames(scale: count < 100_000 ? 10 : 1).projects
    for round in 0..<2_200 {
      let name = names[chance.below(names.count)]
      let point = Point(
        asOf: Day(ordinal: CityLog.firstDay + chance.below(CityLog.dayCount)),
        knownAt: 1 + UInt64(chance.below(Int(head))))
      let seconds = try Timing.seconds {
        try timelines.read(at: point) { (reading) throws(TimelinesError) in
          guard let entity = try reading.entity(named: name) else { return }
          try reading.state(of: entity.number, into: &state)
        }
      }
      if round >= 200 { times.append(seconds) }
    }
    let high = Timing.percentile(times, 99)
    table.add(
      "show one project at a random point\(words)", Targets.show.text,
      "p50 \(Timing.duration(Timing.percentile(times, 50))), p99 \(Timing.duration(high))",
      met: high <= Targets.show.value)
  }

  /// Opens a ledger of which the last events are not in the views yet.
  private mutating func measureOpening(_ city: City, _ behind: Int) throws {
    city.close()
    try city.reopen()
    _ = try city.append(behind, flushing: false)
    city.close()
    let seconds = try Timing.seconds {
      try city.reopen()
      city.timelines = try Timelines(city.ledger)
    }
    table.add(
      "open \(Targets.size(count)) events, \(behind) not yet in views", Targets.opening.text,
      Timing.duration(seconds), met: seconds <= Targets.opening.value)
    city.close()
    let again = try Timing.seconds {
      try city.reopen()
      city.timelines = try Timelines(city.ledger)
    }
    table.add("open \(Targets.size(count)) events, caught up", "–", Timing.duration(again))
  }
}

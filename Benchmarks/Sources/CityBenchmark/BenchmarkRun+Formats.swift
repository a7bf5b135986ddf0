import LMDB
import Ledger
import Presentation
import Stadtbuch
import Timelines
import Views
import Vocabulary

extension BenchmarkRun {
  /// What it costs to write the rows of views, against making them alone; and what it costs to look
  /// for an audience that may not see everything.
  mutating func measureFormats() throws {
    let city = try City(folder, "formats", CityLog(count: count))
    city.timelines = try Timelines(city.ledger)
    _ = try city.append(count, flushing: true)
    city.close()
    let engine = try Engine.open(at: city.path, options: LedgerOptions(clock: city.clock))
    defer { engine.close() }
    let house = engine.seen(by: .internal)
    let year = Day(ordinal: CityLog.firstDay + CityLog.dayCount / 2).year
    for (name, given) in [
      ("portfolio", []), ("budget", [(name: "year", text: String(year))]), ("funding", []),
      ("kpi-board", []),
    ] as [(String, [(name: String, text: String)])] {
      guard let view = Catalogue.standard.views.first(where: { $0.about.name == name }) else {
        continue
      }
      let shape = try view.shape(given)
      var (alone, json, csv, table, inside) = (
        [Double](), [Double](), [Double](), [Double](), [Double]()
      )
      var bytes = 0
      for round in 0..<25 {
        let asked = AskedPoint()
        let times = [
          try Timing.seconds { _ = try BenchmarkRun.rows(engine, shape, asked) },
          try Timing.seconds { bytes = try BenchmarkRun.json(engine, shape, asked) },
          try Timing.seconds { _ = try BenchmarkRun.csv(engine, shape, asked) },
          try Timing.seconds { _ = try BenchmarkRun.table(engine, shape, asked) },
          try Timing.seconds { _ = try BenchmarkRun.json(house, shape, asked) },
        ]
        guard round >= 5 else { continue }
        alone.append(times[0])
        json.append(times[1])
        csv.append(times[2])
        table.append(times[3])
        inside.append(times[4])
      }
      let base = Timing.percentile(alone, 50)
      add("\(name): rows made", alone, nil)
      add(
        "\(name): as JSON, \(bytes / 1_000) kB", json, base, atMost: name == "portfolio" ? 2 : nil)
      add("\(name): as CSV", csv, base, atMost: name == "portfolio" ? 2 : nil)
      add("\(name): as a table", table, base, atMost: name == "portfolio" ? 2 : nil)
      add("\(name): as JSON for the house", inside, Timing.percentile(json, 50))
    }
  }

  private mutating func add(
    _ work: String, _ times: [Double], _ base: Double?, atMost limit: Double? = nil
  ) {
    let median = Timing.percentile(times, 50)
    let ratio = base.map { median / $0 }
    table.add(
      work, limit.map { "at most \($0) of the rows" } ?? "–",
      "p50 \(Timing.duration(median)), p99 \(Timing.duration(Timing.percentile(times, 99)))",
      ratio: ratio.map { Timing.rounded($0) } ?? "",
      met: limit.flatMap { limit in
        ratio.map { $0 <= limit }
      })
  }

  private static func rows(_ engine: Engine, _ shape: Shape, _ asked: AskedPoint) throws -> Int {
    let (frame, known) = try engine.frame(asked, of: shape)
    var count = 0
    _ = try engine.run(try frame.seen(shape), frame, known) { _ in count += 1 }
    return count
  }

  private static func json(_ engine: Engine, _ shape: Shape, _ asked: AskedPoint) throws -> Int {
    let (frame, known) = try engine.frame(asked, of: shape)
    let seen = try frame.seen(shape)
    return try written(engine, seen, frame, known, JSONFormat(head(seen, frame, known), .en))
  }

  private static func csv(_ engine: Engine, _ shape: Shape, _ asked: AskedPoint) throws -> Int {
    let (frame, known) = try engine.frame(asked, of: shape)
    let seen = try frame.seen(shape)
    return try written(engine, seen, frame, known, CSVFormat(head(seen, frame, known)))
  }

  private static func table(_ engine: Engine, _ shape: Shape, _ asked: AskedPoint) throws -> Int {
    let (frame, known) = try engine.frame(asked, of: shape)
    let seen = try frame.seen(shape)
    var format = TableFormat(head(seen, frame, known), .en)
    let closing = try engine.run(seen, frame, known) { (row) throws(TimelinesError) in
      do throws(ScratchError) { try format.take(row) } catch { throw TimelinesError(error) }
    }
    try format.finish(closing) { _ in [:] }
    var count = 0
    try format.write(closing) { count += $0.count }
    return count
  }

  private static func head(_ shape: Shape, _ frame: Frame, _ known: KnownAt) -> AnswerHead {
    let none = Label(en: "", de: "")
    return AnswerHead(
      title: none, empty: none, shape: shape, asOf: frame.point.asOf, knownAt: known,
      currency: frame.currency)
  }

  private static func written<Format: AnswerFormat & ~Copyable>(
    _ engine: Engine, _ shape: Shape, _ frame: Frame, _ known: KnownAt, _ format: consuming Format
  ) throws -> Int {
    var format = format
    let closing = try engine.run(shape, frame, known) { (row) throws(TimelinesError) in
      do throws(ScratchError) { try format.take(row) } catch { throw TimelinesError(error) }
    }
    var count = 0
    try format.write(closing) { count += $0.count }
    return count
  }
}

import Ledger
import TestSupport
import Timelines
import Vocabulary

/// Holds index and replay of a ledger against the definitions, at random points.
struct OracleComparison {
  let ledger: Ledger
  let history: OracleHistory
  let points: [Point]

  /// Points of a seed: days on which something begins or ends and the days before, any number, and
  /// the end of everything.
  init(_ ledger: Ledger, _ oracle: Oracle, seed: UInt64, points count: Int) throws {
    self.ledger = ledger
    history = try oracle.history(ledger.exportedLines())
    var random = SplitMix64(seed: seed ^ 0x5eed)
    let last = Int(history.last)
    let days = history.days.compactMap { Day($0) }
    var points = [Point(asOf: Day.last, knownAt: UInt64(last))]
    for _ in 0..<count {
      guard let day = random.pick(days) else { break }
      points.append(
        Point(
          asOf: random.chance(30) ? day.adding(days: -1) : day,
          knownAt: UInt64(random.chance(40) ? last : random.number(0...last))))
    }
    self.points = points
  }

  /// What differs first, if anything does.
  func difference(_ timelines: Timelines) throws -> String? {
    for point in points {
      let asOf = point.asOf.description
      let knownAt = Int64(point.knownAt)
      let expected = history.lines(asOf: asOf, knownAt: knownAt)
      let hash = history.hash(asOf: asOf, knownAt: knownAt)
      let place = "at \(asOf) as known at \(knownAt)"

      let indexed = try timelines.read(at: point) { (reading) throws(TimelinesError) in
        try reading.stateHash()
      }
      if indexed.text != hash || indexed.lines != UInt64(expected.count) {
        var bytes: [UInt8] = []
        _ = try timelines.read(at: point) { (reading) throws(TimelinesError) in
          try reading.factLines { bytes += $0 }
        }
        return describe("index", place, bytes, expected)
      }
      let replay = try Replay(ledger, at: point)
      let replayed = try replay.stateHash()
      if replayed.text != hash || replayed.lines != UInt64(expected.count) {
        var bytes: [UInt8] = []
        _ = try replay.factLines { bytes += $0 }
        return describe("replay", place, bytes, expected)
      }
      if let difference = try versions(timelines, point) { return difference + " " + place }
    }
    return nil
  }

  private func versions(_ timelines: Timelines, _ point: Point) throws -> String? {
    try timelines.read(at: point) { (reading) throws(TimelinesError) -> String? in
      for subject in history.owners.prefix(12) where !subject.hasPrefix("event/") {
        guard let entity = try reading.entity(named: subject) else {
          return "\(subject) is not known"
        }
        let version = try reading.version(of: entity.number)
        let expected = history.version(of: subject, knownAt: Int64(point.knownAt))
        if version != UInt64(expected) {
          return "version of \(subject) is \(version), not \(expected)"
        }
      }
      return nil
    }
  }

  private func describe(
    _ name: String, _ place: String, _ bytes: [UInt8], _ expected: [String]
  ) -> String {
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
    let more = Set(lines).subtracting(expected).sorted().prefix(5)
    let less = Set(expected).subtracting(lines).sorted().prefix(5)
    let order = more.isEmpty && less.isEmpty ? "\nthe lines are the same in another order" : ""
    return "\(name) \(place)" + more.map { "\n+ \($0)" }.joined()
      + less.map { "\n- \($0)" }.joined() + order
  }

  /// The state hashes of a ledger at these points, from its index.
  func hashes(_ timelines: Timelines) throws -> [String] {
    try points.map { point in
      try timelines.read(at: point) { (reading) throws(TimelinesError) in
        try reading.stateHash().text
      }
    }
  }

  /// The state hashes after the export was read into a ledger of its own.
  func hashesAfterImport() throws -> [String] {
    let copy = try TemporaryLedger()
    let reader = DraftReader()
    let drafts = try ledger.exportedLines().map { line in
      let bytes = Array(line.utf8)
      return try reader.read(line: bytes.span)
    }
    _ = try copy.ledger.append(drafts)
    let timelines = try Timelines(copy.ledger)
    defer { timelines.close() }
    return try hashes(timelines)
  }

  /// The state hashes after the views were made anew beside the old ones.
  func hashesAfterRebuild(_ timelines: Timelines) throws -> [String] {
    _ = try timelines.rebuild()
    return try hashes(timelines)
  }

  /// The state hashes of views opened for this alone.
  func hashesWhenOpened() throws -> [String] {
    let timelines = try Timelines(ledger)
    defer { timelines.close() }
    return try hashes(timelines)
  }
}

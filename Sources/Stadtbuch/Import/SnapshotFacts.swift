import Exchange
import Ledger
import Timelines
import Vocabulary

/// What a ledger knows, as the comparison of snapshots asks for it.
struct SnapshotFacts: Sendable {
  private let engine: Engine
  private let knownAt: UInt64

  init(_ engine: Engine, _ knownAt: UInt64) {
    self.engine = engine
    self.knownAt = knownAt
  }

  /// What holds about a subject on a day, by the names of the state hash.
  ///
  /// What cannot be read is an error and never taken for nothing: a list that is compared with
  /// nothing would be recorded anew as a whole.
  func values(_ subject: String, _ day: String) throws -> [String: JSONValue] {
    guard let day = Day(day) else { return [:] }
    return try json(subject, day).mapValues { json in
      try JSONValue(parsing: String(decoding: json, as: UTF8.self))
    }
  }

  /// The same as JSON.
  func json(_ subject: String, _ day: Day) throws(TimelinesError) -> [String: [UInt8]] {
    let point = Point(asOf: day, knownAt: knownAt)
    return try engine.timelines.read(at: point) { (reading) throws(TimelinesError) in
      var values: [String: [UInt8]] = [:]
      guard let entity = try reading.entity(named: subject) else { return values }
      var state = EntityState()
      try reading.state(of: entity.number, into: &state)
      for fact in state.facts {
        var json: [UInt8] = []
        state.appendJSON(fact, to: &json)
        values[try reading.attribute(fact.attribute).name] = json
      }
      return values
    }
  }

  /// The projects that events of a source have named.
  func subjects(fromSource prefix: String) throws -> Set<String> {
    let wanted = Array(prefix.utf8)
    var subjects: Set<String> = []
    try engine.ledger.forEachEvent { (event) throws(LedgerError) in
      let layout = try event.layout()
      let record = event.record
      let source = record.extracting(layout.source)
      guard source.count >= wanted.count,
        wanted.indices.allSatisfy({ source[$0] == wanted[$0] })
      else { return }
      let subject = record.string(in: layout.subject)
      if subject.hasPrefix("project/") { subjects.insert(subject) }
    }
    return subjects
  }
}

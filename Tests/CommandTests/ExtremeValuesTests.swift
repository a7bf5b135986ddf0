import Ledger
import TestSupport
import Testing
import Vocabulary

/// Every numeric field of every type at both ends of what its kind allows, and then every question.
@Suite struct `Values at their ends` {
  @Test func `are recorded in every numeric field, and every question is answered`() throws {
    var tally = HistoryTally()
    var seen: Set<String> = []
    var failures: [String] = []
    for seed in 1...Self.histories as ClosedRange<UInt64> {
      let run = try HistoryRun(seed: seed, count: 450, tally: &tally, values: .extreme)
      for event in run.events { Self.ends(of: event, into: &seen) }
      guard seed <= Self.asked else { continue }
      run.ledger.close()
      failures += try ask(run).map { "seed \(seed): \($0)" }
    }
    #expect(failures == [])
    // What must agree with other fields, such as a split that adds up, is met seldom.
    let missing = Self.all.subtracting(seen).sorted()
    #expect(missing.count * 6 < Self.all.count, "\(missing)")
  }

  /// So many histories hold nearly every end at least once; of the first of them everything is asked.
  private static let histories: UInt64 = LongForm.isAsked ? 40 : 10
  private static let asked: UInt64 = LongForm.isAsked ? 6 : 1

  private func ask(_ run: HistoryRun) throws -> [String] {
    let program = try Program()
    var subjects: [String: String] = [:]
    for event in run.events {
      guard let subject = event.members["subject"]?.text, !subject.hasPrefix("event/")
      else { continue }
      let kind = String(subject.prefix { $0 != "/" })
      if ["project", "grant", "indicator", "inventory", "milestone"].contains(kind) {
        subjects[kind] = subject
      }
    }
    return try Questions.failures(
      program, subjects: subjects.values.sorted(),
      points: ["--ledger \(run.temporary.path)"],
      others: ["--as-of 1900-01-01", "--as-of 2999-12-31"].map {
        "\($0) --ledger \(run.temporary.path)"
      })
  }

  /// The ends of all numeric fields, lists of structures too.
  private static let all: Set<String> = {
    var all: Set<String> = []
    for type in HistoryGenerator.types {
      each(type.fields, "\(type.name)") { path, kind in
        for end in HistoryValues.ends(of: kind) { all.insert("\(path) = \(end.canonical)") }
      }
    }
    return all
  }()

  private static func each(
    _ fields: [Field], _ path: String, _ body: (String, ValueKind) -> Void
  ) {
    for field in fields {
      if case .list(.structure(let members)) = field.kind {
        each(members, "\(path).\(field.name)", body)
      } else if case .structure(let members) = field.kind {
        each(members, "\(path).\(field.name)", body)
      } else {
        body("\(path).\(field.name)", field.kind)
      }
    }
  }

  private static func ends(of event: HistoryEvent, into seen: inout Set<String>) {
    var (type, data) = (event.type, event.members["data"] ?? .null)
    if type == "event.corrected" { (type, data) = (data["type"].plain, data["data"]) }
    func walk(_ value: TestSupport.JSONValue, _ path: String) {
      switch value {
      case .array(let elements): for element in elements { walk(element, path) }
      case .object(let members) where members["currency"] == nil:
        for (name, member) in members { walk(member, "\(path).\(name)") }
      default: seen.insert("\(path) = \(value.canonical)")
      }
    }
    for (name, value) in data.members { walk(value, "\(type).\(name)") }
  }
}

import Foundation
import TestSupport
import Testing
import Vocabulary

/// The worked example of Dezernat 4: what its answers say comes out of the naive fold.
@Suite struct `The oracle on the worked example` {
  struct Point {
    let asOf: String
    let knownAt: Int64
  }

  static let fixtures = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Fixtures/example")

  let history: OracleHistory
  let answers: JSONValue

  init() throws {
    let lines = try String(
      contentsOf: Self.fixtures.appending(path: "dezernat-4.jsonl"), encoding: .utf8)
    history = try Oracle.current().history(
      try Self.resolved(lines.split(separator: "\n").map(String.init)))
    answers = try JSONValue(
      parsing: try String(
        contentsOf: Self.fixtures.appending(path: "answers-t1-t2.json"), encoding: .utf8))
  }

  @Test func `explain's rows and their states are those of A2`() throws {
    var compared = 0
    for name in ["T1", "T2"] {
      let point = point(answers[name])
      for question in answers[name]["A2"].elements {
        let attribute =
          question["attribute"] == .text("money.spent")
          ? "account:spent/2024" : question["attribute"].plain
        let rows = history.explain(
          question["subject"].plain, attribute, asOf: point.asOf, knownAt: point.knownAt)
        #expect(
          rows.map { "\($0.sequence) \($0.state)" }
            == question["rows"].elements.map { "\($0["sequence"].plain) \($0["state"].plain)" },
          "\(question["subject"].plain) \(attribute) at \(name)")
        compared += rows.count
      }
    }
    #expect(compared > 20)
  }

  @Test func `what differs between the two points is C2`() throws {
    let difference = answers["C2"]["T1-T2"]
    func state(_ point: Point) -> [String: String] {
      var values: [String: String] = [:]
      for line in history.state(asOf: point.asOf, knownAt: point.knownAt) {
        values[line.subject + " " + line.attribute] = line.value.canonical
      }
      return values
    }
    let before = state(point(difference["from"]))
    let after = state(point(difference["to"]))
    var found: [String: String] = [:]
    for key in Set(before.keys).union(after.keys) where before[key] != after[key] {
      found[key] = "\(before[key] ?? "-") -> \(after[key] ?? "-")"
    }
    var expected: [String: String] = [:]
    for row in difference["rows"].elements {
      func side(_ name: String) -> String { row[name] == .null ? "-" : row[name].canonical }
      expected["\(row["subject"].plain) \(row["attribute"].plain)"] =
        "\(side("before")) -> \(side("after"))"
    }
    #expect(expected.count == 38)
    #expect(found == expected)
  }

  @Test func `nothing known is the hash of nothing`() {
    #expect(
      history.hash(asOf: "2999-12-31", knownAt: 0)
        == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
  }

  private func point(_ answer: JSONValue) -> Point {
    let knownAt = answer["knownAt"].int ?? answer["knownAt"]["sequence"].int ?? 0
    return Point(asOf: answer["asOf"].plain, knownAt: knownAt)
  }

  /// What the ledger fills in when it records these lines, as the example's story tells it: the day
  /// in Berlin, or the one that the type names; the target's day; the city's own money.
  private static func resolved(_ lines: [String]) throws -> [String] {
    var types: [String: JSONValue] = [:]
    for type in try JSONValue(parsing: Schema.json(.current))["types"].elements {
      types[type["name"].plain] = type
    }
    let parser = ISO8601DateFormatter()
    parser.formatOptions = [.withInternetDateTime, .withFractionalSeconds]
    let day = DateFormatter()
    day.locale = Locale(identifier: "en_US_POSIX")
    day.timeZone = TimeZone(identifier: "Europe/Berlin")
    day.dateFormat = "yyyy-MM-dd"
    var days: [String: String] = [:]
    return try lines.map { line in
      var event = try JSONValue(parsing: line).members
      var data = event["data"]?.members ?? [:]
      let type = types[event["type"]?.plain ?? ""] ?? .null
      if event["validfrom"] == nil {
        let time = parser.date(from: event["time"]?.plain ?? "") ?? .distantPast
        var resolved = day.string(from: time)
        if let field = type["day"]["field"].text { resolved = data[field]?.plain ?? "" }
        if let field = type["day"]["endOf"].text {
          resolved = Period(data[field]?.plain ?? "")?.lastDay.description ?? ""
        }
        if type["name"] == .text("event.corrected") {
          resolved = days[event["subject"]?.plain ?? ""] ?? ""
        }
        event["validfrom"] = .text(resolved)
      }
      days["event/\(event["sequence"]?.plain ?? "")"] = event["validfrom"]?.plain
      for field in ["source", "tosource"]
      where type["fields"].elements.contains(where: { $0["name"] == .text(field) })
        && type["money"] == .flag(true) && data[field] == nil && data["split"] == nil
      {
        data[field] = .text("source/hh")
      }
      event["data"] = .object(data)
      return JSONValue.object(event).canonical
    }
  }
}

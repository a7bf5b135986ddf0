import Stadtbuch
import TestSupport
import Testing
import Views

/// What needs attention is what the other views say, each finding once and none besides.
@Suite struct `What needs attention` {
  /// A finding as a text that can be compared.
  private static func finding(
    _ kind: String, _ subject: AnswerValue?, _ size: AnswerValue? = nil
  ) -> String {
    var json: [UInt8] = []
    size?.append(to: &json)
    return "\(kind) \(text(subject)) \(String(decoding: json, as: UTF8.self))"
  }

  private static func text(_ value: AnswerValue?) -> String {
    switch value?.opened {
    case .text(let text), .word(let text), .subject(let text): text
    case .day(let day): day.description
    case .money(let money): money.description
    case .some(let other): "\(other)"
    case nil: "–"
    }
  }

  private static func minor(_ value: AnswerValue?) -> Total? {
    if case .money(let money)? = value?.opened { money.minor } else { nil }
  }

  private static func objects(_ value: AnswerValue?) -> [AnswerObject] {
    guard case .list(let values)? = value?.opened else { return [] }
    return values.compactMap { if case .object(let object) = $0.opened { object } else { nil } }
  }

  private static func compare(_ engine: Engine, _ day: Day, _ known: KnownAtRequest) throws -> Int {
    var expected: [String] = []
    for row in try engine.answer(Portfolio.self, asOf: day, knownAt: known).rows {
      if let gap = minor(row[path: "money.gap"]), gap > 0 {
        expected.append(finding("gap", row["subject"], row[path: "money.gap"]))
      }
      guard !["completed", "operating", "cancelled"].contains(text(row["status"])) else { continue }
      if row[path: "report.period"] == nil {
        expected.append(finding("no-report", row["subject"]))
      } else if row[path: "report.stale"] == .bool(true) {
        expected.append(finding("stale-report", row["subject"], row[path: "report.ageDays"]))
      }
    }
    for row in try engine.budget(year: day.year, asOf: day, knownAt: known).rows {
      guard case .money(let money)? = row["available"]?.opened, money.minor < 0 else { continue }
      let over = Money(minor: -money.minor, currency: money.currency)
      expected.append(finding("overdrawn", row["subject"], .money(over)))
    }
    for row in try engine.answer(Milestones.self, asOf: day, knownAt: known).rows
    where row["overdue"] == .bool(true) {
      expected.append(finding("overdue-milestone", row["subject"], row["daysOverdue"]))
    }
    for row in try engine.answer(Obligations.self, asOf: day, knownAt: known).rows
    where text(row["state"]) == "overdue" {
      expected.append(finding("overdue-obligation", row["subject"], row["daysLate"]))
    }
    for row in try engine.answer(Grants.self, asOf: day, knownAt: known).rows {
      if case .integer(let left)? = row[path: "nextProof.days"]?.opened, left < 0 {
        expected.append(finding("proof-due", row["subject"], .integer(-left)))
      }
      for drawdown in objects(row["drawdowns"]) {
        guard let overdue = drawdown["overdue"] else { continue }
        expected.append(finding("drawdown-overdue", row["subject"], overdue))
      }
    }
    for row in try engine.answer(KpiBoard.self, asOf: day, knownAt: known).rows {
      guard let light = row["light"] else {
        expected.append(finding("grey-indicator", row["indicator"], row["ageDays"]))
        continue
      }
      guard text(light) == "grey" else { continue }
      expected.append(finding("grey-indicator", row["indicator"], row["ageDays"]))
    }
    let answer = try engine.answer(Attention.self, asOf: day, knownAt: known)
    let found = answer.rows.map {
      finding(text($0["kind"]), $0["subject"], $0["amount"] ?? $0["days"])
    }
    #expect(found.sorted() == expected.sorted())
    let order = AttentionKind.allCases.map(\.rawValue)
    let places = answer.rows.compactMap { order.firstIndex(of: text($0["kind"])) }
    #expect(places == places.sorted())
    for kind in AttentionKind.allCases {
      let some = try engine.answer(
        Attention.self, asOf: day, knownAt: known, AttentionChoice(kinds: [kind])
      ).rows
      #expect(some == answer.rows.filter { text($0["kind"]) == kind.rawValue })
    }
    for unit in Set(answer.rows.map { text($0["department"]) }) where unit != "–" {
      let some = try engine.answer(
        Attention.self, asOf: day, knownAt: known, AttentionChoice(unit: unit)
      ).rows
      #expect(
        some == answer.rows.filter { [text($0["department"]), text($0["unit"])].contains(unit) })
    }
    return found.count
  }

  @Test(arguments: ["T1", "T2"])
  func `is in the worked example what the other views say`(name: String) throws {
    let example = try ExampleEngine()
    let point = try example.point(name)
    #expect(try Self.compare(example.engine, point.asOf, .sequence(point.knownAt)) > 0)
  }

  @Test(arguments: [("2023-12-31", "2024-02-15"), ("2024-12-31", "2025-02-15")])
  func `is in Musterstadt what the other views say`(day: String, known: String) throws {
    let city = try `The hard cases in the cities`.musterstadt.get()
    let known = KnownAtRequest.day(try #require(Day(known)))
    #expect(try Self.compare(city.engine, try #require(Day(day)), known) > 10)
  }

  @Test func `says why an indicator is grey`() throws {
    var lines = Lines()
    func define(_ key: String, _ lines: inout Lines, _ more: String = "") {
      lines.add(
        "indicator.defined", "indicator/\(key)",
        #"{"title":"\#(key)","unit":"x","measure":"stock","direction":"up","#
          + #""frequency":"year","aggregation":"none"\#(more)}"#, "2020-01-01")
    }
    func measure(_ key: String, _ lines: inout Lines, _ period: String = "2024") {
      lines.add(
        "measurement.recorded", "indicator/\(key)",
        #"{"period":"\#(period)","value":"5","state":"final"}"#)
    }
    let target = { (value: String) in
      #"{"points":[{"date":"2020-01-01","value":"\#(value)"}],"interpolation":"step"}"#
    }
    let thresholds = #"{"amber":1000,"red":2000}"#
    define("never", &lines)
    define("old", &lines, #","stale":30"#)
    measure("old", &lines, "2023")
    define("unjudged", &lines)
    measure("unjudged", &lines)
    define("late", &lines)
    measure("late", &lines)
    lines.add("target.set", "indicator/late", target("5"), "2020-01-01")
    lines.add("thresholds.set", "indicator/late", thresholds, "2025-01-01")
    define("aimless", &lines)
    measure("aimless", &lines)
    lines.add("thresholds.set", "indicator/aimless", thresholds, "2020-01-01")
    define("zero", &lines)
    measure("zero", &lines)
    lines.add("target.set", "indicator/zero", target("0"), "2020-01-01")
    lines.add("thresholds.set", "indicator/zero", thresholds, "2020-01-01")
    define("low", &lines)
    measure("low", &lines)
    lines.add(
      "thresholds.set", "indicator/low", #"{"bands":[{"from":"10","light":"green"}]}"#,
      "2020-01-01")
    define("fine", &lines)
    measure("fine", &lines)
    lines.add("target.set", "indicator/fine", target("5"), "2020-01-01")
    lines.add("thresholds.set", "indicator/fine", thresholds, "2020-01-01")
    let filled = try EngineOfLines(lines.lines)
    let rows = try filled.engine.answer(Attention.self, asOf: Day("2024-12-31")).rows
    var why: [String: String] = [:]
    for row in rows { why[Self.text(row["subject"])] = Self.text(row["what"]) }
    #expect(
      why == [
        "indicator/never": "nothing was measured yet",
        "indicator/old": "the latest value, of 2023, is older than the definition allows",
        "indicator/unjudged": "no thresholds held at the end of 2024",
        "indicator/late": "no thresholds held at the end of 2024",
        "indicator/aimless": "no target held at the end of 2024",
        "indicator/zero": "the target of 2024 is 0, and nothing is a share of it",
        "indicator/low": "the value of 2024 lies below all thresholds",
      ])
    let german = try filled.engine.answer(
      Attention.self, asOf: Day("2024-12-31"), language: .de, AttentionChoice(kinds: [.gap])
    )
    #expect(german.rows.isEmpty)
  }
}

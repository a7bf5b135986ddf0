import TestSupport
import Vocabulary

/// Milestones, obligations and earned value worked out once more, from events and the lines of the
/// state: slowly, and with nothing shared with the views.
struct NaiveDelivery {
  /// What an event said of a date.
  struct Statement {
    let sequence: Int64
    let rank: Int64
    let type: String
    let validFrom: String
    let validTo: String?
    let attribute: String
    let day: Day?

    func outranks(_ other: Statement) -> Bool {
      (validFrom, rank, sequence) > (other.validFrom, other.rank, other.sequence)
    }
  }

  let history: OracleHistory
  let asOf: String
  let knownAt: Int64
  private(set) var subjects: [String: [String: JSONValue]] = [:]
  private var events: [Int64: JSONValue] = [:]
  private var statements: [String: [Statement]] = [:]

  init(_ history: OracleHistory, lines: [String], asOf: String, knownAt: Int64) throws {
    self.history = history
    self.asOf = asOf
    self.knownAt = knownAt
    for line in history.state(asOf: asOf, knownAt: knownAt) {
      subjects[line.subject, default: [:]][line.attribute] = line.value
    }
    for line in lines {
      let event = try JSONValue(parsing: line)
      events[event["sequence"].int ?? 0] = event
    }
    for event in events.values { state(event) }
  }

  private static let dates = [
    "milestone.defined": ("due", "due"), "milestone.rebaselined": ("due", "due"),
    "milestone.forecast": ("forecast.due", "due"), "milestone.reached": ("reached", "on"),
    "obligation.created": ("due", "due"), "obligation.extended": ("due", "due"),
    "obligation.fulfilled": ("fulfilled", "none"),
  ]

  private mutating func state(_ event: JSONValue) {
    var (type, data) = (event["type"].plain, event["data"])
    var subject = event["subject"].plain
    var rank = event["sequence"].int ?? 0
    if type == "event.corrected" {
      (type, data) = (data["type"].plain, data["data"])
      while subject.hasPrefix("event/"), let target = events[Int64(subject.dropFirst(6)) ?? 0] {
        rank = target["sequence"].int ?? 0
        subject = target["subject"].plain
      }
    }
    guard let (attribute, field) = NaiveDelivery.dates[type] else { return }
    statements[subject, default: []].append(
      Statement(
        sequence: event["sequence"].int ?? 0, rank: rank, type: type,
        validFrom: event["validfrom"].plain, validTo: event["validto"].text,
        attribute: attribute, day: data[field].text.flatMap { Day($0) }))
  }

  /// What was said by a day and not taken back, the last first.
  func said(_ subject: String, _ attribute: String, by day: String? = nil) -> [Statement] {
    (statements[subject] ?? []).filter {
      $0.attribute == attribute && $0.sequence <= knownAt && $0.validFrom <= day ?? asOf
        && !history.isVoid($0.sequence, knownAt: knownAt)
    }.sorted { $0.outranks($1) }
  }

  func shown(_ subject: String, _ attribute: String, on day: String? = nil) -> Statement? {
    said(subject, attribute, by: day).first { $0.validTo.map { day ?? asOf < $0 } ?? true }
  }

  func names(_ kind: String) -> [String] {
    subjects.keys.filter { $0.hasPrefix(kind + "/") && subjects[$0]?["exists"] != nil }.sorted {
      $0.utf8.lexicographicallyPrecedes($1.utf8)
    }
  }

  func days(_ from: Day?, _ to: Day?) -> Int? {
    guard var day = from, let to else { return nil }
    var count = 0
    while day < to {
      day = day.adding(days: 1)
      count += 1
    }
    while day > to {
      day = day.adding(days: -1)
      count -= 1
    }
    return count
  }

  // MARK: Milestones

  func slip(_ milestone: String, from baseline: Day?) -> Int? {
    var expected =
      shown(milestone, "reached")?.day ?? shown(milestone, "forecast.due")?.day
      ?? shown(milestone, "due")?.day
    // What is overdue was not reached by then, whatever was expected.
    if isOverdue(milestone), let said = expected, said.description < asOf { expected = Day(asOf) }
    return days(baseline, expected)
  }

  func isOverdue(_ milestone: String) -> Bool {
    shown(milestone, "reached") == nil && subjects[milestone]?["dropped"] == nil
      && shown(milestone, "due")?.day?.description ?? "9" < asOf
  }

  func history(_ milestone: String) -> [String] {
    var lines: [(Int64, String)] = []
    for attribute in ["due", "forecast.due", "reached"] {
      let shows = shown(milestone, attribute)?.sequence
      for fact in said(milestone, attribute) where fact.type != "milestone.defined" {
        let due = shown(milestone, "due", on: fact.validFrom)?.day
        let baseline = due ?? said(milestone, "due", by: "9").last?.day
        let expected =
          shown(milestone, "reached", on: fact.validFrom)?.day
          ?? shown(milestone, "forecast.due", on: fact.validFrom)?.day ?? fact.day
        let slip =
          attribute == "due" ? days(fact.day, expected) : days(baseline, fact.day ?? baseline)
        let hasEnded = fact.validTo.map { $0 <= asOf } ?? false
        let state = hasEnded ? "ended" : shows == fact.sequence ? "holds" : "superseded"
        let value = fact.day?.description ?? "none"
        lines.append(
          (fact.sequence, "\(fact.sequence) \(attribute) \(value) \(slip ?? 0) \(state)"))
      }
    }
    return lines.sorted { $0.0 < $1.0 }.map(\.1)
  }

  // MARK: Obligations

  func obligation(_ name: String) -> String {
    let fulfilled = shown(name, "fulfilled").flatMap { Day($0.validFrom) }
    let judged = fulfilled ?? Day(asOf)
    let due = shown(name, "due", on: judged?.description)?.day ?? shown(name, "due")?.day
    let late = max(0, days(due, judged) ?? 0)
    let first = said(name, "due").last?.day
    let decision = subjects[name]?["decision"]?.text
    let isRevoked = decision.map { subjects[$0]?["revoked"] != nil } ?? false
    let today = Day(asOf) ?? .first
    let state =
      if fulfilled != nil {
        late > 0 ? "fulfilled-late" : "fulfilled"
      } else if isRevoked {
        "moot"
      } else if let due {
        today < due ? "open" : today == due ? "due" : "overdue"
      } else {
        "none"
      }
    return "\(due?.description ?? "-") \(first?.description ?? "-") "
      + "\(fulfilled?.description ?? "-") \(late) \(max(0, days(first, judged) ?? 0)) \(state)"
  }
}

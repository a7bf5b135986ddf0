import Stadtbuch
import TestSupport
import Testing
import Vocabulary

/// Two histories that differ only in what an audience may not see: the texts, lights, states and
/// amounts of events that are narrowed by hand and of subjects that are hidden.
struct NarrowedHistory {
  /// The events, and the same with other hidden content.
  let lines, otherLines: [String]
  /// How many events differ.
  let differences: Int

  /// Kinds whose names anybody reads, and those that are about the ledger itself.
  private static let open: Set<Substring> = [
    "unit", "strategy", "field", "goal", "measure", "principle", "source", "body", "inventory",
    "ledger", "period", "event", "publication", "report", "import",
  ]

  /// Narrows a history by chance.
  init(_ given: [String], hiddenFrom audience: Audience, seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    var events = try given.map { try TestSupport.JSONValue(parsing: $0) }
    var subjects: [String] = []
    for event in events {
      let subject = event["subject"].plain
      if !subjects.contains(subject) { subjects.append(subject) }
    }
    var levels: [String: String] = [:]
    for subject in subjects where !["event", "ledger", "period"].contains(Self.kind(subject)) {
      levels[subject] =
        random.chance(50) ? "public" : random.chance(30) ? "restricted" : nil
    }
    var hidden: Set<Int> = []
    for (place, event) in events.enumerated() {
      let type = event["type"].plain
      guard !type.hasPrefix("event."), type != "visibility.set", type != "text.erased",
        event["subject"].plain != "publication/public", random.chance(12)
      else { continue }
      hidden.insert(place)
      if random.chance(40) { events[place] = event.with("visibility", .text("restricted")) }
    }
    let template = try #require(events.last)
    var narrowing: [TestSupport.JSONValue] = []
    func set(_ subject: String, _ level: String) {
      narrowing.append(
        Self.event(
          events.count + narrowing.count + 1, "visibility.set", subject, template,
          ["visibility": .text(level)]))
    }
    for subject in subjects {
      if let level = levels[subject] { set(subject, level) }
    }
    for place in hidden.sorted() where events[place]["visibility"].plain != "restricted" {
      set("event/\(place + 1)", "restricted")
    }
    let last = events.count + narrowing.count + 1
    narrowing.append(
      Self.event(
        last, "publication.set", "publication/public", template,
        ["kinds": .array([.text("milestone"), .text("item")])]))
    var others = events
    var count = 0
    func isHidden(_ place: Int) -> Bool {
      let subject = events[place]["subject"].plain
      let kind = Self.kind(subject)
      if kind == "event", let target = Int(subject.dropFirst("event/".count)), target <= place {
        return isHidden(target - 1)
      }
      return hidden.contains(place)
        || !Self.open.contains(kind)
          && (levels[subject] == "restricted"
            || audience.level == .public && levels[subject] == nil
              && !["milestone", "item"].contains(kind))
    }
    for (place, event) in events.enumerated() where isHidden(place) {
      if !event["type"].plain.hasPrefix("event.") {
        others[place] = event.with("data", Self.changed(event["data"], event["type"].plain))
      }
      if let reason = event["reason"].text {
        others[place] = others[place].with("reason", .text("geheim \(reason)"))
      }
      if others[place] != event { count += 1 }
    }
    lines = (events + narrowing).map(\.canonical)
    otherLines = (others + narrowing).map(\.canonical)
    differences = count
  }

  private static func kind(_ subject: String) -> Substring { subject.prefix { $0 != "/" } }

  /// Data of which all that no rule speaks of is another.
  private static func changed(
    _ data: TestSupport.JSONValue, _ type: String
  ) -> TestSupport.JSONValue {
    var data = data
    for name in ["title", "narrative", "description", "comment", "objections", "name", "plain"]
    where data[name].text != nil {
      data = data.with(name, .text("geheim \(data[name].plain)"))
    }
    if type == "project.report-submitted" || type == "measure.report-submitted" {
      for name in ["overall", "cost", "time", "scope", "benefit"] {
        data = data.with(name, .text(data[name].plain == "red" ? "green" : "red"))
      }
    }
    if type == "project.status-changed" {
      data = data.with("status", .text(data["status"].plain == "paused" ? "planning" : "paused"))
    }
    if type == "forecast.submitted" || type == "budget.appropriated" {
      data = data.with("amount", data["amount"].with("amount", .text("4711.00")))
    }
    if type.hasSuffix("progress-reported") { data = data.with("progress", .number(4711)) }
    return data
  }

  private static func event(
    _ number: Int, _ type: String, _ subject: String, _ template: TestSupport.JSONValue,
    _ data: [String: TestSupport.JSONValue]
  ) -> TestSupport.JSONValue {
    let tail = String(number + 0x1000_0000, radix: 16)
    var event = TestSupport.JSONValue.object([
      "id": .text("018f3c9e-0000-7000-8000-0000\(tail)"), "type": .text(type),
      "subject": .text(subject), "actor": .text("job/narrow"), "specversion": .text("1.0"),
      "data": .object(data), "validfrom": .text("2000-01-01"),
    ])
    for name in ["source", "time", "dataversion"] where template[name] != .null {
      event = event.with(name, template[name])
    }
    return event
  }
}

extension TestSupport.JSONValue {
  /// The object with another member.
  fileprivate func with(_ name: String, _ value: TestSupport.JSONValue) -> TestSupport.JSONValue {
    var members = members
    members[name] = value
    return .object(members)
  }
}

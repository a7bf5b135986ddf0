import Foundation
import TestSupport
import Vocabulary

/// The auditor's rules once more, as naively as they read, over events in exchange form.
struct NaiveAudit {
  struct Event {
    let sequence: Int64
    let line: TestSupport.JSONValue
    let recorded: Day

    var type: String { line["type"].plain }
    var isCorrection: Bool { type == "event.corrected" }
    var content: String { isCorrection ? line["data"]["type"].plain : type }
    var data: TestSupport.JSONValue { isCorrection ? line["data"]["data"] : line["data"] }
    var validFrom: Day { Day(line["validfrom"].plain) ?? .first }
    var target: Int64? {
      guard type == "event.voided" || isCorrection else { return nil }
      return Int64(line["subject"].plain.dropFirst("event/".count))
    }
  }

  let events: [Event]
  private let flips: [Int64: [Event]]

  /// Types of money that make a flow, and others that add to an account.
  private static let money: Set<String> = [
    "budget.appropriated", "authority.granted", "budget.transferred", "budget.carried-forward",
    "budget.blocked", "budget.released", "commitment.made", "commitment.reduced",
    "commitment.carried", "expenditure.booked", "revenue.booked", "grant.allocated",
    "drawdown.requested", "drawdown.received", "grant.reclaimed", "grant.repaid",
  ]
  private static let free: Set<String> = [
    "event.approved", "event.rejected", "visibility.set", "text.erased", "period.closed",
    "period.reopened",
  ]

  init(_ lines: [String], timeZone: String) throws {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = TimeZone(identifier: timeZone) ?? .gmt
    events = try lines.filter { !$0.isEmpty }.map { text in
      let line = try TestSupport.JSONValue(parsing: text)
      let seconds = (Instant(line["time"].plain)?.microseconds ?? 0) / 1_000_000
      let parts = calendar.dateComponents(
        [.year, .month, .day], from: Date(timeIntervalSince1970: TimeInterval(seconds)))
      let day = Day(year: parts.year ?? 0, month: parts.month ?? 0, day: parts.day ?? 0)
      return Event(sequence: line["sequence"].int ?? 0, line: line, recorded: day ?? .first)
    }
    flips = Dictionary(grouping: events.filter { $0.target != nil }) { $0.target ?? 0 }
  }

  func event(_ sequence: Int64) -> Event { events[Int(sequence) - 1] }

  func isVoid(_ sequence: Int64, knownAt: Int64) -> Bool {
    (flips[sequence] ?? []).contains { $0.sequence <= knownAt && acts($0, knownAt) }
  }

  /// A correction that was corrected keeps what it replaced replaced.
  private func acts(_ event: Event, _ knownAt: Int64) -> Bool {
    !(flips[event.sequence] ?? []).contains {
      $0.type == "event.voided" && $0.sequence <= knownAt && acts($0, knownAt)
    }
  }

  func owner(_ event: Event) -> String {
    event.target.map { owner(self.event($0)) } ?? event.line["subject"].plain
  }

  private func rank(_ event: Event) -> Int64 {
    guard event.isCorrection, let target = event.target else { return event.sequence }
    return rank(self.event(target))
  }

  /// The periods that are closed just before an event, and whether for money alone.
  private func closed(before sequence: Int64) -> [(period: Period, onlyMoney: Bool)] {
    let marks = events.filter {
      ["period.closed", "period.reopened"].contains($0.content) && $0.sequence < sequence
        && !isVoid($0.sequence, knownAt: sequence - 1)
    }
    return Dictionary(grouping: marks, by: owner).compactMap { name, marks in
      let last = marks.max { (rank($0), $0.sequence) < (rank($1), $1.sequence) }
      guard let last, last.content == "period.closed",
        let period = Period(name.dropFirst("period/".count))
      else { return nil }
      return (period, last.data["scope"] == .text("money"))
    }
  }

  func touchesClosed(_ event: Event) -> Bool {
    let closed = closed(before: event.sequence)
    var chain = [event]
    while let target = chain.last?.target { chain.append(self.event(target)) }
    return chain.contains { said in
      guard said.content != "event.voided", !Self.free.contains(said.content) else { return false }
      let isMoney = Self.money.contains(said.content)
      return closed.contains { period, onlyMoney in
        guard isMoney || !onlyMoney else { return false }
        let days = days(of: period, asSeenBy: event)
        func holds(_ first: Day, _ last: Day) -> Bool {
          days.lowerBound <= first && last <= days.upperBound
        }
        let year = period.length == .year ? Int64(period.firstDay.year) : -1
        if said.content == "budget.carried-forward" || said.content == "commitment.carried" {
          return said.data["to"].int == year
        }
        let own = Period(said.data["period"].text ?? "")
        return holds(said.validFrom, said.validFrom)
          || own.map { holds($0.firstDay, $0.lastDay) } ?? false
          || isMoney && said.data["year"].int == year
      }
    }
  }

  /// The days of a closed period; a year is the fiscal year as it was set when the event came.
  private func days(of period: Period, asSeenBy event: Event) -> ClosedRange<Day> {
    let said = events.filter {
      $0.sequence < event.sequence && $0.content == "ledger.configured"
        && $0.data.members["fiscalyearstart"] != nil
        && !isVoid($0.sequence, knownAt: event.sequence - 1)
    }.sorted { ($0.validFrom, rank($0), $0.sequence) < ($1.validFrom, rank($1), $1.sequence) }
    let holding = said.last {
      $0.validFrom <= event.recorded
        && Day($0.line["validto"].text ?? "").map { event.recorded < $0 } ?? true
    }
    let start = (holding ?? said.first)?.data["fiscalyearstart"].text?.split(separator: "-")
    guard period.length == .year, let start, let month = Int(start[0]), let day = Int(start[1])
    else { return period.firstDay...period.lastDay }
    let firsts = [period.firstDay.year, period.firstDay.year + 1].map { year in
      Day(year: year, month: month, day: day) ?? Day(year: year, month: month + 1, day: 1) ?? .first
    }
    return firsts[0]...firsts[1].adding(days: -1)
  }

  func lag(_ event: Event) -> Int {
    event.type == "event.voided" ? 0 : event.validFrom.days(to: event.recorded)
  }

  /// The day on which the first load ended, as known at the end.
  func start(knownAt: Int64) -> Day? {
    let said = events.filter { event in
      event.sequence <= knownAt && event.content == "ledger.configured"
        && event.data.members["start"] != nil && !isVoid(event.sequence, knownAt: knownAt)
        && event.line["validto"] == .null
    }
    let last = said.max {
      ($0.validFrom, rank($0), $0.sequence) < ($1.validFrom, rank($1), $1.sequence)
    }
    return last.flatMap { Day($0.data["start"].text ?? "") }
  }

  /// The final value in whose place a measurement put another; nil where there was none or the same
  /// was said again.
  func restated(by event: Event) -> Event? {
    guard event.type.hasPrefix("measurement.") else { return nil }
    func place(_ event: Event) -> [String] {
      [owner(event)] + ["period", "unit", "dimensions"].map { event.data[$0].canonical }
    }
    let before = events.filter { other in
      other.sequence < event.sequence && other.content.hasPrefix("measurement.")
        && place(other) == place(event) && !isVoid(other.sequence, knownAt: event.sequence - 1)
    }
    let shown = before.max { (rank($0), $0.sequence) < (rank($1), $1.sequence) }
    guard let shown, shown.data["state"] == .text("final") else { return nil }
    let isSame = ["value", "numerator", "denominator", "missing"].allSatisfy {
      shown.data[$0].canonical == event.data[$0].canonical
    }
    return isSame && event.type == "measurement.recorded" ? nil : shown
  }

  /// Which events' data stood before and after an event.
  func sides(_ event: Event) -> (before: Int64?, after: Int64?) {
    guard event.type == "event.voided", let target = event.target else {
      return (event.target, event.sequence)
    }
    let sides = sides(self.event(target))
    return (sides.after, sides.before)
  }

  static func isDefinition(_ type: String) -> Bool {
    let last = type.split(separator: ".").last ?? ""
    return ["defined", "created", "constituted"].contains(last)
      || ["item.added", "baseline.set", "target.set", "thresholds.set"].contains(type)
  }

  /// By how much the sum of amounts changed, in minor units by currency.
  func effect(_ event: Event) -> [String: LongNumber] {
    guard event.type != "event.voided" else {
      return effect(self.event(event.target ?? 0)).mapValues { -$0 }
    }
    var effect = amounts(event)
    if let target = event.target {
      effect.merge(amounts(self.event(target)).mapValues { -$0 }, uniquingKeysWith: +)
    }
    return effect.filter { $0.value != 0 }
  }

  private func amounts(_ event: Event) -> [String: LongNumber] {
    guard Self.money.contains(event.content) || event.content.hasPrefix("benefit.") else {
      return [:]
    }
    let list = event.content == "authority.granted" ? event.data["due"].elements : [event.data]
    var amounts: [String: LongNumber] = [:]
    for element in list where element["amount"] != .null {
      let currency = element["amount"]["currency"].plain
      let digits = Currency(currency)?.digits ?? 2
      let parts = element["amount"]["amount"].plain.split(separator: ".").map(String.init)
      let text = parts[0] + (parts.count > 1 ? parts[1] : String(repeating: "0", count: digits))
      amounts[currency, default: 0] += LongNumber(text) ?? 0
    }
    return amounts
  }

  /// Who approved an event by one of their own, as far as is known.
  func approvals(_ event: Event, knownAt: Int64) -> (given: [String], rejected: [String]) {
    let acts = events.filter { other in
      other.sequence <= knownAt && other.line["subject"] == .text("event/\(event.sequence)")
        && ["event.approved", "event.rejected"].contains(other.type)
        && !isVoid(other.sequence, knownAt: knownAt)
    }
    var outcomes: [String: String] = [:]
    for act in acts.sorted(by: { ($0.validFrom, $0.sequence) < ($1.validFrom, $1.sequence) }) {
      outcomes[act.line["actor"].plain] = act.type
    }
    return (
      outcomes.filter { $0.value == "event.approved" }.keys.sorted(),
      outcomes.filter { $0.value == "event.rejected" }.keys.sorted()
    )
  }
}

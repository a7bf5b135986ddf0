import Vocabulary

/// How the facts of one attribute differ between two points.
struct FactDifference {
  /// The value before, as JSON; nil where there was none.
  var before: String?
  /// The value after.
  var after: String?
  /// Of money what it changed by.
  var change: Money?
  /// The places of the facts behind it.
  var involved: [Int]
}

extension [TimelineFact] {
  /// The place of the fact that shows at a point, of no account.
  private func place(at point: Point) -> Int? {
    var best: Int?
    for place in indices where self[place].holds(at: point) {
      if let best, !self[place].outranks(self[best]) { continue }
      best = place
    }
    return best
  }

  /// The difference of what shows. Involved are the fact that shows after, and the one that stopped
  /// showing because it ended, was voided or taken away.
  func shown(_ from: Point, _ to: Point) -> FactDifference? {
    let (first, second) = (place(at: from), place(at: to))
    guard first != second else { return nil }
    let before = first.flatMap { self[$0].json }
    let after = second.flatMap { self[$0].json }
    guard before != after else { return nil }
    var involved: [Int] = []
    if let second { involved.append(second) }
    if let first, self[first].sequence != second.map({ self[$0].sequence }) {
      let isGone =
        second.map { self[$0].kind == .unset || self[$0].kind == .left } ?? true
      if isGone || !self[first].holds(at: to) { involved.append(first) }
    }
    return FactDifference(before: before, after: after, change: nil, involved: involved)
  }

  /// The difference of an account's sums. Involved are all bookings whose holding differs.
  func sums(_ from: Point, _ to: Point) -> FactDifference? {
    var (before, after): (Total?, Total?)
    var currency = Currency.eur
    var involved: [Int] = []
    for place in indices {
      let (held, holds) = (self[place].holds(at: from), self[place].holds(at: to))
      guard held || holds, let money = self[place].money else { continue }
      currency = money.currency
      if held { before = (before ?? 0) + money.minor }
      if holds { after = (after ?? 0) + money.minor }
      if held != holds { involved.append(place) }
    }
    guard before != after else { return nil }
    func json(_ minor: Total) -> String {
      var bytes: [UInt8] = []
      bytes.append(json: Money(minor: minor, currency: currency))
      return String(decoding: bytes, as: UTF8.self)
    }
    return FactDifference(
      before: before.map(json), after: after.map(json),
      change: Money(minor: (after ?? 0) - (before ?? 0), currency: currency), involved: involved)
  }

  /// The events behind a difference in rising order: those of the facts, and the flips of them
  /// between the points.
  func events(of involved: [Int], _ from: Point, _ to: Point) -> [UInt64] {
    var events: [UInt64] = []
    for place in involved {
      events.append(self[place].sequence)
      for flip in self[place].flips where flip > from.knownAt && flip <= to.knownAt {
        events.append(flip)
      }
    }
    guard events.count > 1 else { return events }
    events.sort()
    var unique: [UInt64] = []
    for event in events where event != unique.last { unique.append(event) }
    return unique
  }
}

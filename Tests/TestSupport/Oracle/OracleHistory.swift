import Digests

/// What a list of events says at any point.
public struct OracleHistory: Sendable {
  /// A line of the state hash before it is written.
  public struct Line: Sendable, Equatable {
    /// Whose fact it is.
    public let subject: String
    /// What about it.
    public let attribute: String
    /// What it is.
    public let value: JSONValue

    /// `subject TAB attribute TAB value`, without the line feed.
    public var text: String { "\(subject)\t\(attribute)\t\(value.canonical)" }
  }

  let events: [Int64: OracleEvent]
  let facts: [OracleFact]
  private let flips: [Int64: [OracleEvent]]

  init(_ oracle: Oracle, _ events: [Int64: OracleEvent]) {
    self.events = events
    var flips: [Int64: [OracleEvent]] = [:]
    for event in events.values {
      if let target = event.target { flips[target, default: []].append(event) }
    }
    self.flips = flips
    facts = events.keys.sorted().compactMap { events[$0] }.flatMap { event in
      oracle.facts(
        of: event, owner: Self.owner(of: event, in: events),
        rank: Self.rank(of: event, in: events))
    }
  }

  /// The last number recorded.
  public var last: Int64 { events.keys.max() ?? 0 }

  /// The days that facts begin or end on, ascending: the points at which a state may change.
  public var days: [String] {
    Set(facts.map(\.validFrom) + facts.compactMap(\.validTo)).sorted()
  }

  /// An event's subject; of a void or a correction the owner of what it is about.
  static func owner(of event: OracleEvent, in events: [Int64: OracleEvent]) -> String {
    guard let target = event.target.flatMap({ events[$0] }) else { return event.subject }
    return owner(of: target, in: events)
  }

  /// The number of the first event of a chain of corrections.
  static func rank(of event: OracleEvent, in events: [Int64: OracleEvent]) -> Int64 {
    guard event.type == "event.corrected", let target = event.target.flatMap({ events[$0] })
    else { return event.sequence }
    return rank(of: target, in: events)
  }

  /// Whether an event counts as never said: a void or correction that acts names it.
  public func isVoid(_ sequence: Int64, knownAt: Int64) -> Bool {
    (flips[sequence] ?? []).contains { $0.sequence <= knownAt && acts($0, knownAt: knownAt) }
  }

  /// Whether what a void or correction did to its target stands: only a void undoes it. A
  /// correction of a correction takes its place, and what that one replaced stays replaced.
  private func acts(_ event: OracleEvent, knownAt: Int64) -> Bool {
    !(flips[event.sequence] ?? []).contains {
      $0.type == "event.voided" && $0.sequence <= knownAt && acts($0, knownAt: knownAt)
    }
  }

  /// How many events up to `knownAt` a subject owns, void ones and voids included.
  public func version(of subject: String, knownAt: Int64) -> Int {
    events.values.count {
      $0.sequence <= knownAt && Self.owner(of: $0, in: events) == subject
    }
  }

  /// All that own an event.
  public var owners: [String] {
    Set(events.values.map { Self.owner(of: $0, in: events) }).sorted()
  }

  func holds(_ fact: OracleFact, asOf: String, knownAt: Int64) -> Bool {
    fact.sequence <= knownAt && !isVoid(fact.sequence, knownAt: knownAt)
      && fact.validFrom <= asOf && fact.validTo.map { asOf < $0 } ?? true
  }

  /// What holds at a point, in the order of the lines' bytes.
  public func state(asOf: String, knownAt: Int64) -> [Line] {
    var shown: [String: OracleFact] = [:]
    var totals: [String: OracleMoney] = [:]
    for fact in facts where holds(fact, asOf: asOf, knownAt: knownAt) {
      if fact.subject.hasPrefix("event/") { continue }
      let key = fact.subject + "\t" + fact.attribute
      if fact.kind == .flow {
        let amount = OracleMoney(fact.value ?? .null, 1)
        totals[key, default: OracleMoney(fact.value ?? .null, 0)].minor += amount.minor
        shown[key] = fact
      } else if let other = shown[key], Self.counts(other, over: fact) {
        continue
      } else {
        shown[key] = fact
      }
    }
    let lines = shown.compactMap { key, fact in
      fact.value.map {
        Line(subject: fact.subject, attribute: fact.attribute, value: totals[key]?.json ?? $0)
      }
    }
    return lines.map { ($0.text, $0) }
      .sorted { $0.0.utf8.lexicographicallyPrecedes($1.0.utf8) }.map(\.1)
  }

  /// Whether one of two holding facts of the same name shows rather than the other.
  static func counts(_ one: OracleFact, over other: OracleFact) -> Bool {
    if one.kind == .observation {
      return (one.rank, one.sequence) > (other.rank, other.sequence)
    }
    return (one.validFrom, one.rank, one.sequence)
      > (other.validFrom, other.rank, other.sequence)
  }

  /// The lines of the state hash, without line feeds.
  public func lines(asOf: String, knownAt: Int64) -> [String] {
    state(asOf: asOf, knownAt: knownAt).map(\.text)
  }

  /// The state hash at a point.
  public func hash(asOf: String, knownAt: Int64) -> String {
    var hash = SHA256()
    for line in lines(asOf: asOf, knownAt: knownAt) { hash.update(Array((line + "\n").utf8)) }
    return hash.hexadecimal()
  }

  /// The events behind an attribute as `explain` shows them: number and state, in order.
  public func explain(
    _ subject: String, _ attribute: String, asOf: String, knownAt: Int64
  ) -> [(sequence: Int64, state: String)] {
    let made = facts.filter {
      $0.subject == subject && $0.sequence <= knownAt
        && ($0.attribute == attribute || $0.attribute.hasPrefix(attribute + "/"))
    }
    var rows: [(sequence: Int64, state: String)] = made.map { fact in
      let word =
        if isVoid(fact.sequence, knownAt: knownAt) {
          "voided"
        } else if fact.validFrom > asOf {
          "planned"
        } else if let end = fact.validTo, end <= asOf {
          "ended"
        } else if shows(fact, asOf: asOf, knownAt: knownAt) {
          "holds"
        } else {
          "superseded"
        }
      return (fact.sequence, word)
    }
    var named = Set(rows.map(\.sequence))
    for event in events.values.sorted(by: { $0.sequence < $1.sequence })
    where event.sequence <= knownAt && event.type == "event.voided" {
      guard let target = event.target, named.contains(target),
        named.insert(event.sequence).inserted
      else { continue }
      rows.append(
        (event.sequence, isVoid(event.sequence, knownAt: knownAt) ? "voided" : "holds"))
    }
    return rows.sorted { $0.sequence < $1.sequence }
  }

  /// Whether a holding fact is one that its attribute's value is made of.
  private func shows(_ fact: OracleFact, asOf: String, knownAt: Int64) -> Bool {
    fact.kind == .flow
      || !facts.contains {
        $0.subject == fact.subject && $0.attribute == fact.attribute
          && $0.sequence != fact.sequence && holds($0, asOf: asOf, knownAt: knownAt)
          && Self.counts($0, over: fact)
      }
  }
}

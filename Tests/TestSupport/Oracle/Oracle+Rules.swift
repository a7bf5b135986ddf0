extension Oracle {
  /// The rules that came when ledgers already held what they forbid, written down once more.
  public enum Rule: String, Sendable, CaseIterable {
    case closingStands, keysFirst, noCycle, finalStands, noLineForFlow
  }

  /// What the rules say against the last of some events in exchange form, given those before it.
  ///
  /// What the last one leaves out is filled in as far as the rules look at it.
  public func objections(
    to line: String, after lines: [String]
  ) throws(JSONValue.Malformed) -> Set<Rule> {
    let before = try history(lines)
    var last = try JSONValue(parsing: line).members
    let sequence = before.last + 1
    last["sequence"] = .number(sequence)
    var event = OracleEvent(.object(last))
    if last["validfrom"] == nil, let target = event.target.flatMap({ before.events[$0] }) {
      last["validfrom"] = .text(target.validFrom)
      event = OracleEvent(.object(last))
    }
    var events = before.events
    events[sequence] = event
    let after = OracleHistory(self, events)
    var rules: Set<Rule> = []
    if after.isAboutClosing(event) { rules.insert(.closingStands) }
    if Self.erasing.contains(after.content(of: event)) { rules.insert(.keysFirst) }
    if after.closesCircle(event) { rules.insert(.noCycle) }
    if !after.overwritten(knownAt: sequence).subtracting(before.overwritten(knownAt: before.last))
      .isEmpty
    {
      rules.insert(.finalStands)
    }
    if after.drawsLine(event) { rules.insert(.noLineForFlow) }
    return rules
  }

  private static let erasing: Set<String> = ["text.erased", "person.erased", "evidence.withheld"]
}

extension OracleHistory {
  /// The type whose content an event says.
  func content(of event: OracleEvent) -> String {
    event.type == "event.corrected" ? event.data["type"].plain : event.type
  }

  /// Whether a void or correction is about a closing or a reopening, at whatever remove.
  fileprivate func isAboutClosing(_ event: OracleEvent) -> Bool {
    guard let target = event.target.flatMap({ events[$0] }) else { return false }
    return ["period.closed", "period.reopened"].contains(content(of: target))
      || isAboutClosing(target)
  }

  // MARK: Circles

  private static let chains: [[String]] = [
    ["parent"], ["successor", "successors"], ["predecessors"], ["set:dependencies:"],
  ]
  private static let chained: Set<String> = [
    "unit", "goal", "item", "strategy", "body", "project",
  ]

  /// Whether something that an event says, or brings back, leads back to where it is said.
  fileprivate func closesCircle(_ event: OracleEvent) -> Bool {
    let now = event.sequence
    let said = events.values.filter {
      !isVoid($0.sequence, knownAt: now)
        && ($0.sequence == now || isVoid($0.sequence, knownAt: now - 1))
    }
    return said.contains { one in
      let owner = Self.owner(of: one, in: events)
      guard Self.chained.contains(String(owner.prefix { $0 != "/" })) else { return false }
      return Self.chains.contains { chain in
        let own = edges(from: owner, chain, one.validFrom, now)
          .filter { $0.sequence == one.sequence }.map(\.to)
        return own.contains { leads(from: $0, to: owner, chain, one.validFrom, now, []) }
      }
    }
  }

  private func leads(
    from first: String, to last: String, _ chain: [String], _ asOf: String, _ now: Int64,
    _ seen: Set<String>
  ) -> Bool {
    if first == last { return true }
    if seen.contains(first) { return false }
    return edges(from: first, chain, asOf, now).contains {
      leads(from: $0.to, to: last, chain, asOf, now, seen.union([first]))
    }
  }

  private func edges(
    from subject: String, _ chain: [String], _ asOf: String, _ now: Int64
  ) -> [(to: String, sequence: Int64)] {
    var shown: [String: OracleFact] = [:]
    for fact in facts where fact.subject == subject && holds(fact, asOf: asOf, knownAt: now) {
      guard chain.contains(where: { isNamed(fact.attribute, $0) }) else { continue }
      if let other = shown[fact.attribute], Self.counts(other, over: fact) { continue }
      shown[fact.attribute] = fact
    }
    return shown.values.flatMap { fact -> [(to: String, sequence: Int64)] in
      guard let value = fact.value else { return [] }
      if fact.kind == .member {
        let identity = fact.attribute.dropFirst("set:dependencies:".count)
        return [(String(identity.prefix { $0 != ";" }), fact.sequence)]
      }
      let names = value.elements.isEmpty ? [value] : value.elements
      return names.map { ($0["unit"].text ?? $0.plain, fact.sequence) }
    }
  }

  private func isNamed(_ attribute: String, _ name: String) -> Bool {
    name.hasSuffix(":") ? attribute.hasPrefix(name) : attribute == name
  }

  // MARK: Final values

  /// The measurements that change a final value without being restatements.
  fileprivate func overwritten(knownAt: Int64) -> Set<Int64> {
    var found: Set<Int64> = []
    let values = facts.filter {
      $0.kind == .observation && $0.subject.hasPrefix("indicator/")
        && $0.sequence <= knownAt && !isVoid($0.sequence, knownAt: knownAt)
    }
    for series in Dictionary(grouping: values, by: { $0.subject + "\t" + $0.attribute }).values {
      var isFinal = false
      var last: JSONValue?
      for fact in series.sorted(by: { ($0.rank, $0.sequence) < ($1.rank, $1.sequence) }) {
        let value = fact.value ?? .null
        let said = JSONValue.object(
          value.members.filter {
            ["value", "numerator", "denominator", "missing"].contains($0.key)
          })
        let type = events[fact.sequence].map { content(of: $0) }
        if isFinal, type == "measurement.recorded", said != last { found.insert(fact.sequence) }
        if value["state"].text == "final", value["missing"] == .null { isFinal = true }
        last = said
      }
    }
    return found
  }

  // MARK: Lines

  /// Whether an event sets a target with a line for an indicator that counts a flow on its day.
  fileprivate func drawsLine(_ event: OracleEvent) -> Bool {
    let data = event.type == "event.corrected" ? event.data["data"] : event.data
    guard content(of: event) == "target.set", data["interpolation"].text == "linear" else {
      return false
    }
    let owner = Self.owner(of: event, in: events)
    let said = facts.filter {
      $0.subject == owner && $0.attribute == "definition.measure"
        && !isVoid($0.sequence, knownAt: event.sequence)
    }
    let held = said.filter { holds($0, asOf: event.validFrom, knownAt: event.sequence) }
    let first = said.filter { one in
      !said.contains { $0.sequence != one.sequence && Self.counts(one, over: $0) }
    }
    let last = held.filter { one in
      !held.contains { $0.sequence != one.sequence && Self.counts($0, over: one) }
    }
    return (last.first ?? first.first)?.value?.text == "flow"
  }
}

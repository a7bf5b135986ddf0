import Vocabulary

extension HistoryGenerator {
  /// A void of something that counts, often of a void or a correction.
  mutating func proposeVoid(_ type: EventType) -> HistoryEvent? {
    let live = world.events.filter { !$0.isRefused && !world.isVoid($0.event.index) }
    let flips = live.filter { $0.event.type.isFlip && mayReturn($0) }
    let plain = live.filter {
      !$0.event.type.isFlip
        && (EventType.creating[$0.content] != true || random.chance(4))
    }
    let again = plain.filter { world.wasVoid($0.event.index) }
    if random.chance(15), let closing = random.pick(live.filter { $0.content.isClosing }) {
      return flip(type, closing) { _ in .object([:]) }
    }
    let chosen =
      random.chance(35)
      ? random.pick(flips) : random.chance(20) ? random.pick(again) : random.pick(plain)
    guard let known = chosen else { return nil }
    return flip(type, known) { _ in .object([:]) }
  }

  /// A correction of something that counts: some of its fields anew.
  mutating func proposeCorrection(_ type: EventType) -> HistoryEvent? {
    let live = world.events.filter {
      !$0.isRefused && !world.isVoid($0.event.index) && $0.event.type != "event.voided"
        && ($0.event.target == nil || $0.event.type == "event.corrected")
    }
    let corrections = live.filter { $0.event.type == "event.corrected" }
    let chosen = random.chance(30) ? random.pick(corrections) : random.pick(live)
    guard let known = chosen,
      let content = Registry.current.type(named: known.content)
    else { return nil }
    var data = known.data
    for field in content.fields where random.chance(40) && !field.name.isIdentity {
      if let made = value(field.kind, field.name, of: known.owner) {
        data[field.name] = made
      }
    }
    for name in Self.chained where random.chance(10) && data[name]?.text != nil {
      data[name] = reference([known.owner.kind], "about", of: "").map(JSONValue.text)
    }
    guard let settled = settle(content, known.owner, data) else { return nil }
    var event = record(
      content, known.owner, settled, target: known.event.index, replaces: known)
    event.cases.insert(
      known.event.type == "event.corrected" ? .correctionOfCorrection : .corrected)
    return event
  }

  private mutating func flip(
    _ type: EventType, _ known: HistoryWorld.Known,
    data: (HistoryWorld.Known) -> JSONValue
  ) -> HistoryEvent {
    var cases: Set<HistoryCase> = []
    switch known.event.type {
    case "event.voided": cases.insert(.voidOfVoid)
    case "event.corrected": cases.insert(.voidOfCorrection)
    default: cases.insert(world.wasVoid(known.event.index) ? .voidedAgain : .voided)
    }
    let event = HistoryEvent(
      index: world.events.count, type: type.name, target: known.event.index,
      members: [
        "specversion": .text("1.0"), "id": .text(uuid()), "source": .text("test"),
        "type": .text(type.name), "actor": .text("person/p1"), "reason": .text("falsch"),
        "approvedby": .text("person/p9"), "validfrom": .text(today.description),
        "data": data(known),
      ], cases: cases)
    world.add(
      HistoryWorld.Known(
        event: event, content: type.name, owner: known.owner, data: [:], validFrom: today),
      creates: false)
    return event
  }

  /// Whether voiding a void or correction puts no second one in force on what it was about.
  private func mayReturn(_ flip: HistoryWorld.Known) -> Bool {
    guard let target = flip.event.target, world.events.indices.contains(target) else {
      return false
    }
    let returning = world.events[target]
    guard returning.event.type.isFlip, let first = returning.event.target else { return true }
    return !world.isVoid(first)
  }
}

extension EventType {
  static let creating: [String: Bool] = Dictionary(
    uniqueKeysWithValues: Registry.current.types.map { ($0.name, $0.creation != .none) })
}

extension HistoryGenerator {
  /// Fields whose subjects must not lead back.
  static let chained = ["parent", "into", "successor", "on"]
}

extension String {
  /// Whether it closes or opens a period.
  var isClosing: Bool { self == "period.closed" || self == "period.reopened" }

  /// The kind of a subject.
  var kind: String { String(prefix { $0 != "/" }) }

  /// Whether a correction had better leave the field alone.
  var isIdentity: Bool {
    [
      "booking", "receipt", "commitment", "year", "from", "to", "period", "inventory", "reverses",
      "maximum", "frequency", "measure", "into", "parent", "successor", "state", "aspect",
      "grant", "grantline", "split", "currency", "project",
    ].contains(self)
  }
}

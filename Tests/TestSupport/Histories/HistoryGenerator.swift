public import Vocabulary

/// Proposes events of every type of the registry from a seed: most of them valid, one after the
/// other, with what makes a bitemporal history hard.
///
/// The ledger decides; tell the generator with ``refuse(_:)`` what was not taken.
public struct HistoryGenerator: Sendable {
  var random: SplitMix64
  var world = HistoryWorld()
  var today = Day(unchecked: 20_230_301)
  /// The kind of subject that the last proposal would have needed.
  var missing: String?
  let creators: [String: EventType]
  let deck: [EventType]
  /// Where its values lie.
  let values: HistoryValues

  /// The types that a history is made of: all but those that wait for keys, which are refused,
  /// and what people arrange for their own work, on which no figure rests.
  public static let types = Registry.current.types.filter { !$0.name.isLeftOut }

  /// The history of a seed; types whose names begin in one of these ways come twelve times as often.
  public init(
    seed: UInt64, favouring beginnings: [String] = [], values: HistoryValues = .usual
  ) {
    random = SplitMix64(seed: seed)
    self.values = values
    var creators: [String: EventType] = [:]
    for type in Self.types where type.creation == .always {
      for kind in type.subjects { creators[kind] = type }
    }
    creators["item"] = Registry.current.type(named: "item.added")
    creators["period"] = Registry.current.type(named: "period.closed")
    self.creators = creators
    deck = (Self.types + Self.erasing).flatMap { type in
      let isFavoured = beginnings.contains { type.name.hasPrefix($0) }
      return Array(repeating: type, count: Self.weight(type) * (isFavoured ? 12 : 1))
    }
  }

  /// What is refused until there are keys.
  private static let erasing = Registry.current.types.filter { $0.name.isErasing }

  /// Values of several versions and flows meet more often than a type's fair share.
  private static func weight(_ type: EventType) -> Int {
    switch type.name {
    case "event.voided", "event.corrected": 14
    case "expenditure.booked": 16
    case "commitment.made", "measurement.recorded": 8
    case _ where type.isMoney: 4
    case "measurement.restated", "item.added", "item.removed", "item.state-set": 4
    default: type.creation == .none ? 2 : 1
    }
  }

  /// The next event.
  public mutating func next() -> HistoryEvent {
    today = today.adding(days: random.chance(40) ? 0 : 5 * random.number(0...3))
    for _ in 0..<200 {
      guard let type = random.pick(deck) else { break }
      if let event = propose(type, depth: 0) { return event }
    }
    return propose(deck[0], depth: 0) ?? proposeAnything()
  }

  /// Takes back an event that the ledger refused.
  public mutating func refuse(_ index: Int) {
    world.refuse(index)
  }

  private mutating func proposeAnything() -> HistoryEvent {
    record(deck[0], "unit/k\(world.events.count)", ["kind": .text("city"), "name": .text("x")])
  }

  private mutating func propose(_ type: EventType, depth: Int) -> HistoryEvent? {
    if type.name == "event.voided" { return proposeVoid(type) }
    if type.name == "event.corrected" { return proposeCorrection(type) }
    missing = nil
    if depth == 0, type.creation == .always,
      type.subjects.allSatisfy({ (world.subjects[$0]?.count ?? 0) >= 3 }), random.chance(80)
    {
      return nil
    }
    if let about = target(for: type) { return propose(type, about: about) }
    if let subject = subject(for: type), let data = data(type, on: subject) {
      return record(type, subject, data)
    }
    guard depth < 6, let kind = missing, let creator = creators[kind] else { return nil }
    return propose(creator, depth: depth + 1)
  }

  /// The data of a type on a subject, its rules kept and its needs met.
  mutating func data(_ type: EventType, on subject: String) -> [String: JSONValue]? {
    guard let members = object(type.fields, of: subject) else { return nil }
    return settle(type, subject, members)
  }

  /// Keeps the rules of a type and meets its needs.
  mutating func settle(
    _ type: EventType, _ subject: String, _ data: [String: JSONValue]
  ) -> [String: JSONValue]? {
    let isNew = !world.exists(subject)
    guard var data = keep(type.rules, type.fields, subject, isNew: isNew, data),
      meetNeeds(of: type, subject, &data)
    else { return nil }
    return keep(
      type.rules.filter { if case .atLeastOne = $0 { true } else { false } }, type.fields,
      subject, isNew: isNew, data)
  }

  private mutating func subject(for type: EventType) -> String? {
    if type.subjects == ["ledger"] { return "ledger/self" }
    if type.subjects == ["publication"] { return "publication/public" }
    if type.name == "period.closed" {
      return random.pick(["2020", "2021", "2022", "2021-Q2", "2022-H2", "2022-11"])
        .map { "period/\($0)" }
    }
    let kinds = type.subjects.isEmpty ? world.subjects.keys.sorted() : type.subjects
    let isNew = type.creation == .always || type.creation == .whereNew && random.chance(50)
    guard isNew else {
      let named = reference(kinds, "about", of: "")
      if named == nil { missing = random.pick(kinds) }
      return named
    }
    guard let kind = random.pick(kinds) else { return nil }
    let key = random.chance(20) ? random.pick(Self.keys) ?? "k" : "k"
    return "\(kind)/\(key)\(world.events.count)"
  }

  /// The event that an approval or the like is about.
  private mutating func target(for type: EventType) -> HistoryWorld.Known? {
    let isAboutEvents = type.subjects == ["event"]
    guard isAboutEvents || type.subjects.isEmpty && random.chance(20) else { return nil }
    return random.pick(world.events.filter { !$0.isRefused })
  }

  private mutating func propose(
    _ type: EventType, about known: HistoryWorld.Known
  ) -> HistoryEvent? {
    guard let data = data(type, on: "") else { return nil }
    return record(
      type, "event/0", data, target: known.event.index,
      actor: known.event.members["actor"] == .text("person/p1") ? "person/p2" : "person/p1")
  }

  /// Puts the envelope around data and remembers what is said.
  mutating func record(
    _ type: EventType, _ subject: String, _ data: [String: JSONValue], target: Int? = nil,
    replaces known: HistoryWorld.Known? = nil, actor: String? = nil
  ) -> HistoryEvent {
    let actor = actor ?? random.pick(["person/p1", "person/p2", "client/cli"]) ?? "job/x"
    var members: [String: JSONValue] = [
      "specversion": .text("1.0"), "id": .text(uuid()), "source": .text("test"),
      "type": .text(known == nil ? type.name : "event.corrected"), "actor": .text(actor),
      "data": .object(
        known == nil ? data : ["type": .text(type.name), "data": .object(data)]),
    ]
    if target == nil { members["subject"] = .text(subject) }
    var cases: Set<HistoryCase> = []
    let validFrom = setDays(type, data, known, &members, &cases)
    if known != nil || needsReason(type, validFrom, data) || random.chance(10) {
      members["reason"] = random.pick(Self.texts).map(JSONValue.text)
      members["approvedby"] = .text("person/p9")
    }
    if random.chance(10) { members["visibility"] = .text("public") }
    cases.formUnion(self.cases(type, subject, data, validFrom))
    let event = HistoryEvent(
      index: world.events.count, type: known == nil ? type.name : "event.corrected",
      target: target, members: members, cases: cases)
    world.add(
      HistoryWorld.Known(
        event: event, content: type.name, owner: subject, data: data, validFrom: validFrom),
      creates: type.creation != .none)
    return event
  }

  /// Says the days in the envelope, or leaves them to the data or to what is corrected.
  private mutating func setDays(
    _ type: EventType, _ data: [String: JSONValue], _ known: HistoryWorld.Known?,
    _ members: inout [String: JSONValue], _ cases: inout Set<HistoryCase>
  ) -> Day {
    var validFrom = known?.validFrom ?? day()
    var isOwn = true
    switch type.day {
    case .given: isOwn = false
    case .field(let name): validFrom = Day(data[name]?.text ?? "") ?? validFrom
    case .periodEnd(let name):
      validFrom = Period(data[name]?.text ?? "")?.lastDay ?? validFrom
    }
    if !isOwn, known != nil, random.chance(30) { validFrom = day() }
    if isOwn || known?.validFrom == validFrom, random.chance(50) {
      cases.insert(.defaultedDay)
    } else {
      members["validfrom"] = .text(validFrom.description)
    }
    let mayEnd = type.facts.allSatisfy {
      switch $0.effect {
      case .register, .member: true
      case .flow, .observation, .void: false
      }
    }
    let hadEnd = known?.event.members["validto"] != nil
    if mayEnd, hadEnd || random.chance(15) {
      members["validto"] = .text(validFrom.adding(days: 5 * random.number(1...40)).description)
      cases.insert(.ended)
    }
    return validFrom
  }
}

extension String {
  /// Whether no history holds it: what erases waits for keys, and a receipt of an import is written
  /// by the import alone.
  var isLeftOut: Bool { isErasing || self == "import.completed" || hasPrefix("dashboard.") }

  /// Whether it would take a key away.
  var isErasing: Bool { ["person.erased", "text.erased", "evidence.withheld"].contains(self) }
}

import Ledger
import Timelines
import Vocabulary

/// What events would change, for whoever looks before recording them: the values before and after
/// each, on the day from which it holds.
///
/// Earlier events of the same batch count as said, as they will. Events are taken as the ledger has
/// decided them, with its defaults.
struct PlannedChanges {
  /// An attribute of a subject.
  private struct Place: Hashable {
    let subject: String
    let attribute: String
  }

  /// An event that is planned or recorded.
  private struct Event {
    let stored: [UInt8]
    let prefix: EventPrefix
    /// What it says itself; a void says nothing.
    var isVoid: Bool { prefix.target != 0 && prefix.innerTypeNumber == 0 }
  }

  private let engine: Engine
  private let knownAt: UInt64
  private let extractor = FactExtractor.current
  /// Subjects of which what is known was read.
  private var read: Set<String> = []
  /// What was and will be said.
  private var said: [Place: PlannedFacts] = [:]
  /// The events of the batch so far.
  private var planned: [UInt64: Event] = [:]

  init(_ engine: Engine, _ knownAt: UInt64) {
    self.engine = engine
    self.knownAt = knownAt
  }

  /// The event as a row, with a row for each attribute that it changes: what it was and what it will
  /// be; of an amount also by how much. Of what leaves everything as it is there are no changes.
  mutating func row(_ stored: [UInt8], _ sequence: UInt64) throws -> AnswerObject {
    let event = Event(stored: stored, prefix: EventPrefix(stored.span))
    planned[sequence] = event
    let record = stored.span.extracting(event.prefix.byteCount..<stored.count)
    let layout = try RecordLayout(record)
    let subject = record.string(in: layout.subject)
    var row = AnswerObject()
    row["sequence"] = .number(sequence)
    row["type"] = .text(Registry.current.type(numbered: event.prefix.typeNumber)?.name ?? "")
    row["subject"] = .text(subject)
    let day = try day(of: event)
    let changes = try changes(event, sequence, day, said: subject)
    if !changes.isEmpty { row["changes"] = .list(changes.map(AnswerValue.object)) }
    row["validFrom"] = .day(day)
    return row
  }

  /// The day on which its changes are looked at: its own; of a void that of what is taken back, and
  /// of a correction the later of both, when neither is still to come.
  private func day(of event: Event) throws -> Day {
    var next = event.prefix.target
    while next != 0, let other = try self.event(next) {
      guard other.isVoid else {
        let day = other.prefix.validFrom
        return event.isVoid ? day : max(day, event.prefix.validFrom)
      }
      next = other.prefix.target
    }
    return event.prefix.validFrom
  }

  private mutating func changes(
    _ event: Event, _ sequence: UInt64, _ day: Day, said subject: String
  ) throws -> [AnswerObject] {
    var facts: [(place: Place, fact: TimelineFact)] = []
    if !event.isVoid { facts = try self.facts(of: event, sequence) }
    let flips = try flipped(by: event)
    var taken: [(place: Place, event: UInt64)] = []
    for flip in flips {
      guard let other = try self.event(flip), !other.isVoid else { continue }
      for (place, _) in try self.facts(of: other, flip)
      where !taken.contains(where: { $0 == (place, flip) }) { taken.append((place, flip)) }
    }
    var places: [Place] = []
    for place in taken.map(\.place) + facts.map(\.place) where !places.contains(place) {
      places.append(place)
    }
    for place in places { try readAll(of: place.subject) }
    let before = places.map { said[$0]?.value(on: day) }
    for (place, flip) in taken { said[place]?.flip(flip, by: sequence) }
    for (place, fact) in facts { said[place, default: PlannedFacts()].add(fact) }
    var rows: [AnswerObject] = []
    for (place, before) in zip(places, before) {
      let after = said[place]?.value(on: day)
      // That a new subject exists goes without saying.
      if before == after || flips.isEmpty && place.attribute == RegisterName.exists.name {
        continue
      }
      rows.append(PlannedChanges.row(place, before ?? nil, after ?? nil, said: subject))
    }
    return rows
  }

  private static func row(
    _ place: Place, _ before: PlannedFacts.Value?, _ after: PlannedFacts.Value?,
    said subject: String
  ) -> AnswerObject {
    var row = AnswerObject()
    if place.subject != subject { row["subject"] = .text(place.subject) }
    row["attribute"] = .text(place.attribute)
    if let money = after?.money ?? before?.money {
      let change = (after?.money?.minor ?? 0) - (before?.money?.minor ?? 0)
      row["change"] = .money(Money(minor: change, currency: money.currency))
    }
    row["before"] = before?.answer
    row["after"] = after?.answer
    return row
  }

  /// The events whose facts an event flips, as the index does it: a void also undoes what its target
  /// did to others, and so on, while a correction takes its target's place alone.
  private func flipped(by event: Event) throws -> [UInt64] {
    var events: [UInt64] = []
    var next = event.prefix.target
    var goesOn = event.isVoid
    while next != 0, let other = try self.event(next) {
      events.append(next)
      guard goesOn else { break }
      goesOn = other.isVoid
      next = other.prefix.target
    }
    return events
  }

  /// The first event of a chain of corrections.
  private func rank(of sequence: UInt64, _ event: Event) throws -> UInt64 {
    var (first, next) = (sequence, event.prefix.target)
    while next != 0, let other = try self.event(next) {
      first = next
      next = other.prefix.target
    }
    return first
  }

  private func event(_ sequence: UInt64) throws -> Event? {
    if let event = planned[sequence] { return event }
    let point = Point(asOf: .last, knownAt: knownAt)
    return try engine.timelines.read(at: point) { (reading) throws(TimelinesError) in
      try reading.withEvent(sequence) { (event) throws(TimelinesError) in
        var stored: [UInt8] = []
        for place in event.stored.indices { stored.append(event.stored[place]) }
        return Event(stored: stored, prefix: event.prefix)
      }
    }
  }

  /// The name of the subject that an event is about in the end.
  private func owner(of event: Event) throws -> String {
    var last = event
    while last.prefix.target != 0, let other = try self.event(last.prefix.target) { last = other }
    let record = last.stored.span.extracting(last.prefix.byteCount..<last.stored.count)
    return record.string(in: try RecordLayout(record).subject)
  }

  /// What an event says, by the attributes of which it says it.
  private func facts(
    of event: Event, _ sequence: UInt64
  ) throws -> [(place: Place, fact: TimelineFact)] {
    let (stored, prefix) = (event.stored.span, event.prefix)
    let owner = try owner(of: event)
    let rank = try rank(of: sequence, event)
    let record = stored.extracting(prefix.byteCount..<stored.count)
    let end = try RecordLayout(record).validTo
    var made: [Fact] = []
    extractor.extract(stored, prefix, into: &made)
    return made.map { fact in
      var name: [UInt8] = []
      extractor.appendName(of: fact, stored, prefix, to: &name)
      let holder = fact.holder.isEmpty ? owner : stored.string(in: fact.holder.range)
      var value: [UInt8] = []
      if fact.kind == .flow {
        value.append(littleEndian: UInt64(bitPattern: fact.amount))
        value.append(littleEndian: fact.currency)
      } else {
        for place in fact.value.range { value.append(stored[place]) }
      }
      let said = TimelineFact(
        kind: fact.kind, attribute: 0, sequence: sequence, rank: rank,
        validFrom: prefix.validFrom, validTo: fact.kind == .flow ? nil : end, flips: [],
        typeNumber: fact.typeNumber, template: fact.template, value: value)
      return (Place(subject: holder, attribute: String(decoding: name, as: UTF8.self)), said)
    }
  }

  /// Reads all that was ever said of a subject.
  private mutating func readAll(of subject: String) throws {
    guard read.insert(subject).inserted else { return }
    let point = Point(asOf: .last, knownAt: knownAt)
    let known = try engine.timelines.read(at: point) {
      (reading) throws(TimelinesError) -> [Place: PlannedFacts] in
      var known: [Place: PlannedFacts] = [:]
      guard let entity = try reading.entity(named: subject) else { return known }
      try reading.forEachFact(of: entity.number) { (fact) throws(TimelinesError) in
        guard fact.sequence <= knownAt else { return }
        let name = try reading.attribute(fact.attribute).name
        var fact = fact
        fact.flips.removeAll { $0 > knownAt }
        known[Place(subject: subject, attribute: name), default: PlannedFacts()].add(fact)
      }
      return known
    }
    said.merge(known) { $1 }
  }
}

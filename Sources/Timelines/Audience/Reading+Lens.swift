import LMDB
import Ledger
import Vocabulary

extension Reading {
  /// What an audience sees at the reading's point, where rights are those of `now`.
  ///
  /// Walks over what was ever narrowed or widened alone. The reading must be nobody's.
  func lens(
    for audience: Audience, and other: Point? = nil, now: Point
  ) throws(TimelinesError) -> Lens {
    let publication = try publication(at: now)
    var levels: [UInt32: Visibility] = [:]
    var events = try narrowedEvents()
    for entity in try leveledEntities() {
      let name = try name(of: entity)
      let own = Subject(unchecked: name)
      if let event = own.eventNumber {
        let byHand: Visibility? = events[event] == nil ? nil : .restricted
        events[event] = try narrowest(of: entity, [point, other, now], usual: byHand ?? .public)
      } else {
        levels[entity] = try narrowest(
          of: entity, [point, other, now], usual: publication.level(ofKind: own.kind))
      }
    }
    var hidden = HiddenEvents()
    for (event, level) in events where !audience.sees(level) { try hide(event, in: &hidden) }
    return Lens(
      audience, publication, own: try ownSubjects(of: audience, now: now), levels: levels,
      hidden: hidden, guarded: try guardedRegisters(),
      measurements: audience.level == .public ? try measurements(publication) : nil)
  }

  /// The registers that only whoever may see everything reads, by subject.
  private func guardedRegisters() throws(TimelinesError) -> [UInt32: Set<UInt32>] {
    var guarded: [UInt32: Set<UInt32>] = [:]
    for (kind, registers) in GuardedFields.registers {
      for entity in try everyEntity(ofKind: kind) { guarded[entity.number] = registers }
    }
    return guarded
  }

  /// The narrowest level of a subject at some points.
  private func narrowest(
    of entity: UInt32, _ points: [Point?], usual: Visibility
  ) throws(TimelinesError) -> Visibility {
    var level = Visibility.public
    for case let point? in points {
      level = level.narrowed(by: try visibility(of: entity, at: point) ?? usual)
    }
    return level
  }

  /// The level that was set on a subject, as of a point.
  private func visibility(
    of entity: UInt32, at point: Point
  ) throws(TimelinesError) -> Visibility? {
    var state = EntityState()
    try self.state(of: entity, at: point, into: &state)
    guard let fact = state.register(RegisterName.visibility.rawValue) else { return nil }
    return state.word(fact).flatMap { Visibility($0) }
  }

  /// Leaves out an event and what voids or corrects it.
  private func hide(_ event: UInt64, in hidden: inout HiddenEvents) throws(TimelinesError) {
    guard hidden.events.insert(event).inserted else { return }
    guard let stored = try log.stored(event, logTransaction) else { return }
    let prefix = EventPrefix(stored)
    var facts: [Fact] = []
    FactExtractor.current.extract(stored, prefix, into: &facts)
    let flips = try log.flips(of: event, logTransaction)
    let end = RecordTail(stored, prefix).validTo
    let holds =
      event <= point.knownAt && prefix.validFrom <= point.asOf
      && (end == 0 || UInt32(bitPattern: point.asOf.number) < end)
      && flips.count { $0 <= point.knownAt } % 2 == 0
    for fact in facts {
      var entity = prefix.owner
      if !fact.holder.isEmpty {
        let name = stored.extracting(fact.holder.range)
        guard let number = try log.number(ofSubject: name, logTransaction) else { continue }
        entity = number
      }
      hidden.facts[entity, default: []].insert(event)
      if holds { hidden.incomplete.insert(entity) }
    }
    for flip in flips {
      guard let other = try log.stored(flip, logTransaction) else { continue }
      // A void of the void flips the event too, and names another.
      if EventPrefix(other).target == event || hidden.events.contains(EventPrefix(other).target) {
        try hide(flip, in: &hidden)
      }
    }
  }

  /// Which measurements the public may see.
  private func measurements(
    _ publication: Publication
  ) throws(TimelinesError) -> MeasurementFilter {
    let prefix = Array("observation:\(SeriesFamily.values.rawValue):".utf8)
    var attributes: Set<UInt32> = []
    try forEachAttribute(from: 0) { number, name in
      if name.count > prefix.count, name.equals(0..<prefix.count, prefix.span) {
        attributes.insert(number)
      }
    }
    return MeasurementFilter(
      states: publication.states,
      indicators: Set(try everyEntity(ofKind: "indicator").map(\.number)), attributes: attributes)
  }
}

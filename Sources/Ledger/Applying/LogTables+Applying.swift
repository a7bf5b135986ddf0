import LMDB
import Vocabulary

/// Turns records into the log's tables.
///
/// What the tables become depends on them and the record alone: applying never refuses and knows no
/// clock, so that all tables but `events` can be made anew by applying every record in order, and a
/// node may apply what another one decided.
extension LogTables {
  /// Applies the event of a number, its prefix and record as stored.
  package mutating func apply(_ stored: Span<UInt8>, number: UInt64) throws(DecidingError) {
    let event = try LaidOutEvent(stored, number)
    let (record, layout) = (event.record, event.layout)
    try ids.insert(layout.id, number, transaction)
    let owner: Int
    if event.prefix.target == 0 {
      owner = try appear(record.extracting(layout.subject))
    } else {
      guard let known = try entry(number: event.prefix.owner) else {
        throw .damaged(number, "its owner has no name")
      }
      owner = known
    }
    if let plan = EventPlan.numbered(event.layout.contentType) {
      found.find(plan, record, layout.data, event.scan)
      for index in found.places.indices {
        _ = try appear(record.extracting(found.places[index].range))
      }
    }
    if let basis = layout.basis { _ = try appear(record.extracting(basis)) }
    subjects[owner].version += 1
    subjects.change(owner)
    if event.prefix.target != 0 {
      try flip(event.prefix.target, event.prefix.action, by: number)
    }
    try put(event, isOn: true)
  }

  /// Makes an event void or brings it back, with what that changes in turn: a void undoes what
  /// its target did to others, a correction takes the target's place and leaves that alone.
  mutating func flip(
    _ target: UInt64, _ action: FlipAction, by event: UInt64
  ) throws(DecidingError) {
    try walk(target, action) { $0.append(event) }
  }

  /// Takes back the latest flip of an event.
  mutating func unflip(_ target: UInt64, _ action: FlipAction) throws(DecidingError) {
    try walk(target, action) { $0.removeLast() }
  }

  private mutating func walk(
    _ target: UInt64, _ action: FlipAction, _ change: (inout [UInt64]) -> Void
  ) throws(DecidingError) {
    var (target, action) = (target, action)
    while target != 0, let stored = try self.event(target) {
      let entry = try flips(of: target)
      change(&voids[entry].events)
      voids.change(entry)
      let event = try LaidOutEvent(stored.span, target)
      try put(event, isOn: !voids[entry].isVoid)
      let prefix = event.prefix
      guard action == .void, prefix.target != 0 else { return }
      (target, action) = (prefix.target, prefix.action)
    }
  }

  /// Puts in what an event says, or takes it out; of a void only what it rests on counts.
  private mutating func put(_ event: LaidOutEvent, isOn: Bool) throws(DecidingError) {
    guard let owner = try entry(number: event.prefix.owner) else { return }
    guard event.layout.typeNumber != RecordEncoder.voidedType,
      let plan = EventPlan.numbered(event.layout.contentType)
    else {
      guard let basis = event.layout.basis else { return }
      return try use(event.record.extracting(basis), by: owner, isOn)
    }
    let effect = Effect(event, plan, owner: owner, isOn: isOn)
    try putReferences(effect)
    if plan.creation != .none {
      if isOn {
        subjects[owner].creations.insertSorted(event.number)
      } else {
        subjects[owner].creations.remove(event.number)
      }
      subjects.change(owner)
    }
    if plan.isMoney {
      if isOn { subjects[owner].moneyEvents += 1 } else { subjects[owner].moneyEvents -= 1 }
      subjects.change(owner)
    }
    try putRegisters(effect, recent: false)
    if plan.role == .periodClosed || plan.role == .periodReopened { try putLock(effect) }
    try putMoney(effect)
    try putRecent(effect)
  }

  // MARK: References

  private mutating func putReferences(_ effect: Effect) throws(DecidingError) {
    let (record, basis) = (effect.record, effect.event.layout.basis)
    guard !effect.plan.references.isEmpty || basis != nil else { return }
    found.find(effect.plan, record, effect.event.layout.data, effect.scan)
    for index in found.places.indices {
      // An event that names a subject twice uses it once.
      let range = found.places[index].range
      if found.names(record, range, before: index) { continue }
      try use(record.extracting(range), by: effect.owner, effect.isOn)
    }
    guard let basis, !found.names(record, basis, before: found.places.count) else { return }
    try use(record.extracting(basis), by: effect.owner, effect.isOn)
  }

  private mutating func use(
    _ name: Span<UInt8>, by owner: Int, _ isOn: Bool
  ) throws(DecidingError) {
    let used = try appear(name)
    guard used != owner else { return }
    var key = KeyBuffer()
    key.append(subjects[used].number)
    key.append(subjects[owner].number)
    let entry = try references.entry(key.span, transaction)
    if isOn {
      references[entry].events += 1
      subjects[used].users += 1
    } else {
      references[entry].events -= 1
      subjects[used].users -= 1
    }
    references.change(entry)
    subjects.change(used)
  }

  // MARK: Periods

  private mutating func putLock(_ effect: Effect) throws(DecidingError) {
    let plan = effect.plan
    guard let period = Period(Subject(unchecked: name(at: effect.owner)).key) else { return }
    var key = KeyBuffer()
    key.append(period.length.rawValue)
    key.append(UInt32(bitPattern: Int32(period.ordinal)))
    let entry = try periods.entry(key.span, transaction)
    var lock = PeriodState.Lock.open
    if plan.role == .periodClosed {
      lock = plan.looksFor(effect.scan.raw(plan[.scope]), in: .scope) ? .money : .all
    }
    let rank = try rank(of: effect.number)
    periods[entry].set(effect.number, rank: rank, lock, effect.isOn)
    periods.change(entry)
    closedPeriods = nil
  }
}

// MARK: Flips

extension LogTables {
  /// The entry of an event in ``voids``.
  mutating func flips(of event: UInt64) throws(DecidingError) -> Int {
    var key = KeyBuffer()
    key.append(event)
    return try voids.entry(key.span, transaction)
  }

  /// Whether an event is void now.
  mutating func isVoid(_ event: UInt64) throws(DecidingError) -> Bool {
    voids[try flips(of: event)].isVoid
  }

  /// The first event of the chain of corrections that an event ends.
  func rank(of event: UInt64) throws(DecidingError) -> UInt64 {
    var event = event
    while let stored = try self.event(event) {
      let prefix = EventPrefix(stored.span)
      guard prefix.target != 0, prefix.typeNumber == RecordEncoder.correctedType else { break }
      event = prefix.target
    }
    return event
  }
}

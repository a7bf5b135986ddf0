import Synchronization
import Vocabulary

/// What one audience sees at one point: made once for it from what is narrowed, which is little.
///
/// Whoever may see everything has none, and pays nothing.
final class Lens: Sendable {
  let audience: Audience
  /// What is published now.
  let publication: Publication
  /// Subjects of which the audience sees everything.
  let own: Set<UInt32>
  /// Subjects of which something was said, each at the narrower of its level then and now.
  let levels: [UInt32: Visibility]
  /// Events that are left out: narrowed by hand, and what voids, corrects or approves such ones.
  let hiddenEvents: Set<UInt64>
  /// Which of them made facts on a subject.
  let hiddenFacts: [UInt32: Set<UInt64>]
  /// Subjects on which one of those facts would hold.
  let incomplete: Set<UInt32>
  /// Registers of subjects that only whoever may see everything reads.
  let guarded: [UInt32: Set<UInt32>]
  /// Measurements are shown only in published states; nil where all are.
  let measurements: MeasurementFilter?
  private let found = Mutex<[UInt32: Visibility]>([:])
  private let touched = Mutex<Set<String>?>(nil)

  init(
    _ audience: Audience, _ publication: Publication, own: Set<UInt32>,
    levels: [UInt32: Visibility],
    hidden: HiddenEvents, guarded: [UInt32: Set<UInt32>], measurements: MeasurementFilter?
  ) {
    self.audience = audience
    self.publication = publication
    self.own = own
    self.levels = levels
    hiddenEvents = hidden.events
    hiddenFacts = hidden.facts
    incomplete = hidden.incomplete.subtracting(own)
    self.guarded = guarded
    self.measurements = measurements
  }

  /// The level of a subject by itself.
  func ownLevel(_ entity: UInt32, kind: Substring) -> Visibility {
    levels[entity] ?? publication.level(ofKind: kind)
  }

  /// The level of a subject and of what it belongs to, found once.
  func level(
    _ entity: UInt32, _ find: () throws(TimelinesError) -> Visibility
  ) throws(TimelinesError) -> Visibility {
    if let known = found.withLock({ $0[entity] }) { return known }
    let level = try find()
    found.withLock { $0[entity] = level }
    return level
  }

  /// The names of all subjects that what is left out touches, found once.
  func touched(
    _ find: () throws(TimelinesError) -> Set<String>
  ) throws(TimelinesError) -> Set<String> {
    if let known = touched.withLock({ $0 }) { return known }
    let names = try find()
    touched.withLock { $0 = names }
    return names
  }

  /// What is left out of the facts of a subject; nil where nothing is.
  func filter(of entity: UInt32) -> FactFilter? {
    if own.contains(entity) { return nil }
    let events = hiddenFacts[entity]
    let measurements = measurements.flatMap { $0.indicators.contains(entity) ? $0 : nil }
    let guarded = guarded[entity]
    if events == nil, measurements == nil, guarded == nil { return nil }
    return FactFilter(
      events: events ?? [], guarded: guarded ?? [], measurements: measurements)
  }
}

/// Which facts of a subject are left out.
struct FactFilter {
  let events: Set<UInt64>
  let guarded: Set<UInt32>
  let measurements: MeasurementFilter?

  func hides(_ fact: ChunkFact, of attribute: UInt32, _ bytes: Span<UInt8>) -> Bool {
    if events.contains(fact.sequence) || guarded.contains(attribute) { return true }
    guard let measurements, measurements.attributes.contains(attribute) else { return false }
    let fields = FactExtractor.current.fields(
      typeNumber: fact.typeNumber, template: fact.template)
    let state = DataView(fields, bytes, in: fact.value).word("state") ?? "final"
    return !measurements.states.contains(state)
  }
}

/// Measurements that may be shown.
struct MeasurementFilter: Sendable {
  /// The states in which they are.
  let states: Set<String>
  /// The indicators.
  let indicators: Set<UInt32>
  /// The attributes of measurements.
  let attributes: Set<UInt32>
}

/// Events that are left out of what an audience sees.
struct HiddenEvents {
  var events: Set<UInt64> = []
  /// By subject those that made facts on it.
  var facts: [UInt32: Set<UInt64>] = [:]
  /// Subjects on which one of those facts would hold at the point.
  var incomplete: Set<UInt32> = []
}

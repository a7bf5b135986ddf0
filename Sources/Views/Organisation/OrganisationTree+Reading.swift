import Timelines
import Vocabulary

extension OrganisationTree {
  /// The organisation of a day as known at the reading's point.
  init(_ reading: borrowing Reading, on day: Day) throws(TimelinesError) {
    var units: [String: Unit] = [:]
    var state = EntityState()
    let point = Point(asOf: day, knownAt: reading.point.knownAt)
    for entity in try reading.everyEntity(ofKind: "unit") {
      try reading.state(of: entity.number, at: point, into: &state)
      units[entity.name] = Unit(
        name: state.text(Registers.name), kind: state.text(Registers.kind),
        parent: state.text(Registers.parent), successor: state.text(Registers.successor),
        isSplit: state.register(Registers.successors) != nil)
    }
    self.init(units)
  }
}

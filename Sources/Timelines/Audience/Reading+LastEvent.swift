import LMDB
import Vocabulary

extension Reading {
  /// The last event up to the point that the audience may see, as far as the subjects that it sees
  /// tell: how far the log is known to it.
  public func lastEvent() throws(TimelinesError) -> UInt64 {
    guard let lens, lens.audience.level == .public else { return point.knownAt }
    var entities = lens.levels.filter { $0.value == .public }.map(\.key)
    for kind in lens.publication.kinds.sorted() {
      entities += try everyEntity(ofKind: kind).map(\.number)
    }
    var last: UInt64 = 0
    for entity in Set(entities) where try sees(Entity(number: entity, name: name(of: entity))) {
      var before = point.knownAt + 1
      while before > last + 1 {
        let events = try ownedEvents(of: entity, before: before)
        guard let first = events.first else { break }
        if let seen = events.last(where: { !lens.hiddenEvents.contains($0) }) {
          last = max(last, seen)
          break
        }
        before = first
      }
    }
    return last
  }
}

import Vocabulary

/// Who approved and who rejected an event by an event of their own, in byte order.
struct Approvals: Sendable, Equatable {
  var given: [String] = []
  var rejected: [String] = []

  /// How far the second pair of eyes went on an event that names one. A rejection is what has to be
  /// looked at, so it comes before everything.
  func state(claimed: String?) -> DutyRow.State {
    if !rejected.isEmpty { return .rejected }
    if !given.isEmpty { return .given }
    return claimed == nil ? .none : .claimed
  }
}

extension Reading {
  /// The approvals and rejections that stand at the point, by event; whatever their days.
  func approvals() throws(TimelinesError) -> [UInt64: Approvals] {
    var approvals: [UInt64: Approvals] = [:]
    for entity in try everyEntity(ofKind: "event") {
      guard let event = UInt64(entity.name.dropFirst("event/".count)) else { continue }
      let acted = try self.approvals(on: entity)
      if acted != Approvals() { approvals[event] = acted }
    }
    return approvals
  }

  /// Those of one event.
  func approvals(of event: UInt64) throws(TimelinesError) -> Approvals {
    guard let entity = try named("event/\(event)") else { return Approvals() }
    return try approvals(on: entity)
  }

  private func approvals(on event: Entity) throws(TimelinesError) -> Approvals {
    var acted = Approvals()
    for facts in try factsByAttribute(of: event.number) {
      let name = try attribute(facts[0].attribute)
      guard name.isSet(.approvals), let person = name.parts.first else { continue }
      let standing = facts.filter {
        $0.sequence <= point.knownAt && !$0.isVoid(at: point.knownAt)
      }
      guard let last = standing.max(by: { $1.outranks($0) }) else { continue }
      if last.json == #"{"outcome":"approved"}"# {
        acted.given.append(person)
      } else {
        acted.rejected.append(person)
      }
    }
    acted.given.sort { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    acted.rejected.sort { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    return acted
  }
}

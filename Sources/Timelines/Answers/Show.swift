public import Vocabulary

/// One row of `show`: a line of the state hash, and where it comes from.
public struct ShowRow: Sendable, Equatable {
  /// The attribute.
  public var attribute: String
  /// Its value as JSON.
  public var value: String
  /// The event of the fact that shows; of an account the counting booking with the greatest number.
  public var sequence: UInt64
  /// The day from which that holds.
  public var validFrom: Day
  /// When it was recorded.
  public var recordedAt: Instant
}

extension Reading {
  /// All that holds on a subject at the point, by attribute.
  public func show(_ subject: Entity) throws(TimelinesError) -> [ShowRow] {
    var state = EntityState()
    try self.state(of: subject.number, into: &state)
    var rows: [ShowRow] = []
    for fact in state.facts {
      var value: [UInt8] = []
      state.appendJSON(fact, to: &value)
      let recordedAt = try log.time(of: fact.sequence, logTransaction)
      rows.append(
        ShowRow(
          attribute: try attribute(fact.attribute).name,
          value: String(decoding: value, as: UTF8.self), sequence: fact.sequence,
          validFrom: fact.validFrom, recordedAt: recordedAt))
    }
    return rows.sorted { $0.attribute.utf8.lexicographicallyPrecedes($1.attribute.utf8) }
  }
}

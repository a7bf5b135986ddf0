/// A copy of the record of one event: all that another ledger needs to have it, too.
public struct EventRecord: Sendable, Equatable {
  /// The number of the event.
  public let sequence: UInt64
  /// Its record, as hashed and exported.
  public let bytes: [UInt8]

  /// The record of an event.
  public init(sequence: UInt64, bytes: [UInt8]) {
    self.sequence = sequence
    self.bytes = bytes
  }
}

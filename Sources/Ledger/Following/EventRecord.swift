import Vocabulary

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

  /// The event as a line of CloudEvents, its line feed included.
  ///
  /// Throws: `corrupt` where the bytes are no record.
  public func cloudEvent() throws(LedgerError) -> [UInt8] {
    var line: [UInt8] = []
    do throws(WireError) {
      CloudEventWriter.append(bytes.span, try RecordLayout(bytes.span), to: &line)
    } catch {
      throw LedgerError.damaged(sequence, error.why)
    }
    return line
  }
}

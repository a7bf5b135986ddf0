public import Vocabulary

/// One event as it stands in the log, borrowed from a transaction.
public struct StoredEvent: ~Escapable {
  /// Its number.
  public let sequence: UInt64
  /// Its prefix and its record.
  public let stored: Span<UInt8>

  /// The event of this number with its stored value.
  @inlinable @_lifetime(copy stored)
  public init(_ sequence: UInt64, _ stored: Span<UInt8>) {
    self.sequence = sequence
    self.stored = stored
  }

  /// What spares decoding it.
  @inlinable public var prefix: EventPrefix { EventPrefix(stored) }

  /// Its record, as hashed and exported.
  public var record: Span<UInt8> {
    @inlinable @_lifetime(copy self)
    get { stored.extracting(Int(stored[12])..<stored.count) }
  }

  /// When it was recorded, read without decoding the rest.
  public var time: Instant {
    var reader = WireReader(record)
    guard (try? reader.next()) != nil, let field = try? reader.next(), field.number == 2 else {
      return Instant(microseconds: 0)
    }
    return Instant(microseconds: Int64(bitPattern: field.value))
  }

  /// Everything in its record, decoded.
  public func layout() throws(LedgerError) -> RecordLayout {
    do throws(WireError) {
      return try RecordLayout(record)
    } catch {
      throw LedgerError.damaged(sequence, error.why)
    }
  }
}

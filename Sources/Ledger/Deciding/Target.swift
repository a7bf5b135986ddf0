import Vocabulary

/// An earlier event that a void, a correction or an approval names.
struct Target {
  /// Its number.
  let number: UInt64
  /// Prefix and record.
  let stored: [UInt8]
  /// What stands before the record.
  let prefix: EventPrefix
  /// Where everything stands in the record.
  let layout: RecordLayout

  init(_ number: UInt64, _ stored: [UInt8]) throws(DecidingError) {
    self.number = number
    self.stored = stored
    prefix = EventPrefix(stored.span)
    layout = try Applying.layout(
      of: stored.span.extracting(prefix.byteCount..<stored.count), number)
  }

  /// The number of the type that it says, for a correction that inside it.
  var contentType: Int { layout.innerTypeNumber ?? layout.typeNumber }
  /// Its record.
  var record: Span<UInt8> {
    @_lifetime(borrow self)
    get { stored.span.extracting(prefix.byteCount..<stored.count) }
  }
}

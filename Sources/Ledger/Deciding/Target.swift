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
    layout = try RecordLayout(stored.span.extracting(prefix.byteCount..<stored.count), of: number)
  }

  /// The number of the type that it says, for a correction that inside it.
  var contentType: Int { layout.contentType }
  /// The plan of what it says; of a void that of the void.
  var plan: EventPlan? { EventPlan.numbered(contentType) }
  /// Its record.
  var record: Span<UInt8> {
    @_lifetime(borrow self)
    get { stored.span.extracting(prefix.byteCount..<stored.count) }
  }
  /// Its data.
  var data: Span<UInt8> {
    @_lifetime(borrow self)
    get { record.extracting(layout.data) }
  }
  /// Where the fields of its data stand in the record.
  var scan: DataScan { DataScan(record, layout.data) }

  /// A field as it stands in the data, with all its repetitions.
  func encodedField(_ number: Int) -> [UInt8] {
    let record = record
    var encoded: [UInt8] = []
    var reader = WireReader(record, in: layout.data)
    while let field = try? reader.next(), field.number <= number {
      if field.number == number { encoded.append(record, field.start..<field.end) }
    }
    return encoded
  }

  /// What it says of its subject, whose entry is given.
  @_lifetime(borrow self)
  func statement(_ plan: EventPlan, owner: Int) -> Statement {
    Statement(
      plan: plan, owner: owner, number: number, replaced: nil, data: data,
      scan: DataScan(data, 0..<data.count), day: layout.validFrom)
  }
}

extension LogTables {
  /// An earlier event of the log or of the running request.
  func target(_ number: UInt64) throws(DecidingError) -> Target? {
    guard let stored = try event(number) else { return nil }
    return try Target(number, stored)
  }

  /// The event that an event voids or says anew.
  func target(of event: Target) throws(DecidingError) -> Target? {
    event.prefix.target == 0 ? nil : try target(event.prefix.target)
  }
}

/// Keeps an earlier event out of the way of what is passed around for every event.
final class TargetBox {
  let target: Target
  init(_ target: Target) { self.target = target }
}

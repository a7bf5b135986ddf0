/// Where everything stands in a stored record.
public struct RecordLayout: Sendable {
  /// The event's number.
  public var sequence: UInt64 = 0
  /// When it was recorded.
  public var time = Instant(microseconds: 0)
  /// Its identity.
  public var id = EventID(high: 0, low: 0)
  /// What it is about.
  public var subject = 0..<0
  /// The day from which it holds.
  public var validFrom = Day.first
  /// The day from which it no longer holds.
  public var validTo: Day?
  /// Who recorded it.
  public var actor = 0..<0
  /// Who is said to have approved it.
  public var approvedBy: Range<Int>?
  /// Why.
  public var reason: Range<Int>?
  /// What it rests on.
  public var basis: Range<Int>?
  /// Where it came from.
  public var source = 0..<0
  /// How far it may be read.
  public var visibility = Visibility.internal
  /// The version of its data.
  public var dataVersion = 1
  /// The conversation that it belongs to.
  public var correlationID: EventID?
  /// The event that caused it.
  public var causationID: EventID?
  /// Whether its time was brought along and not stamped.
  public var timeTrusted = false
  /// The number of its type.
  public var typeNumber = 0
  /// The number of the type that a correction says anew.
  public var innerTypeNumber: Int?
  /// Its data; of a correction the inner data.
  public var data = 0..<0

  /// Reads a record; throws where it is not canonical in its outer form.
  public init(_ record: Span<UInt8>) throws(WireError) {
    var reader = WireReader(record)
    var last = 0
    while let field = try reader.next() {
      guard field.number > last else {
        throw WireError(offset: field.start, why: "fields out of order")
      }
      last = field.number
      guard field.number < 100 else {
        typeNumber = field.number
        data = field.range
        continue
      }
      try take(field, record)
    }
    guard sequence > 0, typeNumber > 0, !subject.isEmpty else {
      throw WireError(offset: record.count, why: "no number, subject or data")
    }
    guard typeNumber == RecordEncoder.correctedType else { return }
    var inner = WireReader(record, in: data)
    guard let content = try inner.next(), content.type == .lengthDelimited, inner.isAtEnd else {
      throw WireError(offset: data.lowerBound, why: "a correction without its data")
    }
    innerTypeNumber = content.number
    data = content.range
  }

  private mutating func take(_ field: WireField, _ record: Span<UInt8>) throws(WireError) {
    switch field.number {
    case 1: sequence = field.value
    case 2: time = Instant(microseconds: Int64(bitPattern: field.value))
    case 3: id = try RecordLayout.id(field, record)
    case 4: subject = field.range
    case 5: validFrom = Day(unchecked: Int32(truncatingIfNeeded: field.value))
    case 6: validTo = Day(unchecked: Int32(truncatingIfNeeded: field.value))
    case 7: actor = field.range
    case 8: approvedBy = field.range
    case 9: reason = field.range
    case 10: basis = field.range
    case 11: source = field.range
    case 12:
      guard let value = Visibility(rawValue: UInt8(truncatingIfNeeded: field.value)) else {
        throw WireError(offset: field.start, why: "no such visibility")
      }
      visibility = value
    case 13:
      guard let version = Int32(exactly: field.value) else {
        throw WireError(offset: field.start, why: "no such version of data")
      }
      dataVersion = Int(version)
    case 14: correlationID = try RecordLayout.id(field, record)
    case 15: causationID = try RecordLayout.id(field, record)
    case 16: timeTrusted = field.value != 0
    default: throw WireError(offset: field.start, why: "a field that records do not have")
    }
  }

  private static func id(
    _ field: WireField, _ record: Span<UInt8>
  ) throws(WireError) -> EventID {
    guard field.range.count == 16 else {
      throw WireError(offset: field.start, why: "an id without 16 bytes")
    }
    return EventID(record, at: field.range.lowerBound)
  }
}

/// Writes records in their one canonical form.
public enum RecordEncoder {
  /// The number of `event.voided`.
  public static let voidedType = EventTypeName.eventVoided.number
  /// The number of `event.corrected`.
  public static let correctedType = EventTypeName.eventCorrected.number

  /// Appends the record of a draft whose `validFrom` and `visibility` are resolved.
  public static func encode(
    _ draft: Draft, sequence: UInt64, time: Instant, timeTrusted: Bool, into bytes: inout [UInt8]
  ) {
    bytes.append(field: 1, varint: sequence)
    bytes.append(field: 2, varint: UInt64(bitPattern: time.microseconds))
    bytes.append(tag: 3, .lengthDelimited)
    bytes.append(16)
    bytes.append(bytesOf: draft.id)
    bytes.append(field: 4, text: draft.subject)
    bytes.append(field: 5, varint: UInt64((draft.validFrom ?? .first).number))
    if let validTo = draft.validTo { bytes.append(field: 6, varint: UInt64(validTo.number)) }
    bytes.append(field: 7, text: draft.actor)
    if let text = draft.approvedBy { bytes.append(field: 8, text: text) }
    if let text = draft.reason { bytes.append(field: 9, text: text) }
    if let text = draft.basis { bytes.append(field: 10, text: text) }
    bytes.append(field: 11, text: draft.source)
    bytes.append(field: 12, varint: UInt64((draft.visibility ?? .internal).rawValue))
    bytes.append(field: 13, varint: UInt64(draft.dataVersion))
    for (number, id) in [(14, draft.correlationID), (15, draft.causationID)] {
      guard let id else { continue }
      bytes.append(tag: number, .lengthDelimited)
      bytes.append(16)
      bytes.append(bytesOf: id)
    }
    if timeTrusted { bytes.append(field: 16, varint: 1) }
    let types = Registry.current.types
    guard let inner = draft.innerTypeIndex else {
      bytes.append(field: types[draft.typeIndex].number, bytes: draft.data.span)
      return
    }
    bytes.append(tag: types[draft.typeIndex].number, .lengthDelimited)
    let start = bytes.count
    bytes.append(field: types[inner].number, bytes: draft.data.span)
    bytes.insertLength(at: start)
  }
}

extension Draft {
  /// The draft that a stored record came from, every default resolved.
  public init?(record: Span<UInt8>, _ layout: RecordLayout) {
    guard let typeIndex = Registry.current.index(ofNumber: layout.typeNumber) else { return nil }
    self.init(
      typeIndex: typeIndex, id: layout.id, subject: record.string(in: layout.subject),
      actor: record.string(in: layout.actor), source: record.string(in: layout.source))
    innerTypeIndex = layout.innerTypeNumber.flatMap(Registry.current.index(ofNumber:))
    validFrom = layout.validFrom
    validTo = layout.validTo
    approvedBy = record.text(in: layout.approvedBy)
    reason = record.text(in: layout.reason)
    basis = record.text(in: layout.basis)
    visibility = layout.visibility
    dataVersion = layout.dataVersion
    correlationID = layout.correlationID
    causationID = layout.causationID
    sequence = layout.sequence
    time = layout.time
    data.append(record, layout.data)
  }

  /// Puts a text or reference into the data at its canonical place, replacing what stands there.
  public mutating func setText(_ name: String, _ value: String) {
    guard let field = contentType.field(named: name) else { return }
    var encoded: [UInt8] = []
    encoded.append(field: field.number, text: value)
    setField(field.number, encoded)
  }

  /// Puts an encoded field into the data at its canonical place, replacing what stands there; of
  /// a list all its elements.
  public mutating func setField(_ number: Int, _ encoded: [UInt8]) {
    var (start, end) = (data.count, data.count)
    var reader = WireReader(data.span)
    while let field = try? reader.next() {
      if field.number == number {
        start = min(start, field.start)
        end = field.end
      } else if field.number > number {
        if start == data.count { (start, end) = (field.start, field.start) }
        break
      }
    }
    if start < end || start < data.count {
      data.replaceSubrange(start..<max(start, min(end, data.count)), with: encoded)
    } else {
      data.append(contentsOf: encoded)
    }
  }
}

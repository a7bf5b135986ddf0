/// Writes stored values in exchange form, as RFC 8785 JSON.
public enum ValueWriter {
  /// Appends the object of all given fields of a message; `unset` fields appear as null when
  /// asked for. `order` lists the fields by ascending name.
  static func appendObject(
    _ order: [Field], _ bytes: Span<UInt8>, _ range: Range<Int>, nulls: Bool = false,
    to json: inout [UInt8]
  ) {
    let table = FieldTable(bytes, range)
    let unset = nulls ? DataView(order, bytes, in: range).unsetNumbers : []
    json.append(0x7b)
    var first = true
    for field in order {
      guard let region = table.region(field.number) else {
        if unset.contains(field.number) {
          appendKey(field.name, &first, to: &json)
          json.append("null")
        }
        continue
      }
      appendKey(field.name, &first, to: &json)
      append(field.kind, bytes, region, to: &json)
    }
    json.append(0x7d)
  }

  private static func appendKey(_ name: String, _ first: inout Bool, to json: inout [UInt8]) {
    if !first { json.append(0x2c) }
    first = false
    json.append(0x22)
    json.append(name)
    json.append(0x22)
    json.append(0x3a)
  }

  /// Appends the value that stands in a region of whole fields: one field, or all entries of a
  /// list or map.
  public static func append(
    _ kind: ValueKind, _ bytes: Span<UInt8>, _ region: Range<Int>, to json: inout [UInt8]
  ) {
    var reader = WireReader(bytes, in: region)
    switch kind {
    case .list(let element):
      json.append(0x5b)
      var first = true
      while let field = try? reader.next() {
        if element.isVarint {
          appendPacked(element, bytes, field.range, to: &json)
        } else {
          if !first { json.append(0x2c) }
          first = false
          append(element, field, bytes, to: &json)
        }
      }
      json.append(0x5d)
    case .map(let element): appendMap(element, bytes, region, to: &json)
    default:
      if let field = try? reader.next() { append(kind, field, bytes, to: &json) }
    }
  }

  private static func appendPacked(
    _ kind: ValueKind, _ bytes: Span<UInt8>, _ range: Range<Int>, to json: inout [UInt8]
  ) {
    var reader = WireReader(bytes, in: range)
    var first = true
    while !reader.isAtEnd, let value = try? reader.varint() {
      if !first { json.append(0x2c) }
      first = false
      append(
        kind,
        WireField(number: 1, type: .varint, value: value, range: 0..<0, start: 0, end: 0), bytes,
        to: &json)
    }
  }

  /// RFC 8785 sorts keys by UTF-16; records sort them by UTF-8.
  private static func appendMap(
    _ element: ValueKind, _ bytes: Span<UInt8>, _ region: Range<Int>, to json: inout [UInt8]
  ) {
    var reader = WireReader(bytes, in: region)
    var entries: [(key: String, value: WireField)] = []
    while let field = try? reader.next() {
      var entry = WireReader(bytes, in: field.range)
      guard let key = try? entry.next(), let value = try? entry.next() else { continue }
      entries.append((bytes.string(in: key.range), value))
    }
    entries.sort { $0.key.utf16.lexicographicallyPrecedes($1.key.utf16) }
    json.append(0x7b)
    for (index, entry) in entries.enumerated() {
      if index > 0 { json.append(0x2c) }
      json.append(jsonString: entry.key)
      json.append(0x3a)
      append(element, entry.value, bytes, to: &json)
    }
    json.append(0x7d)
  }

  /// Appends one value.
  static func append(
    _ kind: ValueKind, _ field: WireField, _ bytes: Span<UInt8>, to json: inout [UInt8]
  ) {
    switch kind {
    case .int, .choice, .basisPoints, .bool:
      PatternText.append(kind, field, bytes, to: &json)
    case .date, .oneOf:
      json.append(0x22)
      PatternText.append(kind, field, bytes, to: &json)
      json.append(0x22)
    case .instant:
      json.append(0x22)
      json.append(Instant(microseconds: Int64(bitPattern: field.value)))
      json.append(0x22)
    case .decimal:
      json.append(0x22)
      if let decimal = ExactDecimal(message: bytes, in: field.range) { json.append(decimal) }
      json.append(0x22)
    case .money:
      if let money = Money(message: bytes, in: field.range) { json.append(json: money) }
    case .uuid:
      json.append(0x22)
      if field.range.count == 16 { json.append(EventID(bytes, at: field.range.lowerBound)) }
      json.append(0x22)
    case .sha256:
      json.append(0x22)
      for index in field.range { json.append(hexadecimal: bytes[index]) }
      json.append(0x22)
    case .prose:
      var reader = WireReader(bytes, in: field.range)
      guard let content = try? reader.next() else { return }
      if content.number == 1 {
        json.append(jsonString: bytes, content.range)
      } else {
        appendSealed(bytes, content.range, to: &json)
      }
    case .sealed: appendSealed(bytes, field.range, to: &json)
    case .structure(let fields):
      appendObject(fields.sorted { $0.name < $1.name }, bytes, field.range, to: &json)
    default: json.append(jsonString: bytes, field.range)
    }
  }

  private static func appendSealed(
    _ bytes: Span<UInt8>, _ range: Range<Int>, to json: inout [UInt8]
  ) {
    json.append("{\"sealed\":\"")
    json.append(Base64URL.encode(bytes.extracting(range)))
    json.append("\"}")
  }
}

extension FactExtractor {
  /// Appends the whole name of a fact's attribute, as it stands in the state hash.
  public func appendName(
    of fact: Fact, _ stored: Span<UInt8>, _ prefix: EventPrefix, to name: inout [UInt8]
  ) {
    guard fact.attribute == Fact.dynamic else {
      name.append(Attributes.names[Int(fact.attribute)])
      return
    }
    guard let type = type(numbered: Int(fact.typeNumber)) else { return }
    let template = type.templates[Int(fact.template)]
    let data = prefix.byteCount + prefix.dataOffset..<stored.count
    for part in template.name.parts { append(part, fact, stored, prefix, data, to: &name) }
    switch fact.kind {
    case .flow:
      name.append(0x3a)
      name.append(Currency(packed: fact.currency))
    case .observation:
      if fact.period.isEmpty {
        name.append(prefix.validFrom)
      } else {
        name.append(stored, fact.period.range)
      }
      if fact.isDimensioned { appendDimensions(type, stored, data, to: &name) }
    default: break
    }
  }

  private func append(
    _ part: NamePattern.Part, _ fact: Fact, _ stored: Span<UInt8>, _ prefix: EventPrefix,
    _ data: Range<Int>, to name: inout [UInt8]
  ) {
    switch part {
    case .literal(let bytes): name.append(contentsOf: bytes)
    case .validFrom: name.append(prefix.validFrom)
    case .actor:
      let record = stored.extracting(prefix.byteCount..<stored.count)
      if let layout = try? RecordLayout(record) { name.append(record, layout.actor) }
    case .field(let number, let kind, let otherwise):
      if let field = first(number, stored, data) {
        PatternText.append(kind, field, stored, to: &name)
      } else {
        name.append(contentsOf: otherwise)
      }
    case .either(let one, let other):
      if let field = first(one, stored, data) ?? first(other, stored, data) {
        name.append(stored, field.range)
      }
    case .element(let number, let kind):
      if let field = first(number, stored, fact.element.range) {
        PatternText.append(kind, field, stored, to: &name)
      }
    }
  }

  private func first(
    _ number: Int, _ stored: Span<UInt8>, _ range: Range<Int>
  ) -> WireField? {
    var reader = WireReader(stored, in: range)
    while let field = try? reader.next() {
      if field.number == number { return field }
      if field.number > number { return nil }
    }
    return nil
  }

  /// Appends `;dimension=value` for each dimension and `;unit=…`, sorted.
  private func appendDimensions(
    _ type: CompiledType, _ stored: Span<UInt8>, _ data: Range<Int>, to name: inout [UInt8]
  ) {
    let unit = type.unitField == 0 ? nil : first(type.unitField, stored, data)
    guard type.dimensionsField != 0, first(type.dimensionsField, stored, data) != nil else {
      // Nothing to sort: a unit alone is what most have.
      if let unit {
        name.append(";unit=")
        name.append(stored, unit.range)
      }
      return
    }
    var entries: [[UInt8]] = []
    if let unit {
      var entry = Array(";unit=".utf8)
      entry.append(stored, unit.range)
      entries.append(entry)
    }
    var reader = WireReader(stored, in: data)
    while let field = try? reader.next(), field.number <= type.dimensionsField {
      guard field.number == type.dimensionsField else { continue }
      var parts = WireReader(stored, in: field.range)
      guard let key = try? parts.next(), let value = try? parts.next() else { continue }
      var entry: [UInt8] = [0x3b]
      entry.append(stored, key.range)
      entry.append(0x3d)
      entry.append(stored, value.range)
      entries.append(entry)
    }
    for entry in entries.sorted(by: { $0.span.precedes($1.span) }) {
      name.append(contentsOf: entry)
    }
  }
}

/// Turns stored events into facts: a pure function of the record, driven by the registry alone.
public final class FactExtractor: Sendable {
  /// The extractor of the current registry.
  public static let current = FactExtractor(.current)

  private let types: [CompiledType?]
  /// The fields of each template's value, those of a type from ``firstTemplate`` on.
  let valueFields: [[Field]]
  let firstTemplate: [UInt16]
  /// The same as numbers, where a template's value is one field.
  let registerFields: [RegisterField]
  let words: [String]

  /// An extractor of a registry's types.
  public init(_ registry: Registry) {
    var types = [CompiledType?](
      repeating: nil, count: 1 + (registry.types.map(\.number).max() ?? 0))
    for type in registry.types { types[type.number] = CompiledType(type) }
    self.types = types
    var valueFields: [[Field]] = []
    firstTemplate = types.map { type in
      let first = UInt16(valueFields.count)
      valueFields += type?.templates.map(\.valueFields) ?? []
      return first
    }
    self.valueFields = valueFields
    var words: [String] = []
    registerFields = valueFields.map { RegisterField($0, &words) }
    self.words = words
  }

  /// What is known of a type; nil of a number that no type has, as damaged bytes may say one.
  func type(numbered number: Int) -> CompiledType? {
    types.indices.contains(number) ? types[number] : nil
  }

  /// Replaces the content of `facts` by the facts of a stored event, in the order of the type's
  /// templates. A correction gives those of the event that it says anew; a void gives none.
  public func extract(_ stored: Span<UInt8>, _ prefix: EventPrefix, into facts: inout [Fact]) {
    facts.removeAll(keepingCapacity: true)
    let number = prefix.innerTypeNumber != 0 ? prefix.innerTypeNumber : prefix.typeNumber
    guard let type = type(numbered: number) else { return }
    let range = prefix.byteCount + prefix.dataOffset..<stored.count
    let table = FieldTable(stored, range)
    var index = 0
    while index < type.templates.count {
      apply(
        type.templates[index], UInt8(truncatingIfNeeded: index), number, stored, range, table,
        &facts)
      index &+= 1
    }
  }

  private func apply(
    _ template: CompiledTemplate, _ index: UInt8, _ typeNumber: Int, _ stored: Span<UInt8>,
    _ data: Range<Int>, _ table: FieldTable, _ facts: inout [Fact]
  ) {
    if !template.conditions.isEmpty {
      for condition in template.conditions where !holds(condition, stored, table) { return }
    }
    var fact = Fact(
      kind: .register, template: index, typeNumber: UInt16(truncatingIfNeeded: typeNumber),
      attribute: template.attribute ?? Fact.dynamic, currency: 0, amount: 0, holder: .none,
      element: .none, value: .none, period: .none, isDimensioned: false)
    if template.holder != 0 {
      guard let region = table.region(template.holder) else { return }
      fact.holder = ByteRange(content(stored, region))
    }
    switch template.kind {
    case .register: guard setValue(template, stored, data, table, &fact) else { return }
    case .member:
      fact.kind = template.present ? .member : .left
      if case .whole = template.value { fact.value = ByteRange(data) }
    case .observation:
      fact.kind = .observation
      fact.value = ByteRange(data)
      if template.period != 0 {
        guard let region = table.region(template.period) else { return }
        fact.period = ByteRange(content(stored, region))
      }
      fact.isDimensioned =
        template.unit != 0 && table.has(template.unit)
        || template.dimensions != 0 && table.has(template.dimensions)
    case .flow:
      fact.kind = .flow
      if template.each != 0 {
        appendEach(template, stored, table, fact, &facts)
        return
      }
      guard let region = table.region(template.amount),
        let money = Money(message: stored, in: content(stored, region))
      else { return }
      fact.amount = template.negative ? 0 &- money.recorded : money.recorded
      fact.currency = money.currency.packed
    case .void: return
    }
    facts.append(fact)
  }

  private func setValue(
    _ template: CompiledTemplate, _ stored: Span<UInt8>, _ data: Range<Int>, _ table: FieldTable,
    _ fact: inout Fact
  ) -> Bool {
    switch template.value {
    case .none: return true
    case .whole:
      fact.value = ByteRange(data)
      return true
    case .unset:
      fact.kind = .unset
      return true
    case .field(let number):
      if let region = table.region(number) {
        fact.value = ByteRange(region)
        return true
      }
      if case .register(_, .fieldOrDefault) = template.source.effect { return true }
      guard let list = table.region(DataView.unsetField) else { return false }
      var reader = WireReader(stored, in: content(stored, list))
      while !reader.isAtEnd, let unset = try? reader.varint() {
        guard unset == UInt64(number) else { continue }
        fact.kind = .unset
        return true
      }
      return false
    }
  }

  private func appendEach(
    _ template: CompiledTemplate, _ stored: Span<UInt8>, _ table: FieldTable, _ fact: Fact,
    _ facts: inout [Fact]
  ) {
    guard let region = table.region(template.each) else { return }
    var elements = WireReader(stored, in: region)
    while let element = try? elements.next() {
      var members = WireReader(stored, in: element.range)
      while let member = try? members.next() {
        guard member.number == template.amount,
          let money = Money(message: stored, in: member.range)
        else { continue }
        var part = fact
        part.element = ByteRange(element.range)
        part.amount = template.negative ? 0 &- money.recorded : money.recorded
        part.currency = money.currency.packed
        facts.append(part)
      }
    }
  }

  private func holds(
    _ condition: CompiledTemplate.Condition, _ stored: Span<UInt8>, _ table: FieldTable
  ) -> Bool {
    switch condition {
    case .given(let number): table.has(number)
    case .absent(let number): !table.has(number)
    case .equals(let number, let value, let byDefault):
      varint(stored, table, number).map { $0 == value } ?? byDefault
    case .differs(let number, let value, let byDefault):
      varint(stored, table, number).map { $0 != value } ?? byDefault
    }
  }

  private func varint(_ stored: Span<UInt8>, _ table: FieldTable, _ number: Int) -> UInt64? {
    guard let region = table.region(number) else { return nil }
    var reader = WireReader(stored, in: region)
    return (try? reader.next())?.value
  }

  /// The content of the first field in a region.
  func content(_ stored: Span<UInt8>, _ region: Range<Int>) -> Range<Int> {
    var reader = WireReader(stored, in: region)
    return (try? reader.next())?.range ?? 0..<0
  }

  /// The period of an event that makes nothing but one observation without unit or dimensions;
  /// nil where it makes anything else.
  public func plainPeriod(
    _ stored: Span<UInt8>, _ prefix: EventPrefix, typeNumber: Int
  ) -> Period? {
    guard let template = type(numbered: typeNumber)?.templates.first, template.period != 0 else {
      return nil
    }
    var reader = WireReader(stored, in: prefix.byteCount &+ prefix.dataOffset..<stored.count)
    var period: Period?
    while let field = try? reader.next() {
      if field.number == template.period { period = Period(stored.extracting(field.range)) }
      if field.number == template.unit || field.number == template.dimensions { return nil }
    }
    return period
  }

  /// Appends the name of the one observation of such an event; its data is its value.
  public func appendPlainName(
    _ stored: Span<UInt8>, _ data: Range<Int>, typeNumber: Int, to name: inout [UInt8]
  ) {
    guard let template = type(numbered: typeNumber)?.templates.first else { return }
    for part in template.name.parts {
      if case .literal(let bytes) = part { name.append(contentsOf: bytes) }
    }
    var reader = WireReader(stored, in: data)
    while let field = try? reader.next() {
      guard field.number == template.period else { continue }
      name.append(stored, field.range)
      break
    }
  }
}

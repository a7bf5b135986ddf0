extension FactExtractor {
  /// Appends the value of a register, member or observation in exchange form: RFC 8785 JSON.
  /// `bytes` in `range` is what ``Fact/value`` named.
  public func appendValue(
    typeNumber: UInt16, template: UInt8, _ bytes: Span<UInt8>, _ range: Range<Int>,
    to json: inout [UInt8]
  ) {
    guard let type = type(numbered: Int(typeNumber)) else { return }
    switch type.templates[Int(template)].source.effect {
    case .register(_, let value): append(value, type, bytes, range, to: &json)
    case .member(_, _, _, let payload): append(payload, type, bytes, range, to: &json)
    case .observation: ValueWriter.appendObject(type.order, bytes, range, to: &json)
    case .flow, .void: break
    }
  }

  private func append(
    _ value: FactTemplate.Value, _ type: CompiledType, _ bytes: Span<UInt8>, _ range: Range<Int>,
    to json: inout [UInt8]
  ) {
    switch value {
    case .yes: json.append("true")
    case .constant(let name, let word):
      json.append("{\"\(name)\":\"\(word)\"}")
    case .field(let name): appendField(name, type, bytes, range, to: &json)
    case .fieldOrDefault(let name):
      if range.isEmpty {
        json.append(jsonString: type.type.field(named: name)?.fixedDefault ?? "")
      } else {
        appendField(name, type, bytes, range, to: &json)
      }
    case .whole: ValueWriter.appendObject(type.order, bytes, range, to: &json)
    case .object(let members):
      let fields = members.compactMap { member in
        type.type.field(named: member.field).map { $0.renamed(member.name) }
      }
      ValueWriter.appendObject(
        fields.sorted { $0.name < $1.name }, bytes, range, to: &json)
    case .unset: json.append("null")
    }
  }

  private func appendField(
    _ name: String, _ type: CompiledType, _ bytes: Span<UInt8>, _ range: Range<Int>,
    to json: inout [UInt8]
  ) {
    guard let field = type.type.field(named: name) else { return }
    ValueWriter.append(field.kind, bytes, range, to: &json)
  }

  /// The fields of a value under the names that they have in exchange form: of a register of one
  /// field that field alone, named `value`.
  public func fields(typeNumber: UInt16, template: UInt8) -> [Field] {
    place(of: typeNumber, template).map { valueFields[$0] } ?? []
  }

  /// Where the fields of a template's value stand; nil of numbers that only damaged bytes say.
  func place(of typeNumber: UInt16, _ template: UInt8) -> Int? {
    guard Int(typeNumber) < firstTemplate.count else { return nil }
    let place = Int(firstTemplate[Int(typeNumber)]) + Int(template)
    return place < valueFields.count ? place : nil
  }
}

extension Field {
  /// The same field under another name.
  func renamed(_ name: String) -> Field {
    required
      ? .required(number, name, kind, nullable: nullable)
      : .optional(number, name, kind, nullable: nullable, default: fixedDefault)
  }
}

/// A type's templates, made ready to be applied to stored data without looking at names.
final class CompiledType: Sendable {
  let type: EventType
  /// The fields by ascending name, as RFC 8785 writes them.
  let order: [Field]
  let templates: [CompiledTemplate]
  /// The numbers of the fields that tell observations of one period apart; 0 where there is none.
  let unitField: Int
  let dimensionsField: Int

  init(_ type: EventType) {
    self.type = type
    unitField = type.field(.unit)?.number ?? 0
    dimensionsField = type.field(.dimensions)?.number ?? 0
    order = type.fields.sorted { $0.name < $1.name }
    templates = type.facts.map { CompiledTemplate($0, type) }
  }
}

/// One template with its fields as numbers.
final class CompiledTemplate: Sendable {
  enum Kind: UInt8, Sendable {
    case register, member, flow, observation, void
  }

  enum Condition: Sendable {
    case given(Int)
    case absent(Int)
    /// The stored number equals; `byDefault` says what an absent field means.
    case equals(Int, UInt64, byDefault: Bool)
    case differs(Int, UInt64, byDefault: Bool)
  }

  /// Which part of the data is the value.
  enum Value: Sendable {
    case none
    case field(Int)
    case whole
    case unset
  }

  let kind: Kind
  /// The field that names the holder, or 0 for the event's subject.
  let holder: Int
  /// The list of which each element makes a fact, or 0.
  let each: Int
  /// The number of a register whose name is fixed.
  let attribute: UInt16?
  let name: NamePattern
  let conditions: [Condition]
  let value: Value
  let present: Bool
  /// The amount's field, in the element where there is one.
  let amount: Int
  let negative: Bool
  /// The field of the period, or 0 for the day `validfrom`.
  let period: Int
  /// The fields of an observation's unit and dimensions, or 0.
  let unit: Int
  let dimensions: Int
  let source: FactTemplate
  /// The fields of the value under the names that they have in exchange form.
  let valueFields: [Field]

  init(_ template: FactTemplate, _ type: EventType) {
    source = template
    valueFields = CompiledTemplate.valueFields(template.effect, type)
    func number(_ name: String) -> Int { type.field(named: name)?.number ?? 0 }
    if case .field(let name) = template.holder { holder = number(name) } else { holder = 0 }
    each = template.each.map(number) ?? 0
    conditions = template.conditions.map { CompiledTemplate.condition($0, type) }
    let members = CompiledTemplate.elementFields(template.each, type)
    var (present, negative, dimensioned) = (true, false, false)
    var (amount, period) = (0, 0)
    var attribute: UInt16?
    var value = Value.none
    switch template.effect {
    case .register(let pattern, let content):
      kind = .register
      name = NamePattern(pattern, type, members)
      if !pattern.contains("{") { attribute = Attributes.number(pattern) }
      value = CompiledTemplate.value(content, type)
    case .member(let set, let identity, let isPresent, let payload):
      kind = .member
      name = NamePattern("set:\(set):\(identity)", type, members)
      present = isPresent
      value = CompiledTemplate.value(payload, type)
    case .flow(let account, let field, let isNegative):
      kind = .flow
      name = NamePattern("account:\(account)", type, members)
      negative = isNegative
      if let stroke = field.firstIndex(of: ".") {
        let member = String(field[field.index(after: stroke)...])
        amount = members.first { $0.name == member }?.number ?? 0
      } else {
        amount = number(field)
      }
    case .observation(let series, let field, let isDimensioned):
      kind = .observation
      name = NamePattern("observation:\(series):", type, members)
      period = field.map(number) ?? 0
      dimensioned = isDimensioned
      value = .whole
    case .void:
      kind = .void
      name = NamePattern("", type, members)
    }
    self.present = present
    self.negative = negative
    unit = dimensioned ? number("unit") : 0
    dimensions = dimensioned ? number("dimensions") : 0
    self.amount = amount
    self.period = period
    self.attribute = attribute
    self.value = value
  }

  private static func valueFields(_ effect: FactTemplate.Effect, _ type: EventType) -> [Field] {
    switch effect {
    case .register(_, .object(let members)), .member(_, _, _, .object(let members)):
      members.compactMap { member in
        type.field(named: member.field).map { $0.renamed(member.name) }
      }.sorted { $0.number < $1.number }
    case .register(_, .field(let name)), .register(_, .fieldOrDefault(let name)):
      type.field(named: name).map { [$0.renamed("value")] } ?? []
    default: type.fields
    }
  }

  private static func elementFields(_ list: String?, _ type: EventType) -> [Field] {
    guard let list, case .list(.structure(let fields))? = type.field(named: list)?.kind
    else { return [] }
    return fields
  }

  private static func value(_ value: FactTemplate.Value, _ type: EventType) -> Value {
    switch value {
    case .yes, .constant: .none
    case .field(let name), .fieldOrDefault(let name):
      .field(type.field(named: name)?.number ?? 0)
    case .whole, .object: .whole
    case .unset: .unset
    }
  }

  private static func condition(
    _ condition: FactTemplate.Condition, _ type: EventType
  ) -> Condition {
    func stored(_ field: Field?, _ word: String) -> UInt64 {
      switch field?.kind {
      case .oneOf(let words): UInt64((words.firstIndex(of: word) ?? -1) + 1)
      case .bool: word == "true" ? 1 : 0
      default: 0
      }
    }
    switch condition {
    case .given(let name): return .given(type.field(named: name)?.number ?? 0)
    case .absent(let name): return .absent(type.field(named: name)?.number ?? 0)
    case .equals(let name, let word):
      let field = type.field(named: name)
      return .equals(
        field?.number ?? 0, stored(field, word), byDefault: field?.fixedDefault == word)
    case .differs(let name, let word):
      let field = type.field(named: name)
      return .differs(
        field?.number ?? 0, stored(field, word), byDefault: field?.fixedDefault != word)
    }
  }
}

import Vocabulary

/// Makes the data of an event from texts such as `amount=1234.56 EUR`, by the fields' kinds.
///
/// What does not read as its field's kind is passed on as text, so that the ordinary checks name
/// the field, the value and what would be right.
public struct EntryFields {
  private let fields: [Field]
  /// The data so far.
  public private(set) var data: AnswerObject
  /// The lists to which this entry has added, so that the first element replaces what was there.
  private var started: Set<String> = []

  /// Data of a type, starting from what is given.
  public init(_ type: EventType, from data: AnswerObject = AnswerObject()) {
    fields = type.fields
    self.data = data
  }

  /// Takes `key=value`; keys of nested fields are joined by points, a repeated key makes a list,
  /// and `key=` takes the field away, or back where `takesBack`.
  ///
  /// Throws: a refusal when there is no `=`.
  public mutating func take(_ entry: String, takesBack: Bool) throws(Refusal) {
    guard let equals = entry.firstIndex(of: "="), equals > entry.startIndex else {
      throw Refusal(
        .malformed, "data", entry, why: "it is no field with its value",
        remedy: "give key=value, such as title=\"Digital file\"")
    }
    let path = entry[..<equals].split(separator: ".").map(String.init)
    let text = String(entry[entry.index(after: equals)...])
    guard !text.isEmpty else {
      data.set(path[...], to: takesBack ? .null : nil)
      return
    }
    let kind = EntryFields.kind(path[...], fields)
    guard case .list(let element) = kind, text.first != "[" else {
      data.set(path[...], to: EntryFields.value(text, kind))
      return
    }
    let name = path.joined(separator: ".")
    var values: [AnswerValue] = []
    if !started.insert(name).inserted, case .list(let earlier) = data[path: name] {
      values = earlier
    }
    data.set(path[...], to: .list(values + [EntryFields.value(text, element)]))
  }

  private static func kind(_ path: ArraySlice<String>, _ fields: [Field]) -> ValueKind? {
    guard let name = path.first, let field = fields.first(where: { $0.name == name }) else {
      return nil
    }
    let rest = path.dropFirst()
    if rest.isEmpty { return field.kind }
    switch field.kind {
    case .structure(let inner): return kind(rest, inner)
    case .map(let element): return rest.count == 1 ? element : nil
    default: return nil
    }
  }

  private static func value(_ text: String, _ kind: ValueKind?) -> AnswerValue {
    switch kind {
    case .int, .choice, .basisPoints: return Int64(text).map(AnswerValue.integer) ?? .text(text)
    case .bool: return bool(text)
    case .money: return text.first == "{" ? .json(Array(text.utf8)) : money(text)
    case .list, .map, .structure, .sealed:
      return text.first == "{" || text.first == "[" ? .json(Array(text.utf8)) : .text(text)
    default: return .text(text)
    }
  }

  private static func bool(_ text: String) -> AnswerValue {
    switch text.lowercased() {
    case "true", "yes", "ja": .bool(true)
    case "false", "no", "nein": .bool(false)
    default: .text(text)
    }
  }

  /// `1234.56EUR`, `1234.56 EUR`.
  private static func money(_ text: String) -> AnswerValue {
    let code = text.suffix(3)
    guard Currency(code) != nil else { return .text(text) }
    var amount = text.dropLast(3)
    while amount.last?.isWhitespace == true { amount.removeLast() }
    var money = AnswerObject()
    money["amount"] = .text(String(amount))
    money["currency"] = .text(String(code))
    return .object(money)
  }
}

extension AnswerObject {
  /// Sets or, with nil, takes away what stands at a path.
  mutating func set(_ path: ArraySlice<String>, to value: AnswerValue?) {
    guard let name = path.first else { return }
    let rest = path.dropFirst()
    guard !rest.isEmpty else {
      if let value { self[name] = value } else { remove(name) }
      return
    }
    var inner = AnswerObject()
    switch self[name]?.opened {
    case .object(let object)?: inner = object
    case .money(let money)?:
      inner["amount"] = .text(money.amount)
      inner["currency"] = .text(money.currency.description)
    default: break
    }
    inner.set(rest, to: value)
    self[name] = .object(inner)
  }
}

public import Vocabulary

/// Makes the data of an event from texts such as `amount=1234.56 EUR`, by the fields' kinds.
///
/// What does not read as its field's kind is passed on as text, so that the ordinary checks name
/// the field, the value and what would be right. What is given as JSON is read by the same scanner
/// as event lines, with the same limits.
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

  /// Takes `key=value`; keys of nested fields are joined by points, those of a list's elements by
  /// their place (`points.1.date=`), a repeated key makes a list, and `key=` takes the field away,
  /// or back where `takesBack`.
  ///
  /// Throws: a refusal when there is no `=`, the key is none, or JSON is malformed.
  public mutating func take(_ entry: String, takesBack: Bool) throws(Refusal) {
    // By bytes: with a mark behind it that belongs to a letter, `=` is another letter to Swift.
    guard let equals = entry.utf8.firstIndex(of: 0x3d), equals > entry.startIndex else {
      throw Refusal(.form(.noEntry), "data", entry)
    }
    let name = String(entry[..<equals])
    let place = try EntryPath(name, in: fields)
    let text = String(entry[entry.utf8.index(after: equals)...])
    guard !text.isEmpty else {
      data.set(place.steps[...], to: takesBack ? .null : nil)
      return
    }
    guard case .list(let element)? = place.kind, text.first != "[" else {
      data.set(place.steps[...], to: try EntryFields.value(text, place.kind, of: name))
      return
    }
    var values: [AnswerValue] = []
    if !started.insert(name).inserted, case .list(let earlier)? = data[path: name] {
      values = earlier
    }
    guard values.count < Limits.listCountMax else {
      throw Refusal(.value(.listTooLong(most: Limits.listCountMax)), "data.\(name)")
    }
    let value = try EntryFields.value(text, element, of: name)
    data.set(place.steps[...], to: .list(values + [value]))
  }

  private static func value(
    _ text: String, _ kind: ValueKind?, of name: String
  ) throws(Refusal) -> AnswerValue {
    let isJSON = text.first == "{" || text.first == "["
    switch kind {
    case .int, .choice: return Int64(text).map(AnswerValue.integer) ?? .text(text)
    case .basisPoints: return basisPoints(text)
    case .bool: return bool(text)
    case .date: return .text(Day.written(text)?.description ?? text)
    case .money: return isJSON ? try json(text, of: name) : money(text)
    case .list, .map, .structure, .sealed: return isJSON ? try json(text, of: name) : .text(text)
    default: return .text(text)
    }
  }

  /// The text as JSON, unchanged; what it means is for the ordinary checks to say. It is not
  /// repeated where it is wrong, for it may hold prose.
  private static func json(_ text: String, of name: String) throws(Refusal) -> AnswerValue {
    let bytes = Array(text.utf8)
    do throws(Refusal) {
      _ = try AnswerValue(document: bytes.span)
    } catch {
      throw Refusal(.form(.notJSON(fault: error)), "data.\(name)")
    }
    return .json(bytes)
  }

  private static func bool(_ text: String) -> AnswerValue {
    switch text.lowercased() {
    case "true", "yes", "ja": .bool(true)
    case "false", "no", "nein": .bool(false)
    default: .text(text)
    }
  }

  /// `8000`, or per cent: `80%`, `12.5 %`, `12,5 %`.
  private static func basisPoints(_ text: String) -> AnswerValue {
    guard text.last == "%" else { return Int64(text).map(AnswerValue.integer) ?? .text(text) }
    var digits = text.dropLast()
    while digits.last?.isWhitespace == true { digits.removeLast() }
    guard let percent = ExactDecimal(digits.replacing(",", with: ".")), percent.scale <= 2,
      let points = Int64(exactly: percent.widened(to: 2))
    else { return .text(text) }
    return .integer(points)
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

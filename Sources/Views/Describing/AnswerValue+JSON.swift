public import Vocabulary

extension AnswerValue {
  /// Appends the value as JSON in exchange form.
  public func append(to json: inout [UInt8]) {
    switch self {
    case .text(let text), .word(let text), .subject(let text), .figure(let text):
      json.append(jsonString: text)
    case .day(let day):
      json.append(0x22)
      json.append(day)
      json.append(0x22)
    case .instant(let instant):
      json.append(0x22)
      json.append(instant)
      json.append(0x22)
    case .period(let period): json.append(jsonString: period.description)
    case .decimal(let decimal):
      json.append(0x22)
      json.append(decimal)
      json.append(0x22)
    case .integer(let number), .basisPoints(let number): json.append(decimal: number)
    case .bool(let isTrue): json.append(contentsOf: (isTrue ? "true" : "false").utf8)
    case .money(let money): json.append(json: money)
    case .list(let values):
      json.append(0x5b)
      for (index, value) in values.enumerated() {
        if index > 0 { json.append(0x2c) }
        value.append(to: &json)
      }
      json.append(0x5d)
    case .object(let object): object.append(to: &json)
    case .json(let bytes): json.append(contentsOf: bytes)
    case .null: json.append(contentsOf: "null".utf8)
    }
  }

  /// The value of JSON that this program has written; what is none is taken as text.
  public init(json bytes: Span<UInt8>) {
    do throws(Refusal) {
      self = try AnswerValue(document: bytes, bytesMax: .max)
    } catch {
      self = .text(bytes.string(in: bytes.indices))
    }
  }

  /// The value of JSON from anywhere.
  ///
  /// Throws: a refusal of what is not one JSON value, is nested too deep or too long.
  public init(
    document bytes: Span<UInt8>, bytesMax: Int = Limits.lineBytesMax
  ) throws(Refusal) {
    var scanner = try JSONScanner(document: bytes, bytesMax: bytesMax)
    self = try AnswerValue.next(&scanner)
    try scanner.end()
  }

  @_lifetime(scanner: copy scanner)
  private static func next(_ scanner: inout JSONScanner) throws(Refusal) -> AnswerValue {
    switch scanner.peek() {
    case 0x22: return .text(try scanner.text(try scanner.string()))
    case 0x7b: return try object(&scanner)
    case 0x5b:
      try scanner.enter(0x5b)
      var values: [AnswerValue] = []
      var first = true
      while try scanner.nextElement(&first) { values.append(try next(&scanner)) }
      return .list(values)
    case 0x74 where scanner.take(word: "true"): return .bool(true)
    case 0x66 where scanner.take(word: "false"): return .bool(false)
    case 0x6e where scanner.take(word: "null"): return .null
    default:
      let digits = try scanner.numberText()
      return Int64(digits).map(AnswerValue.integer) ?? .text(digits)
    }
  }

  /// An object, or money where it is one.
  @_lifetime(scanner: copy scanner)
  private static func object(_ scanner: inout JSONScanner) throws(Refusal) -> AnswerValue {
    try scanner.enter(0x7b)
    var object = AnswerObject()
    var first = true
    while let key = try scanner.nextKey(&first) {
      object.append(try scanner.text(key), try next(&scanner))
    }
    if object.members.count == 2, case .text(let amount) = object["amount"],
      case .text(let code) = object["currency"], let currency = Currency(code)
    {
      let digits = Array(amount.utf8)
      if let money = Money(ofAnySize: digits.span, currency: currency) { return .money(money) }
    }
    return .object(object)
  }
}

extension AnswerObject {
  /// Appends the object as JSON, its members in order.
  public func append(to json: inout [UInt8]) {
    json.append(0x7b)
    for (index, member) in members.enumerated() {
      if index > 0 { json.append(0x2c) }
      json.append(jsonString: member.name)
      json.append(0x3a)
      member.value.append(to: &json)
    }
    json.append(0x7d)
  }
}

/// Turns texts into stored fields: the one place that every way in (JSON, CSV, the command line)
/// shares for what is written as a string.
enum TextEncoder {
  /// Appends the field of a text of the given kind.
  static func encode(
    _ kind: ValueKind, _ number: Int, _ text: String, into bytes: inout [UInt8]
  ) throws(Refusal) {
    switch kind {
    case .text, .uri, .duration, .monthDay, .period, .periodOr, .key, .ref, .refOrText:
      try check(kind, text)
      bytes.append(field: number, text: text)
    case .prose:
      try checkText(text, confidential: true)
      bytes.append(tag: number, .lengthDelimited)
      let start = bytes.count
      bytes.append(field: 1, text: text)
      bytes.insertLength(at: start)
    case .sealed:
      throw Refusal(.value(.personInClear))
    case .date:
      guard let day = Day(text) else { throw wrong(.noDate, text) }
      bytes.append(field: number, varint: UInt64(day.number))
    case .instant:
      guard let instant = Instant(text) else { throw wrong(.noInstant, text) }
      bytes.append(field: number, varint: UInt64(bitPattern: instant.microseconds))
    case .decimal:
      guard let decimal = ExactDecimal(text) else {
        throw wrong(.noDecimal, text)
      }
      MessageEncoder.decimal(decimal, number, into: &bytes)
    case .oneOf(let words):
      guard let index = words.firstIndex(of: text) else {
        let near = Nearest.names(to: text, among: words)
        throw wrong(.unknownWord(choices: near.isEmpty ? words : near), text)
      }
      bytes.append(field: number, varint: UInt64(index + 1))
    case .uuid:
      guard let id = EventID(text) else { throw wrong(.noUUID, text) }
      bytes.append(tag: number, .lengthDelimited)
      bytes.append(16)
      bytes.append(bytesOf: id)
    case .sha256:
      guard let digest = hexadecimal(text), digest.count == 32 else {
        throw wrong(.noDigest, text)
      }
      bytes.append(field: number, bytes: digest.span)
    default: throw wrong(.otherKind(expected: kind), text)
    }
  }

  private static func wrong(_ reason: Refusal.Reason.Value, _ text: String) -> Refusal {
    Refusal(.value(reason), "", text)
  }

  private static func check(_ kind: ValueKind, _ text: String) throws(Refusal) {
    switch kind {
    case .key:
      if let fault = Subject.fault(inKey: text) { throw wrong(.noKey(fault: fault), text) }
    case .period:
      guard Period(text) != nil else { throw wrong(.noPeriod(expected: kind), text) }
    case .periodOr(let word):
      guard text == word || Period(text) != nil else {
        throw wrong(.noPeriod(expected: kind), text)
      }
    case .ref(let kinds): try checkSubject(text, kinds)
    case .refOrText(let kind) where text.hasPrefix(kind + "/"): try checkSubject(text, [kind])
    case .duration:
      guard Duration.months(text) != nil || Duration.days(text) != nil else {
        throw wrong(.noDuration, text)
      }
    case .monthDay:
      let day = Array("2024-\(text)".utf8)
      guard Day(day.span) != nil else { throw wrong(.noMonthDay, text) }
    case .uri:
      try checkText(text, confidential: false)
      guard !text.unicodeScalars.contains(where: { $0 == " " || $0 == "\n" || $0.isHidden }),
        text.utf8.count <= 2048
      else {
        throw wrong(.noURI, text)
      }
    default: try checkText(text, confidential: false)
    }
  }

  /// Checks a subject's form and kind.
  static func checkSubject(_ text: String, _ kinds: [String]) throws(Refusal) {
    // What would be right is put into words only where something is wrong.
    guard let stroke = text.utf8.firstIndex(of: 0x2f) else {
      throw Refusal(.subject(.noSubject(kinds: kinds)), "", text)
    }
    let kind = String(text[..<stroke])
    if !kinds.contains(kind) {
      guard kinds.isEmpty, Subject.kindSet.contains(kind) else {
        throw wrongKind(kind, of: text, kinds)
      }
    }
    let key = String(text[text.index(after: stroke)...])
    if let fault = Subject.fault(inKey: key) {
      throw wrong(.noKey(fault: fault), text)
    }
    if kind == "event", Subject(unchecked: text).eventNumber == nil {
      throw Refusal(.subject(.noEvent), "", text)
    }
    if kind == "period", Period(key) == nil {
      throw Refusal(.subject(.noPeriodName), "", text)
    }
  }

  private static func wrongKind(_ kind: String, of text: String, _ kinds: [String]) -> Refusal {

    if Subject.kindSet.contains(kind) {
      return Refusal(.subject(.otherSubject(kinds: kinds)), "", text)
    }
    let near = Nearest.names(to: kind, among: Subject.kinds)
    return Refusal(
      .subject(.unknownKind(kind: kind.excerpt, nearest: near, kinds: kinds)), "", text)
  }

  /// Checks length, characters and normal form of a text.
  static func checkText(_ text: String, confidential: Bool) throws(Refusal) {
    let shown = confidential ? "" : text
    guard !text.isEmpty else {
      throw Refusal(.value(.textEmpty))
    }
    guard text.utf8.count <= Limits.textBytesMax else {
      throw wrong(.textTooLong(bytes: text.utf8.count, most: Limits.textBytesMax), shown)
    }
    for byte in text.utf8 where byte < 0x20 && byte != 0x0a || byte == 0x7f {
      throw wrong(.controlCharacter(code: Int(byte)), shown)
    }
    guard isNormalised(text) else {
      throw wrong(.notNormalised, shown)
    }
  }

  static func hexadecimal(_ text: String) -> [UInt8]? {
    let letters = Array(text.utf8)
    guard letters.count.isMultiple(of: 2) else { return nil }
    var bytes: [UInt8] = []
    for index in stride(from: 0, to: letters.count, by: 2) {
      guard let high = hexadecimalDigit(letters[index]),
        let low = hexadecimalDigit(letters[index + 1]),
        letters[index] < 0x41 || letters[index] > 0x5a,
        letters[index + 1] < 0x41 || letters[index + 1] > 0x5a
      else { return nil }
      bytes.append(high << 4 | low)
    }
    return bytes
  }
}

/// The messages of composite scalars.
enum MessageEncoder {
  static func decimal(_ decimal: ExactDecimal, _ number: Int, into bytes: inout [UInt8]) {
    bytes.append(tag: number, .lengthDelimited)
    let start = bytes.count
    bytes.append(field: 1, varint: zigzag(decimal.mantissa))
    if decimal.scale > 0 { bytes.append(field: 2, varint: UInt64(decimal.scale)) }
    bytes.insertLength(at: start)
  }

  static func money(_ money: Money, _ number: Int, into bytes: inout [UInt8]) {
    bytes.append(tag: number, .lengthDelimited)
    let start = bytes.count
    bytes.append(field: 1, varint: zigzag(money.recorded))
    bytes.append(tag: 2, .lengthDelimited)
    bytes.append(3)
    bytes.append(money.currency)
    bytes.insertLength(at: start)
  }
}

extension Draft {
  /// Puts an amount of money into the data at its canonical place.
  public mutating func setMoney(_ name: String, _ money: Money) {
    guard let field = contentType.field(named: name) else { return }
    var encoded: [UInt8] = []
    MessageEncoder.money(money, field.number, into: &encoded)
    setField(field.number, encoded)
  }
}

/// The one field of a register's value in numbers, so that reading it counts no references.
struct RegisterField: Sendable {
  /// How its content is stored.
  enum Form: UInt8, Sendable {
    /// As the bytes of a text.
    case text
    /// As the place of a word, from 1.
    case word
    /// In another way, or there are several fields.
    case other
  }

  let form: Form
  let number: Int32
  /// Where its words begin among all words, and how many there are.
  let firstWord: Int32
  let wordCount: Int32

  /// The field of a template's value; its words are added to `words`.
  init(_ fields: [Field], _ words: inout [String]) {
    var form = Form.other
    let firstWord = Int32(words.count)
    if fields.count == 1, fields[0].name == "value" {
      switch fields[0].kind {
      case .oneOf(let own):
        form = .word
        words += own
      case .text, .key, .uri, .period, .periodOr, .ref, .refOrText, .duration, .monthDay:
        form = .text
      default: break
      }
    }
    self.form = form
    self.firstWord = firstWord
    number = fields.count == 1 ? Int32(fields[0].number) : 0
    wordCount = Int32(words.count) - firstWord
  }
}

extension FactExtractor {
  /// The text or word of a register of one field; nil where it has none or is of another kind.
  public func text(
    typeNumber: UInt16, template: UInt8, _ bytes: Span<UInt8>, _ range: Range<Int>
  ) -> String? {
    guard let place = place(of: typeNumber, template) else { return nil }
    let field = registerFields[place]
    guard field.form != .other else {
      return DataView(valueFields[place], bytes, in: range).text("value")
    }
    guard let wire = FactExtractor.wire(Int(field.number), bytes, range) else { return nil }
    if field.form == .text { return bytes.string(in: wire.range) }
    let word = Int32(truncatingIfNeeded: wire.value) - 1
    return word >= 0 && word < field.wordCount ? words[Int(field.firstWord + word)] : nil
  }

  /// The field of this number in a message.
  static func wire(_ number: Int, _ bytes: Span<UInt8>, _ range: Range<Int>) -> WireField? {
    var reader = WireReader(bytes, in: range)
    while let field = try? reader.next() {
      if field.number == number { return field }
      if field.number > number { return nil }
    }
    return nil
  }

  /// The number that a field of a message holds; nil where it is not given.
  public static func varint(
    _ number: Int, _ bytes: Span<UInt8>, _ range: Range<Int>
  ) -> UInt64? {
    wire(number, bytes, range)?.value
  }
}

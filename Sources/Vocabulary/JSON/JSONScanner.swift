/// A single pass over the bytes of one JSON text; strict where RFC 8259 is.
///
/// The one reader of JSON: event lines, options, cells and the program's own answers all go through
/// it, so that depth, length and progress are checked in one place.
package struct JSONScanner: ~Escapable {
  let bytes: Span<UInt8>
  var offset: Int
  var depth = 0

  /// A string as it stands between its quotes.
  package struct Raw {
    var range: Range<Int>
    var escaped: Bool
  }

  @_lifetime(copy bytes)
  init(_ bytes: Span<UInt8>, at offset: Int = 0) {
    self.bytes = bytes
    self.offset = offset
  }

  func malformed(_ reason: Refusal.Reason.Form) -> Refusal {
    Refusal(.form(reason), "byte \(offset + 1)", excerpt)
  }

  private var excerpt: String {
    guard offset < bytes.count else { return "" }
    return bytes.string(in: offset..<min(bytes.count, offset + 12))
  }

  @_lifetime(self: copy self)
  mutating func skipSpace() {
    while offset < bytes.count {
      let byte = bytes[offset]
      guard byte == 0x20 || byte == 0x0a || byte == 0x0d || byte == 0x09 else { return }
      offset &+= 1
    }
  }

  /// The first byte of what comes next, blanks skipped; 0 at the end.
  @_lifetime(self: copy self)
  package mutating func peek() -> UInt8 {
    skipSpace()
    return offset < bytes.count ? bytes[offset] : 0
  }

  /// Takes the byte if it comes next.
  @_lifetime(self: copy self)
  package mutating func take(_ byte: UInt8) -> Bool {
    guard peek() == byte, offset < bytes.count else { return false }
    offset &+= 1
    return true
  }

  @_lifetime(self: copy self)
  mutating func expect(_ byte: UInt8) throws(Refusal) {
    guard take(byte) else {
      throw malformed(.characterExpected(character: String(Character(Unicode.Scalar(byte)))))
    }
  }

  /// Enters an object or list, counting the depth.
  @_lifetime(self: copy self)
  package mutating func enter(_ byte: UInt8) throws(Refusal) {
    try expect(byte)
    depth &+= 1
    guard depth <= Limits.jsonDepthMax else {
      throw malformed(.nestedTooDeep(most: Limits.jsonDepthMax))
    }
  }

  /// The key of the next member, or nil at the object's end. `first` turns false.
  @_lifetime(self: copy self)
  package mutating func nextKey(_ first: inout Bool) throws(Refusal) -> Raw? {
    if take(0x7d) {
      depth &-= 1
      return nil
    }
    if !first { try expect(0x2c) }
    first = false
    let key = try string()
    try expect(0x3a)
    return key
  }

  /// Whether another element follows, or false at the list's end. `first` turns false.
  @_lifetime(self: copy self)
  package mutating func nextElement(_ first: inout Bool) throws(Refusal) -> Bool {
    if take(0x5d) {
      depth &-= 1
      return false
    }
    if !first { try expect(0x2c) }
    first = false
    return true
  }

  /// The string that comes next.
  @_lifetime(self: copy self)
  package mutating func string() throws(Refusal) -> Raw {
    try expect(0x22)
    let start = offset
    var escaped = false
    while offset < bytes.count {
      let byte = bytes[offset]
      if byte == 0x22 {
        offset &+= 1
        return Raw(range: start..<(offset &- 1), escaped: escaped)
      }
      if byte == 0x5c {
        escaped = true
        offset &+= 1
      } else if byte < 0x20 {
        throw malformed(.controlInString)
      }
      offset &+= 1
    }
    throw malformed(.stringWithoutEnd)
  }

  /// The digits of the number that comes next.
  @_lifetime(self: copy self)
  mutating func number() throws(Refusal) -> Range<Int> {
    skipSpace()
    let start = offset
    while offset < bytes.count {
      switch bytes[offset] {
      case 0x30...0x39, 0x2d, 0x2b, 0x2e, 0x65, 0x45: offset &+= 1
      default: return start..<offset
      }
    }
    return start..<offset
  }

  /// Takes a word such as `null`.
  @_lifetime(self: copy self)
  package mutating func take(word: String) -> Bool {
    skipSpace()
    let count = word.utf8.count
    guard offset &+ count <= bytes.count else { return false }
    var index = offset
    for letter in word.utf8 {
      if bytes[index] != letter { return false }
      index &+= 1
    }
    offset = index
    return true
  }

  /// Passes over one value of any kind and gives its place.
  @_lifetime(self: copy self)
  mutating func skipValue() throws(Refusal) -> Range<Int> {
    let next = peek()
    let start = offset
    switch next {
    case 0x22: _ = try string()
    case 0x7b:
      try enter(0x7b)
      var first = true
      while try nextKey(&first) != nil { _ = try skipValue() }
    case 0x5b:
      try enter(0x5b)
      var first = true
      while try nextElement(&first) { _ = try skipValue() }
    case 0x74 where take(word: "true"), 0x66 where take(word: "false"),
      0x6e where take(word: "null"):
      break
    default:
      guard try !number().isEmpty else { throw malformed(.noJSONValue) }
    }
    return start..<offset
  }

  /// Appends the content of a string, its escapes resolved.
  func append(_ raw: Raw, to text: inout [UInt8]) throws(Refusal) {
    guard raw.escaped else {
      text.append(bytes, raw.range)
      return
    }
    var index = raw.range.lowerBound
    while index < raw.range.upperBound {
      let byte = bytes[index]
      index += 1
      guard byte == 0x5c else {
        text.append(byte)
        continue
      }
      let escape = bytes[index]
      index += 1
      switch escape {
      case 0x22, 0x5c, 0x2f: text.append(escape)
      case 0x62: text.append(0x08)
      case 0x66: text.append(0x0c)
      case 0x6e: text.append(0x0a)
      case 0x72: text.append(0x0d)
      case 0x74: text.append(0x09)
      case 0x75: text.append(contentsOf: String(try scalar(&index, raw.range.upperBound)).utf8)
      default: throw malformed(.unknownEscape)
      }
    }
  }

  private func scalar(_ index: inout Int, _ end: Int) throws(Refusal) -> Unicode.Scalar {
    let first = try unit(&index, end)
    if let scalar = Unicode.Scalar(first) { return scalar }
    guard first < 0xdc00, index + 2 <= end, bytes[index] == 0x5c, bytes[index + 1] == 0x75 else {
      throw malformed(.halfSurrogate)
    }
    index += 2
    let second = try unit(&index, end)
    guard (0xdc00...0xdfff).contains(second),
      let scalar = Unicode.Scalar(0x10000 + ((first - 0xd800) << 10 | (second - 0xdc00)))
    else { throw malformed(.halfSurrogate) }
    return scalar
  }

  private func unit(_ index: inout Int, _ end: Int) throws(Refusal) -> UInt32 {
    guard index + 4 <= end else { throw malformed(.shortEscape) }
    var unit: UInt32 = 0
    for _ in 0..<4 {
      guard let digit = hexadecimalDigit(bytes[index]) else {
        throw malformed(.shortEscape)
      }
      unit = unit << 4 | UInt32(digit)
      index += 1
    }
    return unit
  }

  /// The string's content as text.
  package func text(_ raw: Raw) throws(Refusal) -> String {
    guard raw.escaped else { return bytes.string(in: raw.range) }
    var text: [UInt8] = []
    try append(raw, to: &text)
    return String(decoding: text, as: UTF8.self)
  }

  /// Whether the string's content is these letters.
  func equals(_ raw: Raw, _ name: String) -> Bool {
    guard !raw.escaped else { return (try? text(raw)) == name }
    let letters = name.utf8
    guard letters.count == raw.range.count else { return false }
    var index = raw.range.lowerBound
    for letter in letters {
      if bytes[index] != letter { return false }
      index &+= 1
    }
    return true
  }
}

extension JSONScanner {
  /// A scanner of a text that is one value and nothing else; see ``end()``.
  ///
  /// Throws: a refusal of a text that is too long or not UTF-8.
  @_lifetime(copy bytes)
  package init(
    document bytes: Span<UInt8>, bytesMax: Int = Limits.lineBytesMax
  ) throws(Refusal) {
    guard bytes.count <= bytesMax else {
      throw Refusal(.form(.jsonTooLong(bytes: bytes.count, most: bytesMax)))
    }
    guard bytes.isUTF8 else { throw Refusal(.form(.jsonNotUTF8)) }
    self.init(bytes)
  }

  /// Requires that nothing follows.
  @_lifetime(self: copy self)
  package mutating func end() throws(Refusal) {
    guard peek() == 0, offset >= bytes.count else {
      throw malformed(.afterValue)
    }
  }

  /// The number that comes next, as it is written: sign, digits, fraction and exponent by RFC 8259.
  @_lifetime(self: copy self)
  package mutating func numberText() throws(Refusal) -> String {
    let range = try number()
    guard JSONScanner.isNumber(bytes, range) else {
      offset = range.lowerBound
      throw malformed(.noJSONValue)
    }
    return bytes.string(in: range)
  }

  private static func isNumber(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
    var index = range.lowerBound
    func skipDigits() -> Int {
      let start = index
      while index < range.upperBound, (0x30...0x39).contains(bytes[index]) { index += 1 }
      return index - start
    }
    if index < range.upperBound, bytes[index] == 0x2d { index += 1 }
    let whole = index
    let digits = skipDigits()
    guard digits > 0, digits == 1 || bytes[whole] != 0x30 else { return false }
    if index < range.upperBound, bytes[index] == 0x2e {
      index += 1
      guard skipDigits() > 0 else { return false }
    }
    if index < range.upperBound, bytes[index] == 0x65 || bytes[index] == 0x45 {
      index += 1
      if index < range.upperBound, bytes[index] == 0x2b || bytes[index] == 0x2d { index += 1 }
      guard skipDigits() > 0 else { return false }
    }
    return index == range.upperBound
  }
}

/// Writing of RFC 8785 JSON: one value, one sequence of bytes.
extension [UInt8] {
  /// Appends a JSON string of these bytes of UTF-8.
  public mutating func append(jsonString bytes: Span<UInt8>, _ range: Range<Int>) {
    append(0x22)
    var plain = range.lowerBound
    for index in range {
      let byte = bytes[index]
      guard byte < 0x20 || byte == 0x22 || byte == 0x5c else { continue }
      append(bytes, plain..<index)
      append(escapeOf: byte)
      plain = index + 1
    }
    append(bytes, plain..<range.upperBound)
    append(0x22)
  }

  /// Appends a JSON string.
  public mutating func append(jsonString text: String) {
    append(0x22)
    for byte in text.utf8 {
      if byte < 0x20 || byte == 0x22 || byte == 0x5c {
        append(escapeOf: byte)
      } else {
        append(byte)
      }
    }
    append(0x22)
  }

  private mutating func append(escapeOf byte: UInt8) {
    append(0x5c)
    switch byte {
    case 0x22, 0x5c: append(byte)
    case 0x08: append(0x62)
    case 0x09: append(0x74)
    case 0x0a: append(0x6e)
    case 0x0c: append(0x66)
    case 0x0d: append(0x72)
    default:
      append("u00")
      append(hexadecimal: byte)
    }
  }

  /// Appends money in exchange form.
  public mutating func append(json money: Money) {
    append("{\"amount\":\"")
    append(money.minor, scale: money.currency.digits)
    append("\",\"currency\":\"")
    append(money.currency)
    append("\"}")
  }
}

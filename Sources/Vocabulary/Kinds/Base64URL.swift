/// Base64 in the alphabet of URLs, without padding (RFC 4648, section 5).
public enum Base64URL {
  private static let alphabet = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)

  /// The letters for some bytes.
  public static func encode(_ bytes: Span<UInt8>) -> String {
    var letters: [UInt8] = []
    var (buffer, bits): (UInt32, UInt32) = (0, 0)
    for index in bytes.indices {
      buffer = buffer << 8 | UInt32(bytes[index])
      bits += 8
      while bits >= 6 {
        bits -= 6
        letters.append(alphabet[Int(buffer >> bits & 63)])
      }
    }
    if bits > 0 { letters.append(alphabet[Int(buffer << (6 - bits) & 63)]) }
    return String(decoding: letters, as: UTF8.self)
  }

  /// The bytes of some letters, or nil when they are none or not in their shortest form.
  public static func decode(_ text: String) -> [UInt8]? {
    var bytes: [UInt8] = []
    var (buffer, bits): (UInt32, UInt32) = (0, 0)
    for letter in text.utf8 {
      guard let value = alphabet.firstIndex(of: letter) else { return nil }
      buffer = buffer << 6 | UInt32(value)
      bits += 6
      guard bits >= 8 else { continue }
      bits -= 8
      bytes.append(UInt8(truncatingIfNeeded: buffer >> bits))
    }
    guard bits < 6, buffer & ((1 << bits) - 1) == 0 else { return nil }
    return bytes
  }
}

/// A network, as in `10.0.0.0/8` or `fd00::/8`; an address alone is a network of one.
struct NetworkRange: Sendable, Equatable {
  private let address: NetworkAddress
  /// How many bits of the 128 are fixed.
  private let bits: Int

  /// The network that a text is; nil where it is none.
  init?(_ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count), let address = NetworkAddress(String(parts[0])) else {
      return nil
    }
    let isShort = !parts[0].contains(":")
    var bits = 128
    if parts.count == 2 {
      guard parts[1].utf8.allSatisfy({ (0x30...0x39).contains($0) }), let said = Int(parts[1]),
        (0...(isShort ? 32 : 128)).contains(said)
      else { return nil }
      bits = isShort ? said + 96 : said
    }
    (self.address, self.bits) = (address, bits)
  }

  /// Whether an address is in it.
  func contains(_ other: NetworkAddress) -> Bool {
    for place in 0..<16 {
      let fixed = min(8, max(0, bits - place * 8))
      let mask = fixed == 0 ? 0 : UInt8(truncatingIfNeeded: 0xff << (8 - fixed))
      guard (address.bytes[place] ^ other.bytes[place]) & mask == 0 else { return false }
    }
    return true
  }
}

/// An address of the internet in its 16 bytes; one of version 4 is the one that is mapped to it, so
/// that both are the same.
struct NetworkAddress: Sendable, Hashable {
  let bytes: [UInt8]

  /// The address that a text is; nil where it is none.
  init?(_ text: String) {
    // Names of interfaces say nothing of an address.
    let plain = text.split(separator: "%", maxSplits: 1, omittingEmptySubsequences: false)[0]
    guard plain.utf8.count <= 45 else { return nil }
    if let four = NetworkAddress.four(plain) {
      bytes = [UInt8](repeating: 0, count: 10) + [0xff, 0xff] + four
    } else if let sixteen = NetworkAddress.sixteen(plain) {
      bytes = sixteen
    } else {
      return nil
    }
  }

  private static func four(_ text: Substring) -> [UInt8]? {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 4 else { return nil }
    var bytes: [UInt8] = []
    for part in parts {
      // What begins with 0 is octal to some and decimal to others.
      guard (1...3).contains(part.utf8.count), part.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
        part == "0" || !part.hasPrefix("0"), let byte = UInt8(part)
      else { return nil }
      bytes.append(byte)
    }
    return bytes
  }

  private static func sixteen(_ text: Substring) -> [UInt8]? {
    guard let gap = text.firstRange(of: "::") else {
      return groups(text, mayEndInFour: true).flatMap { $0.count == 16 ? $0 : nil }
    }
    let after = text[gap.upperBound...]
    guard !after.contains("::"), let head = groups(text[..<gap.lowerBound], mayEndInFour: false),
      let tail = groups(after, mayEndInFour: true), head.count + tail.count <= 14
    else { return nil }
    return head + [UInt8](repeating: 0, count: 16 - head.count - tail.count) + tail
  }

  /// The bytes of groups between colons; the last may be an address of version 4.
  private static func groups(_ text: Substring, mayEndInFour: Bool) -> [UInt8]? {
    guard !text.isEmpty else { return [] }
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    var bytes: [UInt8] = []
    for (place, part) in parts.enumerated() {
      if mayEndInFour, place == parts.count - 1, part.contains(".") {
        guard let four = four(part) else { return nil }
        bytes += four
        continue
      }
      guard (1...4).contains(part.utf8.count), part.utf8.allSatisfy(isHexadecimal),
        let number = UInt16(part, radix: 16)
      else { return nil }
      bytes += [UInt8(number >> 8), UInt8(number & 0xff)]
    }
    return bytes
  }

  private static func isHexadecimal(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x41...0x46).contains(byte) || (0x61...0x66).contains(byte)
  }
}

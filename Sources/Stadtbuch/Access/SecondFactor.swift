import Digests

/// A second factor as it is set up: a secret that an app keeps, and codes for when the app is lost.
public struct SecondFactor: Sendable {
  /// The secret in base 32 (RFC 4648), as apps take it.
  public let secret: String
  /// Codes that help once each; shown once.
  public let codes: [String]

  /// How many codes there are.
  private static let count = 10

  /// Draws one.
  public init(from chance: inout some RandomNumberGenerator) {
    let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".utf8)
    func drawn(_ count: Int) -> String {
      // 160 bits, as long as the hash that is made with it (RFC 4226, 4).
      String(
        decoding: (0..<count).map { _ in letters.randomElement(using: &chance) ?? 0x41 },
        as: UTF8.self)
    }
    secret = drawn(32)
    codes = (0..<SecondFactor.count).map { _ in
      (0..<4).map { _ in drawn(4).lowercased() }.joined(separator: "-")
    }
  }

  /// What is kept of the codes.
  public var digests: [String] { codes.map(SecondFactor.digest) }

  /// What is kept of a code; how it is written does not matter. They are as hard to guess as 80 bits,
  /// so a plain hash is enough.
  package static func digest(_ code: String) -> String {
    var hash = SHA256()
    hash.update(
      code.lowercased().utf8.filter {
        (0x61...0x7a).contains($0) || (0x32...0x37).contains($0)
      })
    return hash.digest().map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }

  /// The address that apps read, as text or as a picture.
  public func address(login: String, city: String) -> String {
    "otpauth://totp/\(SecondFactor.escaped(city)):\(SecondFactor.escaped(login))"
      + "?secret=\(secret)&issuer=\(SecondFactor.escaped(city))&algorithm=SHA1&digits=6&period=30"
  }

  private static func escaped(_ text: String) -> String {
    var escaped = ""
    for byte in text.utf8 {
      switch byte {
      case 0x30...0x39, 0x41...0x5a, 0x61...0x7a, 0x2d, 0x2e, 0x5f, 0x7e:
        escaped.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        escaped += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
      }
    }
    return escaped
  }
}

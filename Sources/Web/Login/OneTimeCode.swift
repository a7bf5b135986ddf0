import Crypto
import Foundation
import Vocabulary

/// Codes that change every thirty seconds (TOTP, RFC 6238).
enum OneTimeCode {
  private static let stepSeconds: Int64 = 30
  private static let digits = 6

  /// The step whose code a text is, around an instant; nil where it is none of them.
  ///
  /// Clocks of telephones go wrong, so the steps before and after count as well; the same code in two
  /// of them is the later one, so that neither can be used again.
  static func step(of code: String, secret: [UInt8], at now: Instant) -> Int64? {
    let typed = Array(code.utf8)
    let present = now.microseconds / 1_000_000 / stepSeconds
    var found: Int64?
    for step in max(0, present - 1)...max(0, present + 1)
    where Passwords.isSame(typed, Array(self.code(step, secret: secret).utf8)) {
      found = step
    }
    return found
  }

  /// The code of a step.
  static func code(_ step: Int64, secret: [UInt8], digits: Int = digits) -> String {
    let message = (0..<8).map { UInt8(truncatingIfNeeded: step >> (56 - 8 * $0)) }
    let hash = Array(
      HMAC<Insecure.SHA1>.authenticationCode(for: message, using: SymmetricKey(data: secret)))
    let place = Int(hash[hash.count - 1] & 0x0f)
    var number = hash[place..<(place + 4)].reduce(UInt32(0)) { $0 << 8 | UInt32($1) } & 0x7fff_ffff
    var code = ""
    for _ in 0..<digits {
      code = "\(number % 10)" + code
      number /= 10
    }
    return code
  }

  /// The bytes of a secret in base 32; nil where it is none.
  static func bytes(base32 text: String) -> [UInt8]? {
    var (bytes, buffer, bits): ([UInt8], UInt32, Int) = ([], 0, 0)
    for letter in text.utf8 {
      let value: UInt8
      switch letter {
      case 0x41...0x5a: value = letter - 0x41
      case 0x32...0x37: value = letter - 0x32 + 26
      default: return nil
      }
      buffer = (buffer << 5 | UInt32(value)) & 0xfff
      bits += 5
      if bits >= 8 {
        bits -= 8
        bytes.append(UInt8(truncatingIfNeeded: buffer >> UInt32(bits)))
      }
    }
    return bytes.count >= 10 ? bytes : nil
  }
}

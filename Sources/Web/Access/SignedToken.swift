import Foundation
import Views
import Vocabulary

/// A JWT as it was sent: taken apart strictly, believed in nothing yet.
///
/// Header and claims are read by one parser here, so that nothing is checked in one reading and used
/// in another.
struct SignedToken {
  /// The longest that is looked at.
  static let bytesMax = 8_192
  /// The algorithms that are taken, whatever a header says: none that works with a shared secret.
  static let algorithms: Set<String> = [
    "RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA",
  ]

  /// What the header says it is signed with; one of ``algorithms``.
  let algorithm: String
  /// The name of the key, if it names one.
  let key: String?
  /// What it says; to be believed only once the signature is verified.
  let claims: AnswerObject
  /// What is signed.
  let signed: [UInt8]
  /// The signature.
  let signature: [UInt8]

  /// Whether a text is sent as one: in three parts.
  static func isMeant(_ text: String) -> Bool { text.utf8.count { $0 == 0x2e } == 2 }

  /// The token that a text is; nil where it is none that could be verified.
  init?(_ text: String) {
    guard text.utf8.count <= SignedToken.bytesMax else { return nil }
    let parts = text.utf8.split(separator: 0x2e, omittingEmptySubsequences: false)
    guard parts.count == 3,
      let header = SignedToken.object(parts[0]), let claims = SignedToken.object(parts[1]),
      let signature = SignedToken.bytes(parts[2]), !signature.isEmpty,
      case .text(let algorithm)? = header["alg"], SignedToken.algorithms.contains(algorithm),
      // What must be understood is not, so the token is refused (RFC 7515, 4.1.11).
      header["crit"] == nil, header["b64"] == nil
    else { return nil }
    switch header["kid"] {
    case nil: key = nil
    case .text(let name): key = name
    default: return nil
    }
    self.algorithm = algorithm
    self.claims = claims
    self.signature = signature
    signed = Array(parts[0]) + [0x2e] + Array(parts[1])
  }

  private static func object(_ part: Substring.UTF8View) -> AnswerObject? {
    guard let bytes = bytes(part),
      case .object(let object)? = try? AnswerValue(document: bytes.span, bytesMax: bytesMax)
    else { return nil }
    return object
  }

  /// The bytes that a text of base64url is, without padding or anything else.
  static func bytes(_ text: some Collection<UInt8>) -> [UInt8]? {
    var base64 = Data(capacity: text.count + 3)
    for letter in text {
      switch letter {
      case 0x2d: base64.append(0x2b)
      case 0x5f: base64.append(0x2f)
      case 0x30...0x39, 0x41...0x5a, 0x61...0x7a: base64.append(letter)
      default: return nil
      }
    }
    while base64.count % 4 != 0 { base64.append(0x3d) }
    return Data(base64Encoded: base64).map(Array.init)
  }
}

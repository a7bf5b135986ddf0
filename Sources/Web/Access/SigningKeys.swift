import JWTKit
import Views
import Vocabulary

/// The public keys of an issuer, each with the algorithms that it may be used for.
struct SigningKeys: Sendable {
  private struct Key: Sendable {
    let name: String?
    var verifiers: [String: any JWTAlgorithm] = [:]
  }

  private var keys: [Key] = []

  /// How many there are.
  var count: Int { keys.count }

  /// The keys of a set (JWKS); those that are for something else, or of another kind, are left out.
  ///
  /// Returns nil where the bytes are no set of keys.
  init?(jwks bytes: [UInt8]) async {
    guard case .object(let object)? = try? AnswerValue(document: bytes.span),
      case .list(let list)? = object["keys"]
    else { return nil }
    for case .object(let entry) in list.prefix(100) {
      if case .text(let use)? = entry["use"], use != "sig" { continue }
      var key = Key(name: SigningKeys.text(entry, "kid"))
      for algorithm in SigningKeys.algorithms(of: entry) {
        guard let jwk = SigningKeys.jwk(entry, algorithm) else { continue }
        let holder = JWTKeyCollection()
        guard (try? await holder.add(jwk: jwk)) != nil,
          let verifier = try? await holder.getKey(alg: algorithm), verifier.name == algorithm
        else { continue }
        key.verifiers[algorithm] = verifier
      }
      if !key.verifiers.isEmpty { keys.append(key) }
    }
  }

  /// What came of looking at a signature.
  enum Verdict {
    /// It is one of a key's.
    case right
    /// It is not.
    case wrong
    /// There is no such key here.
    case unknownKey
  }

  /// Looks whether a token is signed by one of the keys, in a way that the key is for.
  func verdict(_ token: SignedToken) -> Verdict {
    // Who names no key means the only one.
    let named = token.key.map { name in keys.filter { $0.name == name } } ?? keys
    guard named.count == 1, let key = named.first else { return .unknownKey }
    guard let verifier = key.verifiers[token.algorithm] else { return .wrong }
    return (try? verifier.verify(token.signature, signs: token.signed)) == true ? .right : .wrong
  }

  // MARK: Reading keys

  /// What a key may be used for: what it says, else what its kind allows.
  private static func algorithms(of key: AnswerObject) -> [String] {
    let possible: [String] =
      switch (text(key, "kty"), text(key, "crv")) {
      case ("RSA", _): ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512"]
      case ("EC", "P-256"): ["ES256"]
      case ("EC", "P-384"): ["ES384"]
      case ("EC", "P-521"): ["ES512"]
      case ("OKP", "Ed25519"): ["EdDSA"]
      default: []
      }
    guard let said = text(key, "alg") else { return possible }
    return possible.filter { $0 == said }
  }

  /// The public part of a key; shorter keys than are safe today are none.
  private static func jwk(_ key: AnswerObject, _ algorithm: String) -> JWK? {
    guard let algorithm = JWK.Algorithm(rawValue: algorithm) else { return nil }
    let name = JWKIdentifier(string: "key")
    switch text(key, "kty") {
    case "RSA":
      guard let modulus = text(key, "n"), let exponent = text(key, "e"),
        let bytes = SignedToken.bytes(modulus.utf8)?.drop(while: { $0 == 0 }), bytes.count >= 256
      else { return nil }
      return .rsa(algorithm, identifier: name, modulus: modulus, exponent: exponent)
    case "EC":
      guard let curve = text(key, "crv").flatMap(ECDSACurve.init(rawValue:)) else { return nil }
      return .ecdsa(
        algorithm, identifier: name, x: text(key, "x"), y: text(key, "y"), curve: curve)
    default:
      return .octetKeyPair(
        algorithm, identifier: name, x: text(key, "x"), y: nil, curve: .ed25519)
    }
  }

  private static func text(_ object: AnswerObject, _ name: String) -> String? {
    guard case .text(let text)? = object[name] else { return nil }
    return text
  }
}

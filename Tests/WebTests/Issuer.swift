import Crypto
import Foundation
import HTTPTypes
import HummingbirdTesting
import Logging
import Stadtbuch
import TestSupport
import Vocabulary

@testable import Web

/// An issuer with keys of its own, made for a test.
struct Issuer {
  static let name = "https://login.example.org"
  static let audience = "stadtbuch"

  let key: P256.Signing.PrivateKey
  let keyName: String

  init(keyName: String = "k1", key: P256.Signing.PrivateKey = P256.Signing.PrivateKey()) {
    (self.key, self.keyName) = (key, keyName)
  }

  /// Its key, as others see it.
  var jwk: String {
    let point = key.publicKey.rawRepresentation
    return
      #"{"kty":"EC","crv":"P-256","kid":"\#(keyName)","use":"sig","#
      + #""x":"\#(Issuer.base64(point.prefix(32)))","y":"\#(Issuer.base64(point.suffix(32)))"}"#
  }

  /// The set of its keys.
  var jwks: String { #"{"keys":[\#(jwk)]}"# }

  /// Logins by its word.
  func login(_ place: KeySource.Place? = nil, claim: String = "groups") -> OpenIDLogin {
    let jwks = Array(jwks.utf8)
    return OpenIDLogin(
      settings: ServeConfiguration.OpenID(
        issuer: Issuer.name, audience: Issuer.audience, keys: "", claim: claim),
      keys: KeySource(place ?? .asked { jwks }, logger: Issuer.silent))
  }

  static let silent = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }

  /// A good token's claims at the first of February 2026, 9:00 UTC; others take their place.
  static func claims(_ more: [String: String] = [:]) -> String {
    var claims = [
      "iss": #""\#(name)""#, "aud": #""\#(audience)""#, "sub": #""u-1""#, "exp": "1769940000",
      "iat": "1769936000", "groups": #"["staff"]"#, "name": #""Erika Muster""#,
    ]
    claims.merge(more) { $1 }
    let members = claims.filter { !$0.value.isEmpty }.sorted { $0.key < $1.key }
    return "{" + members.map { #""\#($0.key)":\#($0.value)"# }.joined(separator: ",") + "}"
  }

  /// A token that says so.
  func token(_ claims: String = Issuer.claims(), header: String? = nil) throws -> String {
    let header = header ?? #"{"alg":"ES256","typ":"JWT","kid":"\#(keyName)"}"#
    let signed = Issuer.base64(header.utf8) + "." + Issuer.base64(claims.utf8)
    let signature = try key.signature(for: Data(signed.utf8)).rawRepresentation
    return signed + "." + Issuer.base64(signature)
  }

  static func base64(_ bytes: some Collection<UInt8>) -> String {
    Data(bytes).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing(
      "=", with: "")
  }
}

extension ServedTown {
  /// One with roles for groups.
  static func withRoles() throws -> ServedTown {
    let town = try ServedTown()
    try town.write(
      """
      groups:
        staff: {role: editor, units: [unit/orga]}
        heads: {role: editor, units: [unit/bau, unit/orga]}
        steering: {role: controller}
        readers: {role: reader}
      """, to: "roles.yaml")
    return town
  }

  /// Writes a file of the city's configuration.
  func write(_ text: String, to name: String) throws {
    let folder = stadtbuch.folders.config
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try Data(text.utf8).write(to: URL(filePath: folder + "/" + name))
  }

  /// The status and the bytes that a bearer gets, where an issuer is set up.
  func ask(_ bearer: String, _ login: OpenIDLogin, _ address: String = "/api/v1") async throws -> (
    Int, String
  ) {
    let answer = try await get(address, nil, [.authorization: "Bearer \(bearer)"]) {
      $0.openID = login
    }
    return (answer.status.code, answer.text)
  }
}

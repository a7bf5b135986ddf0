import AsyncHTTPClient
import Foundation
import HTTPTypes
import NIOCore
import NIOHTTP1
import Views
import Vocabulary

/// Asks an issuer: where its addresses are, and what stands there.
actor IssuerClient {
  /// The addresses of an issuer that a login needs.
  struct Places: Sendable {
    /// Where people log in.
    let authorization: String
    /// Where codes are exchanged.
    let token: String
  }

  private static let refreshMicroseconds: Int64 = 600 * 1_000_000
  private static let bytesMax = 1 << 20

  private let issuer: String
  private var known: (places: Places, at: Instant)?

  init(issuer: String) { self.issuer = issuer }

  /// Where its addresses are, asked anew every ten minutes.
  func places(now: Instant) async throws -> Places {
    if let known,
      (0..<IssuerClient.refreshMicroseconds).contains(
        now.microseconds - known.at.microseconds)
    {
      return known.places
    }
    let base = issuer.hasSuffix("/") ? String(issuer.dropLast()) : issuer
    let request = HTTPClientRequest(url: base + "/.well-known/openid-configuration")
    // The document must be of this issuer, or another one could be taken for it.
    guard let document = try await object(request), document["issuer"] == .text(issuer),
      case .text(let authorization)? = document["authorization_endpoint"],
      case .text(let token)? = document["token_endpoint"],
      IssuerClient.isSafe(authorization, of: issuer), IssuerClient.isSafe(token, of: issuer)
    else { throw IssuerClient.silent }
    let places = Places(authorization: authorization, token: token)
    known = (places, now)
    return places
  }

  /// What it answers, as an object of JSON; nil where it refuses. It is followed nowhere else.
  nonisolated func object(_ request: HTTPClientRequest) async throws -> AnswerObject? {
    let client = HTTPClient(
      configuration: HTTPClient.Configuration(
        redirectConfiguration: .disallow,
        timeout: HTTPClient.Configuration.Timeout(connect: .seconds(5), read: .seconds(10))))
    let (code, bytes): (UInt, [UInt8])
    do {
      let response = try await client.execute(request, timeout: .seconds(15))
      let body = try await response.body.collect(upTo: IssuerClient.bytesMax)
      (code, bytes) = (response.status.code, Array(body.readableBytesView))
      try await client.shutdown()
    } catch {
      try? await client.shutdown()
      throw IssuerClient.silent
    }
    guard code == 200, case .object(let object)? = try? AnswerValue(document: bytes.span)
    else { return nil }
    return object
  }

  /// Whether an address may be asked: over TLS, or on this machine where the issuer is there too.
  static func isSafe(_ address: String, of issuer: String) -> Bool {
    guard let url = URL(string: address), url.host != nil, !address.contains("#") else {
      return false
    }
    return url.scheme == "https" || (isHere(address) && isHere(issuer))
  }

  private static func isHere(_ address: String) -> Bool {
    guard let url = URL(string: address), url.scheme == "http" else { return false }
    return ["localhost", "127.0.0.1", "::1", "[::1]"].contains(url.host ?? "")
  }

  private static let silent = Problem(
    .serviceUnavailable, "issuer", "the login service does not answer; try again in a moment",
    "der Anmeldedienst antwortet nicht; gleich noch einmal versuchen"
  ).with(.retryAfter, "5")
}

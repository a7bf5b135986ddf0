import AsyncHTTPClient
import Crypto
import Foundation
import HTTPTypes
import Logging
import NIOCore
import NIOHTTP1
import Stadtbuch
import Synchronization
import Views
import Vocabulary

/// Logins in a browser by the word of an issuer: OpenID Connect with an authorisation code that is
/// bound to who asked for it (PKCE, RFC 7636).
final class OpenIDBrowser: Sendable {
  /// A login that is on its way.
  private struct Waiting {
    let nonce: String
    let verifier: String
    let secret: String
    let back: String
    let next: String?
    let ledger: String
    let began: Instant
  }

  private static let waitMicroseconds: Int64 = 600 * 1_000_000
  /// The most logins on their way; the oldest go first.
  static let countMax = 1_000

  let login: OpenIDLogin
  private let client: String
  private let clientSecret: String?
  private let issuer: IssuerClient
  private let waiting = Mutex<[String: Waiting]>([:])

  /// Logins at an issuer, where this server is called `client`; with a secret if it has one there.
  init(_ login: OpenIDLogin, client: String, secret: String?) {
    self.login = login
    self.client = client
    clientSecret = secret
    issuer = IssuerClient(issuer: login.settings.issuer)
  }

  /// How many are on their way.
  var count: Int { waiting.withLock { $0.count } }

  // MARK: There

  /// Begins a login.
  ///
  /// - Returns: where the browser is sent, and the secret that it keeps as a cookie.
  func begin(
    ledger: String, back: String, next: String?, now: Instant
  ) async throws -> (address: String, secret: String) {
    let places = try await issuer.places(now: now)
    var chance = SystemRandomNumberGenerator()
    func drawn() -> String { Sessions.secret(from: &chance) }
    let state = drawn()
    let one = Waiting(
      nonce: drawn(), verifier: drawn(), secret: drawn(), back: back, next: next, ledger: ledger,
      began: now)
    waiting.withLock { waiting in
      waiting = waiting.filter { OpenIDBrowser.isOpen($0.value, now) }
      if waiting.count >= OpenIDBrowser.countMax,
        let oldest = waiting.min(by: { $0.value.began < $1.value.began })
      {
        waiting[oldest.key] = nil
      }
      waiting[state] = one
    }
    let challenge = OpenIDBrowser.base64(SHA256.hash(data: Array(one.verifier.utf8)))
    let query = OpenIDBrowser.form([
      ("response_type", "code"), ("client_id", client), ("redirect_uri", back),
      ("scope", "openid profile"), ("state", state), ("nonce", one.nonce),
      ("code_challenge", challenge), ("code_challenge_method", "S256"),
    ])
    let mark = places.authorization.contains("?") ? "&" : "?"
    return (places.authorization + mark + query, one.secret)
  }

  private static func isOpen(_ one: Waiting, _ now: Instant) -> Bool {
    (0..<waitMicroseconds).contains(now.microseconds - one.began.microseconds)
  }

  // MARK: Back

  /// Ends a login with what the issuer sent along.
  ///
  /// - Returns: what it says of who logged in, and the page that was asked for.
  func end(
    _ pairs: [(name: String, value: String)], secret: String?, ledger: String, now: Instant,
    _ logger: Logger
  ) async throws -> (claims: AnswerObject, next: String?) {
    func value(_ name: String) -> String? { pairs.first { $0.name == name }?.value }
    // Taken away whatever comes of it, so that nothing is tried twice.
    guard let state = value("state"),
      let one = waiting.withLock({ $0.removeValue(forKey: state) }),
      OpenIDBrowser.isOpen(one, now), one.ledger == ledger, let secret,
      Login.isSame(secret, one.secret)
    else { throw refused("no login is on its way", logger) }
    // Another issuer's answer is none (RFC 9207).
    guard value("iss").map({ $0 == login.settings.issuer }) ?? true else {
      throw refused("another issuer answers", logger)
    }
    guard let code = value("code"), !code.isEmpty, code.utf8.count <= 4_096 else {
      throw refused("the issuer refuses", logger)
    }
    let token = try await token(for: code, one, now, logger)
    let claims = try await login.claims(token, audience: client, at: now, logger)
    guard case .text(let nonce)? = claims["nonce"], nonce == one.nonce else {
      throw refused("the token is of another login", logger)
    }
    if let party = claims["azp"], party != .text(client) {
      throw refused("the token is for another party", logger)
    }
    return (claims, one.next)
  }

  /// Exchanges a code for the token that says who logged in.
  private func token(
    for code: String, _ one: Waiting, _ now: Instant, _ logger: Logger
  ) async throws -> String {
    let places = try await issuer.places(now: now)
    var request = HTTPClientRequest(url: places.token)
    request.method = .POST
    request.headers.add(name: "Content-Type", value: "application/x-www-form-urlencoded")
    request.headers.add(name: "Accept", value: "application/json")
    var fields = [
      ("grant_type", "authorization_code"), ("code", code), ("redirect_uri", one.back),
      ("code_verifier", one.verifier),
    ]
    if let clientSecret {
      // Both parts as in a form (RFC 6749, 2.3.1).
      let pair = OpenIDBrowser.escaped(client) + ":" + OpenIDBrowser.escaped(clientSecret)
      request.headers.add(
        name: "Authorization", value: "Basic " + Data(pair.utf8).base64EncodedString())
    } else {
      fields.append(("client_id", client))
    }
    request.body = .bytes(ByteBuffer(string: OpenIDBrowser.form(fields)))
    guard let answer = try await issuer.object(request),
      case .text(let token)? = answer["id_token"]
    else { throw refused("the issuer takes no code", logger) }
    return token
  }

  private func refused(_ why: String, _ logger: Logger) -> Problem {
    logger.info("login refused", metadata: ["why": "\(why)"])
    return OpenIDBrowser.notVouched
  }

  /// Whatever went wrong is said so.
  static let notVouched = Problem(
    .forbidden, "openid", "this login did not work; begin again",
    "diese Anmeldung ist nicht gelungen; neu beginnen")

  // MARK: Texts

  private static func form(_ fields: [(String, String)]) -> String {
    fields.map { "\($0.0)=\(escaped($0.1))" }.joined(separator: "&")
  }

  private static func escaped(_ text: String) -> String {
    LoginRoutes.escaped(text).replacing("/", with: "%2F")
  }

  private static func base64(_ bytes: some Sequence<UInt8>) -> String {
    Data(bytes).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_")
      .replacing("=", with: "")
  }
}

import Digests
import Foundation
import HTTPTypes
import Hummingbird
import Ledger
import Logging
import Stadtbuch
import Vocabulary

/// Finds out who asks: by a token as bearer, or as the password that spreadsheets ask for.
struct Login: RouterMiddleware {
  typealias Context = WebContext

  /// The cookie that names a session.
  static let cookie = "stadtbuch"

  let ledger: ServedLedger
  let options: WebOptions

  @concurrent
  func handle(
    _ request: Request, context: WebContext,
    next: @concurrent (Request, WebContext) async throws -> Response
  ) async throws -> Response {
    var context = context
    context.ledger = ledger
    context.known = try await caller(request, context.logger)
    return try await next(request, context)
  }

  /// Who asks; nil where nobody is logged in and nobody may ask without.
  private func caller(_ request: Request, _ logger: Logger) async throws -> Caller? {
    if let header = request.headers[.authorization] {
      guard let secret = Login.secret(header) else { throw Problem.login }
      if let openID = options.openID, Login.isBearer(header), SignedToken.isMeant(secret) {
        return try await openID.caller(
          secret, of: ledger, isPublic: options.isPublicNow, writes: options.writes, logger)
      }
      let now = ledger.stadtbuch.now
      let token: AccessToken?
      do throws(LedgerError) {
        token = try ledger.tokens.valid(secret, at: now)
      } catch {
        throw Problem(
          .internalServerError, "logins",
          "the logins cannot be read here; the operator looks with “stadtbuch token list”",
          "die Anmeldungen sind hier nicht lesbar; der Betrieb sieht mit „stadtbuch token list“ nach"
        )
      }
      guard let token else { throw Problem.login }
      return token.caller
    }
    if let name = request.cookies[Login.cookie]?.value,
      let caller = options.sessions.caller(name, now: ledger.stadtbuch.now)
    {
      return caller
    }
    if options.isOpen { return .owner }
    return options.isPublicNow ? .anybody : nil
  }

  /// What is sent as bearer, or as the password of the basic scheme.
  static func secret(_ header: String) -> String? {
    let parts = header.split(separator: " ", maxSplits: 1)
    guard parts.count == 2, header.utf8.count <= 8_192 else { return nil }
    switch parts[0].lowercased() {
    case "bearer": return String(parts[1])
    case "basic":
      guard let data = Data(base64Encoded: String(parts[1])),
        let pair = String(validating: data, as: UTF8.self),
        let colon = pair.firstIndex(of: ":")
      else { return nil }
      return String(pair[pair.index(after: colon)...])
    default: return nil
    }
  }

  /// Whether something is sent as bearer.
  private static func isBearer(_ header: String) -> Bool {
    header.prefix(7).lowercased() == "bearer "
  }

  /// Whether two secrets are the same, told in a time that does not depend on where they differ.
  static func isSame(_ left: String, _ right: String) -> Bool {
    func digest(_ text: String) -> [UInt8] {
      var hash = SHA256()
      hash.update(Array(text.utf8))
      return hash.digest()
    }
    return zip(digest(left), digest(right)).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
  }
}

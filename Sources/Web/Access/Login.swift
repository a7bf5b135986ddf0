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
  /// What stands before every address: nothing, or `/l/NAME`.
  var base = ""

  @concurrent
  func handle(
    _ request: Request, context: WebContext,
    next: @concurrent (Request, WebContext) async throws -> Response
  ) async throws -> Response {
    var context = context
    context.ledger = ledger
    // A browser sends cookies and passwords that it knows by itself, whoever's page it shows.
    if !Login.readingMethods.contains(request.method),
      !(request.headers[.authorization].map(Login.isBearer) ?? false)
    {
      try FormGuard.checkOrigin(request, context, options)
    }
    do {
      context.known = try await caller(request, &context)
      return try await next(request, context)
    } catch let problem as Problem where problem.reason == Problem.login.reason {
      guard isPage(request) else { throw problem }
      return LoginRoutes.redirect(to: request, base: base)
    }
  }

  private static let readingMethods: [HTTPRequest.Method] = [.get, .head, .options]

  /// Whether a person asks for a page, who can be asked to log in.
  private func isPage(_ request: Request) -> Bool {
    guard request.method == .get, request.headers[.authorization] == nil,
      let accept = request.headers[.accept], WeightedList(accept).names.contains("text/html")
    else { return false }
    let path = request.uri.path.dropFirst(base.count)
    return !["api", "odata", "grafana", "metrics", "login"].contains(
      path.split(separator: "/", maxSplits: 1).first.map(String.init) ?? "")
  }

  /// Who asks; nil where nobody is logged in and nobody may ask without.
  private func caller(
    _ request: Request, _ context: inout WebContext
  ) async throws -> Caller? {
    let logger = context.logger
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
        throw Login.unreadable
      }
      guard let token else { throw Problem.login }
      return token.caller
    }
    if let name = request.cookies[Login.cookie]?.value,
      let caller = try holder(of: name)
    {
      context.session = name
      return caller
    }
    if options.isOpen { return .owner }
    return options.isPublicNow ? .anybody : nil
  }

  /// Who a session speaks for, as they are now; nil where it speaks for nobody here any more.
  private func holder(of name: String) throws -> Caller? {
    guard let holder = options.sessions.holder(name, now: ledger.stadtbuch.now),
      holder.ledger == nil || holder.ledger == ledger.name
    else { return nil }
    guard let account = holder.account else { return holder.caller }
    let user: User?
    do throws(LedgerError) {
      user = try ledger.users.user(account.login)
    } catch {
      throw Login.unreadable
    }
    guard let user, user.disabled == nil, user.generation == account.generation else {
      options.sessions.end(name)
      return nil
    }
    return user.caller
  }

  static let unreadable = Problem(
    .internalServerError, "logins",
    "the logins cannot be read here; the operator looks with “stadtbuch token list”",
    "die Anmeldungen sind hier nicht lesbar; der Betrieb sieht mit „stadtbuch token list“ nach")

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

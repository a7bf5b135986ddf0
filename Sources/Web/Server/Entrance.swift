import HTTPTypes
import Hummingbird
import Stadtbuch
import Views
import Vocabulary

/// The door: the address that is printed when the server starts, with a key that opens it once; and
/// of a server for several ledgers the way to the first of them.
struct Entrance: RouterMiddleware {
  typealias Context = WebContext

  let ledgers: [ServedLedger]
  let options: WebOptions

  @concurrent
  func handle(
    _ request: Request, context: WebContext,
    next: @concurrent (Request, WebContext) async throws -> Response
  ) async throws -> Response {
    guard request.uri.path == "/", request.method == .get || request.method == .head else {
      return try await next(request, context)
    }
    let key = request.uri.queryParameters["key"]
    guard key != nil || ledgers.count > 1 else { return try await next(request, context) }
    var headers: HTTPFields = [.cacheControl: "no-store"]
    if let key, let clock = ledgers.first?.stadtbuch {
      guard let session = options.sessions.exchange(String(key), now: clock.now) else {
        throw Problem(
          .unauthorized, "key",
          "this key was used already or is another server's; start the server again for a new one",
          "dieser Schlüssel ist verbraucht oder gehört zu einem anderen Server; den Server für "
            + "einen neuen noch einmal starten")
      }
      headers[.setCookie] = Entrance.cookie(session, options, context)
    }
    headers[.location] = ledgers.count == 1 ? "/" : "/l/\(ledgers.first?.name ?? "")/"
    return Response(status: .seeOther, headers: headers)
  }

  /// The cookie of a session: never read by scripts, never sent along from other sites.
  static func cookie(
    _ value: String, _ options: WebOptions, _ context: WebContext, path: String = "/",
    name: String = Login.cookie, sameSite: String = "Strict"
  ) -> String {
    let isSecure = context.outer.isSecure || options.publicURL?.hasPrefix("https:") ?? false
    let secure = isSecure ? "; Secure" : ""
    return "\(name)=\(value); Path=\(path); HttpOnly; SameSite=\(sameSite)\(secure)"
  }
}

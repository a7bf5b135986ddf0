import HTTPTypes
import Hummingbird
import Stadtbuch
import Views
import Vocabulary

/// The door: the address that is printed when the server starts, with a key that opens it once.
struct Entrance: Sendable {
  let ledgers: [ServedLedger]
  let options: WebOptions

  func addRoutes(to router: Router<WebContext>) {
    router.get("/") { request, context in try enter(request, context) }
  }

  private func enter(_ request: Request, _ context: WebContext) throws -> Response {
    let home = ledgers.count == 1 ? "/api/v1" : "/l/\(ledgers.first?.name ?? "")/api/v1"
    var headers: HTTPFields = [.cacheControl: "no-store"]
    if let key = request.uri.queryParameters["key"], let clock = ledgers.first?.stadtbuch {
      guard let session = options.sessions.exchange(String(key), now: clock.now) else {
        throw Problem(
          .unauthorized, "key",
          "this key was used already or is another server's; start the server again for a new one",
          "dieser Schlüssel ist verbraucht oder gehört zu einem anderen Server; den Server für "
            + "einen neuen noch einmal starten")
      }
      headers[.setCookie] = Entrance.cookie(session, options, context)
    }
    headers[.location] = home
    return Response(status: .seeOther, headers: headers)
  }

  /// The cookie of a session: never read by scripts, never sent along from other sites.
  static func cookie(_ session: String, _ options: WebOptions, _ context: WebContext) -> String {
    let isSecure = context.outer.isSecure || options.publicURL?.hasPrefix("https:") ?? false
    let secure = isSecure ? "; Secure" : ""
    return "\(Login.cookie)=\(session); Path=/; HttpOnly; SameSite=Strict\(secure)"
  }
}

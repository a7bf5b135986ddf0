import HTTPTypes
import Hummingbird
import Pages
import Stadtbuch
import Vocabulary

/// The addresses of a login by the word of an issuer: the way there, and the way back.
struct OpenIDRoutes: Sendable {
  /// The cookie that binds a login to the browser that began it. It comes back from another site, so it
  /// is sent along from there; it opens nothing.
  private static let cookie = "stadtbuch-openid"

  let login: LoginRoutes
  let browser: OpenIDBrowser

  func begin(_ request: Request, _ context: WebContext) async throws -> Response {
    let next = LoginRoutes.next(
      request.uri.queryParameters["next"].map(String.init), base: login.base)
    do {
      let way = try await browser.begin(
        ledger: login.ledger.name, back: back(context), next: next,
        now: login.ledger.stadtbuch.now)
      return Response(
        status: .seeOther,
        headers: [
          .location: way.address, .cacheControl: "no-store",
          .setCookie: cookie(way.secret, context) + "; Max-Age=600",
        ])
    } catch let problem as Problem {
      return refused(problem, next, context)
    }
  }

  func end(_ request: Request, _ context: WebContext) async throws -> Response {
    do {
      let (claims, next) = try await browser.end(
        try request.uri.pairs(), secret: request.cookies[OpenIDRoutes.cookie]?.value,
        ledger: login.ledger.name, now: login.ledger.stadtbuch.now, context.logger)
      let caller = try browser.login.caller(
        of: claims, login.ledger, isPublic: false, writes: login.options.writes, context.logger)
      // The way here began at another site; from a page of this one the new cookie is sent along.
      var response = login.answer(
        .passing(to: login.root + (next ?? login.base + "/")), context)
      login.begin(Sessions.Holder(caller: caller, ledger: login.ledger.name), context, &response)
      response.headers.append(
        HTTPField(name: .setCookie, value: cookie("", context) + "; Max-Age=0"))
      return response
    } catch let problem as Problem {
      return refused(problem, nil, context)
    }
  }

  private func refused(
    _ problem: Problem, _ next: String?, _ context: WebContext
  ) -> Response {
    // What is wrong with a token is told as little here as elsewhere.
    let isLogin = problem.reason == Problem.login.reason
    return login.answer(
      login.form(next: next, error: isLogin ? OpenIDBrowser.notVouched.text : problem.text),
      context, isLogin ? OpenIDBrowser.notVouched.status : problem.status)
  }

  /// The address to which the issuer sends back.
  private func back(_ context: WebContext) -> String {
    let scheme = context.outer.isSecure ? "https" : "http"
    let root = login.options.publicURL ?? "\(scheme)://\(context.outer.authority ?? "")"
    return root + login.base + "/login/openid/callback"
  }

  private func cookie(_ value: String, _ context: WebContext) -> String {
    Entrance.cookie(value, login.options, context, name: OpenIDRoutes.cookie, sameSite: "Lax")
  }
}

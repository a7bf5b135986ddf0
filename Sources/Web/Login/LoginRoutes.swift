import Foundation
import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import Pages
import Stadtbuch
import Vocabulary

/// The addresses at which people log in and out with a browser.
struct LoginRoutes: Sendable {
  let ledger: ServedLedger
  let options: WebOptions
  /// What stands before every address: nothing, or `/l/NAME`.
  let base: String
  /// Whether the server has this ledger alone, so that its cookie is for the whole of it.
  let isAlone: Bool

  /// Adds them.
  func addRoutes(to router: RouterGroup<WebContext>) {
    router.get("login") { try await show($0, $1) }
    router.post("login") { try await logIn($0, $1) }
    router.post("logout") { try await logOut($0, $1) }
    guard let browser = options.openIDBrowser else { return }
    let routes = OpenIDRoutes(login: self, browser: browser)
    router.get("login/openid") { try await routes.begin($0, $1) }
    router.get("login/openid/callback") { try await routes.end($0, $1) }
  }

  /// Sends who asks for a page to the login, from where they come back to it.
  static func redirect(to request: Request, base: String) -> Response {
    let asked = request.head.path ?? "/"
    var headers: HTTPFields = [.cacheControl: "no-store"]
    var address = base + "/login"
    if let next = next(asked, base: base) { address += "?next=" + escaped(next) }
    headers[.location] = address
    return Response(status: .seeOther, headers: headers)
  }

  // MARK: Answers

  private func show(_ request: Request, _ context: WebContext) async throws -> Response {
    let next = LoginRoutes.next(request.uri.queryParameters["next"].map(String.init), base: base)
    if let session = context.session, let caller = context.known {
      if let next { return moved(to: next) }
      return answer(
        .loggedIn(
          reader: caller.role.label[context.language], token: options.forms.token(for: session)),
        context)
    }
    // Who follows a link of another site sends no cookie; from a page of this one they do.
    if request.headers[.fetchSite] == "cross-site" {
      let address = base + "/login" + (next.map { "?next=" + LoginRoutes.escaped($0) } ?? "")
      return answer(.passing(to: root + address), context)
    }
    return answer(form(next: next), context)
  }

  private func logIn(_ request: Request, _ context: WebContext) async throws -> Response {
    let fields = try await FormFields(request, options, bytesMax: 16 << 10)
    let next = LoginRoutes.next(fields["next"], base: base)
    let name = fields["login"] ?? ""
    do {
      let user = try await LocalLogin(ledger: ledger, options: options).user(
        name, password: fields["password"] ?? "", code: fields["code"] ?? "",
        from: context.outer.client)
      guard let user else {
        context.logger.info("login refused", metadata: ["why": "name, password or code"])
        return answer(
          form(next: next, name: name, error: .loginWrong), context, .unprocessableContent)
      }
      let holder = Sessions.Holder(
        caller: user.caller, ledger: ledger.name,
        account: Sessions.Account(login: user.login, generation: user.generation))
      var response = moved(to: next ?? base + "/")
      begin(holder, context, &response)
      return response
    } catch let problem as Problem where problem.headers[.retryAfter] != nil {
      context.logger.info("login refused", metadata: ["why": "\(problem.reason)"])
      var response = answer(
        form(next: next, name: name, error: problem.text), context, problem.status)
      response.headers[.retryAfter] = problem.headers[.retryAfter]
      return response
    }
  }

  private func logOut(_ request: Request, _ context: WebContext) async throws -> Response {
    var response = moved(to: base + "/login")
    guard let session = context.session else { return response }
    try options.forms.check(context, try await FormFields(request, options))
    options.sessions.end(session)
    response.headers[.setCookie] =
      Entrance.cookie("", options, context, path: cookiePath) + "; Max-Age=0"
    return response
  }

  // MARK: Parts

  /// Begins a session under a new name and ends the one that was sent, so that nobody can have chosen
  /// it.
  func begin(_ holder: Sessions.Holder, _ context: WebContext, _ response: inout Response) {
    if let former = context.session { options.sessions.end(former) }
    let session = options.sessions.begin(holder, now: ledger.stadtbuch.now)
    response.headers[.setCookie] = Entrance.cookie(session, options, context, path: cookiePath)
  }

  /// The form to log in.
  func form(next: String?, name: String = "", error: Label? = nil) -> LoginPage.Content {
    .form(
      LoginPage.Form(
        next: next, name: name, error: error, hasOpenID: options.openIDBrowser != nil))
  }

  /// A page of the login.
  func answer(
    _ content: LoginPage.Content, _ context: WebContext, _ status: HTTPResponse.Status = .ok
  ) -> Response {
    let page = LoginPage(
      content, city: ledger.stadtbuch.identity.name, base: base, language: context.language)
    return Response(
      status: status,
      headers: [
        .contentType: "text/html; charset=utf-8", .cacheControl: "no-store",
        .contentSecurityPolicy: PageRoutes.policy,
      ], body: ResponseBody(byteBuffer: ByteBuffer(bytes: page.rendered())))
  }

  private func moved(to address: String) -> Response {
    Response(
      status: .seeOther, headers: [.location: address, .cacheControl: "no-store"])
  }

  /// Where others see the root of the server, for addresses that stand in a page.
  var root: String { options.publicURL ?? "" }

  private var cookiePath: String {
    isAlone ? "/" : (options.publicURL.flatMap { URL(string: $0)?.path } ?? "") + base
  }

  // MARK: Addresses

  /// The page that was asked for, as far as it is one of this server: nothing else is gone to.
  static func next(_ text: String?, base: String) -> String? {
    guard let text, (1...2_000).contains(text.utf8.count), text.hasPrefix("/"),
      !text.hasPrefix("//"), text.utf8.allSatisfy({ (0x21...0x7e).contains($0) && $0 != 0x5c }),
      text.hasPrefix(base + "/") || text == base || text.hasPrefix(base + "?")
    else { return nil }
    let page = text.dropFirst(base.count)
    return page.hasPrefix("/login") || page.hasPrefix("/logout") ? nil : text
  }

  /// A text as the value of a query.
  static func escaped(_ text: String) -> String {
    var allowed = CharacterSet(charactersIn: "-._~/")
    allowed.formUnion(CharacterSet(charactersIn: "0"..."9"))
    allowed.formUnion(CharacterSet(charactersIn: "A"..."Z"))
    allowed.formUnion(CharacterSet(charactersIn: "a"..."z"))
    return text.addingPercentEncoding(withAllowedCharacters: allowed) ?? ""
  }
}

import Crypto
import Foundation
import HTTPTypes
import Hummingbird
import Stadtbuch

/// Takes forms only from pages of this server that were made for whoever sends them.
///
/// Two locks stand behind each other. The browser says where a request comes from: that is looked at
/// for every request but those that carry a bearer, in ``Login``. And a form carries a token of its
/// session, which no other site can know.
struct FormGuard: Sendable {
  /// The name of the hidden field that carries the token.
  static let field = "form"

  let options: WebOptions

  /// The token that forms of a session carry in the hidden field ``field``.
  ///
  /// It is the session's own, so a page with it must not be kept for others.
  func token(for session: String) -> String {
    Passwords.digits(options.sessions.seal(session))
  }

  /// Refuses a form that was not made for whoever sends it.
  ///
  /// - Parameters:
  ///   - context: the request's; whoever has no session is refused.
  ///   - fields: what was sent.
  func check(_ context: WebContext, _ fields: FormFields) throws(Problem) {
    guard let session = context.session, let sent = fields[FormGuard.field],
      Passwords.isSame(Array(sent.utf8), Array(token(for: session).utf8))
    else { throw FormGuard.refused }
  }

  /// Refuses what a page of another site sends.
  static func checkOrigin(
    _ request: Request, _ context: WebContext, _ options: WebOptions
  ) throws(Problem) {
    if let site = request.headers[.fetchSite], site != "same-origin", site != "none" {
      throw refused
    }
    guard let origin = request.headers[.origin] else { return }
    let own = (context.outer.isSecure ? "https://" : "http://") + (context.outer.authority ?? "")
    let ours = [own, options.publicURL].compactMap { $0.flatMap(FormGuard.origin) }
    guard let sent = FormGuard.origin(origin), ours.contains(sent) else { throw refused }
  }

  /// Scheme, name and port of an address, as browsers say them; nil where it is none.
  private static func origin(_ address: String) -> String? {
    let lower = address.lowercased()
    guard let mark = lower.firstRange(of: "://") else { return nil }
    let scheme = lower[..<mark.lowerBound]
    var name = lower[mark.upperBound...].prefix { $0 != "/" }
    let usual = scheme == "https" ? ":443" : ":80"
    if name.hasSuffix(usual) { name = name.dropLast(usual.count) }
    return name.isEmpty ? nil : "\(scheme)://\(name)"
  }

  private static let refused = Problem(
    .forbidden, "form",
    "this was not sent by a page of this server that is open now; load the page again",
    "dies kam nicht von einer offenen Seite dieses Servers; die Seite neu laden")
}

extension HTTPField.Name {
  /// Where a browser says a request comes from.
  static let fetchSite = HTTPField.Name("Sec-Fetch-Site") ?? .origin
}

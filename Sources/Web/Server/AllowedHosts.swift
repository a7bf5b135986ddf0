import HTTPTypes
import Hummingbird
import Vocabulary

/// Answers only who calls the server by one of its names: a page of another site, whose name was made
/// to point here, gets nothing.
struct AllowedHosts: RouterMiddleware {
  typealias Context = WebContext

  /// The names, without ports, as they are at the moment.
  let options: WebOptions

  @concurrent
  func handle(
    _ request: Request, context: WebContext,
    next: @concurrent (Request, WebContext) async throws -> Response
  ) async throws -> Response {
    // Who watches the machine calls it by its number, and is told nothing but that it is well.
    if request.uri.path.hasPrefix("/health/") { return try await next(request, context) }
    guard let authority = context.outer.authority,
      options.hostsNow.contains(AllowedHosts.name(authority))
    else {
      throw Problem(
        .misdirectedRequest, "host",
        "the server is not called so; the operator adds names with “publicUrl” or “hosts”",
        "der Server heißt nicht so; der Betrieb ergänzt Namen mit „publicUrl“ oder „hosts“",
        field: "Host")
    }
    return try await next(request, context)
  }

  /// The name of an authority, without its port.
  static func name(_ authority: String) -> String {
    let lower = authority.lowercased()
    if lower.hasPrefix("["), let end = lower.firstIndex(of: "]") {
      let rest = lower[lower.index(after: end)...]
      return rest.isEmpty || rest.hasPrefix(":") ? String(lower[...end]) : lower
    }
    return lower.split(separator: ":", maxSplits: 1).first.map(String.init) ?? lower
  }
}

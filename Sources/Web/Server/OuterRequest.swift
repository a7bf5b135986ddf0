import HTTPTypes
import Hummingbird
import NIOCore

/// How whoever asks sees the server: what a proxy says that is trusted, else what arrives here.
struct OuterRequest: Sendable, Equatable {
  /// Whether it is asked over TLS.
  var isSecure = false
  /// By which name, perhaps with a port.
  var authority: String?
  /// The address of whoever asks; nil where it is not known.
  var client: NetworkAddress?

  /// Nothing known.
  init() {}

  /// What is said of a request.
  ///
  /// Of several values the last counts: it is what the nearest proxy wrote, while those before may
  /// have been sent by anybody.
  init(
    headers: HTTPFields, authority: String?, peer: String?, isSecure: Bool,
    trusted: [NetworkRange]
  ) {
    self.isSecure = isSecure
    self.authority = authority
    client = peer.flatMap(NetworkAddress.init)
    func isTrusted(_ address: NetworkAddress) -> Bool { trusted.contains { $0.contains(address) } }
    guard let near = client, isTrusted(near) else { return }
    switch OuterRequest.values(headers, .forwardedProto).last?.lowercased() {
    case "https": self.isSecure = true
    case "http": self.isSecure = false
    default: break
    }
    if let host = OuterRequest.values(headers, .forwardedHost).last { self.authority = host }
    // The nearest one that is no proxy of ours; what is no address is nobody's word.
    for text in OuterRequest.values(headers, .forwardedFor).reversed() {
      guard let address = NetworkAddress(text) else { break }
      client = address
      if !isTrusted(address) { break }
    }
  }

  private static func values(_ headers: HTTPFields, _ name: HTTPField.Name) -> [String] {
    headers[values: name].flatMap { $0.split(separator: ",") }.map { part in
      part.split(whereSeparator: { $0 == " " || $0 == "\t" }).joined(separator: " ")
    }.filter { !$0.isEmpty }
  }
}

/// Finds out how whoever asks sees the server.
struct OuterRequests: RouterMiddleware {
  typealias Context = WebContext

  let options: WebOptions

  @concurrent
  func handle(
    _ request: Request, context: WebContext,
    next: @concurrent (Request, WebContext) async throws -> Response
  ) async throws -> Response {
    var context = context
    context.outer = OuterRequest(
      headers: request.headers, authority: request.head.authority,
      peer: context.peer?.ipAddress, isSecure: options.isSecure, trusted: options.trustedProxies)
    return try await next(request, context)
  }
}

/// Makes links whole where the server knows how others see it: nothing else names it in what it
/// answers.
struct PublicLinks: RouterMiddleware {
  typealias Context = WebContext

  /// Where others see the root of the server; nothing where that is not known.
  let root: String

  @concurrent
  func handle(
    _ request: Request, context: WebContext,
    next: @concurrent (Request, WebContext) async throws -> Response
  ) async throws -> Response {
    var response = try await next(request, context)
    if let location = response.headers[.location] {
      response.headers[.location] = whole(location, request.uri.path)
    }
    if let link = response.headers[.linkField], link.hasPrefix("</") {
      response.headers[.linkField] = "<" + root + link.dropFirst()
    }
    return response
  }

  /// The link from the root on: what begins with a name is meant from `…/api/v1/` on.
  private func whole(_ link: String, _ path: String) -> String {
    if link.hasPrefix("/") { return root + link }
    guard !link.contains("://"),
      let api = path.firstRange(of: "/api/v1/") ?? path.firstRange(of: "/api/v1")
    else { return link }
    return root + path[..<api.lowerBound] + "/api/v1/" + link
  }
}

extension HTTPField.Name {
  fileprivate static let forwardedProto = of("X-Forwarded-Proto")
  fileprivate static let forwardedHost = of("X-Forwarded-Host")
  fileprivate static let forwardedFor = of("X-Forwarded-For")

  private static func of(_ name: String) -> HTTPField.Name { HTTPField.Name(name) ?? .from }
}

import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import Pages
import Vocabulary

/// What stands around every request: its language, a line in the log, headers that keep browsers
/// safe, and errors in words. Nothing personal is logged: no query, no header, no address of a person.
struct RequestFrame: RouterMiddleware {
  typealias Context = WebContext

  /// What may be asked of which address.
  let methods: AllowedMethods
  /// The path of the address at which others see the server.
  let publicPath: String

  /// Whether a browser asks for a page.
  static func isForPeople(_ request: Request) -> Bool {
    guard request.headers[.accept]?.contains("text/html") ?? false else { return false }
    let parts = request.uri.path.split(separator: "/")
    let first = parts.first == "l" ? parts.dropFirst(2).first : parts.first
    return first.map { !["api", "odata", "grafana", "feeds", "metrics", "health"].contains($0) }
      ?? true
  }

  /// Puts a page in the place of what programs read.
  private func page(
    _ problem: Problem, _ request: Request, _ context: WebContext, to response: inout Response
  ) {
    let parts = request.uri.path.split(separator: "/")
    let base = parts.first == "l" && parts.count > 1 ? "\(publicPath)/l/\(parts[1])" : publicPath
    let bytes = ProblemPage.bytes(
      base: base, status: problem.status.code, text: problem.text[context.language],
      request: context.logger[metadataKey: "hb.request.id"]?.description,
      language: context.language)
    response.headers[.contentType] = "text/html; charset=utf-8"
    response.headers[.contentSecurityPolicy] = PageRoutes.policy
    response.body = ResponseBody(byteBuffer: ByteBuffer(bytes: bytes))
  }

  @concurrent
  func handle(
    _ request: Request, context: WebContext,
    next: @concurrent (Request, WebContext) async throws -> Response
  ) async throws -> Response {
    var context = context
    context.language = request.language
    var response: Response
    do {
      response = try await next(request, context)
    } catch {
      var problem = ProblemTable.problem(of: error)
      if problem.reason == "notFound", let other = methods.problem(request) { problem = other }
      if problem.status.kind == .serverError, problem.reason == "internal" {
        // Errors of the ledger say no personal data; see Refusal.
        context.logger.error("failed", metadata: ["error": "\(type(of: error))"])
      }
      response = problem.response(context.language)
      if RequestFrame.isForPeople(request) {
        page(problem, request, context, to: &response)
      }
    }
    response.headers[.requestID] = context.logger[metadataKey: "hb.request.id"]?.description
    response.headers[.xContentTypeOptions] = "nosniff"
    response.headers[.frameOptions] = "DENY"
    if response.headers[.referrerPolicy] == nil {
      response.headers[.referrerPolicy] = "same-origin"
    }
    if response.headers[.contentSecurityPolicy] == nil {
      response.headers[.contentSecurityPolicy] = "default-src 'none'; frame-ancestors 'none'"
    }
    context.logger.info(
      "answered",
      metadata: [
        "method": "\(request.method.rawValue)", "route": "\(context.endpointPath ?? "-")",
        "status": "\(response.status.code)",
      ])
    return response
  }
}

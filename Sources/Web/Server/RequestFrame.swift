import HTTPTypes
import Hummingbird
import Logging
import Vocabulary

/// What stands around every request: its language, a line in the log, headers that keep browsers
/// safe, and errors in words. Nothing personal is logged: no query, no header, no address of a person.
struct RequestFrame: RouterMiddleware {
  typealias Context = WebContext

  /// What may be asked of which address.
  let methods: AllowedMethods

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

import HTTPTypes
import Hummingbird
import HummingbirdCore
import Views
import Vocabulary

extension WebServer {
  /// The views as OData v4, read only.
  func addOData(to group: RouterGroup<WebContext>, base: String) {
    let answering = ODataAnswering(
      catalogue: options.catalogue, base: (options.publicURL ?? "") + base)
    let sets = group.group("odata").add(middleware: ODataErrors())
    sets.get("") { try await answering.service($0, $1, "now") }
    sets.get("{first}") { request, context in
      let parts = ODataPath.parts(request, base: base)
      if parts[0] == "$metadata" {
        return try await answering.metadata(request, context, "now")
      }
      guard !ODataPoint.isPoint(parts[0]) else {
        return try await answering.service(request, context, parts[0])
      }
      return try await answering.rows(
        request, context, "now", String(parts[0]), countsOnly: false)
    }
    sets.get("{first}/{set}") { request, context in
      let parts = ODataPath.parts(request, base: base)
      if parts[1] == "$metadata" {
        return try await answering.metadata(request, context, parts[0])
      }
      guard ODataPoint.isPoint(parts[0]) else {
        guard parts[1] == "$count" else { throw Problem.notFound }
        return try await answering.rows(
          request, context, "now", String(parts[0]), countsOnly: true)
      }
      return try await answering.rows(
        request, context, parts[0], String(parts[1]), countsOnly: false)
    }
    sets.get("{first}/{set}/{count}") { request, context in
      let parts = ODataPath.parts(request, base: base)
      guard parts[2] == "$count" else { throw Problem.notFound }
      return try await answering.rows(
        request, context, parts[0], String(parts[1]), countsOnly: true)
    }
  }
}

/// The parts of an address of OData as they stand in it: what they say is read later.
private enum ODataPath {
  static func parts(_ request: Request, base: String) -> [Substring] {
    let path = request.uri.path.dropFirst(base.utf8.count)
    // Some programs write $metadata with a sign of its own.
    return path.split(separator: "/").dropFirst().map { part in
      part.hasPrefix("%24") ? Substring("$" + part.dropFirst(3)) : part
    } + ["", "", ""]
  }
}

/// Says errors in the form of OData, and the version in every answer.
struct ODataErrors: RouterMiddleware {
  typealias Context = WebContext

  @concurrent
  func handle(
    _ request: Request, context: WebContext,
    next: @concurrent (Request, WebContext) async throws -> Response
  ) async throws -> Response {
    do {
      if let version = request.headers[.oDataMaxVersion], version < "4" {
        throw Problem.odata(
          "OData-MaxVersion", "this is OData 4.0; version \(version.excerpt) is not spoken",
          "dies ist OData 4.0; Version \(version.excerpt) wird nicht gesprochen")
      }
      return try await next(request, context)
    } catch {
      let problem = ProblemTable.problem(of: error)
      guard problem.reason != "internal" else { throw error }
      let value = AnswerValue.members(
        (
          "error",
          .members(
            ("code", .text(problem.reason)), ("message", .text(problem.text[context.language])),
            ("target", problem.field.map(AnswerValue.text)))
        ))
      var headers = problem.headers
      headers[.oDataVersion] = "4.0"
      headers[.contentLanguage] = context.language.rawValue
      var response = Response.bytes(
        value.json, "application/json;odata.metadata=minimal;charset=utf-8", caching: "no-store",
        headers)
      response.status = problem.status
      return response
    }
  }
}

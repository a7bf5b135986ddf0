import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Stadtbuch
import Timelines
import Vocabulary

/// Published reports as they were, byte for byte, for whom they were made.
struct ReportRoutes: Sendable {
  func addRoutes(to group: RouterGroup<WebContext>) {
    group.get("reports/{key}") { try await answer($0, $1) }
  }

  private func answer(_ request: Request, _ context: WebContext) async throws -> Response {
    let caller = try context.caller()
    guard let key = context.parameters.get("key")?.removingPercentEncoding else {
      throw Problem.notFound
    }
    let found = try await context.served().stadtbuch.lend(to: caller.audience) { engine, _ in
      let point = Point(asOf: .last, knownAt: try engine.knownAt(.head).sequence)
      let report = try engine.timelines.read(at: point) { (reading) throws(TimelinesError) in
        try reading.publishedReports().first { $0.subject == "report/\(key)" }
      }
      guard let report, caller.audience.level.sees(report.audience),
        let page = try engine.publishedPage(of: report)
      else { return nil as (report: PublishedReport, page: [UInt8])? }
      return (report, page)
    }
    guard let found else { throw Problem.notFound }
    let isPublic = found.report.audience == .public
    return Response(
      status: .ok,
      headers: [
        .contentType: "text/html; charset=utf-8",
        .contentSecurityPolicy: "sandbox; default-src 'none'; style-src 'unsafe-inline'",
        .cacheControl: isPublic ? "public, max-age=31536000, immutable" : "private, no-cache",
        .eTag: "\"\(found.report.sha256)\"",
      ], body: .init(byteBuffer: ByteBuffer(bytes: found.page)))
  }
}

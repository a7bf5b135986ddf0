import HTTPTypes
import Hummingbird
import Stadtbuch
import Timelines
import Views
import Vocabulary

extension WebServer {
  /// Due dates and changes at addresses that open by themselves: who may see what is said by the
  /// address, and nobody logs in.
  func addFeeds(of ledger: ServedLedger, to group: RouterGroup<WebContext>) {
    let publicURL = options.publicURL
    let feeds = group.group("feeds/{secret}")
    feeds.get("due.ics") { request, context in
      let language = context.language
      let bytes = try await FeedRoutes.answer(ledger, context) { engine, cancellation in
        let dates = DueDates(engine: engine, cancellation: cancellation, language: language)
        let stamp = try engine.knownAt(.head).time ?? engine.ledger.now
        return CalendarText(
          engine.ledger.identity.name, try dates.events(), stamp: stamp, language: language
        ).bytes
      }
      return FeedRoutes.response(bytes, "text/calendar; charset=utf-8")
    }
    feeds.get("changes.atom") { request, context in
      let language = context.language
      let bytes = try await FeedRoutes.answer(ledger, context) { engine, cancellation in
        try ChangeFeed(
          engine: engine, cancellation: cancellation, language: language, publicURL: publicURL
        ).xml(engine.ledger.identity.name)
      }
      return FeedRoutes.response(bytes, "application/atom+xml; charset=utf-8")
    }
  }
}

/// What all feeds have in common.
private enum FeedRoutes {
  /// Asks for whom the address says; an address that opens nothing is none.
  static func answer(
    _ ledger: ServedLedger, _ context: WebContext,
    _ body: @escaping @Sendable (Engine, Cancellation) throws -> [UInt8]
  ) async throws -> [UInt8] {
    guard let secret = context.parameters.get("secret"),
      let audience = try ledger.feeds.audience(secret, at: ledger.stadtbuch.now)
    else { throw Problem.notFound }
    return try await ledger.stadtbuch.lend(to: audience, body)
  }

  static func response(_ bytes: [UInt8], _ type: String) -> Response {
    Response.bytes(
      bytes, type, caching: "private, no-cache",
      [.robots: "noindex", .referrerPolicy: "no-referrer", .vary: "Accept-Language"])
  }
}

extension HTTPField.Name {
  /// What search engines may keep.
  fileprivate static let robots = HTTPField.Name("X-Robots-Tag") ?? .contentType
}

extension OpenAPIDocument {
  /// The feeds.
  static let feeds: [(String, AnswerValue)] = [
    feed("due.ics", "dueDates", "Due dates for calendars", "text/calendar"),
    feed("changes.atom", "changeFeed", "Changes for feed readers", "application/atom+xml"),
  ]

  private static func feed(
    _ name: String, _ id: String, _ summary: String, _ type: String
  ) -> (String, AnswerValue) {
    let text = AnswerValue.members(("type", .text("string")))
    return (
      "/feeds/{secret}/\(name)",
      .members(
        (
          "parameters",
          .list([
            .members(
              ("name", .text("secret")), ("in", .text("path")), ("required", .bool(true)),
              ("description", .text("What “stadtbuch feed create” printed.")), ("schema", text))
          ])
        ),
        (
          "get",
          operation(
            id, "feeds", summary, parameters: [query("lang", language, "The language of texts.")],
            isOpen: true, content(type, .members(("schema", text))))
        ))
    )
  }

  private static let language = AnswerValue.members(
    ("type", .text("string")), ("enum", .texts(["de", "en"])))
}

import HTTPTypes
import Hummingbird
import NIOCore
import Pages
import Stadtbuch
import Vocabulary

extension PageRoutes {
  /// Who a page is made for: that what everybody sees is the same bytes, whoever asks.
  ///
  /// Throws: where nobody is logged in and nobody may ask without.
  func reader(of page: Page, _ context: WebContext) throws(Problem) -> Caller {
    if page.isOpen { return .anybody }
    let caller = try context.caller()
    return page.isPublic ? .anybody : caller
  }

  /// Where the public is sent instead; nil where a page is for whoever asks.
  func elsewhere(
    _ page: Page, _ request: Request, _ caller: Caller
  ) -> Response? {
    guard page.path == "/", caller.audience.level == .public else { return nil }
    let query = request.uri.query.map { "?\($0)" } ?? ""
    return Response(
      status: .seeOther,
      headers: [
        .location: "\(route)/public\(query)", .cacheControl: "no-cache",
        .vary: "Authorization, Cookie",
      ])
  }

  /// Requires all that a catalogue must say.
  func check(_ page: Page, _ ask: PageAsk) throws(Problem) {
    guard page.isFile else { return }
    guard ask.publicURL != nil else {
      throw Problem(
        .notFound, "publicUrl",
        "the catalogue needs whole addresses; add “publicUrl: https://…” to the server's configuration",
        "der Katalog braucht ganze Adressen; in der Konfiguration des Servers „publicUrl: https://…“ "
          + "ergänzen")
    }
    guard ask.city?.contributorID != nil else {
      throw Problem(
        .notFound, "contributorID",
        "the catalogue says who publishes; add “contributorID:” to config/city.yaml",
        "der Katalog sagt, wer veröffentlicht; in config/city.yaml „contributorID:“ ergänzen")
    }
  }

  /// What search engines may keep: what the public sees now, in pages for people.
  static func mayBeFound(_ page: Page, _ ask: PageAsk) -> Bool {
    page.isPublic && !ask.pairs.contains { ["asOf", "knownAt", "org"].contains($0.name) }
  }
}

extension WebServer {
  /// What search engines may look at: the pages of the public, where there are any.
  func addRobots(to router: Router<WebContext>) {
    let options = options
    let places = [""] + ledgers.map { "/l/\($0.name)" }
    router.get("robots.txt") { _, _ in
      var text = "User-agent: *\n"
      if options.isPublicNow {
        for place in places {
          text += "Allow: \(options.publicPath)\(place)/public\n"
          text += "Allow: \(options.publicPath)\(place)/assets/\n"
        }
      }
      text += "Disallow: /\n"
      return Response.bytes(Array(text.utf8), "text/plain; charset=utf-8")
    }
  }
}

extension HTTPField.Name {
  /// What search engines may keep.
  static let robotsTag = HTTPField.Name("X-Robots-Tag") ?? .contentType
}

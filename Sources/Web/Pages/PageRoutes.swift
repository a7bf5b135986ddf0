import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdCore
import LMDB
import Ledger
import NIOCore
import Pages
import Stadtbuch
import Timelines
import Views
import Vocabulary

/// The pages of a ledger: each an address for people, made for who is logged in and kept as answers
/// are.
struct PageRoutes: Sendable {
  let ledger: ServedLedger
  let options: WebOptions
  /// What stands before every address as readers see it.
  let base: String
  /// The part of it that this server sees: nothing, or `/l/NAME`.
  let route: String

  /// Adds what pages load: the same for everybody, kept by browsers for ever.
  func addAssets(to router: RouterGroup<WebContext>) {
    for asset in PageAsset.all {
      router.get("\(asset.path)") { _, _ in
        Response(
          status: .ok,
          headers: [
            .contentType: asset.contentType,
            .cacheControl: "public, max-age=31536000, immutable",
          ], body: .init(byteBuffer: ByteBuffer(bytes: asset.bytes)))
      }
    }
  }

  /// Adds the pages.
  func addRoutes(to router: RouterGroup<WebContext>) {
    for page in Pages.all {
      router.get("\(page.path)") { try await answer(page, $0, $1) }
    }
  }

  private func mayRecord(_ caller: Caller) -> Bool {
    options.writes && caller.role.records && caller.actor != nil
  }

  /// What became of a question.
  private enum Outcome: Sendable {
    case held
    case answered(AnswerCache.Entry)
  }

  /// An outcome with what the headers say.
  private struct Answered: Sendable {
    var outcome: Outcome
    var tag: String?
    var point: String?
    var isThere = true
  }

  private func answer(
    _ page: Page, _ request: Request, _ context: WebContext
  ) async throws -> Response {
    let caller = try reader(of: page, context)
    if let elsewhere = elsewhere(page, request, caller) { return elsewhere }
    var path = request.uri.path
    if path.hasPrefix(route) { path = String(path.dropFirst(route.count)) }
    var names: [String: String] = [:]
    for (name, value) in context.parameters {
      names[String(name)] = String(value).removingPercentEncoding ?? String(value)
    }
    var ask = PageAsk(
      base: base, path: path.isEmpty ? "/" : path, pairs: try request.uri.pairs(), names: names,
      language: context.language,
      reader: caller.role == .public ? nil : caller.role.label[context.language],
      looker: caller.role == .owner ? nil : caller.actor ?? caller.login,
      mayLook: caller.role == .owner || caller.role.looksAtPersons)
    ask.mayRecord = mayRecord(caller)
    ask.city = ledger.city.now
    (ask.publicURL, ask.route) = (options.publicURL, route)
    try check(page, ask)
    // What a page depends on beside its address, its point and its audience.
    let reader = "\(ask.reader ?? "") \(ask.mayRecord) \(ask.mayLook)"
    let city = ask.city?.mark ?? ""
    let answers = ledger.answers
    let (known, moment) = (
      AnswerCache.address(
        request.uri.description, "page \(reader) \(city)", context.language,
        caller.audience),
      ledger.stadtbuch.moment
    )
    if let found = answers.known(known, at: moment),
      let outcome: Outcome = EntityTag.isHeld(found.tag, by: request)
        ? .held : answers[found.tag].map({ .answered($0) })
    {
      let point = PageRoutes.point(found.asOf, found.knownAt, isFixed: found.isFixed)
      return try response(
        Answered(outcome: outcome, tag: found.tag, point: point), request, page, ask, caller)
    }
    let address =
      [page.path, path, reader, city, options.publicURL ?? ""]
      + ask.pairs.map { "\($0.name)=\($0.value)" }
    let answered: Answered
    do {
      answered = try await ledger.stadtbuch.lend(to: caller.audience) {
        [ask] engine, cancellation in
        let ready = try ReadyPage(page, ask, engine) { cancellation.isCancelled }
        let tag = try EntityTag.text(ready, engine, address: address)
        let point = PageRoutes.point(ready.asOf, ready.knownAt, isFixed: ready.isFixed)
        var answered: Answered
        if EntityTag.isHeld(tag, by: request) {
          answered = Answered(outcome: .held, tag: tag, point: point)
        } else if let known = answers[tag] {
          answered = Answered(outcome: .answered(known), tag: tag, point: point)
        } else {
          let made = try ready.make()
          let plain = try AnswerBody { emit in try emit(made.bytes) }
          let entry = AnswerCache.Entry(plain: plain, packed: try plain.compressed(), next: nil)
          let isKept = !made.isNoted && made.isThere
          if isKept { answers.keep(entry, as: tag) }
          answered = Answered(
            outcome: .answered(entry), tag: isKept ? tag : nil, point: point, isThere: made.isThere)
        }
        if let tag = answered.tag, !ready.isBehind {
          answers.remember(
            AnswerCache.Known(
              tag: tag, asOf: ready.asOf, knownAt: ready.knownAt, isFixed: ready.isFixed),
            of: known, at: moment)
        }
        return answered
      }
    } catch is LookRefused {
      throw Problem.notPermitted(caller.role)
    }
    return try response(answered, request, page, ask, caller)
  }

  private static func point(_ asOf: Day, _ knownAt: UInt64, isFixed: Bool) -> String {
    "asOf=\(asOf);knownAt=\(knownAt)" + (isFixed ? ";fixed" : "")
  }

  private func response(
    _ answered: Answered, _ request: Request, _ page: Page, _ ask: PageAsk, _ caller: Caller
  ) throws -> Response {
    var headers: HTTPFields = [.vary: "Accept-Encoding, Accept-Language, Authorization, Cookie"]
    // What everybody sees is still nobody else's where it takes a login.
    let isForAll = caller.audience.level == .public && (page.isOpen || options.isPublicNow)
    headers[.cacheControl] =
      answered.tag == nil ? "no-store" : isForAll ? "no-cache" : "private, no-cache"
    headers[.contentSecurityPolicy] = PageRoutes.policy
    if !PageRoutes.mayBeFound(page, ask) { headers[.robotsTag] = "noindex" }
    if let point = answered.point, !page.isOpen { headers[.stadtbuchPoint] = point }
    let status = answered.isThere ? HTTPResponse.Status.ok : .notFound
    switch answered.outcome {
    case .held:
      headers[.eTag] = answered.tag.map { "\"\($0)\"" }
      return Response(status: .notModified, headers: headers)
    case .answered(let entry):
      headers[.contentType] = page.contentType
      let wantsPacked = request.headers[.acceptEncoding].map { list in
        WeightedList(list).names.contains("gzip")
      }
      if wantsPacked ?? false, let packed = entry.packed {
        headers[.contentEncoding] = "gzip"
        headers[.eTag] = answered.tag.map { "\"\($0)-gz\"" }
        return Response(status: status, headers: headers, body: packed.response)
      }
      headers[.eTag] = answered.tag.map { "\"\($0)\"" }
      return Response(status: status, headers: headers, body: entry.plain.response)
    }
  }

  /// What pages may load: their own style and script, and nothing from anywhere else.
  static let policy =
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; "
    + "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
}

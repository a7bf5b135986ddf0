import HTTPTypes
import Hummingbird
import HummingbirdCore
import LMDB
import Ledger
import Presentation
import Stadtbuch
import Synchronization
import Timelines
import Views
import Vocabulary

/// Answers the address of a view: the bytes that its command prints, with the headers that let others
/// keep them.
struct ViewAnswering: Sendable {
  let view: AnyView

  /// What became of a question.
  private enum Outcome: Sendable {
    case held
    case answered(AnswerCache.Entry)
    case nothing
  }

  /// An outcome with what the headers say.
  private struct Answered: Sendable {
    let outcome: Outcome
    let tag: String
    let asOf: Day
    let knownAt: UInt64
    let isNoted: Bool
  }

  /// Answers a request.
  ///
  /// - Parameter suffix: the form that the address names; nil where the headers say it.
  func answer(
    _ request: Request, _ context: WebContext, as suffix: AnswerMedium?
  ) async throws -> Response {
    let caller = try context.caller()
    let ledger = try context.served()
    let medium = try suffix ?? AnswerMedium.accepted(request)
    let answers = ledger.answers
    let (address, moment) = (
      AnswerCache.address(
        request.uri.description, medium.rawValue, context.language, caller.audience),
      ledger.stadtbuch.moment
    )
    if let known = answers.known(address, at: moment),
      let outcome: Outcome = EntityTag.isHeld(known.tag, by: request)
        ? .held : answers[known.tag].map({ .answered($0) })
    {
      return try response(
        Answered(
          outcome: outcome, tag: known.tag, asOf: known.asOf, knownAt: known.knownAt,
          isNoted: false), request, caller, medium, isFixed: known.isFixed)
    }
    let query = try ViewQuery(request.uri.pairs(), of: view)
    let asked = try view.shape(query.given)
    // Data are English unless said; what people read is in their language.
    let isForPeople = medium == .html || medium == .xlsx
    let language = query.language ?? (isForPeople ? context.language : .en)
    var question = query.question
    question.point.language = language
    let (view, isFixed) = (view, question.isFixed || asked.asked != nil)
    let answered = try await ledger.stadtbuch.lend(to: caller.audience) {
      [question] engine, cancellation in
      var ready = try ViewAnswering.ready(engine, view, asked, question)
      if caller.role != .owner { ready.frame.looker = caller.actor ?? caller.login }
      var isNoted = try ViewAnswering.isLook(ready.shape.noted, caller)
      let tag = try EntityTag.text(
        ready, engine, view: view.about.name, medium: medium, language: language,
        query: query.canonical, page: query.page)
      func answered(_ outcome: Outcome) -> Answered {
        Answered(
          outcome: outcome, tag: tag, asOf: ready.head.asOf, knownAt: ready.knownAt.sequence,
          isNoted: isNoted)
      }
      func remember() {
        guard ready.knownAt.lag == nil else { return }
        answers.remember(
          AnswerCache.Known(
            tag: tag, asOf: ready.head.asOf, knownAt: ready.knownAt.sequence, isFixed: isFixed),
          of: address, at: moment)
      }
      if !isNoted {
        if EntityTag.isHeld(tag, by: request) { return answered(.held) }
        if let known = answers[tag] {
          remember()
          return answered(.answered(known))
        }
      }
      ready.frame.isCancelled = { cancellation.isCancelled }
      // The record of looks grows without an event, so no tag stands for what is made from it.
      let readsLooks = Atomic(false)
      let looks = ready.frame.looks
      ready.frame.looks = { () throws(TimelinesError) in
        readsLooks.store(true, ordering: .relaxed)
        return try looks()
      }
      var look: Look?
      let made = try ViewAnswering.made(
        ready, engine, medium, query.csvForm, language, query.page, query.canonical, look: &look)
      // Some looks are known only by what was read.
      if try ViewAnswering.isLook(look, caller) || readsLooks.load(ordering: .relaxed) {
        isNoted = true
      }
      guard let entry = made else { return answered(.nothing) }
      if !isNoted {
        answers.keep(entry, as: tag)
        remember()
      }
      return answered(.answered(entry))
    }
    return try response(answered, request, caller, medium, isFixed: isFixed)
  }

  /// The question, understood: what cannot be asked for is a mistake of the address.
  private static func ready(
    _ engine: Engine, _ view: AnyView, _ asked: Shape, _ question: ViewQuestion
  ) throws -> ReadyQuestion {
    do {
      return try engine.ready(view, asked, question)
    } catch let error as LedgerError where error.code == .refused || error.code == .invalid {
      throw Problem(.badRequest, "point", error.text)
    }
  }

  /// Whether something is a look that is noted.
  ///
  /// Throws: where it is one at a person, and the caller may not look at persons.
  private static func isLook(_ look: Look?, _ caller: Caller) throws(Problem) -> Bool {
    guard let look else { return false }
    guard look.isByOthers || caller.role == .owner || caller.role.looksAtPersons else {
      throw Problem.notPermitted(caller.role)
    }
    return true
  }

  // MARK: The bytes

  /// The answer in a form; nil where what is asked for is not there.
  private static func made(
    _ ready: ReadyQuestion, _ engine: Engine, _ medium: AnswerMedium, _ csv: CSVForm,
    _ language: Language, _ page: AnswerPage?, _ query: String, look: inout Look?
  ) throws -> AnswerCache.Entry? {
    let head = ready.head
    func names(_ subjects: [String]) throws -> [String: String] {
      try engine.titles(of: subjects, asOf: head.asOf, knownAt: head.knownAt)
    }
    var rows = PagedRows(page)
    let plain: AnswerBody?
    switch medium {
    case .json:
      var format = JSONFormat(head, language)
      plain = try rows.body(engine, ready, &format)
    case .csv:
      var format = CSVFormat(head, csv)
      plain = try rows.body(engine, ready, &format)
    case .xlsx:
      var format = XLSXFormat(head, language)
      plain = try rows.body(engine, ready, &format)
    case .html:
      var format = HTMLFormat(head, language, isPage: true, names: names)
      plain = try rows.body(engine, ready, &format) { (format) throws in
        try format.finish(names: names)
      }
    }
    look = rows.look
    guard let plain else { return nil }
    let next =
      rows.hasMore
      ? page?.next(asOf: head.asOf, knownAt: head.knownAt.sequence, of: query) : nil
    let packed = medium == .xlsx ? nil : try plain.compressed()
    return AnswerCache.Entry(plain: plain, packed: packed, next: next)
  }

  // MARK: The headers

  private func response(
    _ answered: Answered, _ request: Request, _ caller: Caller, _ medium: AnswerMedium,
    isFixed: Bool
  ) throws -> Response {
    var headers: HTTPFields = [:]
    let audience = caller.audience.level
    headers[.vary] = "Accept, Accept-Encoding, Accept-Language, Authorization, Cookie"
    headers[.cacheControl] =
      answered.isNoted ? "no-store" : audience == .public ? "no-cache" : "private, no-cache"
    var point = "asOf=\(answered.asOf);knownAt=\(answered.knownAt)"
    if isFixed { point += ";fixed" }
    headers[.stadtbuchPoint] = point
    switch answered.outcome {
    case .nothing: throw Problem.notFound
    case .held:
      headers[.eTag] = "\"\(answered.tag)\""
      return Response(status: .notModified, headers: headers)
    case .answered(let entry):
      headers[.contentType] = medium.contentType
      if medium == .csv || medium == .xlsx {
        headers[.contentDisposition] =
          "attachment; filename=\"\(view.about.name)-\(answered.asOf).\(medium.rawValue)\""
      }
      if medium == .html {
        headers[.contentSecurityPolicy] =
          "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'none'"
      }
      if let next = entry.next {
        let rest = request.uri.query.map { query in
          query.split(separator: "&").filter { !$0.hasPrefix("cursor=") }.joined(separator: "&")
        }
        headers[.linkField] =
          "<\(request.uri.path)?\(rest.map { $0.isEmpty ? "" : $0 + "&" } ?? "")cursor=\(next)>; rel=\"next\""
      }
      let wantsPacked = request.headers[.acceptEncoding].map { list in
        WeightedList(list).names.contains("gzip")
      }
      if wantsPacked ?? false, let packed = entry.packed {
        headers[.contentEncoding] = "gzip"
        if !answered.isNoted { headers[.eTag] = "\"\(answered.tag)-gz\"" }
        return Response(status: .ok, headers: headers, body: packed.response)
      }
      if !answered.isNoted { headers[.eTag] = "\"\(answered.tag)\"" }
      return Response(status: .ok, headers: headers, body: entry.plain.response)
    }
  }
}

/// The rows of a page, of all that a view makes.
private struct PagedRows {
  private let page: AnswerPage?
  private var count = 0
  /// What kind of look it was to make them.
  private(set) var look: Look?

  init(_ page: AnswerPage?) { self.page = page }

  /// Whether there are rows after those of the page.
  var hasMore: Bool { page.map { count > $0.offset + $0.limit } ?? false }

  /// Makes the rows and writes those of the page; nil where what was asked for is not there.
  mutating func body<Format: AnswerFormat & ~Copyable>(
    _ engine: Engine, _ ready: ReadyQuestion, _ format: inout Format,
    finish: (inout Format) throws -> Void = { _ in }
  ) throws -> AnswerBody? {
    var count = 0
    let page = page
    let closing = try engine.run(ready) { (row) throws(TimelinesError) in
      count += 1
      if let page, count <= page.offset || count > page.offset + page.limit { return }
      do throws(ScratchError) { try format.take(row) } catch { throw TimelinesError(error) }
    }
    self.count = count
    look = closing.look
    guard closing.exists else { return nil }
    try finish(&format)
    return try AnswerBody { emit in try format.write(closing, emit) }
  }
}

extension ViewQuestion {
  /// Whether its point does not move: both its day and what is known are said.
  var isFixed: Bool { point.asOf != nil && point.knownAt != .head }
}

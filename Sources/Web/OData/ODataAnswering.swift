import HTTPTypes
import Hummingbird
import Stadtbuch
import Timelines
import Views
import Vocabulary

/// Answers the addresses of OData, for whoever asks: what they may not see is no property and no row.
struct ODataAnswering: Sendable {
  let catalogue: Catalogue
  /// What stands before `/odata` in absolute addresses.
  let base: String

  /// What is made on a thread of the ledger.
  private struct Made: Sendable {
    let body: AnswerBody?
    let tag: String
    let asOf: Day
    let knownAt: UInt64
    var entry: AnswerCache.Entry?
  }

  // MARK: What there is

  /// The sets at a point.
  func service(
    _ request: Request, _ context: WebContext, _ segment: Substring
  ) async throws -> Response {
    let options = try ODataOptions(request)
    let point = try ODataPoint(segment, catalogue)
    let names = try await sets(context, point, options.language).map(\.name)
    let sets = AnswerValue.list(
      names.map {
        .members(("name", .text($0)), ("kind", .text("EntitySet")), ("url", .text($0)))
      })
    let value = AnswerValue.members(
      (
        "@odata.context",
        options.isBare ? nil : .text("\(root(point.text()))/$metadata")
      ), ("value", sets))
    return try respond(value.json, options.contentType, context)
  }

  /// The model of the sets at a point.
  func metadata(
    _ request: Request, _ context: WebContext, _ segment: Substring
  ) async throws -> Response {
    let language = request.language
    let sets = try await sets(context, try ODataPoint(segment, catalogue), language)
    let currency = sets.first?.ready.head.currency ?? .eur
    return try respond(
      ODataMetadata.xml(sets, currency: currency, language), "application/xml;charset=utf-8",
      context)
  }

  private func sets(
    _ context: WebContext, _ point: ODataPoint, _ language: Language
  ) async throws -> [ODataSet] {
    let caller = try context.caller()
    return try await context.served().stadtbuch.lend(to: caller.audience) {
      [catalogue] engine, _ in
      try ODataModel(engine: engine, catalogue: catalogue, point: point, language: language).all()
    }
  }

  // MARK: Rows

  /// The rows of a set, one of them by its key, or how many they are.
  func rows(
    _ request: Request, _ context: WebContext, _ segment: Substring, _ path: String,
    countsOnly: Bool
  ) async throws -> Response {
    let caller = try context.caller()
    let ledger = try context.served()
    let options = try ODataOptions(request)
    let point = try ODataPoint(segment, catalogue)
    let (name, key) = try ODataKey.parts(path)
    let answers = ledger.answers
    let query = request.uri.query ?? ""
    let form = "\(options.contentType) \(options.pageRows) \(countsOnly) \(point.text()) \(path)"
    let made = try await ledger.stadtbuch.lend(to: caller.audience) {
      [catalogue, base] engine, cancellation in
      let model = ODataModel(
        engine: engine, catalogue: catalogue, point: point, language: options.language)
      var (view, set) = try model.set(name)
      var places = try ODataAnswering.places(options, set)
      var list = options.select?.joined(separator: ",")
      if let names = options.groupBy {
        let keys = try ODataAnswering.keys(names, set)
        set = try model.groups(of: view, by: keys)
        places = try names.map { name in
          guard let place = set.properties.firstIndex(where: { $0.name == name }) else {
            throw ODataProperty.unknown(name, set.properties, "$apply")
          }
          return place
        }
        list = names.joined(separator: ",")
      }
      var ready = set.ready
      let tag = try EntityTag.text(
        ready, engine, view: "odata \(form)", medium: .json, language: options.language,
        query: query, page: nil)
      var made = Made(
        body: nil, tag: tag, asOf: ready.head.asOf, knownAt: ready.knownAt.sequence)
      if EntityTag.isHeld(tag, by: request) { return made }
      if let known = answers[tag] {
        made.entry = known
        return made
      }
      ready.frame.isCancelled = { cancellation.isCancelled }
      let pinned = point.text(
        pinned: (ready.head.asOf, ready.knownAt.sequence, engine.today))
      let page = ODataPage(
        set: set, ready: ready, places: places, list: list, options: options,
        root: "\(base)/odata/\(point.text())", pinned: "\(base)/odata/\(pinned)", query: query)
      let (bytes, isNoted) =
        if let key { try page.one(engine, key) } else {
          try countsOnly ? page.count(engine) : page.rows(engine)
        }
      let body = try AnswerBody { emit in try emit(bytes) }
      let entry = AnswerCache.Entry(plain: body, packed: try body.compressed(), next: nil)
      if !isNoted { answers.keep(entry, as: tag) }
      made.entry = entry
      return made
    }
    return try respond(made, request, context, options, countsOnly: countsOnly)
  }

  /// The places of the properties that are sent.
  private static func places(_ options: ODataOptions, _ set: ODataSet) throws(Problem) -> [Int] {
    guard let names = options.select else { return Array(set.properties.indices) }
    var places: [Int] = []
    for name in names {
      guard let place = set.properties.firstIndex(where: { $0.name == name }) else {
        throw ODataProperty.unknown(name, set.properties, "$select")
      }
      if !places.contains(place) { places.append(place) }
    }
    return places
  }

  /// The keys of columns that properties stand for.
  private static func keys(_ names: [String], _ set: ODataSet) throws(Problem) -> [String] {
    var keys: [String] = []
    for name in names {
      guard let property = set.properties.first(where: { $0.name == name }) else {
        throw ODataProperty.unknown(name, set.properties, "$apply")
      }
      guard let place = property.place, set.ready.shape.columns[place].isChoosable else {
        throw .odata(
          "$apply", "nothing is put together by \(name)", "nach \(name) wird nicht zusammengefasst")
      }
      keys.append(set.ready.shape.columns[place].key)
    }
    return keys
  }

  // MARK: Responses

  private func root(_ point: String) -> String { "\(base)/odata/\(point)" }

  private static func headers(_ context: WebContext) throws(Problem) -> HTTPFields {
    let isPublic = try context.caller().audience.level == .public
    return [
      .oDataVersion: "4.0", .cacheControl: isPublic ? "no-cache" : "private, no-cache",
      .vary: "Accept, Accept-Encoding, Accept-Language, Prefer, Authorization, Cookie",
    ]
  }

  private func respond(
    _ bytes: [UInt8], _ type: String, _ context: WebContext
  ) throws -> Response {
    let headers = try ODataAnswering.headers(context)
    return Response.bytes(bytes, type, caching: headers[.cacheControl] ?? "no-store", headers)
  }

  private func respond(
    _ made: Made, _ request: Request, _ context: WebContext, _ options: ODataOptions,
    countsOnly: Bool
  ) throws -> Response {
    var headers = try ODataAnswering.headers(context)
    headers[.stadtbuchPoint] = "asOf=\(made.asOf);knownAt=\(made.knownAt)"
    headers[.eTag] = "\"\(made.tag)\""
    if let preferred = options.preferred {
      headers[.preferenceApplied] = "odata.maxpagesize=\(preferred)"
    }
    guard let entry = made.entry else {
      return Response(status: .notModified, headers: headers)
    }
    headers[.contentType] = countsOnly ? "text/plain;charset=utf-8" : options.contentType
    let wantsPacked =
      request.headers[.acceptEncoding].map { WeightedList($0).names.contains("gzip") } ?? false
    if wantsPacked, let packed = entry.packed {
      headers[.contentEncoding] = "gzip"
      headers[.eTag] = "\"\(made.tag)-gz\""
      return Response(status: .ok, headers: headers, body: packed.response)
    }
    return Response(status: .ok, headers: headers, body: entry.plain.response)
  }
}

import Exchange
import HTTPTypes
import Hummingbird
import NIOCore
import Presentation
import Stadtbuch
import Views
import Vocabulary

/// Lists that are sent, read by mappings that are kept: what `stadtbuch import` does, by the same
/// rules and with the same report.
struct ImportRoutes: Sendable {
  let options: WebOptions

  func addRoutes(to api: RouterGroup<WebContext>) {
    api.post("import") { try await take($0, $1) }
    api.get("mappings") { try list($0, $1) }
    api.get("mappings/{name}") { try show($0, $1) }
  }

  // MARK: Mappings

  /// `GET /mappings`.
  private func list(_ request: Request, _ context: WebContext) throws -> Response {
    let kept = try mappings(context)
    var answer = AnswerObject()
    answer.append(
      "mappings",
      .list(
        kept.names().map { name in
          var object = AnswerObject()
          object.append("name", .text(name))
          let mapping = (try? kept.mapping(name)) ?? nil
          object.append("source", mapping.map { .text($0.source) })
          object.append("snapshot", mapping.map { .bool($0.isSnapshot) })
          object.append("needsValidFrom", mapping.map { .bool($0.needsValidFrom) })
          return .object(object)
        }))
    return ImportRoutes.response(.ok, "application/json", EventPosting.json(answer))
  }

  /// `GET /mappings/NAME`.
  private func show(_ request: Request, _ context: WebContext) throws -> Response {
    guard let name = context.parameters.get("name"), let text = try mappings(context).text(name)
    else { throw Problem.notFound }
    return ImportRoutes.response(.ok, "application/yaml", Array(text.utf8))
  }

  /// The mappings, for those of the house.
  private func mappings(_ context: WebContext) throws(Problem) -> KeptMappings {
    let caller = try context.caller()
    guard caller.audience.level != .public else { throw Problem.notPermitted(caller.role) }
    return KeptMappings(try context.served().stadtbuch.folders)
  }

  // MARK: Lists

  /// `POST /import`.
  private func take(_ request: Request, _ context: WebContext) async throws -> Response {
    let caller = try EventPosting(options: options).recorder(context)
    guard caller.role == .controller, let actor = caller.actor else {
      throw Problem.notPermitted(caller.role)
    }
    let query = try ImportQuery(
      request.uri.queryParameters.map { (String($0.key), String($0.value)) })
    let (name, table) = try table(query, context)
    let bytes = try await BodyReading.bytes(request, options)
    guard !bytes.isEmpty else {
      throw Problem(
        .badRequest, "body", "send the list as CSV", "die Liste als CSV senden")
    }
    var importing = ImportOptions(dryRun: query.isDry, actor: actor, isStrict: query.isStrict)
    importing.language = context.language
    let (chosen, language) = (importing, context.language)
    let (json, isRefused) = try await context.served().stadtbuch.perform { engine in
      try SentFile.with(bytes) { path in
        let taken: TableImport
        do {
          taken = try engine.importTable(path, table, chosen)
        } catch let stop as ImportInterruption {
          throw stop.cause
        } catch let error as any InBothLanguages where ImportRoutes.isOfList(error) {
          throw Problem(
            .unprocessableContent, "list",
            Label(en: "\(name): \(error.text.en)", de: "\(name): \(error.text.de)"))
        }
        let answer = ImportAnswer([taken.report], isDry: chosen.dryRun)
        return (try answer.json(of: engine, language), taken.isRefused)
      }
    }
    return ImportRoutes.response(
      isRefused ? .unprocessableContent : .ok, "application/json", json)
  }

  /// How a list is read, and what it is called.
  private func table(
    _ query: ImportQuery, _ context: WebContext
  ) throws -> (name: String, table: TableOptions) {
    let kept = KeptMappings(try context.served().stadtbuch.folders)
    guard let name = query.mapping, let mapping = try kept.mapping(name) else {
      throw ChoiceError(
        "mapping",
        Label(
          "there is no such mapping; /api/v1/mappings names them",
          "diese Zuordnung gibt es nicht; /api/v1/mappings nennt sie"))
    }
    for type in mapping.eventTypes.sorted() { try require(type) }
    if query.isSnapshot, !mapping.isSnapshot {
      throw ChoiceError(
        "snapshot",
        Label(
          "the mapping says no “snapshot:”, so no list can be compared by it",
          "die Zuordnung sagt kein „snapshot:“, also lässt sich nach ihr keine Liste vergleichen"))
    }
    var table = TableOptions()
    table.name = "\(name).csv"
    table.mapping = mapping
    table.isSnapshot = query.isSnapshot
    table.validFrom = query.validFrom?.description
    table.confirmedMissing = query.confirmedMissing
    return ("\(name).csv", table)
  }

  /// Requires that a controller records a type alone: what another person has to approve is sent as
  /// events, one by one.
  private func require(_ name: String) throws(Problem) {
    guard let type = Registry.current.type(named: name) else { return }
    guard type.recorders.contains(.controller), !type.recorders.contains(.byTwo),
      name != EventTypeName.visibilitySet.rawValue
    else {
      throw Problem(
        .forbidden, "notPermitted",
        "lists record no \(name); send such events to POST /api/v1/events",
        "Listen erfassen kein \(name); solche Ereignisse an POST /api/v1/events senden")
    }
  }

  private static func isOfList(_ error: any InBothLanguages) -> Bool {
    error is CSVError || error is MappingError || error is MissingTooMany
  }

  private static func response(
    _ status: HTTPResponse.Status, _ type: String, _ bytes: [UInt8]
  ) -> Response {
    Response(
      status: status, headers: [.contentType: type, .cacheControl: "no-store"],
      body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
  }
}

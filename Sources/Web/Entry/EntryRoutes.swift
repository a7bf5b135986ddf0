import Foundation
import HTTPTypes
import Hummingbird
import Ledger
import NIOCore
import Pages
import Stadtbuch
import Timelines
import Views
import Vocabulary

/// Forms in which people enter what happened. What is sent is first shown once more with what it does,
/// then recorded by the same way as over the API, and the answer leads to the event.
struct EntryRoutes: Sendable {
  let options: WebOptions
  /// What stands before every address of a page, as readers see it and as this server does.
  let base, route: String

  func addRoutes(to group: RouterGroup<WebContext>) {
    group.get("entry") { try await list($0, $1) }
    group.get("entry/{type}") { try await show($0, $1) }
    group.post("entry/{type}") { try await take($0, $1) }
  }

  /// The most bytes of a form.
  private static let formBytesMax = 1 << 20

  /// Refuses a form of a browser's session that no page of ours made. Whoever sends a token with each
  /// request needs none: no other site can make them send it.
  private func guarded(_ fields: FormFields, _ context: WebContext) throws(Problem) {
    if context.session != nil { try options.forms.check(context, fields) }
  }

  /// What proves that a form is ours; nothing where no browser's session sends it.
  func token(_ context: WebContext) -> String {
    context.session.map { options.forms.token(for: $0) } ?? ""
  }

  /// Takes a form that says nothing, from our own pages alone.
  func checked(_ request: Request, _ context: WebContext) async throws {
    _ = try posting.recorder(context)
    try guarded(try await FormFields(request, options), context)
  }

  var posting: EventPosting { EventPosting(options: options) }

  // MARK: Reading

  private func list(_ request: Request, _ context: WebContext) async throws -> Response {
    let caller = try posting.recorder(context)
    let ask = try ask(request, context, "/entry")
    let types = Registry.current.types.filter { RecordingRights.records($0, caller.role) }
    let bytes = try await context.served().stadtbuch.lend(to: caller.audience) { engine, _ in
      try EntryPages(ask, engine).list(of: types)
    }
    return page(bytes)
  }

  private func show(_ request: Request, _ context: WebContext) async throws -> Response {
    let caller = try posting.recorder(context)
    let type = try type(context, caller)
    if type.isNamed(.dashboardSaved) { return try await showBoard(request, context) }
    let pairs = try request.uri.pairs()
    var values: [String: String] = ["id": EntryRoutes.newID(context)]
    for (name, value) in pairs
    where EntrySheet.frameNames.contains(name) || name.hasPrefix("data.") {
      values[name] = value
    }
    return try await sheet(
      EntrySheet(type, values: values, token: token(context)), request, context)
  }

  /// The version of a subject that a form was filled in for, so that whoever was faster is told.
  private func version(of subject: String, _ engine: Engine) throws -> UInt64? {
    try engine.timelines.read(at: Point(asOf: .last, knownAt: engine.knownAt(.head).sequence)) {
      (reading) throws(TimelinesError) in
      guard try reading.mayName(subject), let entity = try reading.entity(named: subject) else {
        return nil
      }
      return try reading.version(of: entity.number)
    }
  }

  // MARK: Writing

  private func take(_ request: Request, _ context: WebContext) async throws -> Response {
    let caller = try posting.recorder(context)
    let type = try type(context, caller)
    let ledger = try context.served()
    let fields = try await FormFields(request, options, bytesMax: EntryRoutes.formBytesMax)
    try guarded(fields, context)
    var values: [String: String] = [:]
    for (name, value) in fields.pairs where !value.isEmpty {
      // Browsers end lines as networks do.
      values[name] = value.replacing("\r\n", with: "\n")
        .trimmingCharacters(in: .whitespacesAndNewlines)
    }
    if type.isNamed(.dashboardSaved) { return try await takeBoard(values, request, context) }
    let step = fields["step"] ?? "check"
    var form = EntrySheet(type, values: values, token: token(context))
    guard step != "edit" else { return try await sheet(form, request, context) }
    let event: [UInt8]
    do throws(Refusal) {
      event = try EntryRoutes.event(type, values, ledger)
    } catch {
      let refusal = error
      form.faults = [EntryRoutes.fault(LedgerError(refusal), context.language)]
      return try await sheet(form, request, context)
    }
    do {
      let outcome = try await posting.take(
        [event[...]], caller, ledger, isDry: step != "record", isStrict: false)
      return try await answer(outcome, form, request, context)
    } catch let problem as Problem {
      form.faults = [
        .init(
          field: problem.field.map { EntryRoutes.name($0, type) },
          text: problem.text[context.language])
      ]
    } catch let error as LedgerError {
      form.faults = [EntryRoutes.fault(error, context.language)]
    }
    return try await sheet(form, request, context)
  }

  private func answer(
    _ outcome: EventPosting.Outcome, _ form: EntrySheet, _ request: Request,
    _ context: WebContext
  ) async throws -> Response {
    switch outcome {
    case .recorded(let receipt, _):
      let number = receipt.outcomes.first?.sequence ?? 0
      return seeOther("\(route)/event/\(number)?recorded=true")
    case .waiting(let entry): return seeOther("\(route)/pending/\(entry.hash)")
    case .planned(let plan):
      var form = form
      form.plan = EntrySheet.Plan(
        changes: plan.events.flatMap(EntryRoutes.changes),
        warnings: plan.warnings.map { $0[context.language] })
      let subject = form.values["subject"] ?? ""
      let caller = try context.caller()
      if form.type.creation == .none, form.values["expectedversion"] == nil,
        let version = try await context.served().stadtbuch.lend(
          to: caller.audience, { engine, _ in try version(of: subject, engine) })
      {
        form.values["expectedversion"] = String(version)
      }
      return try await sheet(form, request, context)
    }
  }

  private static func changes(_ event: AnswerObject) -> [EntrySheet.Plan.Change] {
    guard case .list(let rows)? = event["changes"]?.opened else { return [] }
    return rows.compactMap { row in
      guard case .object(let object) = row.opened, let name = object["attribute"]?.plainText else {
        return nil
      }
      return .init(
        attribute: name, before: object["before"], after: object["after"], change: object["change"])
    }
  }

  /// The event that the fields of a form say, as a line of CloudEvents.
  private static func event(
    _ type: EventType, _ values: [String: String], _ ledger: ServedLedger
  ) throws(Refusal) -> [UInt8] {
    var data = EntryFields(type, currency: Currency(ledger.stadtbuch.identity.currency))
    for (name, value) in values.sorted(by: { $0.key < $1.key }) where name.hasPrefix("data.") {
      try data.take("\(name.dropFirst(5))=\(value)", takesBack: false)
    }
    var event = AnswerObject()
    event.append("specversion", .text("1.0"))
    event.append("id", .text(values["id"] ?? ""))
    event.append("type", .text(type.name))
    for name in ["subject", "validfrom", "validto", "reason", "basis", "visibility"] {
      event.append(name, values[name].map(AnswerValue.text))
    }
    if let version = values["expectedversion"] { event.append("expectedversion", .text(version)) }
    event.append("data", .object(data.data))
    return EventPosting.json(event)
  }

  // MARK: Parts

  private func type(_ context: WebContext, _ caller: Caller) throws(Problem) -> EventType {
    guard let name = context.parameters.get("type"), let type = Registry.current.type(named: name)
    else { throw Problem.notFound }
    guard RecordingRights.records(type, caller.role) else {
      throw Problem.notPermitted(caller.role)
    }
    return type
  }

  func ask(
    _ request: Request, _ context: WebContext, _ path: String
  ) throws -> PageAsk {
    let caller = try context.caller()
    var ask = PageAsk(
      base: base, path: path, pairs: try request.uri.pairs(), language: context.language,
      reader: caller.role.label[context.language])
    ask.mayRecord = true
    ask.city = context.ledger?.city.now
    return ask
  }

  private func sheet(
    _ sheet: EntrySheet, _ request: Request, _ context: WebContext
  ) async throws -> Response {
    let caller = try context.caller()
    let ask = try ask(request, context, "/entry/\(sheet.type.name)")
    let bytes = try await context.served().stadtbuch.lend(to: caller.audience) { engine, _ in
      try EntryPages(ask, engine).form(sheet)
    }
    return page(bytes, sheet.faults.isEmpty ? .ok : .unprocessableContent)
  }

  func page(_ bytes: [UInt8], _ status: HTTPResponse.Status = .ok) -> Response {
    Response(
      status: status,
      headers: [
        .contentType: "text/html; charset=utf-8", .cacheControl: "no-store",
        .contentSecurityPolicy: PageRoutes.policy,
      ], body: .init(byteBuffer: ByteBuffer(bytes: bytes)))
  }

  func seeOther(_ address: String) -> Response {
    Response(status: .seeOther, headers: [.location: address, .cacheControl: "no-store"])
  }

  /// What is wrong with an event, at the field of the form.
  private static func fault(_ error: LedgerError, _ language: Language) -> EntrySheet.Fault {
    .init(field: error.refusal?.field, text: error.text[language])
  }

  /// The name of a field in the form.
  private static func name(_ field: String, _ type: EventType) -> String {
    type.field(named: field) == nil ? field : "data.\(field)"
  }

  private static func newID(_ context: WebContext) -> String { EventID.new().description }
}

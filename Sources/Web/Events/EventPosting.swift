import HTTPTypes
import Hummingbird
import HummingbirdCore
import Ledger
import NIOCore
import Stadtbuch
import Timelines
import Views
import Vocabulary

/// Records what is sent: CloudEvents, one or several, as a whole or not at all.
struct EventPosting: Sendable {
  let options: WebOptions

  /// `POST /events`.
  func post(_ request: Request, _ context: WebContext) async throws -> Response {
    let caller = try recorder(context)
    let bytes = try await BodyReading.bytes(request, options)
    guard let batch = EventBatchBytes(bytes), !batch.events.isEmpty else {
      throw Problem(
        .badRequest, "body",
        "send one CloudEvent as an object, several as a list, or one a line",
        "ein CloudEvent als Objekt senden, mehrere als Liste, oder eines je Zeile")
    }
    guard batch.events.count <= Limits.batchEventsMax else {
      throw Problem(
        .contentTooLarge, "batch", "a batch has at most \(Limits.batchEventsMax) events",
        "ein Stapel hat höchstens \(Limits.batchEventsMax) Ereignisse")
    }
    return try await record(
      batch.events.map { $0 }, caller, request, context)
  }

  /// Who records, where recording is allowed.
  func recorder(_ context: WebContext) throws(Problem) -> Caller {
    let caller = try context.caller()
    guard options.writes else {
      throw Problem(
        .forbidden, "readOnly",
        "this server records nothing; its operator allows it by “write: true”",
        "dieser Server erfasst nichts; der Betrieb erlaubt es mit „write: true“")
    }
    guard caller.role.records, caller.actor != nil else { throw Problem.notPermitted(caller.role) }
    return caller
  }

  /// What became of a batch.
  enum Outcome: Sendable {
    /// It is recorded.
    case recorded(Receipt, [Draft])
    /// It would be recorded, and nothing was.
    case planned(PlannedEvents)
    /// It waits for another person.
    case waiting(PendingEntries.Entry)
  }

  /// Records events as one batch, as the query of a request says.
  func record(
    _ events: [ArraySlice<UInt8>], _ caller: Caller, _ request: Request, _ context: WebContext
  ) async throws -> Response {
    func isSet(_ name: Substring) -> Bool {
      request.uri.queryParameters[name].map { $0 != "false" } ?? false
    }
    let outcome = try await take(
      events, caller, try context.served(), isDry: isSet("dryRun"), isStrict: isSet("strict"))
    switch outcome {
    case .recorded(let receipt, let drafts):
      return EventPosting.response(receipt, drafts, context.language)
    case .planned(let plan): return EventPosting.response(plan, context.language)
    case .waiting(let entry): return PendingRoutes.response(entry, caller)
    }
  }

  /// Takes events as one batch: records them, plans them where that is all that is asked, or keeps
  /// them for another person.
  func take(
    _ events: [ArraySlice<UInt8>], _ caller: Caller, _ ledger: ServedLedger, isDry: Bool,
    isStrict: Bool
  ) async throws -> Outcome {
    let drafts = try await judged(events, caller, ledger)
    let pending = PendingRoutes(options: options)
    if case .byTwo = drafts.verdict, !isDry {
      return .waiting(try await pending.hold(events, caller, ledger))
    }
    do {
      if isDry {
        return .planned(
          try await ledger.stadtbuch.lend(to: caller.audience) { engine, _ in
            try engine.plan(drafts.drafts, isStrict: isStrict)
          })
      }
      let receipt = try await ledger.stadtbuch.append(
        drafts.drafts, options: AppendOptions(isStrict: isStrict))
      return .recorded(receipt, drafts.drafts)
    } catch let error as LedgerError {
      if !isDry, let index = error.index, drafts.drafts.indices.contains(index),
        case .period(.periodClosed)? = error.refusal?.reason, drafts.drafts[index].reason != nil
      {
        return .waiting(try await pending.hold(events, caller, ledger))
      }
      guard error.refusal?.kind == .conflict, let index = error.index,
        drafts.drafts.indices.contains(index)
      else { throw EventPosting.told(error, caller) }
      throw try await conflict(error, drafts.drafts[index], caller, ledger)
    }
  }

  // MARK: Judging

  /// Reads events as the caller's own, and asks for each whether they may record it.
  private func judged(
    _ events: [ArraySlice<UInt8>], _ caller: Caller, _ ledger: ServedLedger
  ) async throws -> (drafts: [Draft], verdict: RecordingRights.Verdict) {
    try await ledger.stadtbuch.lend(to: caller.audience) { engine, _ in
      let reader = DraftReader()
      let defaults = DraftDefaults(actor: caller.actor ?? "", source: "api/\(caller.login)")
      let rights = RecordingRights(caller: caller, engine: engine)
      var drafts: [Draft] = []
      var verdict = RecordingRights.Verdict.free
      for (index, event) in events.enumerated() {
        do {
          let draft = try reader.read(line: event.span, defaults: defaults)
          if case .byTwo = try rights.verdict(draft, event) { verdict = .byTwo }
          drafts.append(draft)
        } catch let refusal as Refusal {
          // What is wrong with an event is told only to who might record it.
          try rights.requireType(of: event)
          throw LedgerError(refusal, index: index)
        } catch var problem as Problem {
          if events.count > 1 { problem.members.append("index", .number(index)) }
          throw problem
        }
      }
      return (drafts, verdict)
    }
  }

  // MARK: Answers

  /// What became of a batch, for who sent it.
  static func response(
    _ receipt: Receipt, _ drafts: [Draft], _ language: Language
  ) -> Response {
    var answer = AnswerObject()
    answer.append("time", .text(receipt.time.description))
    answer.append(
      "events",
      .list(
        zip(receipt.outcomes, drafts).map { outcome, draft in
          var object = AnswerObject()
          object.append("id", .text(draft.id.description))
          object.append("sequence", .number(outcome.sequence))
          switch outcome {
          case .recorded(_, let version):
            object.append("outcome", .text("recorded"))
            object.append("version", .number(version))
          case .duplicate: object.append("outcome", .text("duplicate"))
          }
          return .object(object)
        }))
    answer.append("warnings", .list(receipt.warnings.map { .text($0.text[language]) }))
    let isNew = receipt.firstSequence != nil
    var headers: HTTPFields = [.contentType: "application/json", .cacheControl: "no-store"]
    if drafts.count == 1, let number = receipt.firstSequence {
      headers[.location] = "events/\(number)"
    }
    return Response(
      status: isNew ? .created : .ok, headers: headers,
      body: ResponseBody(byteBuffer: ByteBuffer(bytes: EventPosting.json(answer))))
  }

  /// What would become of a batch.
  private static func response(_ plan: PlannedEvents, _ language: Language) -> Response {
    var answer = AnswerObject()
    answer.append("dryRun", .bool(true))
    answer.append("events", .list(plan.events.map(AnswerValue.object)))
    answer.append("warnings", .list(plan.warnings.map { .text($0[language]) }))
    return Response(
      status: .ok, headers: [.contentType: "application/json", .cacheControl: "no-store"],
      body: ResponseBody(byteBuffer: ByteBuffer(bytes: EventPosting.json(answer))))
  }

  /// An object and a line feed.
  static func json(_ object: AnswerObject) -> [UInt8] {
    var json: [UInt8] = []
    object.append(to: &json)
    json.append(0x0a)
    return json
  }

  // MARK: Refusals

  /// A refusal that says no more than the caller may know.
  static func told(_ error: LedgerError, _ caller: Caller) -> any Error {
    guard caller.audience.level != .full, let refusal = error.refusal else { return error }
    switch refusal.kind {
    // Whose number, key or reference it is may be hidden from whoever asks.
    case .exists, .inUse, .booking, .duplicate:
      var problem = Problem(
        refusal.kind == .inUse ? .unprocessableContent : .conflict, refusal.reason.name,
        Label(
          en: "\(refusal.field): this is taken, or still in use",
          de: "\(refusal.field): das ist vergeben oder noch in Gebrauch"), field: refusal.field)
      if let index = error.index { problem.members.append("index", .number(index)) }
      return problem
    default: return error
    }
  }

  /// That somebody else was faster, with what was recorded since that the caller may see.
  private func conflict(
    _ error: LedgerError, _ draft: Draft, _ caller: Caller, _ ledger: ServedLedger
  ) async throws -> Problem {
    var problem = ProblemTable.problem(of: error)
    let since = try await ledger.stadtbuch.lend(to: caller.audience) { engine, _ in
      try engine.eventsSince(version: draft.expectedVersion ?? 0, of: draft.subject)
    }
    problem.members.append("since", .list(since.map(AnswerValue.object)))
    return problem
  }
}

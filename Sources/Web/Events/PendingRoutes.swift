import Digests
import HTTPTypes
import Hummingbird
import Ledger
import NIOCore
import Stadtbuch
import Views
import Vocabulary

/// What waits for another person: nothing of it is recorded until somebody else with the right to it
/// consents, to exactly what they have seen.
struct PendingRoutes: Sendable {
  let options: WebOptions

  func addRoutes(to api: RouterGroup<WebContext>) {
    api.get("pending") { try await list($0, $1) }
    api.get("pending/{hash}") { try await one($0, $1) }
    api.post("pending/{hash}/approve") { try await approve($0, $1) }
    api.post("pending/{hash}/withdraw") { try await withdraw($0, $1) }
  }

  /// Keeps events that need consent.
  func hold(
    _ events: [ArraySlice<UInt8>], _ caller: Caller, _ ledger: ServedLedger
  ) async throws -> PendingEntries.Entry {
    guard caller.isPerson else {
      throw Problem(
        .forbidden, "person",
        "this needs two persons; log in as one", "dafür braucht es zwei Personen; als eine anmelden"
      )
    }
    let now = ledger.stadtbuch.now
    return try await ledger.stadtbuch.perform { engine in
      try PendingEntries(engine.ledger.folders).hold(
        events.map { Array($0) }, by: caller, now: now)
    }
  }

  /// That events are kept, and where.
  static func response(_ entry: PendingEntries.Entry, _ caller: Caller) -> Response {
    Response(
      status: .accepted,
      headers: [
        .contentType: "application/json", .cacheControl: "no-store",
        .location: "pending/\(entry.hash)",
      ],
      body: ResponseBody(
        byteBuffer: ByteBuffer(
          bytes: EventPosting.json(PendingRoutes.object(entry, caller, isWhole: false)))))
  }

  // MARK: Reading

  private func list(_ request: Request, _ context: WebContext) async throws -> Response {
    let (caller, ledger) = try reader(context)
    var answer = AnswerObject()
    answer.append(
      "rows",
      .list(
        try await all(caller, ledger)
          .map { .object(PendingRoutes.object($0, caller, isWhole: false)) }))
    return response(answer)
  }

  /// All that waits and the caller may see.
  func all(_ caller: Caller, _ ledger: ServedLedger) async throws -> [PendingEntries.Entry] {
    let now = ledger.stadtbuch.now
    return try await ledger.stadtbuch.perform { engine in
      try PendingEntries(engine.ledger.folders).all(now: now)
    }.filter { PendingRoutes.sees(caller, $0) }
  }

  private func one(_ request: Request, _ context: WebContext) async throws -> Response {
    let (caller, ledger) = try reader(context)
    let entry = try await entry(context, caller, ledger)
    return response(PendingRoutes.object(entry, caller, isWhole: true))
  }

  func reader(_ context: WebContext) throws(Problem) -> (Caller, ServedLedger) {
    let caller = try context.caller()
    guard caller.role == .auditor || caller.role == .owner || caller.role.records else {
      throw Problem.notPermitted(caller.role)
    }
    return (caller, try context.served())
  }

  func entry(
    _ context: WebContext, _ caller: Caller, _ ledger: ServedLedger
  ) async throws -> PendingEntries.Entry {
    guard let hash = context.parameters.get("hash") else { throw Problem.notFound }
    let now = ledger.stadtbuch.now
    let entry = try await ledger.stadtbuch.perform { engine in
      PendingEntries(engine.ledger.folders).entry(hash, now: now)
    }
    guard let entry, PendingRoutes.sees(caller, entry) else { throw Problem.notFound }
    return entry
  }

  /// Whose entries somebody sees: everybody their own, and those who see everything all.
  private static func sees(_ caller: Caller, _ entry: PendingEntries.Entry) -> Bool {
    caller.audience.level == .full || caller.actor == entry.author.actor
  }

  // MARK: Deciding

  private func approve(_ request: Request, _ context: WebContext) async throws -> Response {
    let (receipt, drafts) = try await approved(context)
    return EventPosting.response(receipt, drafts, context.language)
  }

  /// Records what waited, with the consent of the caller.
  func approved(_ context: WebContext) async throws -> (Receipt, [Draft]) {
    let caller = try EventPosting(options: options).recorder(context)
    let ledger = try context.served()
    let entry = try await entry(context, caller, ledger)
    guard caller.isPerson, let approver = caller.actor else {
      throw Problem(
        .forbidden, "person", "only a person approves; log in as one",
        "nur eine Person gibt frei; als eine anmelden")
    }
    guard approver != entry.author.actor else {
      throw Problem(
        .forbidden, "samePerson", "whoever records does not approve; ask somebody else",
        "wer erfasst, gibt nicht frei; jemand anderen fragen")
    }
    return try await record(entry, approver, caller, ledger)
  }

  /// Records what waited together with the consent, as one batch.
  private func record(
    _ entry: PendingEntries.Entry, _ approver: String, _ caller: Caller, _ ledger: ServedLedger
  ) async throws -> (Receipt, [Draft]) {
    let reader = DraftReader()
    let defaults = DraftDefaults(
      actor: entry.author.actor ?? "", source: "api/\(entry.author.login)")
    var drafts: [Draft] = []
    for event in entry.events {
      var draft = try reader.read(line: event.span, defaults: defaults)
      try requireRight(caller, draft.contentType)
      draft.approvedBy = approver
      drafts.append(draft)
    }
    let stadtbuch = ledger.stadtbuch
    // The consent names the numbers that the events get; where somebody else was faster, again.
    for attempt in 1...10 {
      let head = try await stadtbuch.perform { try $0.knownAt(.head).sequence }
      var batch = drafts
      for place in drafts.indices {
        batch[place].sequence = head + UInt64(place) + 1
        let id = PendingRoutes.consentID(of: drafts[place].id)
        var consent = try reader.read(
          type: EventTypeName.eventApproved.rawValue,
          subject: "event/\(head + UInt64(place) + 1)", data: Array("{}".utf8).span, id: id,
          defaults: DraftDefaults(actor: approver, source: "api/\(caller.login)"))
        consent.sequence = head + UInt64(drafts.count + place) + 1
        batch.append(consent)
      }
      do {
        let receipt = try await stadtbuch.append(batch)
        try await stadtbuch.perform { engine in
          PendingEntries(engine.ledger.folders).remove(entry.hash)
        }
        return (receipt, batch)
      } catch let error as LedgerError where error.refusal?.kind == .sequence && attempt < 10 {
        continue
      }
    }
    throw Problem(
      .serviceUnavailable, "busy", "others record too much at once; approve again",
      "andere erfassen gerade zu viel; noch einmal freigeben"
    ).with(.retryAfter, "1")
  }

  /// Whether a caller has the right to all that waits.
  func mayApprove(_ entry: PendingEntries.Entry, _ caller: Caller) -> Bool {
    entry.events.allSatisfy { event in
      guard case .object(let object) = AnswerValue(json: event.span),
        let type = object["type"]?.plainText.flatMap({ Registry.current.type(named: $0) })
      else { return false }
      return (try? requireRight(caller, type)) != nil
    }
  }

  private func requireRight(_ caller: Caller, _ type: EventType) throws(Problem) {
    let own: Recorders = caller.role == .dataProtection ? .dataProtection : .controller
    guard caller.role != .editor, type.recorders.contains(own) else {
      throw Problem.notPermitted(caller.role)
    }
  }

  private func withdraw(_ request: Request, _ context: WebContext) async throws -> Response {
    try await withdrawn(context)
    return Response(status: .noContent)
  }

  /// Takes back what the caller wanted to record.
  func withdrawn(_ context: WebContext) async throws {
    let caller = try EventPosting(options: options).recorder(context)
    let ledger = try context.served()
    let entry = try await entry(context, caller, ledger)
    guard caller.actor == entry.author.actor else { throw Problem.notPermitted(caller.role) }
    try await ledger.stadtbuch.perform { engine in
      PendingEntries(engine.ledger.folders).remove(entry.hash)
    }
  }

  // MARK: Answers

  private static func object(
    _ entry: PendingEntries.Entry, _ caller: Caller, isWhole: Bool
  ) -> AnswerObject {
    var object = AnswerObject()
    object.append("pending", .text(entry.hash))
    if caller.audience.level == .full || caller.actor == entry.author.actor {
      object.append("actor", entry.author.actor.map(AnswerValue.text))
    }
    object.append("created", .text(entry.created.description))
    object.append("ends", .text(entry.ends.description))
    object.append("count", .number(entry.events.count))
    if isWhole { object.append("events", .list(entry.events.map { .json($0) })) }
    return object
  }

  private func response(_ answer: AnswerObject) -> Response {
    Response(
      status: .ok, headers: [.contentType: "application/json", .cacheControl: "no-store"],
      body: ResponseBody(byteBuffer: ByteBuffer(bytes: EventPosting.json(answer))))
  }

  /// The identity of a consent: made from that of the event, so that consenting twice is once.
  private static func consentID(of id: EventID) -> EventID {
    var hash = SHA256()
    hash.update(Array("consent \(id)".utf8))
    var bytes = Array(hash.digest().prefix(16))
    // A UUID of version 8 (RFC 9562): made by whoever uses it.
    bytes[6] = bytes[6] & 0x0f | 0x80
    bytes[8] = bytes[8] & 0x3f | 0x80
    return EventID(bytes.span, at: 0)
  }
}

import Foundation
import HTTPTypes
import Hummingbird
import Ledger
import Stadtbuch
import Views
import Vocabulary

/// Acts on one event by its number: void, correct, approve, reject.
struct EventChanging: Sendable {
  let posting: EventPosting

  /// What is done to an event.
  enum Act: String, CaseIterable, Sendable {
    case void, correct, approve, reject

    var type: EventTypeName {
      switch self {
      case .void: .eventVoided
      case .correct: .eventCorrected
      case .approve: .eventApproved
      case .reject: .eventRejected
      }
    }
  }

  /// `POST /events/N/ACT` with `{"id"?, "reason"?, "data"?, "validfrom"?, …}`: of a correction `data`
  /// holds the fields that are otherwise, null for those that are taken away.
  func post(_ act: Act, _ request: Request, _ context: WebContext) async throws -> Response {
    let caller = try posting.recorder(context)
    let number = try EventReading.number(context)
    let bytes = try await BodyReading.bytes(request, posting.options)
    var said = AnswerObject()
    if !bytes.isEmpty {
      guard case .object(let object) = AnswerValue(json: bytes.span) else {
        throw Problem(
          .badRequest, "body", "send a JSON object with reason and, to correct, data",
          "ein JSON-Objekt mit reason senden, und zum Korrigieren mit data")
      }
      said = object
    }
    let allowed = ["id", "reason", "basis", "data", "validfrom", "validto", "expectedversion"]
    for (name, _) in said.members where !allowed.contains(name) {
      throw Problem(
        .unprocessableContent, "unknownField",
        "there is no “\(name.excerpt)” here; there are \(allowed.joined(separator: ", "))",
        "„\(name.excerpt)“ gibt es hier nicht; es gibt \(allowed.joined(separator: ", "))",
        field: name.excerpt)
    }
    let ledger = try context.served()
    let change = said
    let data = try await ledger.stadtbuch.lend(to: caller.audience) { engine, _ in
      try EventChanging.data(act, of: number, change["data"], engine)
    }
    var event = AnswerObject()
    event.append("specversion", .text("1.0"))
    event.append("id", said["id"] ?? .text(EventChanging.newID(at: ledger.stadtbuch.now)))
    event.append("type", .text(act.type.rawValue))
    event.append("subject", .text("event/\(number)"))
    for name in ["reason", "basis", "validfrom", "validto", "expectedversion"] {
      event.append(name, said[name])
    }
    event.append("data", .object(data))
    let json = EventPosting.json(event)
    return try await posting.record([json[...]], caller, request, context)
  }

  /// The data of an act: of a correction those of the event with what is otherwise.
  private static func data(
    _ act: Act, of number: UInt64, _ change: AnswerValue?, _ engine: Engine
  ) throws -> AnswerObject {
    guard act == .correct else { return AnswerObject() }
    guard try engine.mayRead(event: number) else { throw Problem.notFound }
    let target = try engine.target(number)
    guard case .object(let fields)? = change?.opened else {
      throw Problem(
        .unprocessableContent, "missing", "data: give the fields that are otherwise",
        "data: die Felder angeben, die anders sind", field: "data")
    }
    var data = target.data
    for (name, value) in fields.members {
      if case .null = value.opened { data.remove(name) } else { data[name] = value }
    }
    var correction = AnswerObject()
    correction.append("type", .text(target.type.name))
    correction.append("data", .object(data))
    return correction
  }

  private static func newID(at now: Instant) -> String {
    EventID.version7(
      at: now, random: (UInt64.random(in: 0 ... .max), UInt64.random(in: 0 ... .max))
    ).description
  }
}

import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Stadtbuch
import Views
import Vocabulary

/// Answers what Grafana's sources ask: names, series, and marks in time.
struct GrafanaAnswering: Sendable {
  /// The most bytes of a question.
  private static let bytesMax = 64 << 10
  /// The most series of one question.
  private static let seriesMax = 50

  // MARK: Infinity

  /// The periods of one indicator as a list of flat rows.
  func series(_ request: Request, _ context: WebContext) async throws -> Response {
    let asked = try GrafanaQuestion(request.uri.pairs())
    guard let indicator = asked.indicator else {
      throw Problem(
        .badRequest, "choice", "indicator is missing", "indicator fehlt", field: "indicator")
    }
    return try await lend(context) { engine, cancellation in
      let series = try asked.series(indicator, engine, cancellation)
      return .list(
        series.points.map { point in
          .members(
            ("time", .integer(point.time)), ("period", .text("\(point.period)")),
            ("indicator", .text(series.indicator)), ("value", point.value?.answer ?? .null),
            ("target", point.target?.answer ?? .null), ("state", point.state.map { .text($0) }),
            ("light", point.light.map { .text($0) }))
        })
    }
  }

  /// The indicators that there are.
  func indicators(_ request: Request, _ context: WebContext) async throws -> Response {
    try await lend(context) { engine, cancellation in
      .list(
        try GrafanaSeries.all(engine, cancellation).map { indicator, title in
          .members(
            ("text", .text(title)), ("value", .text(indicator)), ("label", .text(title)))
        })
    }
  }

  /// Breaks and decisions as a list of marks.
  func marks(_ request: Request, _ context: WebContext) async throws -> Response {
    let asked = try GrafanaQuestion(request.uri.pairs())
    let language = context.language
    return try await lend(context) { engine, cancellation in
      .list(try asked.marks(language, engine, cancellation))
    }
  }

  // MARK: The JSON source

  /// Whether there is anything to ask.
  func probe(_ request: Request, _ context: WebContext) async throws -> Response {
    _ = try context.caller()
    return Response.bytes(Array("{\"status\":\"ok\"}\n".utf8), "application/json")
  }

  /// Series with values and with targets.
  func query(_ request: Request, _ context: WebContext) async throws -> Response {
    let body = try await GrafanaAnswering.body(request)
    let asked = try GrafanaQuestion(body)
    let targets = body[members: "targets"].prefix(GrafanaAnswering.seriesMax).compactMap {
      $0[text: "target"]
    }
    return try await lend(context) { engine, cancellation in
      var found: [AnswerValue] = []
      for target in targets {
        let isOfTarget = target.hasSuffix(":target")
        let name = isOfTarget ? String(target.dropLast(7)) : target
        let series = try asked.series(name, engine, cancellation)
        let points = series.points.map { point in
          AnswerValue.list([
            (isOfTarget ? point.target : point.value)?.answer ?? .null, .integer(point.time),
          ])
        }
        found.append(
          .members(
            ("target", .text(target)), ("title", .text(series.title)),
            ("datapoints", .list(points))))
      }
      return .list(found)
    }
  }

  /// The names of series: of indicators, and of their targets.
  func search(_ request: Request, _ context: WebContext) async throws -> Response {
    _ = try await GrafanaAnswering.body(request)
    return try await lend(context) { engine, cancellation in
      .list(
        try GrafanaSeries.all(engine, cancellation).flatMap { indicator, title in
          [(indicator, title), (indicator + ":target", title + " – target")].map {
            AnswerValue.members(("text", .text($0.1)), ("value", .text($0.0)))
          }
        })
    }
  }

  /// Breaks and decisions.
  func annotations(_ request: Request, _ context: WebContext) async throws -> Response {
    let body = try await GrafanaAnswering.body(request)
    let asked = try GrafanaQuestion(body)
    let language = context.language
    return try await lend(context) { engine, cancellation in
      .list(try asked.marks(language, engine, cancellation))
    }
  }

  // MARK: Parts

  private func lend(
    _ context: WebContext,
    _ body: @escaping @Sendable (Engine, Cancellation) throws -> AnswerValue
  ) async throws -> Response {
    let caller = try context.caller()
    let json = try await context.served().stadtbuch.lend(to: caller.audience) {
      try body($0, $1).json
    }
    let isPublic = caller.audience.level == .public
    return Response.bytes(
      json, "application/json", caching: isPublic ? "no-cache" : "private, no-cache",
      [.vary: "Accept-Language, Authorization, Cookie"])
  }

  private static func body(_ request: Request) async throws -> AnswerObject {
    let buffer = try await request.body.collect(upTo: bytesMax)
    guard buffer.readableBytes > 0 else { return AnswerObject() }
    let bytes = Array(buffer.readableBytesView)
    guard case .object(let object) = try AnswerValue(document: bytes.span, bytesMax: bytesMax)
    else {
      throw Problem(
        .badRequest, "malformed", "the body is no JSON object", "der Inhalt ist kein JSON-Objekt")
    }
    return object
  }
}

/// The span and the series that a question names.
struct GrafanaQuestion: Sendable {
  private(set) var indicator: String?
  private var from: String?
  private var to: String?
  private var per: String?

  /// What an address says.
  init(_ pairs: [(name: String, value: String)]) throws(Problem) {
    for (name, value) in pairs {
      switch name {
      case "indicator": indicator = value
      case "from": from = value
      case "to": to = value
      case "interval": per = try GrafanaTime.per(value)
      case "lang": continue
      default:
        throw Problem(
          .badRequest, "choice",
          "there is no parameter “\(name.excerpt)”; there are indicator, from, to, interval, lang",
          "den Parameter „\(name.excerpt)“ gibt es nicht; es gibt indicator, from, to, interval, "
            + "lang", field: name.excerpt)
      }
    }
  }

  /// What a body says.
  init(_ body: AnswerObject) throws(Problem) {
    if case .object(let range)? = body["range"] {
      (from, to) = (range[text: "from"], range[text: "to"])
    }
    if case .integer(let milliseconds)? = body["intervalMs"] {
      per = try GrafanaTime.per("\(max(0, milliseconds))")
    }
    if case .object(let annotation)? = body["annotation"] {
      indicator = annotation[text: "query"].flatMap { $0.isEmpty ? nil : $0 }
    }
  }

  /// The series of an indicator in the span.
  func series(
    _ indicator: String, _ engine: Engine, _ cancellation: Cancellation
  ) throws -> GrafanaSeries {
    try GrafanaSeries(
      indicator, from: try day(from, "from", engine), to: try day(to, "to", engine), per: per,
      engine, cancellation)
  }

  /// The breaks of the indicator and the decisions of the span, in time.
  func marks(
    _ language: Language, _ engine: Engine, _ cancellation: Cancellation
  ) throws -> [AnswerValue] {
    var marks: [(day: Day, text: String, title: String, tag: String)] = []
    let (from, to) = (try day(from, "from", engine), try day(to, "to", engine))
    if let indicator {
      let series = try GrafanaSeries(
        indicator, from: from, to: to, per: nil, engine, cancellation)
      for day in Set(series.points.compactMap(\.breakDay)) {
        marks.append((day, series.title, Label.breakDay[language], "break"))
      }
    }
    let view = AnyView(Decisions.self)
    do {
      let ready = try engine.ready(view, try view.shape([]), ViewQuestion())
      let heads = ready.shape.columns
      let places = ["subject", "on", "title"].map { key in heads.firstIndex { $0.key == key } }
      _ = try engine.run(ready) { row in
        guard let on = places[1], case .day(let day)? = row[on] else { return }
        let subject = places[0].flatMap { row[$0]?.plainText } ?? ""
        let title = places[2].flatMap { row[$0]?.plainText } ?? subject
        marks.append((day, subject, title, "decision"))
      }
    } catch is NotForAudience {
      // What is not published is marked nowhere.
    }
    return marks.filter { mark in
      (from.map { mark.day >= $0 } ?? true) && (to.map { mark.day <= $0 } ?? true)
    }.sorted { ($0.day, $0.text) < ($1.day, $1.text) }.map { mark in
      .members(
        ("time", .integer(GrafanaTime.milliseconds(mark.day, engine))),
        ("title", .text(mark.title)), ("text", .text(mark.text)), ("tags", .texts([mark.tag])))
    }
  }

  private func day(_ text: String?, _ name: String, _ engine: Engine) throws(Problem) -> Day? {
    guard let text else { return nil }
    return try GrafanaTime.day(text, name, engine)
  }
}

extension AnswerObject {
  /// The text of a member.
  subscript(text name: String) -> String? {
    guard case .text(let text)? = self[name] else { return nil }
    return text
  }

  /// The objects of a list.
  subscript(members name: String) -> [AnswerObject] {
    guard case .list(let values)? = self[name] else { return [] }
    return values.compactMap { value in
      if case .object(let object) = value { object } else { nil }
    }
  }
}

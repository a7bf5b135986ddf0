import Views
import Vocabulary

/// Addresses that are of no view.
extension OpenAPIDocument {
  /// What there is.
  static let index = AnswerValue.members(
    ("get", operation("index", "views", "What there is", json(object))))

  /// All that is of no view and no event.
  static var others: [(String, AnswerValue)] { pending + lists + grafana + feeds + machine }

  // MARK: Events

  /// What is recorded, and the log.
  static let events: [(String, AnswerValue)] = [
    (
      "/api/v1/events",
      .members(
        (
          "get",
          operation(
            "events", "events", "Lists events",
            parameters: [
              query("after", number, "Only events after this number."),
              query("limit", number, "How many events at most."),
            ], content("application/x-ndjson", .members(("schema", object))))
        ),
        (
          "post",
          operation(
            "record", "events", "Records events",
            body: [
              ("application/cloudevents+json", EventSchema.reference("Event")),
              ("application/json", EventSchema.reference("Event")),
              (
                "application/cloudevents-batch+json",
                .members(
                  ("type", .text("array")), ("maxItems", .number(Limits.batchEventsMax)),
                  ("items", EventSchema.reference("Event")))
              ),
            ], recorded: true, json(object))
        )
      )
    ),
    (
      "/api/v1/events/{number}",
      .members(
        ("parameters", .list([event])),
        ("get", operation("event", "events", "Shows an event", json(object)))
      )
    ),
    (
      "/api/v1/events/{number}/record",
      .members(
        ("parameters", .list([event])),
        (
          "get",
          operation(
            "eventRecord", "events", "The stored bytes of an event",
            content("application/octet-stream", .members()))
        )
      )
    ),
    flip("void", "Voids an event", "reason"),
    flip("correct", "Voids an event and says it anew", "reason"),
    flip("approve", "Approves an event: the second pair of eyes", nil),
    flip("reject", "Rejects an event that another recorded", "reason"),
    (
      "/api/v1/records",
      .members(
        (
          "get",
          operation(
            "records", "events", "The stored bytes of events, each after its length",
            parameters: [query("after", number, "Only events after this number.")],
            content("application/octet-stream", .members()))
        ))
    ),
    (
      "/api/v1/events/stream",
      .members(
        (
          "get",
          operation(
            "stream", "events", "Events as they are recorded",
            parameters: [query("after", number, "Only events after this number.")],
            content(
              "text/event-stream", .members(("schema", .members(("type", .text("string")))))))
        ))
    ),
  ]

  private static func flip(
    _ name: String, _ summary: String, _ required: String?
  ) -> (String, AnswerValue) {
    let text = AnswerValue.members(("type", .text("string")))
    let body = AnswerValue.members(
      ("type", .text("object")),
      (
        "properties",
        .members(
          ("reason", text), ("data", .members(("type", .text("object")))),
          ("expectedversion", number))
      ), ("required", required.map { .texts([$0]) }))
    return (
      "/api/v1/events/{number}/\(name)",
      .members(
        ("parameters", .list([event])),
        (
          "post",
          operation(
            name, "events", summary, body: [("application/json", body)], recorded: true,
            json(object))
        )
      )
    )
  }

  private static let event = AnswerValue.members(
    ("name", .text("number")), ("in", .text("path")), ("required", .bool(true)),
    ("description", .text("The number of an event.")),
    ("schema", .members(("type", .text("integer")), ("minimum", .integer(1)))))

  // MARK: Parts

  static let object = AnswerValue.members(("type", .text("object")))
  static let number = AnswerValue.members(("type", .text("integer")), ("minimum", .integer(0)))

  static func json(_ schema: AnswerValue) -> AnswerValue {
    content("application/json", .members(("schema", schema)))
  }

  static func content(_ type: String, _ media: AnswerValue) -> AnswerValue {
    .members(
      ("description", .text("The answer.")), ("content", .members((type, media))))
  }

  static func query(_ name: String, _ schema: AnswerValue, _ help: String) -> AnswerValue {
    .members(
      ("name", .text(name)), ("in", .text("query")), ("description", .text(help)),
      ("schema", schema))
  }

  static func operation(
    _ id: String, _ tag: String, _ summary: String, parameters: [AnswerValue] = [],
    body: [(String, AnswerValue)] = [], recorded: Bool = false, isOpen: Bool = false,
    _ answer: AnswerValue
  ) -> AnswerValue {
    let content = body.map { type, schema in
      (type, AnswerValue.members(("schema", schema)))
    }
    return .members(
      ("operationId", .text(id)), ("tags", .texts([tag])), ("summary", .text(summary)),
      ("security", isOpen ? .list([]) : nil),
      ("parameters", parameters.isEmpty ? nil : .list(parameters)),
      (
        "requestBody",
        body.isEmpty
          ? nil
          : .members(
            // Grafana's sources also ask without a body.
            ("required", .bool(tag == "events" || tag == "lists")),
            ("content", .object(AnswerObject(content))))
      ),
      (
        "responses",
        answers(
          ("200", answer),
          (
            "201", recorded ? answer : nil
          ),
          ("202", recorded ? waiting : nil),
          (
            "409",
            recorded
              ? .members(
                ("description", .text("Another state than expected, or recorded before.")),
                (
                  "content",
                  .members(
                    (
                      "application/problem+json",
                      .members(("schema", EventSchema.reference("problem")))
                    ))
                ))
              : nil
          ))
      ))
  }

  private static let waiting = AnswerValue.members(
    ("description", .text("It waits for a second pair of eyes; nothing is recorded yet.")),
    ("content", .members(("application/json", .members(("schema", object))))))
}

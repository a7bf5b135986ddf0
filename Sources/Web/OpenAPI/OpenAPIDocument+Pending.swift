import Views
import Vocabulary

/// What waits for another person, and lists that are sent in.
extension OpenAPIDocument {
  /// Entries that wait for consent.
  static let pending: [(String, AnswerValue)] = [
    (
      "/api/v1/pending",
      .members(
        ("get", operation("pending", "events", "Lists what waits for consent", json(object))))
    ),
    (
      "/api/v1/pending/{hash}",
      .members(
        ("parameters", .list([path("hash", "The SHA-256 of what waits.")])),
        ("get", operation("waiting", "events", "Shows what waits for consent", json(object))))
    ),
    act("approve", "Consents to what waits, as another person; then it is recorded"),
    act("withdraw", "Takes back what waits, by whoever sent it"),
  ]

  /// Lists that are sent in, and the mappings that read them.
  static let lists: [(String, AnswerValue)] = [
    (
      "/api/v1/import",
      .members(
        (
          "post",
          operation(
            "import", "lists", "Imports a list by a mapping that is kept",
            parameters: [
              query("mapping", text, "The name of the mapping."),
              query("snapshot", truth, "Whether the list is one as it stands on a day."),
              query("validFrom", text, "The day from which its events hold."),
              query("dryRun", truth, "Whether nothing is recorded."),
              query("strict", truth, "Whether a refused row refuses all."),
              query("confirmMissing", number, "How many projects the list deregisters."),
            ],
            body: [("text/csv", text)], json(object))
        ))
    ),
    (
      "/api/v1/mappings",
      .members(("get", operation("mappings", "lists", "Lists the mappings", json(object))))
    ),
    (
      "/api/v1/mappings/{name}",
      .members(
        ("parameters", .list([path("name", "The name of a mapping.")])),
        (
          "get",
          operation(
            "mapping", "lists", "Shows a mapping",
            content("application/yaml", .members(("schema", text))))
        ))
    ),
  ]

  private static let text = AnswerValue.members(("type", .text("string")))
  private static let truth = AnswerValue.members(("type", .text("boolean")))

  private static func path(_ name: String, _ help: String) -> AnswerValue {
    .members(
      ("name", .text(name)), ("in", .text("path")), ("required", .bool(true)),
      ("description", .text(help)), ("schema", text))
  }

  private static func act(_ name: String, _ summary: String) -> (String, AnswerValue) {
    (
      "/api/v1/pending/{hash}/\(name)",
      .members(
        ("parameters", .list([path("hash", "The SHA-256 of what waits.")])),
        ("post", operation("\(name)Waiting", "events", summary, recorded: true, json(object))))
    )
  }
}

import HTTPTypes
import Hummingbird
import Stadtbuch
import Views
import Vocabulary

extension WebServer {
  /// Figures for who watches the machine: those of the machine for anybody, those of the city for who
  /// is logged in.
  func addMetrics(to group: RouterGroup<WebContext>) {
    let began = ContinuousClock.now
    group.get("metrics") { _, context in
      let ledger = try context.served()
      let caller = context.known.flatMap { $0.role == .public ? nil : $0 }
      let bytes = try await ledger.stadtbuch.lend(to: caller?.audience ?? .public) {
        engine, cancellation in
        var text = MetricsText()
        try MachineMetrics.add(to: &text, engine, uptime: ContinuousClock.now - began)
        if caller != nil {
          try CityMetrics(engine: engine, cancellation: cancellation).add(to: &text)
        }
        return text.bytes
      }
      return Response.bytes(
        bytes, MetricsText.contentType, caching: "no-store", [.vary: "Authorization, Cookie"])
    }
  }

  /// Whether the server answers, and whether its ledgers can be read: without a login, by any name.
  func addHealth(to router: Router<WebContext>) {
    router.get("health/live") { _, _ in WebServer.health("live") }
    router.get("health/ready") { [ledgers] _, _ in
      for ledger in ledgers {
        try await ledger.stadtbuch.lend(to: .public) { engine, _ in
          _ = try engine.ledger.head
          _ = try engine.timelines.position
        }
      }
      return WebServer.health("ready")
    }
  }

  private static func health(_ status: String) -> Response {
    let value = AnswerValue.members(("status", .text(status)))
    return Response.bytes(value.json, "application/json", caching: "no-store")
  }
}

extension OpenAPIDocument {
  /// What the machine says of itself.
  static let machine: [(String, AnswerValue)] = [
    (
      "/metrics",
      .members(
        (
          "get",
          operation(
            "metrics", "machine", "Figures of machine and city as OpenMetrics",
            content(
              "application/openmetrics-text",
              .members(("schema", .members(("type", .text("string")))))))
        ))
    ), health("live", "Whether the server answers"),
    health("ready", "Whether every ledger can be read"),
  ]

  private static func health(_ name: String, _ summary: String) -> (String, AnswerValue) {
    (
      "/health/\(name)",
      .members(
        ("servers", .list([.members(("url", .text("/")))])),
        ("get", operation(name, "machine", summary, isOpen: true, json(object)))
      )
    )
  }
}

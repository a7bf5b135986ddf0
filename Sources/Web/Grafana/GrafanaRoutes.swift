import Hummingbird
import Views
import Vocabulary

extension WebServer {
  /// Series of indicators as Grafana's sources JSON and Infinity read them.
  func addGrafana(to group: RouterGroup<WebContext>) {
    let answering = GrafanaAnswering()
    let grafana = group.group("grafana")
    grafana.get("") { try await answering.probe($0, $1) }
    grafana.get("series") { try await answering.series($0, $1) }
    grafana.get("indicators") { try await answering.indicators($0, $1) }
    grafana.get("annotations") { try await answering.marks($0, $1) }
    grafana.post("search") { try await answering.search($0, $1) }
    grafana.post("metrics") { try await answering.search($0, $1) }
    grafana.post("query") { try await answering.query($0, $1) }
    grafana.post("annotations") { try await answering.annotations($0, $1) }
  }
}

extension OpenAPIDocument {
  /// What Grafana asks.
  static let grafana: [(String, AnswerValue)] = [
    (
      "/grafana",
      .members(
        (
          "get",
          operation("grafana", "dashboards", "Whether there is anything to ask", json(object))
        ))
    ),
    (
      "/grafana/series",
      .members(
        (
          "get",
          operation(
            "grafanaSeries", "dashboards", "One indicator period by period, for Infinity",
            parameters: [
              .members(
                ("name", .text("indicator")), ("in", .text("query")), ("required", .bool(true)),
                ("schema", text))
            ] + span, json(list))
        ))
    ),
    (
      "/grafana/indicators",
      .members(
        ("get", operation("grafanaIndicators", "dashboards", "The indicators", json(list))))
    ),
    (
      "/grafana/annotations",
      .members(
        (
          "get",
          operation(
            "grafanaMarks", "dashboards", "Breaks and decisions, for Infinity",
            parameters: [query("indicator", text, "Whose breaks are marked.")] + span, json(list))
        ),
        (
          "post",
          operation(
            "grafanaAnnotations", "dashboards", "Breaks and decisions", body: asked, json(list))
        ))
    ),
    (
      "/grafana/search",
      .members(
        (
          "post",
          operation("grafanaSearch", "dashboards", "Names of series", body: asked, json(list))
        ))
    ),
    (
      "/grafana/metrics",
      .members(
        (
          "post",
          operation("grafanaMetrics", "dashboards", "Names of series", body: asked, json(list))
        ))
    ),
    (
      "/grafana/query",
      .members(
        (
          "post",
          operation(
            "grafanaQuery", "dashboards", "Series with their points in time", body: asked,
            json(list))
        ))
    ),
  ]

  private static let text = AnswerValue.members(("type", .text("string")))
  private static let list = AnswerValue.members(
    ("type", .text("array")), ("items", .members(("type", .texts(["object", "string"])))))
  private static let asked = [("application/json", object)]
  private static let span = [
    query("from", text, "A date, a time, or milliseconds since 1970."),
    query("to", text, "A date, a time, or milliseconds since 1970."),
    query("interval", text, "month, quarter, half, year, or a length such as 90d."),
  ]
}

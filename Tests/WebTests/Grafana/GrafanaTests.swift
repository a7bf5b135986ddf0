import HTTPTypes
import Testing

@testable import Web

@Suite("Grafana")
struct GrafanaTests {
  @Test("reads a series with exact figures, in a span and by longer periods")
  func series() async throws {
    try await TestServer().ask { server in
      let all = try await server.get("/grafana/series?indicator=online")
      #expect(all.status == 200)
      #expect(all.json[0]["period"].text == "2024-Q3")
      #expect(all.body.contains(#""value":31.00,"target":34.97"#))
      // 30 September 2024 begins at 22:00 UTC of the day before.
      #expect(all.json[0]["time"].number == 1_727_647_200_000)
      let span = try await server.get(
        "/grafana/series?indicator=indicator/online&from=1735599600000&to=2025-06-30")
      let periods = span.json.list.compactMap { $0["period"].text }
      #expect(periods == ["2024-Q4", "2025-Q1", "2025-Q2"])
      let years = try await server.get("/grafana/series?indicator=online&interval=400d")
      #expect(years.json.list.allSatisfy { $0["period"].text?.utf8.count == 4 })
      for wrong in ["from=x", "interval=soon", "colour=red", "from=99999999999999999"] {
        let answer = try await server.get("/grafana/series?indicator=online&\(wrong)")
        #expect(answer.status == 400, "\(wrong)")
      }
      #expect(try await server.get("/grafana/series?indicator=none").status == 404)
      #expect(try await server.get("/grafana/series").status == 400)
    }
  }

  @Test("answers the JSON source: names, series and marks")
  func source() async throws {
    try await TestServer().ask { server in
      #expect(try await server.get("/grafana").status == 200)
      let names = try await server.get("/grafana/search", method: .post, body: "{}")
      let values = names.json.list.compactMap { $0["value"].text }
      #expect(values.contains("indicator/online") && values.contains("indicator/online:target"))
      let query = try await server.get(
        "/grafana/query", method: .post,
        body: #"{"range":{"from":"2024-07-01T00:00:00.000Z","to":"2024-12-31T12:00:00.000Z"},"#
          + #""intervalMs":60000,"maxDataPoints":1234.5,"targets":[{"target":"indicator/online"},"#
          + #"{"target":"indicator/online:target","refId":"B"}]}"#)
      #expect(query.status == 200, "\(query.body)")
      #expect(query.body.contains("[31.00,1727647200000]"))
      #expect(query.body.contains("[34.97,1727647200000]"))
      let marks = try await server.get(
        "/grafana/annotations", method: .post,
        body: #"{"range":{"from":"2020-01-01","to":"2027-01-01"},"annotation":{"query":"online"}}"#)
      #expect(marks.status == 200, "\(marks.body)")
      #expect(marks.json.list.contains { $0["tags"][0].text == "decision" })
      #expect(try await server.get("/grafana/query", method: .post, body: "[").status == 400)
      let long = String(repeating: " ", count: 100_000)
      #expect(try await server.get("/grafana/query", method: .post, body: long).status == 413)
    }
  }

  @Test("shows the public what is published and nobody anything without a login")
  func audiences() async throws {
    try await TestServer { _ in }.ask { (server) async throws in
      for path in ["/grafana", "/grafana/indicators", "/grafana/series?indicator=online"] {
        #expect(try await server.get(path).status == 401)
      }
    }
    try await TestServer { $0.isPublic = true }.ask { server in
      let marks = try await server.get("/grafana/annotations")
      #expect(marks.status == 200)
      #expect(!marks.body.contains("person/"))
    }
  }
}

import Foundation
import HTTPTypes
import Stadtbuch
import Testing

@testable import Web

@Suite("Metrics")
struct MetricsTests {
  @Test("say figures of the machine to anybody, and of the city to who is logged in")
  func audiences() async throws {
    let server = try TestServer { _ in }
    let token = try server.token(.controller, actor: "person/k1")
    let machine = try server.token(.operator)
    try await server.ask { asker in
      let open = try await asker.get("/metrics")
      #expect(open.status == 200)
      #expect(open.body.contains("stadtbuch_log_position 150\n"))
      #expect(open.body.contains("stadtbuch_views_lag_events 0\n"))
      #expect(!open.body.contains("stadtbuch_projects"))
      #expect(!open.body.contains("stadtbuch_indicator"))
      let full = try await asker.get("/metrics", ["Authorization": "Bearer \(token)"])
      #expect(full.body.contains("stadtbuch_projects{status=\"planning\"} "))
      #expect(full.body.contains("stadtbuch_project_lights{light=\"amber\"} 1\n"))
      #expect(full.body.contains("{figure=\"gap\",currency=\"EUR\"} 92000.00\n"))
      #expect(full.body.contains("stadtbuch_indicator_value{indicator=\"indicator/online\""))
      // Who looks after the machine sees what is published.
      let watched = try await asker.get("/metrics", ["Authorization": "Bearer \(machine)"])
      #expect(watched.status == 200)
      #expect(try await asker.get("/metrics", ["Authorization": "Bearer x"]).status == 401)
    }
  }

  @Test("are families that each begin once and end as OpenMetrics end")
  func form() async throws {
    try await TestServer().ask { server in
      let answer = try await server.get("/metrics")
      #expect(answer.headers[.contentType] == MetricsText.contentType)
      #expect(answer.body.hasSuffix("# EOF\n"))
      let lines = answer.body.split(separator: "\n")
      let types = lines.filter { $0.hasPrefix("# TYPE ") }.map { $0.split(separator: " ")[2] }
      #expect(Set(types).count == types.count)
      for line in lines where !line.hasPrefix("#") {
        #expect(types.contains { line.hasPrefix($0) }, "\(line)")
        #expect(line.split(separator: " ").count >= 2)
      }
    }
  }

  @Test("health needs no login")
  func health() async throws {
    try await TestServer { $0.hosts = [] }.ask { server in
      for name in ["live", "ready"] {
        let answer = try await server.get("/health/\(name)")
        #expect(answer.status == 200)
        #expect(answer.json["status"].text == name)
      }
      #expect(try await server.get("/metrics").status == 421)
    }
  }
}

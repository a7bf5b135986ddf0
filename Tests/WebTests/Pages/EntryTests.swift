import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import Pages
import Stadtbuch
import TestSupport
import Testing
import Timelines
import Views
import Vocabulary

@testable import Web

/// What people enter on pages.
@Suite struct `Entry on pages` {
  private static let report = [
    "subject": "project/eakte", "data.period": "2026-Q1", "data.overall": "red",
    "data.cost": "green", "data.time": "red", "data.scope": "green", "data.benefit": "green",
  ]

  /// What browsers say of a form.
  private static let formType: HTTPFields = [.contentType: "application/x-www-form-urlencoded"]

  private func form(_ fields: [String: String]) -> String {
    fields.sorted { $0.key < $1.key }.map { name, value in
      "\(name)=\(value.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? "")"
    }.joined(separator: "&")
  }

  private func send(
    _ town: ServedTown, _ type: String, _ fields: [String: String], step: String,
    id: Int = 1, _ role: Role = .controller, _ headers: HTTPFields = [:]
  ) async throws -> TestResponse {
    let all = fields.merging(["id": testID(id), "step": step]) { given, _ in given }
    return try await town.post(
      "/entry/\(type)?lang=en", role, form(all),
      Self.formType.adding(headers))
  }

  @Test func `is shown with its effects before it is recorded, and recorded once`() async throws {
    let town = try ServedTown()
    let head = try town.engine.ledger.head.sequence
    let checked = try await send(town, "project.report-submitted", Self.report, step: "check")
    #expect(checked.status == .ok)
    #expect(checked.text.contains("Not recorded yet"))
    #expect(checked.text.contains("value=\"record\""))
    #expect(try town.engine.ledger.head.sequence == head)
    for _ in 0..<2 {
      let made = try await send(town, "project.report-submitted", Self.report, step: "record")
      #expect(made.status == .seeOther)
      #expect(made.headers[.location] == "/event/\(head + 1)?recorded=true")
    }
    #expect(try town.engine.ledger.head.sequence == head + 1)
    let event = try await town.get("/event/\(head + 1)?recorded=true&lang=en", .controller)
    #expect(event.text.contains("Recorded as event \(head + 1)."))
  }

  @Test func `is refused beside the field, with what was typed still there`() async throws {
    let town = try ServedTown()
    let head = try town.engine.ledger.head.sequence
    var fields = Self.report
    fields["data.period"] = "neulich"
    for step in ["check", "record"] {
      let answer = try await send(town, "project.report-submitted", fields, step: step)
      #expect(answer.status == .unprocessableContent)
      #expect(answer.text.contains("role=\"alert\""))
      #expect(answer.text.contains("id=\"f-data-period-fault\""))
      #expect(answer.text.contains("value=\"neulich\""))
      #expect(answer.text.contains("aria-invalid=\"true\""))
    }
    #expect(try town.engine.ledger.head.sequence == head)
  }

  @Test func `says who was faster where two enter at once`() async throws {
    let town = try ServedTown()
    let checked = try await send(town, "project.report-submitted", Self.report, step: "check")
    let version = try #require(
      checked.text.firstMatch(of: /name="expectedversion" value="(\d+)"/)?.1)
    var others = Self.report
    others["data.period"] = "2025-Q4"
    #expect(
      try await send(town, "project.report-submitted", others, step: "record", id: 2).status
        == .seeOther)
    var late = Self.report
    late["expectedversion"] = String(version)
    let answer = try await send(town, "project.report-submitted", late, step: "record", id: 3)
    #expect(answer.status == .unprocessableContent)
    #expect(answer.text.contains("role=\"alert\""))
  }

  @Test func `is taken from our own pages and from who may record, alone`() async throws {
    let town = try ServedTown()
    let head = try town.engine.ledger.head.sequence
    let sessions = Sessions()
    let session = sessions.begin(
      Sessions.Holder(caller: Caller(.controller, actor: "person/controller", login: "k")),
      now: town.clock.now())
    var options = town.options
    options.sessions = sessions
    let token = options.forms.token(for: session)
    for (number, form) in [nil, "", "a", String(token.reversed())].enumerated() {
      let status = try await record(town, sessions, session, form, 10 + number, [:]).status
      #expect(status == .forbidden)
    }
    let foreign: HTTPFields = [.fetchSite: "cross-site"]
    #expect(try await record(town, sessions, session, token, 20, foreign).status == .forbidden)
    #expect(try town.engine.ledger.head.sequence == head)
    #expect(try await record(town, sessions, session, token, 21, [:]).status == .seeOther)
    for role in [Role.reader, .auditor, .public, .operator] {
      #expect(
        try await send(town, "project.report-submitted", Self.report, step: "record", role).status
          == .forbidden)
      #expect(try await town.get("/entry", role).status == .forbidden)
    }
    #expect(
      try await send(
        town, "publication.set", ["subject": "publication/public"], step: "record", .editor
      )
      .status == .forbidden)
    #expect(try town.engine.ledger.head.sequence == head + 1)
  }

  /// Sends a form by a browser's session, with what proves that it is ours.
  private func record(
    _ town: ServedTown, _ sessions: Sessions, _ session: String, _ token: String?, _ id: Int,
    _ headers: HTTPFields
  ) async throws -> TestResponse {
    var fields = Self.report.merging(["id": testID(id), "step": "record"]) { given, _ in given }
    fields["form"] = token
    let cookie: HTTPFields = [.cookie: "\(Login.cookie)=\(session)"]
    return try await town.get(
      "/entry/project.report-submitted?lang=en", nil,
      Self.formType.adding(cookie).adding(headers), method: .post, body: form(fields)
    ) { $0.sessions = sessions }
  }

  @Test func `offers every type to whom may record it`() async throws {
    let town = try ServedTown()
    for role in [Role.editor, .controller, .dataProtection] {
      let list = try await town.get("/entry?lang=en", role).text
      for type in Registry.current.types {
        #expect(
          list.contains("/entry/\(type.name)?") == RecordingRights.records(type, role),
          "\(type.name) \(role)")
      }
    }
    for type in Registry.current.types where RecordingRights.records(type, .controller) {
      let page = try await town.get("/entry/\(type.name)?lang=de", .controller)
      #expect(page.status == .ok, "\(type.name)")
      if type.isNamed(.dashboardSaved) { continue }
      for field in type.fields {
        #expect(page.text.contains("name=\"data.\(field.name)\""), "\(type.name) \(field.name)")
      }
    }
  }

  @Test func `waits for a second person, who approves on a page`() async throws {
    let town = try ServedTown()
    let head = try town.engine.ledger.head.sequence
    let fields = ["subject": "publication/public", "data.kinds": "project"]
    let held = try await send(town, "publication.set", fields, step: "record")
    let address = try #require(held.headers[.location])
    #expect(held.status == .seeOther)
    #expect(address.hasPrefix("/pending/"))
    let own = try await town.get(address, .controller).text
    #expect(own.contains("/withdraw") && !own.contains("/approve"))
    #expect(try await town.get("/pending", .controller).text.contains(address))
    #expect(
      try await town.post(address + "/approve", .controller, "", Self.formType).status == .forbidden
    )
    #expect(try town.engine.ledger.head.sequence == head)
  }

  @Test func `makes dashboards, which are seen at the point at which they were`() async throws {
    let town = try ServedTown()
    let fields = [
      "key": "runde", "title": "Montagsrunde", "for": "alle", "tile1.view": "portfolio",
      "tile1.chart": "table", "tile1.width": "12",
      "tile1.parameters": "where=report.overall=red\ncolumns=subject,title,money.gap",
      "tile2.view": "attention", "tile2.chart": "table", "tile2.width": "6",
    ]
    let before = try town.engine.ledger.head.sequence
    let made = try await town.post("/entry/dashboard.saved", .editor, form(fields), Self.formType)
    #expect(made.status == .seeOther, "\(made.text)")
    #expect(made.headers[.location] == "/boards/runde")
    let page = try await town.get("/boards/runde", .reader)
    #expect(page.text.contains("<h1>Montagsrunde</h1>"))
    #expect(try await town.get("/boards/runde?knownAt=\(before)", .reader).status == .notFound)
    #expect(
      try await town.get("/boards/runde?full=true", .reader).text.contains("class=\"meeting\""))
    let form = try await town.get("/entry/dashboard.saved?from=runde", .editor).text
    #expect(form.contains("where=report.overall=red"))
    // Folded from the log alone, it is the same.
    let point = Point(asOf: .last, knownAt: try town.engine.ledger.head.sequence)
    let state = try town.engine.timelines.read(at: point) { (reading) throws(TimelinesError) in
      try reading.stateHash()
    }
    #expect(try Replay(town.engine.ledger, at: point).stateHash() == state)
    var wrong = fields
    wrong["key"] = "Große Runde"
    let refused = try await town.post(
      "/entry/dashboard.saved", .editor, self.form(wrong), Self.formType)
    #expect(refused.status == .unprocessableContent)
    #expect(refused.text.contains("Montagsrunde"))
  }
}

extension HTTPFields {
  /// The same with others.
  fileprivate func adding(_ others: HTTPFields) -> HTTPFields {
    var fields = self
    for field in others { fields.append(field) }
    return fields
  }
}

import Compression
import HTTPTypes
import HummingbirdTesting
import LMDB
import NIOCore
import Presentation
import Stadtbuch
import TestSupport
import Testing
import Timelines
import Views
import Vocabulary

@testable import Web

@Suite struct `Views by their addresses` {
  /// What has to be said of views that cannot be asked without.
  static let needed: [String: String] = [
    "show": "subject=project/eakte", "history": "subject=project/eakte",
    "explain": "subject=project/eakte&attribute=status",
    "kpi-series": "indicator=indicator/antraege",
    "changes": "from=2024-06-30&to=2024-12-31",
  ]

  /// The query that a view needs; nil where it needs more than is known here.
  private func query(_ view: AnyView) -> String {
    let known = `Views by their addresses`.needed[view.about.name] ?? ""
    guard known.isEmpty else { return known }
    return view.parameters.filter(\.isRequired).map { head in
      switch head.kind {
      case .subject(let kind): "\(head.name)=\(kind)/eakte"
      case .anySubject: "\(head.name)=project/eakte"
      case .request, .day, .time: "\(head.name)=2024-12-31"
      case .word(let words): "\(head.name)=\(words[0])"
      case .number(let range): "\(head.name)=\(range.lowerBound)"
      default: "\(head.name)=x"
      }
    }.joined(separator: "&")
  }

  /// What the command of a view writes.
  private func written(
    _ view: AnyView, _ query: String, _ medium: AnswerMedium, _ engine: Engine
  ) throws -> [UInt8] {
    let said = query.split(separator: "&").map { part in
      let sides = part.split(separator: "=", maxSplits: 1)
      return (name: String(sides[0]), text: String(sides[1]))
    }
    let asked = try view.shape(said)
    let ready = try engine.ready(view, asked, ViewQuestion())
    var bytes: [UInt8] = []
    func fill<Format: AnswerFormat & ~Copyable>(_ format: inout Format) throws -> Closing {
      try engine.run(ready) { (row) throws(TimelinesError) in
        do throws(ScratchError) { try format.take(row) } catch { throw TimelinesError(error) }
      }
    }
    switch medium {
    case .json:
      var format = JSONFormat(ready.head, .en)
      try format.write(try fill(&format)) { bytes += $0 }
    case .csv:
      var format = CSVFormat(ready.head, .plain)
      try format.write(try fill(&format)) { bytes += $0 }
    case .xlsx:
      var format = XLSXFormat(ready.head, .en)
      try format.write(try fill(&format)) { bytes += $0 }
    case .html:
      func names(_ subjects: [String]) throws -> [String: String] {
        try engine.titles(of: subjects, asOf: ready.head.asOf, knownAt: ready.knownAt)
      }
      var format = HTMLFormat(ready.head, .en, isPage: true, names: names)
      let closing = try fill(&format)
      try format.finish(names: names)
      try format.write(closing) { bytes += $0 }
    }
    return bytes
  }

  @Test(arguments: AnswerMedium.allCases)
  func `every view gives the bytes of its command`(medium: AnswerMedium) async throws {
    let town = try ServedTown()
    for view in Catalogue.standard.views {
      let query = query(view)
      let path = view.about.path.joined(separator: "/")
      let answer = try await town.get("/api/v1/\(path).\(medium.rawValue)?\(query)")
      if view.about.name == "looks" || answer.status != .ok {
        #expect([.ok, .notFound].contains(answer.status), "\(path): \(answer.text)")
        continue
      }
      let expected = try written(view, query, medium, town.engine)
      #expect(answer.bytes == expected, "\(path).\(medium.rawValue)")
      #expect(answer.headers[.contentType] == medium.contentType)
    }
  }

  @Test func `the form follows Accept, and what there is not is said`() async throws {
    let town = try ServedTown()
    let forms: [(String, String)] = [
      ("*/*", "application/json"), ("text/csv", "text/csv; charset=utf-8; header=present"),
      ("text/html,application/xhtml+xml;q=0.9,*/*;q=0.8", "text/html; charset=utf-8"),
      ("text/csv;q=0.2, application/json;q=0.9", "application/json"),
      ("text/csv;q=0, application/json;q=0.001", "application/json"),
    ]
    for (accept, type) in forms {
      let answer = try await town.get("/api/v1/portfolio", .reader, [.accept: accept])
      #expect(answer.headers[.contentType] == type, "\(accept)")
    }
    let none = try await town.get("/api/v1/portfolio", .reader, [.accept: "image/png"])
    #expect(none.status == .notAcceptable)
    #expect(none.headers[.contentType] == "application/problem+json")
  }

  @Test func `what is asked wrongly is said in the language of the reader`() async throws {
    let town = try ServedTown()
    let wrong = try await town.get(
      "/api/v1/portfolio?asof=2024-12-31", .reader, [.acceptLanguage: "de-DE,de;q=0.9,en;q=0.5"])
    #expect(wrong.status == .badRequest)
    #expect(
      wrong.text
        == #"{"type":"/problems/choice","title":"Bad Request","status":400,"detail":"den Parameter „asof“ gibt es nicht; ähnlich: asOf","reason":"choice","field":"asof"}"#
        + "\n")
    for query in [
      "asOf=2024-13-01", "knownAt=-1", "knownAt=99999", "where=nix%3D1", "limit=0", "limit=x",
      "lang=fr", "csv=x", "asOf=2024-12-31&asOf=2024-12-30", "%ff=1", "cursor=1", "org=gestern",
    ] {
      let answer = try await town.get("/api/v1/portfolio?\(query)", .reader)
      #expect([400, 410].contains(answer.status.code), "\(query): \(answer.text)")
      #expect(answer.headers[.contentType] == "application/problem+json", "\(query)")
    }
  }

  @Test func `a tag that is held is answered without a body, and another point has another`()
    async throws
  {
    let town = try ServedTown()
    let address = "/api/v1/portfolio?asOf=2024-12-31&knownAt=109"
    let first = try await town.get(address)
    let tag = try #require(first.headers[.eTag])
    #expect(first.headers[.stadtbuchPoint] == "asOf=2024-12-31;knownAt=109;fixed")
    let again = try await town.get(address, .auditor, [.ifNoneMatch: "\"x\", \(tag)"])
    #expect(again.status == .notModified)
    #expect(again.body.readableBytes == 0)
    #expect(again.headers[.eTag] == tag)
    let other = try await town.get(address + "&columns=status", .auditor, [.ifNoneMatch: tag])
    #expect(other.status == .ok)
    // Another audience never gets what was kept for this one.
    let reader = try await town.get(address, .reader, [.ifNoneMatch: tag])
    #expect(reader.status == .ok)
    #expect(reader.headers[.eTag] != tag)
    let stranger = try await town.get(address, nil, [.ifNoneMatch: tag]) { $0.isPublic = false }
    #expect(stranger.status == .unauthorized)
  }

  @Test(arguments: [1, 2, 3, 7])
  func `pages together are the whole, while others record`(limit: Int) async throws {
    let town = try ServedTown()
    let whole = try await town.get("/api/v1/portfolio?knownAt=150")
    let rows = try TestSupport.JSONValue(parsing: whole.text)["rows"].elements
    var paged: [TestSupport.JSONValue] = []
    var next: String? = "/api/v1/portfolio?knownAt=150&limit=\(limit)"
    while let address = next {
      let page = try await town.get(address)
      #expect(page.status == .ok)
      paged += try TestSupport.JSONValue(parsing: page.text)["rows"].elements
      next = page.headers[.linkField].flatMap { link in
        link.split(separator: ">").first.map { String($0.dropFirst()) }
      }
      _ = try await town.post(
        "/api/v1/events", .controller,
        event(
          paged.count, "project.registered", "project/neu-\(paged.count)",
          #"{"title":"Neu","kind":"agenda"}"#))
    }
    #expect(paged.map(\.canonical) == rows.map(\.canonical))
  }

  @Test func `a compressed answer is the same`() async throws {
    let town = try ServedTown()
    let plain = try await town.get("/api/v1/portfolio")
    let packed = try await town.get("/api/v1/portfolio", .auditor, [.acceptEncoding: "br, gzip"])
    #expect(packed.headers[.contentEncoding] == "gzip")
    #expect(packed.headers[.eTag] != plain.headers[.eTag])
    #expect(Gzip.decompressed(packed.bytes, countMax: 1 << 20) == plain.bytes)
  }

  @Test func `an address of one subject that is hidden or absent is answered in the same bytes`()
    async throws
  {
    let town = try ServedTown()
    let hidden = try await town.get("/api/v1/show?subject=person/p1", nil)
    let absent = try await town.get("/api/v1/show?subject=person/niemand", nil)
    #expect(hidden.status == absent.status)
    #expect(hidden.text == absent.text)
    let none = try await town.get("/api/v1/show?subject=project/nirgends")
    #expect(none.status == .notFound)
  }
}

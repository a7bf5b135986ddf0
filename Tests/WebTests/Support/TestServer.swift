import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Ledger
import NIOCore
import Stadtbuch
import TestSupport
import Vocabulary

@testable import Web

/// A server over a ledger of its own with the example's history.
final class TestServer: Sendable {
  let stadtbuch: Stadtbuch
  let served: ServedLedger
  let options: WebOptions
  private let parent: String

  /// A server of which anybody reads everything, unless told otherwise.
  init(
    _ name: String = "Test", clock: ManualClock = ManualClock("2026-02-01T09:00:00Z"),
    _ change: (inout WebOptions) -> Void = { $0.isOpen = true }
  ) throws {
    parent = try TemporaryLedger.folder()
    let engine = try Engine.create(
      at: parent + "/city.stadtbuch",
      identity: LedgerIdentity(
        name: name, origin: "test/ledger", timeZone: "Europe/Berlin"),
      options: LedgerOptions(clock: clock, mapSizeBytes: 1 << 30))
    let example = Cities.fixtures.appending(path: "example/dezernat-4.jsonl").path
    _ = try engine.importLines(example, ImportOptions(trustTime: true))
    stadtbuch = Stadtbuch(engine, threads: 2)
    served = ServedLedger(name: "test", stadtbuch)
    var options = WebOptions()
    change(&options)
    self.options = options
  }

  deinit { try? FileManager.default.removeItem(atPath: parent) }

  /// Asks it and ends it.
  func ask<Value>(
    _ body: @Sendable (TestAsker) async throws -> Value
  ) async throws -> Value {
    let application = Application(router: WebServer([served], options).router())
    do {
      let value = try await application.test(.router) { client in
        try await body(TestAsker(client: client))
      }
      await stadtbuch.close()
      return value
    } catch {
      await stadtbuch.close()
      throw error
    }
  }

  /// A token of a role.
  func token(_ role: Role, actor: String? = nil, units: [String] = []) throws -> String {
    var chance = SystemRandomNumberGenerator()
    return try served.tokens.create(
      "\(role.rawValue)-\(units.count)", role: role, actor: actor, units: units,
      now: stadtbuch.now, expires: nil, from: &chance
    ).text
  }
}

/// Asks a server.
struct TestAsker: Sendable {
  let client: any TestClientProtocol

  /// An answer with its bytes as text.
  struct Answer: Sendable {
    let status: Int
    let headers: HTTPFields
    let body: String

    /// The body as JSON.
    var json: JSONText { JSONText(body) }
  }

  /// Asks an address.
  func get(
    _ path: String, _ headers: [String: String] = [:], method: HTTPRequest.Method = .get,
    body: String? = nil
  ) async throws -> Answer {
    var fields: HTTPFields = [:]
    for (name, value) in headers {
      if let field = HTTPField.Name(name) { fields[field] = value }
    }
    let response = try await client.executeRequest(
      uri: path, method: method, headers: fields, body: body.map { ByteBuffer(string: $0) })
    return Answer(
      status: response.status.code, headers: response.headers,
      body: String(buffer: response.body))
  }
}

/// JSON whose figures stay as they are written.
struct JSONText {
  private let value: Any?

  init(_ text: String) {
    value = try? JSONSerialization.jsonObject(
      with: Data(text.utf8), options: [.fragmentsAllowed])
  }

  private init(value: Any?) { self.value = value }

  subscript(_ name: String) -> JSONText {
    JSONText(value: (value as? [String: Any])?[name])
  }

  subscript(_ place: Int) -> JSONText {
    let list = value as? [Any]
    return JSONText(value: list.flatMap { $0.indices.contains(place) ? $0[place] : nil })
  }

  var text: String? { value as? String }
  var number: Int? { (value as? NSNumber)?.intValue }
  var list: [JSONText] { (value as? [Any] ?? []).map { JSONText(value: $0) } }
  var keys: [String] { (value as? [String: Any])?.keys.sorted() ?? [] }
  var isThere: Bool { value != nil }
}

import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Logging
import NIOCore
import Stadtbuch
import TestSupport
import Timelines
import Vocabulary

@testable import Web

/// The worked example as a server sees it, with a token for each role.
final class ServedTown: Sendable {
  let stadtbuch: Stadtbuch
  let engine: Engine
  let clock = ManualClock("2026-02-01T09:00:00Z")
  let tokens: [Role: String]
  private let parent: String

  /// Where the fixtures lie.
  static let fixtures = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../Fixtures")

  /// The units of the editor.
  static let ownUnits = ["unit/orga"]

  init() throws {
    parent = try TemporaryLedger.folder()
    // Many towns are open at once, and each takes as much of the process's addresses as its map.
    var options = LedgerOptions(clock: clock)
    options.mapSizeBytes = 1 << 30
    engine = try Engine.create(
      at: parent + "/city.stadtbuch",
      identity: LedgerIdentity(
        name: "Musterstadt", origin: "test/ledger", timeZone: "Europe/Berlin"),
      options: options)
    let text = try String(
      contentsOf: ServedTown.fixtures.appending(path: "example/dezernat-4.jsonl"), encoding: .utf8)
    let reader = DraftReader()
    let drafts = try text.split(separator: "\n").enumerated().map { place, line in
      var draft = try reader.read(line: Array(line.utf8).span)
      draft.sequence = UInt64(place + 1)
      return draft
    }
    _ = try engine.ledger.append(
      drafts, options: AppendOptions(trustTime: true, takesFormer: true))
    try engine.timelines.catchUp()
    var made: [Role: String] = [:]
    var chance = SplitMix64(seed: 7)
    let kept = AccessTokens(engine.ledger.folders)
    for role in Role.allCases where role != .owner {
      made[role] = try kept.create(
        role.rawValue, role: role, actor: "person/\(role.rawValue)",
        units: role == .editor ? ServedTown.ownUnits : [], now: clock.now(), expires: nil,
        from: &chance
      ).text
    }
    tokens = made
    stadtbuch = Stadtbuch(engine)
  }

  deinit {
    engine.close()
    try? FileManager.default.removeItem(atPath: parent)
  }

  /// Options under which everything may be tried.
  var options: WebOptions {
    var options = WebOptions()
    options.writes = true
    options.isPublic = true
    return options
  }

  /// The application, as the program makes it.
  func application(_ change: (inout WebOptions) -> Void = { _ in }) -> some ApplicationProtocol {
    var options = options
    change(&options)
    return Application(
      router: WebServer([ServedLedger(name: "musterstadt", stadtbuch)], options).router(),
      logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
  }

  /// The headers of somebody with a role; of nobody if nil.
  func headers(_ role: Role?, _ more: HTTPFields = [:]) -> HTTPFields {
    var headers = more
    if let token = role.flatMap({ tokens[$0] }) { headers[.authorization] = "Bearer \(token)" }
    return headers
  }

  /// Asks an address.
  func get(
    _ address: String, _ role: Role? = .auditor, _ headers: HTTPFields = [:],
    method: HTTPRequest.Method = .get, body: String? = nil,
    _ change: (inout WebOptions) -> Void = { _ in }
  ) async throws -> TestResponse {
    try await application(change).test(.router) { client in
      try await client.execute(
        uri: address, method: method, headers: self.headers(role, headers),
        body: body.map { ByteBuffer(string: $0) })
    }
  }

  /// Sends something.
  func post(
    _ address: String, _ role: Role?, _ body: String, _ headers: HTTPFields = [:]
  ) async throws -> TestResponse {
    try await get(address, role, headers, method: .post, body: body)
  }
}

extension TestResponse {
  /// The body as text.
  var text: String { String(buffer: body) }
  /// The body as bytes.
  var bytes: [UInt8] { Array(body.readableBytesView) }
}

/// Identities in a row, so that tests say the same each time.
func testID(_ number: Int) -> String {
  let digits = String(number, radix: 16)
  return "00000000-0000-7000-8000-" + String(repeating: "0", count: 12 - digits.count) + digits
}

/// An event as it is sent.
func event(_ number: Int, _ type: String, _ subject: String, _ data: String, _ more: String = "")
  -> String
{
  #"{"specversion":"1.0","id":"\#(testID(number))","source":"test","type":"\#(type)","subject":"\#(subject)"\#(more),"data":\#(data)}"#
}

extension Engine {
  /// The version that a subject has now.
  func version(of subject: String) async throws -> UInt64 {
    let point = Point(asOf: .last, knownAt: try knownAt(.head).sequence)
    return try timelines.read(at: point) { (reading) throws(TimelinesError) in
      guard let entity = try reading.entity(named: subject) else { return 0 }
      return try reading.version(of: entity.number)
    }
  }
}

/// Files that tests break.
enum FileOf {
  static func write(_ text: String, _ path: String) throws {
    try text.write(toFile: path, atomically: false, encoding: .utf8)
  }
}

import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Logging
import NIOCore
import NIOEmbedded
import Stadtbuch
import Synchronization
import TestSupport
import Testing
import Vocabulary

@testable import Web

/// Takes what a stream sends, and stops reading after so many bytes or behind the last event.
private final class Reader: Sendable {
  private let taken = Mutex("")
  private let most: Int
  private let last: String

  init(most: Int, last: Int) {
    self.most = most
    self.last = "id: 0-\(last)\n"
  }

  var text: String { taken.withLock { $0 } }

  /// Takes a block.
  ///
  /// Throws: once there is enough, as a connection does whose other end is gone.
  func take(_ buffer: ByteBuffer) throws {
    let isEnough = taken.withLock { text in
      text += String(buffer: buffer)
      return text.utf8.count >= most || text.contains(last)
    }
    if isEnough { throw Gone() }
  }

  struct Gone: Error {}
}

private struct ReaderWriter: ResponseBodyWriter {
  let reader: Reader

  mutating func write(_ buffer: ByteBuffer) async throws { try reader.take(buffer) }
  func finish(_ trailingHeaders: HTTPFields?) async throws {}
}

@Suite struct `Events as a stream` {
  /// Reads the stream until the reader has had enough.
  private func read(
    _ town: ServedTown, _ role: Role, after: String?, most: Int
  ) async throws -> String {
    let responder = WebServer(
      [ServedLedger(name: "musterstadt", town.stadtbuch)], town.options
    ).router().buildResponder()
    var headers = town.headers(role)
    if let after { headers[HTTPField.Name("Last-Event-ID") ?? .accept] = after }
    let request = Request(
      head: HTTPRequest(
        method: .get, scheme: "http", authority: "localhost",
        path: "/api/v1/events/stream" + (after == nil ? "?after=0" : ""), headerFields: headers),
      body: RequestBody(buffer: ByteBuffer()))
    let context = WebContext(
      source: ApplicationRequestContextSource(
        channel: EmbeddedChannel(), logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
    )
    let response = try await responder.respond(to: request, context: context)
    #expect(response.status == .ok)
    let reader = Reader(most: most, last: Int(try town.engine.knownAt(.head).sequence))
    do {
      try await response.body.write(ReaderWriter(reader: reader))
    } catch is Reader.Gone {}
    return reader.text
  }

  /// The numbers of the events that came whole, in their order.
  private func numbers(_ text: String) -> [Int] {
    // What is cut off at the end was not received.
    let blocks = text.components(separatedBy: "\n\n").dropLast()
    return blocks.compactMap { block in
      guard let line = block.split(separator: "\n").first(where: { $0.hasPrefix("id: ") }) else {
        return nil
      }
      return line.split(separator: "-").last.flatMap { Int($0) }
    }
  }

  @Test(arguments: [1, 2, 3] as [UInt64])
  func `nothing is skipped and nothing comes twice, wherever the connection breaks`(
    seed: UInt64
  ) async throws {
    let town = try ServedTown()
    var random = SplitMix64(seed: seed)
    var received: [Int] = []
    var number = 1
    while received.count < 200 {
      // Others record while it is read.
      for _ in 0..<random.number(0...3) where number <= 60 {
        _ = try await town.post(
          "/api/v1/events", .controller,
          event(
            number, "project.registered", "project/neu-\(number)",
            #"{"title":"Neu","kind":"agenda"}"#))
        number += 1
      }
      let after = received.last.map { "0-\($0)" }
      let head = Int(try town.engine.knownAt(.head).sequence)
      // At the head there would be nothing to read, and the stream waits.
      if received.last == head {
        guard number <= 60 else { break }
        continue
      }
      let text = try await read(
        town, .auditor, after: after, most: random.number(40...40_000))
      received += numbers(text)
    }
    #expect(received == Array(1...received.count), "seed \(seed)")
    #expect(received.count >= 200)
  }

  @Test func `a reader goes on behind what it may not see`() async throws {
    let town = try ServedTown()
    let whole = numbers(try await read(town, .auditor, after: nil, most: 150_000))
    let house = numbers(try await read(town, .reader, after: nil, most: 100_000))
    #expect(!house.isEmpty)
    #expect(Set(house).isSubset(of: Set(whole)))
    #expect(house == house.sorted())
  }

  @Test func `a place of another ledger is gone`() async throws {
    let town = try ServedTown()
    for held in ["1-5", "0-99999", "x", "0-", "-1", "0-1-2"] {
      let answer = try await town.get(
        "/api/v1/events/stream", .auditor,
        [HTTPField.Name("Last-Event-ID") ?? .accept: held])
      #expect(answer.status == .gone, "\(held)")
    }
  }
}

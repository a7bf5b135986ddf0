import Foundation
import Hummingbird
import Ledger
import Stadtbuch
import Synchronization
import Views
import Vocabulary

/// What the server is held against, in the same run: `Benchmarks/web.py` starts this.
///
///     web-yardstick portfolio LEDGER SECONDS CLIENTS   portfolios as JSON by the façade, a second
///     web-yardstick record LEDGER SECONDS CLIENTS      single events by the façade, a second
///     web-yardstick bare PORT BYTES                    a route that sends so many bytes
let arguments = CommandLine.arguments
guard arguments.count >= 4 else {
  print("usage: web-yardstick portfolio|record LEDGER SECONDS CLIENTS | bare PORT BYTES")
  exit(64)
}
switch arguments[1] {
case "bare":
  guard let port = Int(arguments[2]), let size = Int(arguments[3]) else { exit(64) }
  try await Yardstick.serve(port: port, size: size)
default:
  guard arguments.count > 4, let seconds = Int(arguments[3]), let clients = Int(arguments[4])
  else { exit(64) }
  let town = try await Stadtbuch.open(at: arguments[2])
  let rate =
    arguments[1] == "record"
    ? try await Yardstick.records(town, seconds, clients)
    : try await Yardstick.portfolios(town, seconds, clients)
  print(rate)
  await town.close()
}

/// The rates themselves.
enum Yardstick {
  /// Answers every request with the same bytes.
  static func serve(port: Int, size: Int) async throws {
    let body = ByteBuffer(repeating: 0x20, count: size)
    let router = Router()
    router.get("/bare") { _, _ in
      Response(
        status: .ok, headers: [.contentType: "application/json"], body: .init(byteBuffer: body))
    }
    let application = Application(
      router: router, configuration: .init(address: .hostname("127.0.0.1", port: port)))
    try await application.runService()
  }

  /// Portfolios as JSON, each as known at another event.
  static func portfolios(_ town: Stadtbuch, _ seconds: Int, _ clients: Int) async throws -> Int {
    let head = try await town.perform { try $0.ledger.head.sequence }
    return try await rate(seconds, clients) { number in
      var point = AskedPoint()
      point.knownAt = .sequence(head - UInt64(number % 1_000))
      _ = try await town.json(Portfolio.self, at: point)
    }
  }

  /// Single events, each durable before the next of the same client.
  static func records(_ town: Stadtbuch, _ seconds: Int, _ clients: Int) async throws -> Int {
    try await rate(seconds, clients) { number in
      let data = "{\"method\":\"estimate\",\"on\":\"2024-12-30\",\"progress\":\(number % 10_000)}"
      let entry = EventEntry(
        type: "project.progress-reported", subject: "project/p\(number % 1_000 + 1)",
        id: EventID.new(), data: Array(data.utf8),
        envelope: [("source", "test/bench"), ("validfrom", "2024-12-30")])
      _ = try await town.record(entry)
    }
  }

  /// How often something is done in a second, by clients that each wait for the one before.
  private static func rate(
    _ seconds: Int, _ clients: Int, _ work: @escaping @Sendable (Int) async throws -> Void
  ) async throws -> Int {
    let done = Counter()
    let clock = ContinuousClock()
    let start = clock.now
    let end = start + .seconds(seconds)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for client in 0..<clients {
        group.addTask {
          var number = client
          while clock.now < end {
            try await work(number)
            number += clients
            done.add()
          }
        }
      }
      try await group.waitForAll()
    }
    return Int(Double(done.value) / ((clock.now - start) / .seconds(1)))
  }
}

/// Counts what many tasks do.
final class Counter: Sendable {
  private let count = Atomic(0)

  /// One more.
  func add() { count.wrappingAdd(1, ordering: .relaxed) }
  /// So many.
  var value: Int { count.load(ordering: .relaxed) }
}

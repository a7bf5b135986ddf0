import HTTPTypes
import Hummingbird
import HummingbirdCore
import Ledger
import NIOCore
import Stadtbuch
import Timelines
import Vocabulary

/// Events as they are recorded, as Server-Sent Events: each once, in order, and after a break from
/// where the reader was.
struct EventStream: Sendable {
  /// The order of events as of which numbers count; raised where a ledger is restored.
  static let epoch = 0
  /// How long nothing is sent at most: so that who is gone is noticed.
  static let beat = Swift.Duration.seconds(15)
  /// Events that are read in one go.
  private static let stretch: UInt64 = 500

  /// `GET /events/stream[?after=N]`, or with `Last-Event-ID`.
  func answer(_ request: Request, _ context: WebContext) async throws -> Response {
    let caller = try EventReading.reader(context)
    let ledger = try context.served()
    let head = try await EventReading.note(caller, ledger, "events/stream")
    let start = try first(request, head)
    let stadtbuch = ledger.stadtbuch
    return Response(
      status: .ok,
      headers: [
        .contentType: "text/event-stream", .cacheControl: "no-store",
        .vary: "Authorization, Cookie",
      ],
      body: ResponseBody { writer in
        var walk = Walk(position: start, caller: caller, stadtbuch: stadtbuch)
        // The head at once, so that the reader knows that it is connected.
        try await writer.write(ByteBuffer(string: ": stadtbuch\nretry: 2000\n\n"))
        while !Task.isCancelled, let block = try await walk.next() {
          try await writer.write(ByteBuffer(bytes: block))
        }
        try await writer.finish(nil)
      })
  }

  /// The number after which the reader goes on; what is recorded from now on if none is said.
  private func first(_ request: Request, _ head: UInt64) throws(Problem) -> UInt64 {
    if let held = request.headers[.lastEventID], !held.isEmpty {
      let parts = held.split(separator: "-", omittingEmptySubsequences: false)
      guard parts.count == 2, Int(parts[0]) == EventStream.epoch, let number = UInt64(parts[1]),
        number <= head
      else {
        throw Problem(
          .gone, "lastEventID",
          "Last-Event-ID belongs to another ledger or to a time before it was restored; begin again",
          "Last-Event-ID gehört zu einem anderen Stadtbuch oder zur Zeit vor einer Wiederherstellung; "
            + "neu beginnen", field: "Last-Event-ID")
      }
      return number
    }
    return try request.number("after", 0...(.max)) ?? head
  }

  /// A walk along the log that never skips and never repeats.
  private struct Walk {
    var position: UInt64
    let caller: Caller
    let stadtbuch: Stadtbuch

    /// The next events in the form of the stream, or a sign of life; nil when the ledger is closed.
    mutating func next() async throws -> [UInt8]? {
      while !Task.isCancelled {
        let mark = stadtbuch.mark
        let (start, caller) = (position, caller)
        let found: (block: [UInt8], last: UInt64)?
        do {
          found = try await stadtbuch.lend(to: caller.audience) { engine, _ in
            let head = try engine.knownAt(.head).sequence
            guard start < head else { return nil }
            let last = min(head, start + EventStream.stretch)
            return (try EventStream.block(after: start, through: last, caller, engine), last)
          }
        } catch let error as LedgerError where error.code == .closed {
          return nil
        }
        if let found {
          position = found.last
          // What this reader may not see is passed over, and the next break goes on behind it.
          return found.block
        }
        if await !stadtbuch.waits(after: mark, atMost: EventStream.beat) {
          return Array(": beat\n\n".utf8)
        }
      }
      return nil
    }
  }

  /// Events in the form of the stream.
  private static func block(
    after: UInt64, through: UInt64, _ caller: Caller, _ engine: Engine
  ) throws -> [UInt8] {
    var block: [UInt8] = []
    for number in (after + 1)...through {
      var line: [UInt8] = []
      try engine.exportLines(
        after: number - 1, through: number,
        namesStaff: caller.role.looksAtPersons || caller.role == .owner
      ) { line += $0 }
      guard !line.isEmpty else { continue }
      block += "id: \(epoch)-\(number)\ndata: ".utf8
      block += line
      block.append(0x0a)
    }
    if block.isEmpty { block += ": passed\n\n".utf8 }
    return block
  }
}

extension HTTPField.Name {
  fileprivate static let lastEventID = HTTPField.Name("Last-Event-ID") ?? .contentType
}

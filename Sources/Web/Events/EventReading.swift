import HTTPTypes
import Hummingbird
import HummingbirdCore
import Ledger
import NIOCore
import Stadtbuch
import Timelines
import Views
import Vocabulary

/// Events by their numbers: as CloudEvents, or as the bytes that are kept.
struct EventReading: Sendable {
  /// Events that are read in one go.
  private static let stretch: UInt64 = 1_000

  /// `GET /events?after=N[&limit=M]`: one CloudEvent a line.
  func list(_ request: Request, _ context: WebContext) async throws -> Response {
    let caller = try EventReading.reader(context)
    let ledger = try context.served()
    let after = try request.number("after", 0...(.max)) ?? 0
    let limit = try request.number("limit", 1...1_000_000)
    let last = try await EventReading.note(caller, ledger, "events")
    let end = limit.map { min(last, after.addingClamped($0)) } ?? last
    let stadtbuch = ledger.stadtbuch
    return Response(
      status: .ok, headers: headers("application/x-ndjson", end),
      body: ResponseBody { writer in
        var next = after
        while next < end {
          let through = min(end, next + EventReading.stretch)
          let lines = try await EventReading.lines(
            after: next, through: through, head: last, caller, stadtbuch)
          if !lines.isEmpty { try await writer.write(ByteBuffer(bytes: lines)) }
          next = through
        }
        try await writer.finish(nil)
      })
  }

  /// `GET /records?after=N[&limit=M]`: the bytes that are kept, each behind its length in four bytes,
  /// the highest first. For who follows the ledger with another.
  func records(_ request: Request, _ context: WebContext) async throws -> Response {
    let caller = try EventReading.reader(context)
    guard caller.audience.level == .full else { throw Problem.notPermitted(caller.role) }
    let ledger = try context.served()
    let after = try request.number("after", 0...(.max)) ?? 0
    let limit = try request.number("limit", 1...1_000_000)
    let last = try await EventReading.note(caller, ledger, "records")
    let end = limit.map { min(last, after.addingClamped($0)) } ?? last
    let stadtbuch = ledger.stadtbuch
    return Response(
      status: .ok, headers: headers("application/octet-stream", end),
      body: ResponseBody { writer in
        var next = after + 1
        while next <= end {
          let from = next
          let records = try await stadtbuch.perform { try $0.ledger.records(from: from) }
          guard !records.isEmpty else { break }
          var block = ByteBuffer()
          for record in records where record.sequence <= end {
            block.writeInteger(UInt32(record.bytes.count))
            block.writeBytes(record.bytes)
          }
          next = (records.last?.sequence ?? end) + 1
          try await writer.write(block)
        }
        try await writer.finish(nil)
      })
  }

  /// `GET /events/N`: the event as the caller may read it.
  func one(_ request: Request, _ context: WebContext) async throws -> Response {
    let caller = try EventReading.reader(context)
    let ledger = try context.served()
    let number = try EventReading.number(context)
    let lines = try await ledger.stadtbuch.lend(to: caller.audience) { engine, _ in
      let head = try engine.knownAt(.head).sequence
      guard (1...max(head, 1)).contains(number), number <= head else { return [UInt8]() }
      return try EventReading.lines(after: number - 1, through: number, head: head, caller, engine)
    }
    guard !lines.isEmpty else { throw Problem.notFound }
    return Response(
      status: .ok,
      headers: [
        .contentType: "application/cloudevents+json", .cacheControl: "private, no-cache",
        .vary: "Authorization, Cookie",
      ], body: ResponseBody(byteBuffer: ByteBuffer(bytes: lines)))
  }

  /// `GET /events/N/record`: the bytes that are kept.
  func record(_ request: Request, _ context: WebContext) async throws -> Response {
    let caller = try EventReading.reader(context)
    guard caller.audience.level == .full else { throw Problem.notPermitted(caller.role) }
    let ledger = try context.served()
    let number = try EventReading.number(context)
    _ = try await EventReading.note(caller, ledger, "event/\(number)")
    let record = try await ledger.stadtbuch.perform { engine in
      number == 0 ? nil : try engine.ledger.records(from: number).first
    }
    guard let record, record.sequence == number else { throw Problem.notFound }
    return Response(
      status: .ok, headers: headers("application/octet-stream", number),
      body: ResponseBody(byteBuffer: ByteBuffer(bytes: record.bytes)))
  }

  // MARK: Parts

  private func headers(_ type: String, _ end: UInt64) -> HTTPFields {
    [
      .contentType: type, .cacheControl: "no-store",
      .stadtbuchPoint: "knownAt=\(end)", .vary: "Authorization, Cookie",
    ]
  }

  /// Who reads events: everybody in the house.
  static func reader(_ context: WebContext) throws(Problem) -> Caller {
    let caller = try context.caller()
    guard caller.audience.level != .public else { throw Problem.notPermitted(caller.role) }
    return caller
  }

  /// The number that an address names.
  static func number(_ context: WebContext) throws(Problem) -> UInt64 {
    guard let text = context.parameters.get("number"), let number = UInt64(text) else {
      throw Problem.notFound
    }
    return number
  }

  /// Notes a look at everything, where it is one, and gives the last number there is.
  static func note(
    _ caller: Caller, _ ledger: ServedLedger, _ about: String
  ) async throws -> UInt64 {
    try await ledger.stadtbuch.lend(to: caller.audience) { engine, _ in
      let known = try engine.knownAt(.head)
      if caller.audience.level == .full, caller.role != .owner {
        try engine.noteLook(at: about, by: caller.actor ?? caller.login, knownAt: known)
      }
      return known.sequence
    }
  }

  /// The lines of events as a caller may read them.
  static func lines(
    after: UInt64, through: UInt64, head: UInt64, _ caller: Caller, _ stadtbuch: Stadtbuch
  ) async throws -> [UInt8] {
    try await stadtbuch.lend(to: caller.audience) { engine, _ in
      try lines(after: after, through: through, head: head, caller, engine)
    }
  }

  private static func lines(
    after: UInt64, through: UInt64, head: UInt64, _ caller: Caller, _ engine: Engine
  ) throws -> [UInt8] {
    var lines: [UInt8] = []
    try engine.exportLines(
      after: after, through: through,
      namesStaff: caller.role.looksAtPersons || caller.role == .owner
    ) { lines += $0 }
    return lines
  }
}

extension Request {
  /// A whole number of the query; nil where it is not there.
  func number(_ name: String, _ range: ClosedRange<UInt64>) throws(Problem) -> UInt64? {
    guard let text = uri.queryParameters[name[...]] else { return nil }
    guard let number = UInt64(text), range.contains(number) else {
      throw Problem(
        .badRequest, "number",
        "\(name): give a whole number from \(range.lowerBound) to \(range.upperBound)",
        "\(name): eine ganze Zahl von \(range.lowerBound) bis \(range.upperBound) angeben",
        field: name)
    }
    return number
  }
}

extension UInt64 {
  /// The sum, or the largest number where that is beyond it.
  fileprivate func addingClamped(_ other: UInt64) -> UInt64 {
    let (sum, isBeyond) = addingReportingOverflow(other)
    return isBeyond ? .max : sum
  }
}

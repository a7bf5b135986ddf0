import HTTPTypes
import Hummingbird
import HummingbirdCore
import NIOCore

/// Bodies, whole: up to a size and within a time, so that nobody holds the server by sending slowly.
enum BodyReading {
  static func bytes(_ request: Request, _ options: WebOptions) async throws -> [UInt8] {
    if let said = request.headers[.contentLength].flatMap({ Int($0) }), said > options.bodyBytesMax
    {
      throw tooLarge(options)
    }
    let body = request.body
    return try await withThrowingTaskGroup(of: [UInt8]?.self) { group in
      group.addTask {
        var bytes: [UInt8] = []
        for try await part in body {
          guard bytes.count + part.readableBytes <= options.bodyBytesMax else {
            throw tooLarge(options)
          }
          bytes += part.readableBytesView
        }
        return bytes
      }
      group.addTask {
        try await Task.sleep(for: .seconds(options.bodySecondsMax))
        return nil
      }
      defer { group.cancelAll() }
      guard let first = try await group.next(), let bytes = first else {
        throw Problem(
          .requestTimeout, "slow", "the body took longer than \(options.bodySecondsMax) seconds",
          "der Inhalt brauchte länger als \(options.bodySecondsMax) Sekunden"
        ).with(.connection, "close")
      }
      return bytes
    }
  }

  private static func tooLarge(_ options: WebOptions) -> Problem {
    Problem(
      .contentTooLarge, "tooLarge",
      "the body has more than \(options.bodyBytesMax >> 20) MiB; send less at once",
      "der Inhalt hat mehr als \(options.bodyBytesMax >> 20) MiB; weniger auf einmal senden"
    ).with(.connection, "close")
  }
}

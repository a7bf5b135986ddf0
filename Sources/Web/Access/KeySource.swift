import AsyncHTTPClient
import LMDB
import Logging
import NIOCore
import NIOHTTP1
import Vocabulary

/// Where the keys of an issuer come from, read anew when they may have changed: a file when it was
/// written, an address every ten minutes, or at most once a minute where a token names a key that is
/// not known.
///
/// What cannot be read leaves the former keys as they are.
actor KeySource {
  /// Where they lie.
  enum Place: Sendable {
    /// A file.
    case file(String)
    /// Something that is asked for them.
    case asked(@Sendable () async throws -> [UInt8])
  }

  private static let refreshMicroseconds: Int64 = 600 * 1_000_000
  private static let againMicroseconds: Int64 = 60 * 1_000_000
  /// The most bytes of a set of keys.
  private static let bytesMax = 1 << 20

  private let place: Place
  private let logger: Logger
  private var keys: SigningKeys?
  private var stamp: FileStamp?
  private var askedAt: Instant?
  private var reading: Task<Void, Never>?

  /// Keys that lie at a place.
  init(_ place: Place, logger: Logger) {
    (self.place, self.logger) = (place, logger)
  }

  /// Keys in a file, or at an address of `https`.
  init(_ text: String, logger: Logger) {
    self.init(
      text.contains("://") ? .asked { try await KeySource.fetch(text) } : .file(text),
      logger: logger)
  }

  /// Looks whether a token is signed by one of them.
  func verdict(_ token: SignedToken, at now: Instant) async -> SigningKeys.Verdict {
    await refresh(at: now, after: KeySource.refreshMicroseconds)
    let first = keys?.verdict(token) ?? .unknownKey
    guard case .unknownKey = first else { return first }
    await refresh(at: now, after: KeySource.againMicroseconds)
    return keys?.verdict(token) ?? .unknownKey
  }

  /// Reads the keys, where that is due; who comes while they are read waits for them.
  private func refresh(at now: Instant, after microseconds: Int64) async {
    if let reading {
      await reading.value
      return
    }
    guard isDue(at: now, after: microseconds) else { return }
    let task = Task { take(await KeySource.keys(at: place)) }
    reading = task
    await task.value
    reading = nil
  }

  private func isDue(at now: Instant, after microseconds: Int64) -> Bool {
    switch place {
    case .file(let path):
      let found = FileStamp(of: path)
      defer { stamp = found }
      return found != nil && found != stamp
    case .asked:
      // A clock that was set back is no reason to wait.
      let age = askedAt.map { now.microseconds - $0.microseconds } ?? .max
      let least = keys == nil ? KeySource.againMicroseconds : microseconds
      guard age < 0 || age >= least else { return false }
      askedAt = now
      return true
    }
  }

  private func take(_ found: SigningKeys?) {
    guard let found, found.count > 0 else {
      logger.warning("keys of the issuer cannot be read; the former ones stay")
      return
    }
    keys = found
  }

  private static func keys(at place: Place) async -> SigningKeys? {
    let bytes: [UInt8]?
    switch place {
    case .file(let path): bytes = try? FileSystem.contents(of: path, bytesMax: bytesMax)
    case .asked(let ask): bytes = try? await ask()
    }
    guard let bytes else { return nil }
    return await SigningKeys(jwks: bytes)
  }

  /// What an address answers; it is followed nowhere else.
  private static func fetch(_ address: String) async throws -> [UInt8] {
    let client = HTTPClient(
      configuration: HTTPClient.Configuration(
        redirectConfiguration: .disallow,
        timeout: HTTPClient.Configuration.Timeout(connect: .seconds(5), read: .seconds(10))))
    do {
      let answer = try await client.execute(
        HTTPClientRequest(url: address), timeout: .seconds(15))
      let body = try await answer.body.collect(upTo: bytesMax)
      try await client.shutdown()
      return answer.status.code == 200 ? Array(body.readableBytesView) : []
    } catch {
      try? await client.shutdown()
      throw error
    }
  }
}

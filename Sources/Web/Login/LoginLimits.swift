import Crypto
import HTTPTypes
import Stadtbuch
import Synchronization
import Vocabulary

/// Slows down who guesses: after some failures in a row each further one costs twice the time, for a
/// name and for an address alike.
///
/// What is counted is kept under keyed hashes, of bounded number, and in memory alone.
final class LoginLimits: Sendable {
  private struct Count {
    var failures = 0
    var last: Int64
  }

  /// How many failures are free, and how long one waits at most.
  private struct Rule {
    let free: Int
    let secondsMax: Int64

    func wait(after failures: Int) -> Int64 {
      guard failures >= free else { return 0 }
      return min(secondsMax, 1 << Int64(min(failures - free, 20)))
    }
  }

  // Whoever knows a name can make its owner wait, so that never takes long; behind one address there
  // may be a whole town hall, so more is free.
  private static let ofName = Rule(free: 5, secondsMax: 60)
  private static let ofPeer = Rule(free: 20, secondsMax: 900)
  /// After this time without a failure nothing is remembered.
  private static let forgetSeconds: Int64 = 3_600
  /// The most that is remembered.
  static let countMax = 10_000

  private let key = SymmetricKey(size: .bits256)
  private let counts = Mutex<[[UInt8]: Count]>([:])

  /// What an attempt is counted under.
  struct Attempt: Sendable {
    fileprivate let name: [UInt8]
    fileprivate let peer: [UInt8]
  }

  /// How much is remembered.
  var count: Int { counts.withLock { $0.count } }

  /// Counts an attempt as failed before it is looked at, so that many at once are counted too.
  ///
  /// Throws: where it comes too early.
  func begin(
    _ name: String, ledger: String, peer: NetworkAddress?, now: Instant
  ) throws(Problem) -> Attempt {
    let attempt = Attempt(
      name: hash(Array("name \(ledger) \(name)".utf8)),
      // Whoever has an address of version 6 has all that begin with the same eight bytes.
      peer: hash(Array("peer ".utf8) + (peer.map(LoginLimits.network) ?? [])))
    let seconds = now.microseconds / 1_000_000
    let wait = counts.withLock { counts in
      let parts = [(attempt.name, LoginLimits.ofName), (attempt.peer, LoginLimits.ofPeer)]
      var wait: Int64 = 0
      for (key, rule) in parts {
        guard let count = counts[key] else { continue }
        let age = seconds - count.last
        // A clock that was set back is no reason to wait longer.
        guard (0..<LoginLimits.forgetSeconds).contains(age) else {
          counts[key] = nil
          continue
        }
        wait = max(wait, rule.wait(after: count.failures) - age)
      }
      guard wait <= 0 else { return wait }
      LoginLimits.makeRoom(&counts, at: seconds)
      for (key, _) in parts {
        counts[key] = Count(failures: (counts[key]?.failures ?? 0) + 1, last: seconds)
      }
      return 0
    }
    guard wait <= 0 else {
      throw Problem(
        .tooManyRequests, "attempts", "too many attempts; try again in \(wait) s",
        "zu viele Versuche; in \(wait) s noch einmal versuchen"
      ).with(.retryAfter, "\(wait)")
    }
    return attempt
  }

  /// The attempt was no guess: it was right, or was not looked at.
  ///
  /// - Parameter isRight: whether the failures before are forgiven to the name; to an address they are
  ///   not, or whoever has an account could guess at others for ever.
  func forgive(_ attempt: Attempt, isRight: Bool) {
    counts.withLock { counts in
      for key in [attempt.name, attempt.peer] {
        guard let count = counts[key] else { continue }
        let isOver = count.failures <= 1 || (isRight && key == attempt.name)
        if isOver { counts[key] = nil } else { counts[key]?.failures -= 1 }
      }
    }
  }

  private static func makeRoom(_ counts: inout [[UInt8]: Count], at seconds: Int64) {
    guard counts.count + 2 > countMax else { return }
    counts = counts.filter { (0..<forgetSeconds).contains(seconds - $0.value.last) }
    guard counts.count + 2 > countMax else { return }
    // Those go first that failed least, the oldest of them: a flood of names does not free a guesser.
    let going = counts.sorted { left, right in
      (left.value.failures, left.value.last) < (right.value.failures, right.value.last)
    }.prefix(countMax / 10)
    for (key, _) in going { counts[key] = nil }
  }

  private static func network(_ address: NetworkAddress) -> [UInt8] {
    let isShort = address.bytes.prefix(10).allSatisfy { $0 == 0 }
    return isShort ? address.bytes : Array(address.bytes.prefix(8))
  }

  private func hash(_ bytes: [UInt8]) -> [UInt8] {
    Array(HMAC<SHA256>.authenticationCode(for: bytes, using: key))
  }
}

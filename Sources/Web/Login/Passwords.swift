import Crypto
import CryptoExtras
import Dispatch
import Foundation
import HTTPTypes
import Stadtbuch
import Synchronization

/// How much work one guess of a password is: the three figures of scrypt (RFC 7914).
struct PasswordCost: Sendable, Equatable {
  var rounds: Int
  var blockSize: Int
  var parallelism: Int

  /// 128 MB and some tenths of a second.
  static let standard = PasswordCost(rounds: 1 << 17, blockSize: 8, parallelism: 1)
  /// More than this is no cost but an attack by a file.
  private static let most = PasswordCost(rounds: 1 << 20, blockSize: 32, parallelism: 16)

  init(rounds: Int, blockSize: Int, parallelism: Int) {
    (self.rounds, self.blockSize, self.parallelism) = (rounds, blockSize, parallelism)
  }

  init(_ password: User.Password) {
    self.init(
      rounds: password.rounds, blockSize: password.blockSize, parallelism: password.parallelism)
  }

  /// Whether it is no less than another, and no more than can be meant.
  func isSound(atLeast least: PasswordCost) -> Bool {
    (least.rounds...PasswordCost.most.rounds).contains(rounds) && rounds.nonzeroBitCount == 1
      && (least.blockSize...PasswordCost.most.blockSize).contains(blockSize)
      && (least.parallelism...PasswordCost.most.parallelism).contains(parallelism)
  }
}

/// Reckons and compares passwords: two at a time, and whoever comes then is told to come again, so that
/// nobody takes the memory of the machine by logging in.
final class Passwords: Sendable {
  /// The most bytes of a password.
  static let bytesMax = 1_024
  private static let atOnce = 2
  private static let hashBytes = 32
  private static let constant = Array("stadtbuch password 1".utf8)

  /// What new ones cost, and none may cost less.
  let cost: PasswordCost
  private let running = Mutex(0)
  private let done = Mutex(0)
  private let queue = DispatchQueue(label: "stadtbuch.passwords", attributes: .concurrent)
  /// What the passwords of those are compared with who are not there.
  private let nobody: User.Password

  init(cost: PasswordCost = .standard) {
    self.cost = cost
    nobody = User.Password(
      rounds: cost.rounds, blockSize: cost.blockSize, parallelism: cost.parallelism,
      salt: String(repeating: "00", count: 16),
      hash: String(repeating: "00", count: Passwords.hashBytes))
  }

  /// How many were reckoned so far.
  var count: Int { done.withLock { $0 } }

  /// What is kept of a password.
  func kept(_ password: String) async throws -> User.Password {
    var chance = SystemRandomNumberGenerator()
    let salt = (0..<16).map { _ in UInt8.random(in: 0...255, using: &chance) }
    let hash = try await reckon(password, salt, cost)
    return User.Password(
      rounds: cost.rounds, blockSize: cost.blockSize, parallelism: cost.parallelism,
      salt: Passwords.digits(salt), hash: Passwords.digits(hash))
  }

  /// Whether a password is what is kept; of nobody it never is, which takes as long.
  ///
  /// Throws: where too many are compared already.
  func isRight(_ password: String, _ kept: User.Password?) async throws -> Bool {
    let sound = kept.flatMap { one in
      PasswordCost(one).isSound(atLeast: cost) && Passwords.bytes(one.hash) != nil ? one : nil
    }
    let other = sound ?? nobody
    let hash = try await reckon(
      password, Passwords.bytes(other.salt) ?? [0], PasswordCost(other))
    let isSame = Passwords.isSame(hash, Passwords.bytes(other.hash) ?? [])
    return isSame && sound != nil
  }

  private func reckon(
    _ password: String, _ salt: [UInt8], _ cost: PasswordCost
  ) async throws -> [UInt8] {
    let mayRun = running.withLock { running in
      guard running < Passwords.atOnce else { return false }
      running += 1
      return true
    }
    guard mayRun else { throw Passwords.busy }
    defer { running.withLock { $0 -= 1 } }
    done.withLock { $0 += 1 }
    // The same letters are the same bytes, however a keyboard makes them.
    let bytes = Array(password.precomposedStringWithCanonicalMapping.utf8)
    return try await withCheckedThrowingContinuation { continuation in
      queue.async {
        continuation.resume(
          with: Result {
            let key = try KDF.Scrypt.deriveKey(
              from: bytes.isEmpty ? [0] : bytes, salt: salt, outputByteCount: Passwords.hashBytes,
              rounds: cost.rounds, blockSize: cost.blockSize, parallelism: cost.parallelism)
            // What is kept is the code that the key gives to a constant: as good as the key itself.
            return Array(HMAC<SHA256>.authenticationCode(for: Passwords.constant, using: key))
          })
      }
    }
  }

  private static let busy = Problem(
    .serviceUnavailable, "busy", "many are logging in just now; try again in a moment",
    "gerade melden sich viele an; gleich noch einmal versuchen"
  ).with(.retryAfter, "2")

  // MARK: Bytes

  /// Whether bytes are the same, told in a time that does not depend on where they differ.
  static func isSame(_ left: [UInt8], _ right: [UInt8]) -> Bool {
    guard left.count == right.count else { return false }
    return zip(left, right).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
  }

  static func digits(_ bytes: some Sequence<UInt8>) -> String {
    bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }

  private static func bytes(_ digits: String) -> [UInt8]? {
    let letters = Array(digits.utf8)
    guard !letters.isEmpty, letters.count.isMultiple(of: 2), letters.count <= 128 else {
      return nil
    }
    var bytes: [UInt8] = []
    for place in stride(from: 0, to: letters.count, by: 2) {
      guard
        let byte = UInt8(String(decoding: letters[place...(place + 1)], as: UTF8.self), radix: 16)
      else { return nil }
      bytes.append(byte)
    }
    return bytes
  }
}

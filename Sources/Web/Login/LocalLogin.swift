import Stadtbuch
import Synchronization
import Vocabulary

/// Codes that were used, for as long as the server runs: what holds where the disk is for reading only.
final class UsedCodes: Sendable {
  private let steps = Mutex<[String: Int64]>([:])

  /// Uses the code of a step; false where that or a later one was used before.
  func use(_ step: Int64, of user: User) -> Bool {
    steps.withLock { steps in
      // With another secret the codes are others.
      let key = "\(user.login) \(user.generation)"
      guard steps[key].map({ $0 < step }) ?? true else { return false }
      steps[key] = step
      return true
    }
  }
}

/// Finds out by name, password and second factor whether somebody has an account.
struct LocalLogin: Sendable {
  let ledger: ServedLedger
  let options: WebOptions

  /// The account of who logs in; nil where anything is wrong, which is told nobody.
  ///
  /// Throws: where it comes too early, or too many come at once.
  func user(
    _ typed: String, password: String, code: String, from peer: NetworkAddress?
  ) async throws -> User? {
    let name = Users.login(String(typed.prefix(200)))
    let now = ledger.stadtbuch.now
    let user = try found(name)
    let attempt = try options.limits.begin(name, ledger: ledger.name, peer: peer, now: now)
    let isShort = password.utf8.count <= Passwords.bytesMax
    let isRight: Bool
    do {
      // Who is not there, or shut out, takes as long as who is.
      isRight = try await options.passwords.isRight(
        isShort ? password : "", isShort ? user?.password : nil)
    } catch {
      options.limits.forgive(attempt, isRight: false)
      throw error
    }
    guard isRight, let user, try isSecond(code, of: user, at: now) else { return nil }
    options.limits.forgive(attempt, isRight: true)
    return user
  }

  private func found(_ name: String) throws(Problem) -> User? {
    do throws(LedgerError) {
      return try ledger.users.user(name).flatMap { $0.disabled == nil ? $0 : nil }
    } catch {
      throw Login.unreadable
    }
  }

  /// Whether a code is the second factor of somebody, now and never again.
  private func isSecond(_ typed: String, of user: User, at now: Instant) throws(Problem) -> Bool {
    guard let secret = user.secret else { return true }
    guard let bytes = OneTimeCode.bytes(base32: secret) else { return false }
    let code = String(typed.prefix(100)).filter { !$0.isWhitespace }
    if let step = OneTimeCode.step(of: code, secret: bytes, at: now) {
      guard ledger.usedCodes.use(step, of: user) else { return false }
      do throws(LedgerError) {
        return try ledger.users.use(step: step, of: user.login)
      } catch {
        // On a disk for reading only the server's own memory must do.
        guard error.code == .notPermitted else { throw Login.unreadable }
        return true
      }
    }
    let digest = SecondFactor.digest(code)
    guard user.recovery.contains(digest) else { return false }
    do throws(LedgerError) {
      return try ledger.users.use(recovery: digest, of: user.login)
    } catch {
      // What cannot be crossed out would open again.
      return false
    }
  }
}

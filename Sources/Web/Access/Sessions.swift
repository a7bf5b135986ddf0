import Crypto
import Stadtbuch
import Synchronization
import Vocabulary

/// Logins of browsers: in memory, so they end with the server.
public final class Sessions: Sendable {
  /// Whose account a session belongs to; it ends with what was known of them.
  struct Account: Sendable {
    let login: String
    let generation: Int
  }

  /// Who a session speaks for.
  struct Holder: Sendable {
    /// Who they were when they logged in.
    let caller: Caller
    /// The ledger that they logged in to; all of the server's if nil.
    var ledger: String?
    /// Their account; nil where they have none here.
    var account: Account?
  }

  private struct Session {
    let holder: Holder
    let began: Instant
    var used: Instant
  }

  private struct State {
    var sessions: [String: Session] = [:]
    /// What whoever started the server may exchange once.
    var ownerKey: String?
  }

  /// How long a login lasts.
  private static let lastsMicroseconds: Int64 = 8 * 3_600 * 1_000_000
  /// How long it lasts while nothing is asked.
  private static let idleMicroseconds: Int64 = 30 * 60 * 1_000_000
  /// The most logins at once; the oldest go first.
  private static let countMax = 10_000

  private let state: Mutex<State>
  /// What forms of sessions are sealed with.
  private let key = SymmetricKey(size: .bits256)

  /// None yet.
  ///
  /// - Parameter ownerKey: what may be exchanged, once, for a login of the owner.
  public init(ownerKey: String? = nil) {
    state = Mutex(State(ownerKey: ownerKey))
  }

  /// A key or the name of a session: 43 letters and digits, as hard to guess as 256 bits.
  public static func secret(from chance: inout some RandomNumberGenerator) -> String {
    AccessTokens.secret(from: &chance)
  }

  /// Exchanges the owner's key for a session; nil where it is not that, or was exchanged before.
  func exchange(_ key: String, now: Instant) -> String? {
    let isRight = state.withLock { state in
      guard let owner = state.ownerKey, Login.isSame(key, owner) else { return false }
      state.ownerKey = nil
      return true
    }
    return isRight ? begin(Holder(caller: .owner), now: now) : nil
  }

  /// Begins a login and gives its name, which is always a new one.
  func begin(_ holder: Holder, now: Instant) -> String {
    var chance = SystemRandomNumberGenerator()
    let name = Sessions.secret(from: &chance)
    state.withLock { state in
      if state.sessions.count >= Sessions.countMax,
        let oldest = state.sessions.min(by: { $0.value.used < $1.value.used })
      {
        state.sessions[oldest.key] = nil
      }
      state.sessions[name] = Session(holder: holder, began: now, used: now)
    }
    return name
  }

  /// Who is logged in under a name; nil where nobody is any more.
  func holder(_ name: String, now: Instant) -> Holder? {
    state.withLock { state in
      guard let session = state.sessions[name] else { return nil }
      guard now.microseconds - session.began.microseconds < Sessions.lastsMicroseconds,
        now.microseconds - session.used.microseconds < Sessions.idleMicroseconds
      else {
        state.sessions[name] = nil
        return nil
      }
      state.sessions[name]?.used = now
      return session.holder
    }
  }

  /// What nobody can make for a session who does not ask this server.
  func seal(_ name: String) -> [UInt8] {
    Array(HMAC<SHA256>.authenticationCode(for: Array("form \(name)".utf8), using: key))
  }

  /// Ends a login.
  func end(_ name: String) {
    state.withLock { $0.sessions[name] = nil }
  }
}

import Ledger
public import Stadtbuch
public import Vocabulary

/// Makes accounts and sets passwords, for whoever looks after a ledger.
public struct UserKeeping: Sendable {
  private let users: Users
  private let city: String
  private let passwords: Passwords

  /// The accounts of a ledger.
  public init(_ ledger: Ledger) {
    self.init(Users(ledger.folders), city: ledger.identity.name)
  }

  init(_ users: Users, city: String, passwords: Passwords = Passwords()) {
    (self.users, self.city, self.passwords) = (users, city, passwords)
  }

  /// Makes an account.
  ///
  /// - Parameters:
  ///   - login: what they type to say who they are.
  ///   - role: what they are to the ledger.
  ///   - actor: the person that stands in what they record.
  ///   - units: the units that are theirs.
  ///   - password: what they will type; it is kept as a hash.
  public func add(
    _ login: String, role: Role, actor: String, units: [String], password: String, now: Instant
  ) async throws {
    try users.check(login, role: role, actor: actor, units: units)
    try users.add(
      login, role: role, actor: actor, units: units, password: try await kept(password, login),
      now: now)
  }

  /// Sets another password, which ends all sessions.
  public func set(password: String, of login: String) async throws {
    try users.set(password: try await kept(password, login), of: login)
  }

  private func kept(_ password: String, _ login: String) async throws -> User.Password {
    if let fault = PasswordRule.fault(password, login: login, city: city) {
      throw LedgerError(.invalid, fault.en, fault.de)
    }
    return try await passwords.kept(password)
  }
}

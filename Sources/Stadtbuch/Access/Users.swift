public import Ledger
public import Vocabulary

/// The accounts of a ledger: a file of its owner alone, read anew whenever it has changed, so that who
/// is shut out is so at once in every process.
public final class Users: Sendable {
  private let file: KeptFile<User>

  /// Those of a ledger.
  public init(_ folders: LedgerFolders) { file = KeptFile(folders, "users") }

  /// All accounts, in the order in which they were made.
  ///
  /// Throws: where the file is there and cannot be read or understood.
  public func all() throws(LedgerError) -> [User] { try file.all() }

  /// The account of a login name; nil where there is none.
  public func user(_ login: String) throws(LedgerError) -> User? {
    try all().first { $0.login == login }
  }

  /// The account of a login name.
  ///
  /// Throws: where there is none.
  public func known(_ login: String) throws(LedgerError) -> User {
    guard let user = try user(login) else { throw Users.isMissing(login) }
    return user
  }

  /// Refuses what cannot be an account, before anybody is asked for a password.
  ///
  /// - Parameters:
  ///   - login: what they type to say who they are.
  ///   - role: what they are to the ledger.
  ///   - actor: the person that stands in what they record, `person/…`.
  ///   - units: the units that are theirs.
  public func check(
    _ login: String, role: Role, actor: String, units: [String]
  ) throws(LedgerError) {
    guard Users.isLogin(login) else {
      throw LedgerError(
        .invalid,
        "“\(login.excerpt)” is no login name; give 1 to 64 lower-case letters, digits and . _ - @",
        "„\(login.excerpt)“ ist kein Anmeldename; 1 bis 64 Kleinbuchstaben, Ziffern und . _ - @ "
          + "angeben")
    }
    guard Users.roles.contains(role) else {
      throw LedgerError(
        .invalid, "no account has the role \(role.rawValue)",
        "die Rolle \(role.rawValue) hat kein Konto")
    }
    guard Users.isPerson(actor) else {
      throw LedgerError(
        .invalid,
        "“\(actor.excerpt)” is nobody; give person/KEY, and a token to programs",
        "„\(actor.excerpt)“ ist niemand; person/SCHLÜSSEL angeben, und Programmen ein Token")
    }
    for unit in units where !unit.hasPrefix("unit/") || unit.utf8.count <= 5 {
      throw LedgerError(
        .invalid, "“\(unit.excerpt)” is no unit; give unit/KEY",
        "„\(unit.excerpt)“ ist keine Einheit; unit/SCHLÜSSEL angeben")
    }
    guard try user(login) == nil else { throw Users.isThere(login) }
  }

  /// Makes an account.
  public func add(
    _ login: String, role: Role, actor: String, units: [String], password: User.Password,
    now: Instant
  ) throws(LedgerError) {
    try check(login, role: role, actor: actor, units: units)
    let user = User(
      login: login, role: role, actor: actor, units: units, password: password, created: now)
    try file.change { (users) throws(LedgerError) in
      // Another process may have been quicker.
      guard !users.contains(where: { $0.login == login }) else { throw Users.isThere(login) }
      users.append(user)
    }
  }

  /// Sets another password, and ends all sessions.
  public func set(password: User.Password, of login: String) throws(LedgerError) {
    try change(login) { user in
      user.password = password
      user.generation += 1
    }
  }

  /// Sets another second factor or takes it away, with the recovery codes, and ends all sessions.
  ///
  /// - Parameters:
  ///   - secret: its secret in base 32; nil for none.
  ///   - recovery: the SHA-256 of codes that help once each where it is lost.
  public func set(secret: String?, recovery: [String], of login: String) throws(LedgerError) {
    try change(login) { user in
      user.secret = secret
      user.usedStep = nil
      user.recovery = recovery
      user.generation += 1
    }
  }

  /// Shuts an account, which ends all sessions at once.
  public func disable(_ login: String, now: Instant) throws(LedgerError) {
    try change(login) { user in
      guard user.disabled == nil else { return }
      user.disabled = now
      user.generation += 1
    }
  }

  /// Opens an account again; sessions of before stay ended.
  public func enable(_ login: String) throws(LedgerError) {
    try change(login) { $0.disabled = nil }
  }

  // MARK: What is used once

  /// Uses the code of a step; false where that or a later one was used before.
  package func use(step: Int64, of login: String) throws(LedgerError) -> Bool {
    var isNew = false
    try change(login) { user in
      guard user.usedStep.map({ $0 < step }) ?? true else { return }
      user.usedStep = step
      isNew = true
    }
    return isNew
  }

  /// Uses a recovery code, given by its SHA-256; false where there is none such any more.
  package func use(recovery digest: String, of login: String) throws(LedgerError) -> Bool {
    var isNew = false
    try change(login) { user in
      guard let place = user.recovery.firstIndex(of: digest) else { return }
      user.recovery.remove(at: place)
      isNew = true
    }
    return isNew
  }

  private func change(_ login: String, _ body: (inout User) -> Void) throws(LedgerError) {
    try file.change { (users) throws(LedgerError) in
      guard let place = users.firstIndex(where: { $0.login == login }) else {
        throw Users.isMissing(login)
      }
      body(&users[place])
    }
  }

  // MARK: Texts

  /// The roles that an account may have: nobody logs in to be anybody.
  public static let roles: [Role] = Role.ofTokens.filter { $0 != .public }

  /// The form in which login names are compared.
  package static func login(_ typed: String) -> String {
    typed.trimmed.lowercased()
  }

  static func isLogin(_ text: String) -> Bool {
    (1...64).contains(text.utf8.count) && !text.hasPrefix("-")
      && text.utf8.allSatisfy {
        (0x61...0x7a).contains($0) || (0x30...0x39).contains($0) || "._-@".utf8.contains($0)
      }
  }

  static func isPerson(_ text: String) -> Bool {
    text.hasPrefix("person/") && AccessTokens.isActor(text)
  }

  private static func isMissing(_ login: String) -> LedgerError {
    LedgerError(
      .invalid, "there is no account “\(login.excerpt)”; “stadtbuch user list” names them",
      "das Konto „\(login.excerpt)“ gibt es nicht; „stadtbuch user list“ nennt sie")
  }

  private static func isThere(_ login: String) -> LedgerError {
    LedgerError(
      .invalid, "there is an account “\(login)” already; choose another name",
      "das Konto „\(login)“ gibt es schon; einen anderen Namen wählen")
  }
}

extension String {
  /// Without white space at both ends.
  fileprivate var trimmed: String {
    var text = self[...]
    while text.first?.isWhitespace ?? false { text.removeFirst() }
    while text.last?.isWhitespace ?? false { text.removeLast() }
    return String(text)
  }
}

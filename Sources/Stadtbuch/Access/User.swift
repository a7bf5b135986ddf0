public import Vocabulary

/// Somebody with an account of their own at a ledger, as it is kept: never the password itself.
public struct User: Sendable, Equatable {
  /// What is kept of a password, and how it was reckoned.
  public struct Password: Sendable, Equatable {
    /// How much work one guess is: the three figures of scrypt.
    public var rounds: Int
    /// Its second figure.
    public var blockSize: Int
    /// Its third.
    public var parallelism: Int
    /// What was mixed in, in hexadecimal digits.
    public var salt: String
    /// What came out, in hexadecimal digits.
    public var hash: String

    /// What a reckoning gave.
    public init(rounds: Int, blockSize: Int, parallelism: Int, salt: String, hash: String) {
      self.rounds = rounds
      self.blockSize = blockSize
      self.parallelism = parallelism
      self.salt = salt
      self.hash = hash
    }
  }

  /// What they type to say who they are.
  public let login: String
  /// What they are to the ledger.
  public let role: Role
  /// The person that stands in what they record.
  public let actor: String
  /// The units that are theirs.
  public let units: [String]
  /// What is kept of their password.
  public internal(set) var password: Password
  /// The secret of their second factor, in base 32; nil where they have none.
  public internal(set) var secret: String?
  /// The last step of thirty seconds whose code was used.
  var usedStep: Int64?
  /// The SHA-256 of the recovery codes that were not used yet, in hexadecimal digits.
  public internal(set) var recovery: [String] = []
  /// When the account was made.
  public let created: Instant
  /// Since when it opens nothing.
  public internal(set) var disabled: Instant?
  /// Rises with whatever ends the sessions that were begun before.
  public internal(set) var generation = 1

  /// Who they are to the server; what logs say of them is the opaque key.
  public var caller: Caller {
    Caller(role, actor: actor, units: Set(units), login: "user/\(actor.dropFirst(7))")
  }
}

extension User: KeptItem {
  var object: AnswerObject {
    var kept = AnswerObject()
    kept.append(
      "scrypt",
      .list([password.rounds, password.blockSize, password.parallelism].map(AnswerValue.number)))
    kept.append("salt", .text(password.salt))
    kept.append("hash", .text(password.hash))
    var object = AnswerObject()
    object.append("login", .text(login))
    object.append("role", .text(role.rawValue))
    object.append("actor", .text(actor))
    object.append("units", units.isEmpty ? nil : .list(units.map(AnswerValue.text)))
    object.append("password", .object(kept))
    object.append("totp", secret.map(AnswerValue.text))
    object.append("usedStep", usedStep.map { .integer($0) })
    object.append("recovery", recovery.isEmpty ? nil : .list(recovery.map(AnswerValue.text)))
    object.append("created", .text(created.description))
    object.append("disabled", disabled.map { .text($0.description) })
    object.append("generation", .number(generation))
    return object
  }

  init?(_ object: AnswerObject) {
    guard let login = object.text("login"), Users.isLogin(login),
      let role = object.text("role").flatMap(Role.init), Users.roles.contains(role),
      let actor = object.text("actor"), Users.isPerson(actor),
      let created = object.text("created").flatMap(Instant.init),
      case .object(let kept)? = object["password"],
      let salt = kept.text("salt"), let hash = kept.text("hash"),
      case .list(let figures)? = kept["scrypt"], figures.count == 3,
      case .integer(let rounds) = figures[0], case .integer(let blockSize) = figures[1],
      case .integer(let parallelism) = figures[2],
      case .integer(let generation)? = object["generation"]
    else { return nil }
    self.login = login
    self.role = role
    self.actor = actor
    self.created = created
    units = object.texts("units")
    password = Password(
      rounds: Int(rounds), blockSize: Int(blockSize), parallelism: Int(parallelism), salt: salt,
      hash: hash)
    secret = object.text("totp")
    if case .integer(let step)? = object["usedStep"] { usedStep = step }
    recovery = object.texts("recovery")
    disabled = object.text("disabled").flatMap(Instant.init)
    self.generation = Int(generation)
    // What cannot be read must not open anything: neither a lock nor a second factor is lost.
    if object["disabled"] != nil, disabled == nil { return nil }
    if object["totp"] != nil, secret == nil { return nil }
  }
}

extension AnswerObject {
  fileprivate func text(_ name: String) -> String? {
    guard case .text(let text)? = self[name] else { return nil }
    return text
  }

  fileprivate func texts(_ name: String) -> [String] {
    guard case .list(let list)? = self[name] else { return [] }
    return list.compactMap { value in
      if case .text(let text) = value { text } else { nil }
    }
  }
}

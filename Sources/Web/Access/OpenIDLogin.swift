import HTTPTypes
import Hummingbird
import Logging
import Stadtbuch
import Views
import Vocabulary

/// Logins by the word of an issuer (OpenID Connect): a token that it signed, for this server, for now.
struct OpenIDLogin: Sendable {
  /// How far the clocks of issuer and ledger may lie apart, in seconds.
  static let leewaySeconds: Int64 = 60

  let settings: ServeConfiguration.OpenID
  let keys: KeySource

  /// Who sends a token.
  ///
  /// Throws: the same problem whatever is wrong with the token; the log says what.
  func caller(
    _ text: String, of ledger: ServedLedger, isPublic: Bool, writes: Bool = true, _ logger: Logger
  ) async throws -> Caller {
    let claims = try await claims(
      text, audience: settings.audience, at: ledger.stadtbuch.now, logger)
    return try caller(of: claims, ledger, isPublic: isPublic, writes: writes, logger)
  }

  /// What a token says, which is good.
  ///
  /// - Parameter audience: for whom it has to be.
  func claims(
    _ text: String, audience: String, at now: Instant, _ logger: Logger
  ) async throws -> AnswerObject {
    guard let token = SignedToken(text) else { throw refused("no token that is taken", logger) }
    switch await keys.verdict(token, at: now) {
    case .right: break
    case .wrong: throw refused("the signature is wrong", logger)
    case .unknownKey: throw refused("the key is not known", logger)
    }
    if let fault = fault(of: token.claims, audience, at: now) { throw refused(fault, logger) }
    guard OpenIDLogin.subject(token.claims) != nil else { throw refused("it names nobody", logger) }
    return token.claims
  }

  private static func subject(_ claims: AnswerObject) -> String? {
    guard case .text(let subject)? = claims["sub"], (1...255).contains(subject.utf8.count)
    else { return nil }
    return subject
  }

  private func refused(_ why: String, _ logger: Logger) -> Problem {
    logger.info("login refused", metadata: ["why": "\(why)"])
    return Problem.login
  }

  // MARK: Claims

  /// What is wrong with what a token says; nil where nothing is.
  private func fault(
    of claims: AnswerObject, _ audience: String, at now: Instant
  ) -> String? {
    guard case .text(let issuer)? = claims["iss"], issuer == settings.issuer else {
      return "another issuer"
    }
    guard OpenIDLogin.texts(claims["aud"]).contains(audience) else {
      return "for another audience"
    }
    let seconds = now.microseconds / 1_000_000
    guard let expires = OpenIDLogin.seconds(claims["exp"]),
      seconds - OpenIDLogin.leewaySeconds < expires
    else { return "expired" }
    for name in ["nbf", "iat"] {
      guard let value = claims[name] else { continue }
      guard let begins = OpenIDLogin.seconds(value), begins <= seconds + OpenIDLogin.leewaySeconds
      else { return "not valid yet" }
    }
    return nil
  }

  /// An instant in seconds; a part of one does not count.
  private static func seconds(_ value: AnswerValue?) -> Int64? {
    switch value {
    case .integer(let seconds)?: seconds
    case .text(let text)?:
      text.split(separator: ".", maxSplits: 1).first.flatMap { whole in
        text.utf8.allSatisfy { (0x30...0x39).contains($0) || $0 == 0x2e } ? Int64(whole) : nil
      }
    default: nil
    }
  }

  private static func texts(_ value: AnswerValue?) -> [String] {
    switch value {
    case .text(let text)?: [text]
    case .list(let values)?:
      values.prefix(1_000).compactMap { value in
        if case .text(let text) = value { text } else { nil }
      }
    default: []
    }
  }

  // MARK: Who it is

  /// Who somebody is to a ledger, by what a good token says.
  func caller(
    of claims: AnswerObject, _ ledger: ServedLedger, isPublic: Bool, writes: Bool,
    _ logger: Logger
  ) throws -> Caller {
    guard let subject = OpenIDLogin.subject(claims) else {
      throw refused("it names nobody", logger)
    }
    let groups = OpenIDLogin.texts(claims[path: settings.claim])
    guard let entry = ledger.roles.map(logger).entry(of: groups) else {
      if isPublic { return .anybody }
      throw Problem(
        .forbidden, "noRole",
        "none of your groups has a role here; the operator gives them one in config/roles.yaml",
        "keine Ihrer Gruppen hat hier eine Rolle; der Betrieb gibt ihnen eine in config/roles.yaml")
    }
    // Where nothing is recorded nobody needs a key, and the disk may be for reading only.
    guard entry.role.records, writes else {
      return Caller(entry.role, units: Set(entry.units), login: "oidc")
    }
    var chance = SystemRandomNumberGenerator()
    let key = try ledger.people.key(
      issuer: settings.issuer, subject: subject, name: OpenIDLogin.name(claims), from: &chance)
    return Caller(
      entry.role, actor: key, units: Set(entry.units), login: "oidc/\(key.dropFirst(7))")
  }

  /// What people call somebody, as far as the token says.
  private static func name(_ claims: AnswerObject) -> String? {
    for claim in ["name", "preferred_username"] {
      guard case .text(let text)? = claims[claim], !text.isEmpty else { continue }
      return String(text.prefix(200))
    }
    return nil
  }
}

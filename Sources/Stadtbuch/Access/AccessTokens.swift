public import Ledger
public import Vocabulary

/// The tokens of a ledger: a file of its owner, read anew whenever it has changed, so that what is
/// taken back ends at once in every process.
public final class AccessTokens: Sendable {
  private let file: KeptFile<AccessToken>

  /// Those of a ledger.
  public init(_ folders: LedgerFolders) { file = KeptFile(folders, "tokens") }

  /// All tokens, in the order in which they were made.
  ///
  /// Throws: where the file is there and cannot be read or understood.
  public func all() throws(LedgerError) -> [AccessToken] { try file.all() }

  /// The token that a text is, if it opens anything at an instant.
  public func valid(_ text: some StringProtocol, at now: Instant) throws(LedgerError)
    -> AccessToken?
  {
    guard let sent = TokenText(text) else { return nil }
    let tokens = try all()
    // Reckoned also where there is no such token, so that time tells nothing.
    let token = tokens.first { $0.id == sent.id } ?? AccessTokens.none
    return token.isMatched(by: sent) && token.isValid(at: now) ? token : nil
  }

  /// Makes a token.
  ///
  /// - Parameters:
  ///   - id: its name; lower-case letters, digits and `-`.
  ///   - role: what whoever sends it is.
  ///   - actor: who stands in what they record: `person/…` or `client/…`.
  ///   - units: the units that are theirs.
  ///   - now: when it is made.
  ///   - expires: when it ends.
  ///   - chance: what its secret is drawn from.
  /// - Returns: what is kept, and the text that is sent; it is not kept anywhere.
  public func create(
    _ id: String, role: Role, actor: String?, units: [String], now: Instant, expires: Instant?,
    from chance: inout some RandomNumberGenerator
  ) throws(LedgerError) -> (token: AccessToken, text: String) {
    try AccessTokens.check(name: id)
    guard Role.ofTokens.contains(role) else {
      throw LedgerError(
        .invalid, "no token has the role \(role.rawValue)",
        "die Rolle \(role.rawValue) hat kein Token")
    }
    if role.records, actor == nil {
      throw LedgerError(
        .invalid,
        "who records must be named: --actor person/KEY, or client/NAME for a program",
        "wer erfasst, muss benannt sein: --actor person/SCHLÜSSEL, oder client/NAME für ein Programm"
      )
    }
    if let actor, !AccessTokens.isActor(actor) {
      throw LedgerError(
        .invalid,
        "“\(actor.excerpt)” is no actor; give person/KEY, or client/NAME for a program",
        "„\(actor.excerpt)“ ist niemand, der erfasst; person/SCHLÜSSEL angeben, oder client/NAME "
          + "für ein Programm")
    }
    for unit in units where !unit.hasPrefix("unit/") || unit.utf8.count <= 5 {
      throw LedgerError(
        .invalid, "“\(unit.excerpt)” is no unit; give unit/KEY",
        "„\(unit.excerpt)“ ist keine Einheit; unit/SCHLÜSSEL angeben")
    }
    let secret = AccessTokens.secret(from: &chance)
    let sent = TokenText(id: id, secret: secret)
    let token = AccessToken(
      id: id, digest: sent.digest, role: role, actor: actor, units: units, created: now,
      expires: expires)
    try file.change { (tokens) throws(LedgerError) in
      guard !tokens.contains(where: { $0.id == id }) else {
        throw LedgerError(
          .invalid, "there is a token “\(id)” already; choose another name",
          "das Token „\(id)“ gibt es schon; einen anderen Namen wählen")
      }
      tokens.append(token)
    }
    return (token, sent.text)
  }

  /// Takes a token back; from now on it opens nothing. Returns false where there is none such.
  public func revoke(_ id: String, now: Instant) throws(LedgerError) -> Bool {
    var isThere = false
    try file.change { (tokens) throws(LedgerError) in
      guard let place = tokens.firstIndex(where: { $0.id == id }) else { return }
      isThere = true
      if tokens[place].revoked == nil { tokens[place].revoked = now }
    }
    return isThere
  }

  // MARK: Texts

  /// What no text is a token of.
  private static let none = AccessToken(
    id: "", digest: String(repeating: "0", count: 64), role: .public, actor: nil, units: [],
    created: Instant(microseconds: 0), expires: nil, revoked: Instant(microseconds: 0))

  /// Refuses what is no name of a token or a feed.
  static func check(name: String) throws(LedgerError) {
    guard !isName(name) else { return }
    throw LedgerError(
      .invalid, "“\(name.excerpt)” is no name; give 1 to 40 lower-case letters, digits and hyphens",
      "„\(name.excerpt)“ ist kein Name; 1 bis 40 Kleinbuchstaben, Ziffern und Bindestriche angeben")
  }

  private static func isName(_ text: String) -> Bool {
    (1...40).contains(text.utf8.count)
      && text.utf8.allSatisfy {
        (0x61...0x7a).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2d
      }
  }

  /// Whether something is who may stand as `actor` of what a token records.
  static func isActor(_ text: String) -> Bool {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    return parts.count == 2 && (parts[0] == "person" || parts[0] == "client") && !parts[1].isEmpty
  }

  /// 43 letters and digits, as hard to guess as 256 bits.
  package static func secret(from chance: inout some RandomNumberGenerator) -> String {
    let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789".utf8)
    let drawn = (0..<43).map { _ in letters.randomElement(using: &chance) ?? 0x41 }
    return String(decoding: drawn, as: UTF8.self)
  }
}

public import Ledger
public import Timelines
public import Vocabulary

/// An address of due dates and changes that opens without a login, as it is kept: never the secret.
public struct FeedAddress: Sendable, Equatable {
  /// Its name: what lists call it.
  public let id: String
  /// The SHA-256 of its secret, in hexadecimal digits.
  let digest: String
  /// The token whose holder it belongs to; nil for the ledger's owner.
  public let token: String?
  /// How much it shows; never more than the house.
  public let level: Audience.Level
  /// When it was made.
  public let created: Instant
  /// When it ends; never if nil.
  public let expires: Instant?
  /// When it was taken back.
  public internal(set) var revoked: Instant?

  /// Whether it opens anything at an instant, as far as it says itself.
  public func isValid(at now: Instant) -> Bool {
    revoked == nil && expires.map { now < $0 } ?? true
  }
}

extension FeedAddress: KeptItem {
  var object: AnswerObject {
    var object = AnswerObject()
    object.append("id", .text(id))
    object.append("sha256", .text(digest))
    object.append("token", token.map(AnswerValue.text))
    object.append("audience", .text(level.rawValue))
    object.append("created", .text(created.description))
    object.append("expires", expires.map { .text($0.description) })
    object.append("revoked", revoked.map { .text($0.description) })
    return object
  }

  init?(_ object: AnswerObject) {
    func text(_ name: String) -> String? {
      guard case .text(let text)? = object[name] else { return nil }
      return text
    }
    guard let id = text("id"), let digest = text("sha256"),
      let level = text("audience").flatMap(Audience.Level.init), level != .full,
      let created = text("created").flatMap(Instant.init)
    else { return nil }
    self.init(
      id: id, digest: digest, token: text("token"), level: level, created: created,
      expires: text("expires").flatMap(Instant.init), revoked: text("revoked").flatMap(Instant.init)
    )
    // What cannot be read as a time must not open anything.
    if text("expires") != nil, expires == nil { return nil }
    if text("revoked") != nil, revoked == nil { return nil }
  }
}

/// The addresses of feeds of a ledger, in a file of its owner.
public final class FeedAddresses: Sendable {
  private let file: KeptFile<FeedAddress>
  private let tokens: AccessTokens

  /// Those of a ledger, with the tokens whose holders they belong to.
  public init(_ folders: LedgerFolders, _ tokens: AccessTokens) {
    file = KeptFile(folders, "feeds")
    self.tokens = tokens
  }

  /// All addresses, in the order in which they were made.
  public func all() throws(LedgerError) -> [FeedAddress] { try file.all() }

  /// For whom the answers of an address are; nil where it opens nothing at an instant.
  public func audience(_ text: some StringProtocol, at now: Instant) throws(LedgerError)
    -> Audience?
  {
    guard let sent = TokenText(text, mark: FeedAddresses.mark) else { return nil }
    let address = try all().first { $0.id == sent.id }
    // Reckoned also where there is no such address, so that time tells nothing.
    let isRight = sent.isKept(as: address?.digest ?? String(repeating: "0", count: 64))
    guard let address, isRight, address.isValid(at: now) else { return nil }
    var level = address.level
    if let token = address.token {
      // What its owner may no longer see, it does not show.
      guard let holder = try tokens.all().first(where: { $0.id == token }),
        holder.isValid(at: now)
      else { return nil }
      if holder.role.level == .public { level = .public }
    }
    return Audience(level)
  }

  /// Makes an address.
  ///
  /// - Parameters:
  ///   - id: its name; lower-case letters, digits and `-`.
  ///   - token: the token whose holder it belongs to; nil for the ledger's owner.
  ///   - level: how much it shows.
  /// - Returns: what is kept, and the part of the address that opens it; that is not kept anywhere.
  public func create(
    _ id: String, token: String?, level: Audience.Level, now: Instant, expires: Instant?,
    from chance: inout some RandomNumberGenerator
  ) throws(LedgerError) -> (address: FeedAddress, text: String) {
    try AccessTokens.check(name: id)
    guard level != .full else {
      throw LedgerError(
        .invalid, "a feed shows what is public or internal, never all",
        "ein Feed zeigt Öffentliches oder Internes, nie alles")
    }
    if let token, try !tokens.all().contains(where: { $0.id == token && $0.isValid(at: now) }) {
      throw LedgerError(
        .invalid,
        "there is no token “\(token.excerpt)” that opens; “stadtbuch token list” names them",
        "das Token „\(token.excerpt)“ gibt es nicht, oder es öffnet nicht; „stadtbuch token list“ "
          + "nennt sie")
    }
    let sent = TokenText(
      id: id, secret: AccessTokens.secret(from: &chance), mark: FeedAddresses.mark)
    let address = FeedAddress(
      id: id, digest: sent.digest, token: token, level: level, created: now, expires: expires)
    try file.change { (addresses) throws(LedgerError) in
      guard !addresses.contains(where: { $0.id == id }) else {
        throw LedgerError(
          .invalid, "there is a feed “\(id)” already; choose another name",
          "den Feed „\(id)“ gibt es schon; einen anderen Namen wählen")
      }
      addresses.append(address)
    }
    return (address, sent.text)
  }

  /// Takes an address back; from now on it opens nothing. Returns false where there is none such.
  public func revoke(_ id: String, now: Instant) throws(LedgerError) -> Bool {
    var isThere = false
    try file.change { (addresses) throws(LedgerError) in
      guard let place = addresses.firstIndex(where: { $0.id == id }) else { return }
      isThere = true
      if addresses[place].revoked == nil { addresses[place].revoked = now }
    }
    return isThere
  }

  /// What all secrets begin with.
  private static let mark = "sf"
}

import Digests
public import Vocabulary

/// What opens the ledger to a program or a person, as it is kept: never the token itself.
public struct AccessToken: Sendable, Equatable {
  /// Its name: what lists and logs call it.
  public let id: String
  /// The SHA-256 of its secret, in hexadecimal digits.
  let digest: String
  /// What whoever sends it is.
  public let role: Role
  /// Who stands as `actor` in what they record.
  public let actor: String?
  /// The units that are theirs.
  public let units: [String]
  /// When it was made.
  public let created: Instant
  /// When it ends; never if nil.
  public let expires: Instant?
  /// When it was taken back.
  public internal(set) var revoked: Instant?

  /// Whether it opens anything at an instant.
  public func isValid(at now: Instant) -> Bool {
    revoked == nil && expires.map { now < $0 } ?? true
  }

  /// Who sends it.
  public var caller: Caller {
    Caller(role, actor: actor, units: Set(units), login: "token/\(id)")
  }
}

/// A token as it is sent: shown once, when it is made.
struct TokenText {
  /// What all begin with, so that one is known where it has no business.
  static let mark = "sb"
  /// The bytes of chance in one.
  static let secretBytes = 32

  let id: String
  let secret: String
  private let mark: String

  /// The token that a text is; nil where it is none.
  init?(_ text: some StringProtocol, mark: String = TokenText.mark) {
    // Nothing longer is a token, and nobody's time is taken by looking.
    guard text.utf8.count <= 200 else { return nil }
    let parts = text.split(separator: "_", maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0] == mark else { return nil }
    (id, secret, self.mark) = (String(parts[1]), String(parts[2]), mark)
  }

  init(id: String, secret: String, mark: String = TokenText.mark) {
    (self.id, self.secret, self.mark) = (id, secret, mark)
  }

  var text: String { "\(mark)_\(id)_\(secret)" }

  /// What is kept of it.
  var digest: String {
    var hash = SHA256()
    hash.update(Array("\(id)_\(secret)".utf8))
    return hash.digest().map { byte in
      (byte < 16 ? "0" : "") + String(byte, radix: 16)
    }.joined()
  }
}

extension TokenText {
  /// Whether it is what is kept as a digest; that takes the same time however much of it is right.
  func isKept(as digest: String) -> Bool {
    let (sent, kept) = (Array(self.digest.utf8), Array(digest.utf8))
    guard sent.count == kept.count else { return false }
    var difference: UInt8 = 0
    for place in sent.indices { difference |= sent[place] ^ kept[place] }
    return difference == 0
  }
}

extension AccessToken: KeptItem {
  /// Whether a token is this one.
  func isMatched(by text: TokenText) -> Bool { text.isKept(as: digest) }

  // MARK: As it is kept

  var object: AnswerObject {
    var object = AnswerObject()
    object.append("id", .text(id))
    object.append("sha256", .text(digest))
    object.append("role", .text(role.rawValue))
    object.append("actor", actor.map(AnswerValue.text))
    object.append("units", units.isEmpty ? nil : .list(units.map(AnswerValue.text)))
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
      let role = text("role").flatMap(Role.init),
      let created = text("created").flatMap(Instant.init)
    else { return nil }
    var units: [String] = []
    if case .list(let list)? = object["units"] {
      for case .text(let unit) in list { units.append(unit) }
    }
    self.init(
      id: id, digest: digest, role: role, actor: text("actor"), units: units, created: created,
      expires: text("expires").flatMap(Instant.init), revoked: text("revoked").flatMap(Instant.init)
    )
    // What cannot be read as a time must not open anything.
    if text("expires") != nil, expires == nil { return nil }
    if text("revoked") != nil, revoked == nil { return nil }
  }
}

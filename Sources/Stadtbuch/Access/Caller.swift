public import Timelines

/// Who asks, as their login says; nobody tells of themselves in what they send.
public struct Caller: Sendable, Equatable {
  /// What they are to the ledger.
  public var role: Role
  /// Who stands as `actor` in what they record; nil for those who record nothing.
  public var actor: String?
  /// The units that are theirs, as `unit/…`.
  public var units: Set<String> = []
  /// The login, such as the name of a token: for logs, never a secret.
  public var login: String

  /// Somebody with a role.
  public init(_ role: Role, actor: String? = nil, units: Set<String> = [], login: String) {
    self.role = role
    self.actor = actor
    self.units = units
    self.login = login
  }

  /// Anybody, where a city lets anybody read.
  public static let anybody = Caller(.public, login: "public")

  /// For whom answers to them are.
  public var audience: Audience {
    Audience(role.level, ownUnits: role == .editor ? units : [])
  }

  /// Whether they are a person: what needs a second pair of eyes is approved by persons alone.
  public var isPerson: Bool { actor?.hasPrefix("person/") ?? false }
}

extension Caller {
  /// Whoever runs the server for themselves.
  public static let owner = Caller(.owner, login: "owner")
}

/// How far an event may be read.
public enum Visibility: UInt8, Sendable, CaseIterable {
  case `public` = 1
  case `internal` = 2
  case restricted = 3

  /// The visibility of this word.
  public init?(_ word: some StringProtocol) {
    switch word {
    case "public": self = .public
    case "internal": self = .internal
    case "restricted": self = .restricted
    default: return nil
    }
  }

  /// The word for it.
  public var word: String {
    switch self {
    case .public: "public"
    case .internal: "internal"
    case .restricted: "restricted"
    }
  }
}

/// An event as somebody says it, checked field by field but not yet recorded: what depends on the
/// ledger or the clock may still be missing.
public struct Draft: Sendable, Equatable {
  /// The place of its type in ``Registry/types``.
  public var typeIndex: Int
  /// For a correction the place of the type that it says anew, else nil.
  public var innerTypeIndex: Int?
  /// Its identity.
  public var id: EventID
  /// Where it came from.
  public var source: String
  /// What it is about.
  public var subject: String
  /// The day from which it holds, if said.
  public var validFrom: Day?
  /// The day from which it no longer holds.
  public var validTo: Day?
  /// Who says it.
  public var actor: String
  /// Who is said to have approved it.
  public var approvedBy: String?
  /// Why.
  public var reason: String?
  /// What it rests on.
  public var basis: String?
  /// How far it may be read, if said.
  public var visibility: Visibility?
  /// The version of its data.
  public var dataVersion: Int
  /// The conversation that it belongs to.
  public var correlationID: EventID?
  /// The event that caused it.
  public var causationID: EventID?
  /// The number that it must get, if said.
  public var sequence: UInt64?
  /// When it is said to have been recorded.
  public var time: Instant?
  /// The version of its subject that the writer saw.
  public var expectedVersion: UInt64?
  /// Its data (of a correction the inner data) as a canonical message.
  public var data: [UInt8]

  /// A draft of a type on a subject, with nothing else said.
  public init(
    typeIndex: Int, id: EventID, subject: String, actor: String = "client/cli",
    source: String = "cli", data: [UInt8] = []
  ) {
    self.typeIndex = typeIndex
    self.id = id
    self.subject = subject
    self.actor = actor
    self.source = source
    self.data = data
    dataVersion = 1
  }

  /// Its type in the current registry.
  public var type: EventType { Registry.current.types[typeIndex] }
  /// The type whose data it carries: of a correction the type said anew, else its own.
  public var contentType: EventType {
    Registry.current.types[innerTypeIndex ?? typeIndex]
  }
}

public import Timelines

/// What somebody is to a ledger: it says what they may see and do.
public enum Role: String, Sendable, CaseIterable {
  /// Anybody: what the city publishes.
  case `public`
  /// Reads what stands in the house.
  case reader
  /// Reads likewise, everything of their own units, and records what these do.
  case editor
  /// Reads everything and records everything but erasures.
  case controller
  /// Reads everything, verifies, and never writes.
  case auditor
  /// Reads everything and records erasures and disclosures.
  case dataProtection = "data-protection"
  /// Looks after the machine: health, metrics, and what the city publishes.
  case `operator`
  /// Whoever runs the server for themselves: reads everything and writes nothing.
  case owner

  /// The roles that a token may have.
  static let ofTokens: [Role] = allCases.filter { $0 != .owner }

  /// How much they see.
  public var level: Audience.Level {
    switch self {
    case .public, .operator: .public
    case .reader, .editor: .internal
    case .controller, .auditor, .dataProtection, .owner: .full
    }
  }

  /// Whether they may record anything at all.
  public var records: Bool {
    switch self {
    case .editor, .controller, .dataProtection: true
    case .public, .reader, .auditor, .operator, .owner: false
    }
  }

  /// Whether they may look at persons: who recorded what, and what is kept of somebody.
  public var looksAtPersons: Bool { self == .auditor || self == .dataProtection }
}

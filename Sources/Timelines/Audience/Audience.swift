import Vocabulary

/// For whom an answer is: part of every reading, so that no view and no format can forget it.
public struct Audience: Sendable, Hashable {
  /// How much somebody may see.
  public enum Level: String, Sendable, CaseIterable {
    /// What the city publishes, for anybody.
    case `public`
    /// What stands in the house: all that is not restricted.
    case `internal`
    /// Everything, for controllers, auditors and the ledger's owner.
    case full

    /// Whether they may see what was made for others.
    public func sees(_ other: Level) -> Bool {
      func rank(_ level: Level) -> Int {
        switch level {
        case .public: 0
        case .internal: 1
        case .full: 2
        }
      }
      return rank(self) >= rank(other)
    }
  }

  /// How much they may see.
  public var level: Level
  /// Units, as `unit/…`: of what these lead, and those below them and after them, they see
  /// everything.
  public var ownUnits: Set<String>

  /// An audience of a level.
  public init(_ level: Level, ownUnits: Set<String> = []) {
    self.level = level
    self.ownUnits = ownUnits
  }

  /// Anybody.
  public static let `public` = Audience(.public)
  /// The house.
  public static let `internal` = Audience(.internal)
  /// Whoever may see everything.
  public static let full = Audience(.full)

  /// Whether they see what has this level.
  func sees(_ visibility: Visibility) -> Bool {
    switch level {
    case .public: visibility == .public
    case .internal: visibility != .restricted
    case .full: true
    }
  }
}

extension Visibility {
  /// The narrower of two.
  func narrowed(by other: Visibility) -> Visibility { rawValue < other.rawValue ? other : self }
}

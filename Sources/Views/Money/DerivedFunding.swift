public import Vocabulary

/// The funding of a project as its money says.
public enum DerivedFunding: String, Sendable, CaseIterable {
  /// What is needed is not known.
  case unclear
  /// Nothing is secured.
  case unfunded
  /// Some of the need is secured.
  case partlyFunded = "partly-funded"
  /// All of the need is secured.
  case funded

  /// What need and secured money mean.
  public init(need: Total?, secured: Total) {
    guard let need, need != 0 else {
      self = .unclear
      return
    }
    self = secured <= 0 ? .unfunded : secured < need ? .partlyFunded : .funded
  }

  /// Whether what was asserted says something else.
  public func conflicts(with asserted: String?) -> Bool {
    switch asserted {
    case "funded", "partly-funded", "unfunded": asserted != rawValue
    case "applied": self == .funded
    default: false
    }
  }

  /// What is missing; absent when the need is.
  public static func gap(need: Total?, secured: Total) -> Total? {
    need.map { max(0, $0 - secured) }
  }
}

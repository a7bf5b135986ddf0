public import Vocabulary

/// The figures of one year in one currency, in minor units. They are sums: adding the figures of
/// sources, projects or measures gives those of the whole.
public struct YearFigures: Sendable, Equatable {
  /// Which components a booking contributed to; the others are 0 and absent in a row.
  public struct Components: OptionSet, Sendable, Hashable {
    /// One bit for each component.
    public let rawValue: UInt16

    /// The components of these bits.
    public init(rawValue: UInt16) {
      self.rawValue = rawValue
    }

    /// Ansatz.
    public static let appropriation = Components(rawValue: 1)
    /// Nachtrag.
    public static let supplementary = Components(rawValue: 2)
    /// Überplanmäßig.
    public static let overPlan = Components(rawValue: 4)
    /// Außerplanmäßig.
    public static let offPlan = Components(rawValue: 8)
    /// Transferred here.
    public static let transferredIn = Components(rawValue: 16)
    /// Transferred away.
    public static let transferredOut = Components(rawValue: 32)
    /// Carried in from an earlier year.
    public static let carriedIn = Components(rawValue: 64)
    /// Carried on to a later year.
    public static let carriedOut = Components(rawValue: 128)
    /// Blocked.
    public static let blocked = Components(rawValue: 256)
    /// Open commitments.
    public static let committed = Components(rawValue: 512)
    /// Spent.
    public static let spent = Components(rawValue: 1024)

    /// What authorised is made of.
    public static let authorised: Components = [
      .appropriation, .supplementary, .overPlan, .offPlan, .transferredIn, .transferredOut,
      .carriedIn, .carriedOut,
    ]
  }

  /// The components that a booking contributed to.
  public var given: Components = []
  /// Ansatz.
  public var appropriation: Total = 0
  /// Nachtrag.
  public var supplementary: Total = 0
  /// Überplanmäßig.
  public var overPlan: Total = 0
  /// Außerplanmäßig.
  public var offPlan: Total = 0
  /// Transferred here; of one account the net.
  public var transferredIn: Total = 0
  /// Transferred away, as a positive amount; of one account the net.
  public var transferredOut: Total = 0
  /// Carried in from earlier years; of one account the net.
  public var carriedIn: Total = 0
  /// Carried on to later years, as a positive amount; of one account the net.
  public var carriedOut: Total = 0
  /// Blocked and not released.
  public var blocked: Total = 0
  /// Ordered and not yet paid: the sum of open commitments.
  public var committed: Total = 0
  /// Spent, net of reversals.
  public var spent: Total = 0

  /// Figures of nothing.
  public init() {}

  /// The sum of the four kinds of appropriation.
  public var appropriated: Total { appropriation + supplementary + overPlan + offPlan }
  /// Fortgeschriebener Ansatz: what may be spent in the year.
  public var authorised: Total {
    appropriated + carriedIn - carriedOut + transferredIn - transferredOut
  }
  /// What can still be ordered; negative when more is bound than authorised.
  public var available: Total { authorised - blocked - committed - spent }
  /// What is authorised and not spent.
  public var rest: Total { authorised - spent }
  /// What counts as secured: in a closed year what was spent.
  public func secured(closed: Bool) -> Total { closed ? spent : authorised - blocked }

  /// Adds a net transfer, whose sign is its direction.
  public mutating func transfer(_ amount: Total) {
    if amount < 0 {
      transferredOut -= amount
      given.insert(.transferredOut)
    } else {
      transferredIn += amount
      given.insert(.transferredIn)
    }
  }

  /// Adds a net carry-forward, whose sign is its direction.
  public mutating func carry(_ amount: Total) {
    if amount < 0 {
      carriedOut -= amount
      given.insert(.carriedOut)
    } else {
      carriedIn += amount
      given.insert(.carriedIn)
    }
  }

  /// Adds other figures.
  public static func += (left: inout YearFigures, right: YearFigures) {
    left.given.formUnion(right.given)
    left.appropriation += right.appropriation
    left.supplementary += right.supplementary
    left.overPlan += right.overPlan
    left.offPlan += right.offPlan
    left.transferredIn += right.transferredIn
    left.transferredOut += right.transferredOut
    left.carriedIn += right.carriedIn
    left.carriedOut += right.carriedOut
    left.blocked += right.blocked
    left.committed += right.committed
    left.spent += right.spent
  }
}

extension EventType {
  /// What the ledger knows a type for: which checks it needs beside its rules, and what it changes
  /// in the ledger's tables. The fields that the checks look at are those in a ``FieldRole``.
  public enum Role: Sendable, Equatable, CaseIterable {
    /// Nothing beyond what is said of every type.
    case plain
    /// It makes an event void, or says it anew.
    case void, correction
    /// It approves or rejects an event.
    case approval
    /// It authorises money; moves it to another subject, or into another year.
    case appropriation, transfer, carryForward
    /// It blocks authorised money, or releases it.
    case block, release
    /// It binds money to a commitment, less of it, or that of one year in another.
    case commitment, reduction, commitmentCarried
    /// It books what was spent, or received.
    case expenditure, revenue
    /// It gives a part of a grant to a project.
    case allocation
    /// It asks for money of a grant, or says that it came.
    case request, receipt
    /// It measures an indicator; the second may change what is final.
    case measurement, restatement
    /// It sets an indicator's target.
    case target
    /// It merges a unit into another.
    case merger
    /// It closes a period, or opens it again.
    case periodClosed, periodReopened
    /// It erases something, or withholds it.
    case erasure, withholding
  }

  /// What is natural to a type, and would be strange or wrong of others.
  public struct Traits: OptionSet, Sendable {
    /// The bits.
    public let rawValue: UInt8

    /// Traits as bits.
    public init(rawValue: UInt8) {
      self.rawValue = rawValue
    }

    /// It touches no period, or is what closes and opens it.
    public static let freeOfPeriods = Traits(rawValue: 1)
    /// It is recorded also on a project that has ended.
    public static let followsEnd = Traits(rawValue: 2)
    /// It is about years that lie far ahead.
    public static let plansAhead = Traits(rawValue: 4)
    /// Money came or went on its day.
    public static let movesMoney = Traits(rawValue: 8)
  }
}

// Made from the registry, and held to it by SwiftNamesTests; do not edit.

/// A family of accounts that the registry has.
public enum AccountFamily: String, Sendable, CaseIterable {
  case allocated
  case appropriated
  case authority
  case blocked
  case carried
  case committed
  case planned
  case realised
  case received
  case reclaimed
  case relieved
  case repaid
  case requested
  case spent
  case transferred
  case used
}

/// A family of registers whose names depend on data, that the registry has.
public enum RegisterFamily: String, Sendable, CaseIterable {
  case assessment
  case change
  case commitmentClosed = "commitment-closed"
  case forecast
  case proof
  case rating
  case reportApproved = "report-approved"
  case state
}

/// A family of series of observations that the registry has.
public enum SeriesFamily: String, Sendable, CaseIterable {
  case drawdowns
  case hoursPlanned = "hours-planned"
  case hoursRealised = "hours-realised"
  case reports
  case values
}

/// A family of sets that the registry has.
public enum SetFamily: String, Sendable, CaseIterable {
  case alignments
  case approvals
  case breaks
  case dependencies
  case members
  case responsibilities
  case reuse
  case units
}

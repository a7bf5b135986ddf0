import Timelines

extension PortfolioKey {
  /// Whether a project's attribute has a part in the value of the key. What was spent is secured in
  /// closed years alone, and is the need of settled projects alone.
  func rests(on attribute: AttributeName, closed: ClosedYears, isSettled: Bool) -> Bool {
    switch attribute.kind {
    case .register: restsOnRegister(attribute)
    case .account where attribute.family == "spent":
      switch self {
      case .moneySpent: true
      case .moneyNeed: isSettled
      case .moneySecured: closed.contains(Int16(clamping: attribute.year))
      case .moneyGap, .fundingDerived, .fundingConflict:
        isSettled || closed.contains(Int16(clamping: attribute.year))
      default: false
      }
    case .account: restsOnAccount(attribute.family)
    case .set: attribute.family == "alignments" && self == .field
    case .observation:
      attribute.family == "reports" && (self == .reportPeriod || self == .reportOverall)
    }
  }

  private func restsOnRegister(_ attribute: AttributeName) -> Bool {
    switch attribute.name {
    // Whether there is a row at all.
    case "exists", "merged", "split", "deregistered": return true
    default: break
    }
    switch self {
    case .department: return attribute.name == "lead"
    case .score, .rank: return attribute.name == "prioritisation"
    case .baselineStart, .baselineEnd: return attribute.name == "baseline"
    case .moneyForecast: return attribute.name == "forecast.total"
    case .moneyNeed, .moneyGap, .fundingDerived, .fundingConflict:
      let needed = ["cost.baseline", "forecast.total", "status"]
      return needed.contains(attribute.name)
        || self == .fundingConflict && attribute.name == "funding.asserted"
    case .moneyCommitted: return attribute.family == "commitment-closed"
    default: return attribute.name == rawValue
    }
  }

  private func restsOnAccount(_ family: String) -> Bool {
    switch self {
    case .moneyCommitted: family == "committed" || family == "relieved"
    case .moneyAppropriated:
      family == "appropriated" || family == "carried" || family == "transferred"
    case .moneySecured, .moneyGap, .fundingDerived, .fundingConflict:
      family != "committed" && family != "relieved" && family != "authority"
    default: false
    }
  }

  /// Whether other subjects have a part in the value: units, strategy, grants and periods.
  var restsOnOthers: Bool {
    switch self {
    case .department, .field, .moneySecured, .moneyGap, .fundingDerived, .fundingConflict: true
    default: false
    }
  }
}

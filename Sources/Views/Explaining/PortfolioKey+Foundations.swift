import Timelines
import Vocabulary

/// On what a project's need rests at a point.
public enum NeedBasis: UInt8, Sendable, Equatable {
  /// Nobody said what it costs.
  case unknown
  /// On the lines of its cost baseline.
  case baseline
  /// On the forecast of its total cost.
  case forecast
  /// On what was spent: it is completed, operating or cancelled.
  case settled
  /// On what was spent: it was merged, split or deregistered.
  case ended
}

/// Whose facts a key of a project's row rests on.
enum FoundationOwner: Sendable, CaseIterable {
  case project, unit, measure, goal, grant, source, period
}

/// What of a row decides which facts its keys rest on.
struct FoundationContext: Sendable {
  var need: NeedBasis
  var closed: ClosedYears
  /// The sources that are paid from grants of the project; nil where that is not known, so that each
  /// may be one.
  var grantSources: Set<String>?
  /// Whether a grant pays what revenue leaves open, so that revenue takes from it; nil where that is
  /// not known.
  var hasDeficit: Bool?

  /// Whether a source may be paid from a grant.
  fileprivate func isOfGrant(_ source: String) -> Bool {
    grantSources.map { $0.contains(source) } ?? true
  }
}

/// The one table of what the keys of a project's row rest on; who explains a figure and who asks why
/// it differs take it from here.
extension PortfolioKey {
  /// Whether an attribute of an owner has a part in the value of the key.
  func rests(
    on attribute: AttributeName, of owner: FoundationOwner, _ context: FoundationContext
  ) -> Bool {
    switch self {
    case .moneyGap, .fundingDerived:
      return PortfolioKey.moneyNeed.rests(on: attribute, of: owner, context)
        || PortfolioKey.moneySecured.rests(on: attribute, of: owner, context)
    case .fundingConflict:
      return owner == .project && attribute.isRegister(.fundingAsserted)
        || PortfolioKey.fundingDerived.rests(on: attribute, of: owner, context)
    default: break
    }
    switch owner {
    case .project: return restsOnProject(attribute, context)
    case .unit:
      return self == .leadName && attribute.isRegister(.name)
        || self == .department && attribute.isRegister(.kind, .parent, .successor)
        || self == .unit && attribute.isRegister(.successor)
    case .measure, .goal:
      let isPlaced = self == .field || self == .measure || self == .goal
      return isPlaced && (attribute.isSet(.alignments) || attribute.isRegister(.field))
    case .grant: return self == .moneySecured && PortfolioKey.isOfGrants(attribute)
    case .source: return self == .moneySecured && attribute.isRegister(.grant)
    case .period: return self == .moneySecured && attribute.isRegister(.closed)
    }
  }

  /// Whether any attribute of an owner can have a part in the value of the key.
  func mayRest(on owner: FoundationOwner) -> Bool {
    switch owner {
    case .project: true
    case .unit: self == .department || self == .unit || self == .leadName
    case .measure, .goal: self == .field || self == .measure || self == .goal
    case .grant, .source, .period:
      [.moneySecured, .moneyGap, .fundingDerived, .fundingConflict].contains(self)
    }
  }

  /// The registers that say whether there is a row at all.
  static func isExistence(_ attribute: AttributeName) -> Bool {
    attribute.isRegister(.exists, .merged, .split, .deregistered)
  }

  private func restsOnProject(_ attribute: AttributeName, _ context: FoundationContext) -> Bool {
    switch self {
    case .department, .leadName, .unit: return attribute.isRegister(.lead)
    case .field, .measure, .goal:
      return attribute.isSet(.alignments)
    case .statusSince: return attribute.isRegister(.status)
    case .score, .rank: return attribute.isRegister(.prioritisation)
    case .baselineStart, .baselineEnd: return attribute.isRegister(.baseline)
    case .reportPeriod, .reportOverall, .reportCost, .reportTime, .reportScope, .reportBenefit,
      .reportAgeDays, .reportStale:
      return attribute.isSeries(.reports)
    case .moneyForecast: return attribute.isRegister(.forecastTotal)
    case .moneyNeed: return restsAsNeed(attribute, context.need)
    case .moneySpent: return attribute.isAccount(.spent)
    case .moneyAppropriated: return PortfolioKey.isAuthorised(attribute)
    case .moneyCommitted:
      return attribute.isAccount(.committed, .relieved)
        || attribute.isRegister(of: .commitmentClosed)
    case .moneySecured:
      return attribute.kind == .account && restsAsSecured(attribute, context)
    case .moneyGap, .fundingDerived, .fundingConflict, .subject, .version, .validFrom, .sequence:
      return false
    default: return attribute.kind == .register && attribute.name == rawValue
    }
  }

  /// Of closed years what was spent, of others what is authorised and not blocked; what is
  /// appropriated on a grant's sources lessens what the grant promises beyond, in every year.
  private func restsAsSecured(_ attribute: AttributeName, _ context: FoundationContext) -> Bool {
    if attribute.isAccount(.received) { return context.hasDeficit ?? true }
    if attribute.isAccount(.appropriated), attribute.parts.count == 4,
      context.isOfGrant(attribute.parts[1]), PortfolioKey.isAuthorised(attribute)
    {
      return true
    }
    return context.closed.contains(Int16(clamping: attribute.year))
      ? attribute.isAccount(.spent)
      : attribute.isAccount(.blocked) || PortfolioKey.isAuthorised(attribute)
  }

  private func restsAsNeed(_ attribute: AttributeName, _ need: NeedBasis) -> Bool {
    switch need {
    case .unknown: false
    case .baseline: attribute.isRegister(.costBaseline)
    case .forecast: attribute.isRegister(.forecastTotal)
    case .settled: attribute.isRegister(.status) || PortfolioKey.isSpent(attribute)
    case .ended:
      attribute.isRegister(.merged, .split, .deregistered)
        || PortfolioKey.isSpent(attribute)
    }
  }

  private static func isSpent(_ attribute: AttributeName) -> Bool {
    attribute.isAccount(.spent)
  }

  /// Whether an account counts to what may be spent in a year.
  private static func isAuthorised(_ attribute: AttributeName) -> Bool {
    switch attribute.account {
    case .carried, .transferred: return true
    case .appropriated:
      let counted = ["appropriation", "supplementary", "over-plan", "off-plan"]
      return attribute.parts.count == 4 && attribute.parts[3] == "expense"
        && counted.contains(attribute.parts[2])
    default: return false
    }
  }

  private static func isOfGrants(_ attribute: AttributeName) -> Bool {
    attribute.isAccount(.allocated, .reclaimed, .used)
      || attribute.isRegister(
        .approved, .form, .from, .maximum, .ownshare, .project, .rate, .refused, .until)
  }
}

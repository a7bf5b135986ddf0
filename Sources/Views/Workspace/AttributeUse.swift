import Vocabulary

/// What an attribute means to the views, in numbers; made once for each attribute and small,
/// because a walk looks one up for each fact.
struct AttributeUse: Sendable {
  /// What it is.
  enum Tag: UInt8, Sendable {
    /// Not looked at yet.
    case unread
    /// Of no use here.
    case ignored
    /// An account of money; role and number are those of its ``AccountKey``.
    case account
    /// The register that says that a commitment is closed; the number is the commitment's.
    case closes
    /// An alignment; the number is its place in ``Workspace/targets``.
    case alignment
    /// An assigned unit; the number is its place in ``Workspace/targets``.
    case unit
    /// A report; the number is its place in ``Workspace/periods``.
    case report
  }

  var tag: Tag
  var role = AccountRole.uncounted
  var number: Int32 = 0

  /// The account of an attribute that is one.
  var account: AccountKey { AccountKey(role: role, number: number) }
}

/// The two halves of a member's identity: `measure/m1` and `implements`.
struct MemberTarget: Sendable {
  let subject: String
  let role: String
  let kind: Alignment.TargetKind
  /// Of a unit its place among all units and roles in byte order.
  var rank: Int32 = 0

  init(subject: String, role: String) {
    self.subject = subject
    self.role = role
    kind = Alignment.TargetKind(of: subject)
  }

  /// Whether it stands first in byte order.
  func isBefore(_ other: MemberTarget) -> Bool {
    subject == other.subject ? role.isBefore(other.role) : subject.isBefore(other.subject)
  }
}

/// A unit that takes part in a project, in numbers.
struct AssignedTarget: Sendable {
  /// Its place among all units and roles in byte order.
  let rank: Int32
  /// Its place in ``Workspace/targets``.
  let target: Int32
  /// The place of the fact that assigns it.
  let fact: Int
}

/// A period of reports with its days, which are asked for often.
struct ReportPeriod: Sendable {
  let period: Period
  let first: Day
  let last: Day

  init(_ period: Period) {
    self.period = period
    first = period.firstDay
    last = period.lastDay
  }

  /// Whether the period ends first, or begins first where both end on one day.
  func isBefore(_ other: ReportPeriod) -> Bool {
    last == other.last ? first < other.first : last < other.last
  }
}

/// The registers of a project that a row is made of, by their fixed numbers.
enum ProjectRegister: UInt8, Sendable {
  case other
  case exists, title, kind, description, cohort, status, lead, prioritisation, baseline
  case forecastStart, forecastEnd, progress, assertedFunding, costBaseline, forecastTotal
  case merged, split, deregistered

  /// The register of each fixed attribute.
  static let byNumber: [ProjectRegister] = {
    let named: [RegisterName: ProjectRegister] = [
      .exists: .exists, .title: .title, .kind: .kind, .description: .description,
      .cohort: .cohort, .status: .status, .lead: .lead, .prioritisation: .prioritisation,
      .baseline: .baseline, .forecastStart: .forecastStart, .forecastEnd: .forecastEnd,
      .progress: .progress, .fundingAsserted: .assertedFunding,
      .costBaseline: .costBaseline, .forecastTotal: .forecastTotal, .merged: .merged,
      .split: .split, .deregistered: .deregistered,
    ]
    return RegisterName.allCases.map { named[$0] ?? .other }
  }()
}

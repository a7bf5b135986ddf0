/// The money of projects over all years, and of the portfolio as a whole.
public struct NaiveFunding: Sendable {
  /// What a project has and needs, in the ledger's currency.
  public struct Project: Sendable {
    /// The project.
    public let name: String
    /// Whether it was merged, split or deregistered.
    public let hasEnded: Bool
    /// Whether anything is booked on it that counts.
    public let hasMoney: Bool
    /// What it needs, if that is known.
    public var need: Int128?
    /// What of it is secured.
    public var secured: Int128 = 0
    /// What stands on sources of grants beyond what the grants give.
    public var beyond: [(grant: String, minor: Int128)] = []
    /// What may be spent in all years.
    public var appropriated: Int128?
    /// What is ordered and not paid.
    public var committed: Int128?
    /// What was spent.
    public var spent: Int128?
    /// The forecast of the whole.
    public var forecast: Int128?

    /// What is missing; nothing once it has ended.
    public var gap: Int128? { need.map { hasEnded ? 0 : max(0, $0 - secured) } }
  }

  /// The money beneath.
  public let money: NaiveMoney
  /// The projects that exist, in the order of their bytes.
  public let projects: [Project]

  /// The funding of a point.
  public init(_ money: NaiveMoney) {
    self.money = money
    let grants = NaiveGrant.all(money.events)
    projects = money.events.existing("project").map { Self.project($0, money, grants) }
  }

  private static let counted = ["appropriation", "supplementary", "overPlan", "offPlan"]

  private static func project(
    _ name: String, _ money: NaiveMoney, _ grants: [NaiveGrant]
  ) -> Project {
    let events = money.events
    let all = money.cells(of: name)
    let names = NaiveMoney.authorisedSigns.map(\.name)
    let moving = names + ["blocked", "spent", "committed"]
    var project = Project(
      name: name, hasEnded: events.hasEnded(name),
      hasMoney: all.values.contains { cell in moving.contains { cell[$0] != nil } })
    let cells = all.filter { $0.key.currency == "EUR" }
    func sum(_ take: (NaiveMoney.Sums) -> Int128?) -> Int128? {
      let amounts = cells.values.compactMap(take)
      return amounts.isEmpty ? nil : amounts.reduce(0, +)
    }
    project.appropriated = sum { cell in
      names.contains { cell[$0] != nil } ? NaiveMoney.authorised(cell) : nil
    }
    project.committed = sum { $0["committed"] }
    project.spent = sum { $0["spent"] }
    project.forecast = events.register(name, "forecast.total").flatMap(euro)
    project.need = need(of: name, project, events)
    func secured(_ cell: (key: NaiveMoney.Cell, value: NaiveMoney.Sums)) -> Int128 {
      if events.isClosed(cell.key.year) { return cell.value["spent"] ?? 0 }
      return NaiveMoney.authorised(cell.value) - (cell.value["blocked"] ?? 0)
    }
    project.secured = cells.reduce(0) { $0 + secured($1) }
    for grant in grants where grant.currency == "EUR" && grant.projects.contains(name) {
      let (entitlement, sources) = (grant.entitlement(of: name), grant.sources)
      let there = cells.filter { sources.contains($0.key.source) }
      let appropriated = there.values.reduce(Int128(0)) { sum, cell in
        counted.reduce(sum) { $0 + (cell[$1] ?? 0) }
      }
      let onSources = there.reduce(Int128(0)) { $0 + secured($1) }
      // What is promised fills up to the entitlement; what stands beyond it nobody will pay.
      let promised = max(0, entitlement - max(appropriated, onSources))
      let beyond = max(0, onSources - entitlement)
      project.secured += promised - beyond
      if beyond > 0 { project.beyond.append((grant.name, beyond)) }
    }
    return project
  }

  private static func euro(_ json: JSONValue) -> Int128? {
    NaiveAmount(json).flatMap { $0.currency == "EUR" ? $0.minor : nil }
  }

  private static func need(
    of name: String, _ project: Project, _ events: NaiveEvents
  ) -> Int128? {
    let status = events.register(name, "status")?.text ?? ""
    if project.hasEnded || ["completed", "operating", "cancelled"].contains(status) {
      return project.spent
    }
    guard let baseline = events.register(name, "cost.baseline") else { return project.forecast }
    let lines = baseline["lines"].elements.filter { $0["inbudget"] != .flag(false) }
    let euros = lines.compactMap { euro($0["amount"]) }
    return euros.isEmpty && !lines.isEmpty ? nil : euros.reduce(0, +)
  }

  /// The projects that the portfolio shows.
  public var living: [Project] { projects.filter { !$0.hasEnded } }

  /// The merged, split and deregistered projects with money.
  public var ended: [Project] { projects.filter { $0.hasEnded && $0.hasMoney } }

  /// What `portfolio` and `funding` say of the ended projects.
  public var endedJSON: JSONValue {
    .object([
      "count": .number(Int64(ended.count)),
      "need": NaiveAmount.json(ended.reduce(0) { $0 + ($1.need ?? 0) }),
      "secured": NaiveAmount.json(ended.reduce(0) { $0 + $1.secured }),
      "spent": NaiveAmount.json(ended.reduce(0) { $0 + ($1.spent ?? 0) }),
    ])
  }

  /// What they say of all projects together.
  public var total: [String: JSONValue] {
    let all = living + ended
    func sum(_ take: (Project) -> Int128?) -> JSONValue? {
      let amounts = all.compactMap(take)
      return amounts.isEmpty ? nil : NaiveAmount.json(amounts.reduce(0, +))
    }
    var total = ["count": JSONValue.number(Int64(living.count))]
    total["need"] = sum(\.need)
    total["secured"] = NaiveAmount.json(all.reduce(0) { $0 + $1.secured })
    total["gap"] = sum(\.gap)
    total["spent"] = sum(\.spent)
    return total
  }
}

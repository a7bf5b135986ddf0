/// The money of a point, booking by booking, in cells of subject, source, year and currency.
public struct NaiveMoney: Sendable {
  /// Where a booking counts: a source in a fiscal year, in a currency.
  public struct Cell: Sendable, Hashable {
    /// The fiscal year.
    public let year: Int64
    /// The source that pays.
    public let source: String
    /// The letters of the currency.
    public let currency: String
  }

  /// Sums by the names that rows of a budget give them.
  public typealias Sums = [String: Int128]

  /// The events of the point.
  public let events: NaiveEvents
  /// What was transferred to a subject from another.
  private let arriving: [String: [NaiveEvents.Event]]

  /// The money of a point.
  public init(_ events: NaiveEvents) {
    self.events = events
    arriving = Dictionary(
      grouping: events.held.filter { $0.type == "budget.transferred" }, by: { $0.data["to"].plain })
  }

  /// The names of what authorised is made of, with their signs.
  static let authorisedSigns: [(name: String, sign: Int128)] = [
    ("appropriation", 1), ("supplementary", 1), ("overPlan", 1), ("offPlan", 1),
    ("carriedIn", 1), ("carriedOut", -1), ("transferredIn", 1), ("transferredOut", -1),
  ]

  /// What may be spent: all that comes in less all that goes away.
  public static func authorised(_ sums: Sums) -> Int128 {
    authorisedSigns.reduce(0) { $0 + $1.sign * (sums[$1.name] ?? 0) }
  }

  /// The names of what appropriations of the expense side are called in a row.
  private static let expense = [
    "appropriation": "appropriation", "supplementary": "supplementary", "over-plan": "overPlan",
    "off-plan": "offPlan", "requested": "requested", "draft": "draft",
    "medium-term": "mediumTerm", "result": "result",
  ]

  private static func name(ofAppropriation data: JSONValue) -> String? {
    let kind = data["kind"].plain
    guard data["side"].text == "revenue" else { return expense[kind] }
    switch kind {
    case "appropriation", "supplementary", "over-plan", "off-plan": return "revenue.planned"
    case "requested": return "revenue.requested"
    case "draft": return "revenue.draft"
    case "medium-term": return "revenue.mediumTerm"
    case "result": return "revenue.result"
    default: return nil
    }
  }

  /// All cells of a subject with what is booked in them.
  public func cells(of subject: String) -> [Cell: Sums] {
    var cells: [Cell: Sums] = [:]
    func add(
      _ name: String, _ json: JSONValue, _ year: JSONValue, _ source: JSONValue, _ sign: Int128 = 1
    ) {
      guard let amount = NaiveAmount(json), let year = year.int else { return }
      let cell = Cell(year: year, source: source.plain, currency: amount.currency)
      cells[cell, default: [:]][name, default: 0] += sign * amount.minor
    }
    for event in arriving[subject] ?? [] {
      let data = event.data
      let source = data["tosource"] == .null ? data["source"] : data["tosource"]
      add("transferredIn", data["amount"], data["year"], source)
    }
    for event in events.events(of: subject) {
      let data = event.data
      let (amount, year, source) = (data["amount"], data["year"], data["source"])
      switch event.type {
      case "budget.appropriated":
        if let name = Self.name(ofAppropriation: data) { add(name, amount, year, source) }
      case "budget.transferred": add("transferredOut", amount, year, source)
      case "budget.carried-forward":
        add("carriedOut", amount, data["from"], source)
        add("carriedIn", amount, data["to"], source)
      case "budget.blocked": add("blocked", amount, year, source)
      case "budget.released": add("blocked", amount, year, source, -1)
      case "revenue.booked": add("revenue.received", amount, year, source)
      case "expenditure.booked":
        let parts = data["split"].elements
        for part in parts { add("spent", part["amount"], year, part["source"]) }
        if parts.isEmpty { add("spent", amount, year, source) }
      default: continue
      }
    }
    for order in orders(of: subject) {
      cells[order.cell, default: [:]]["committed", default: 0] += order.open
    }
    return cells
  }

  /// An order of a year: where it counts, and what of it is open.
  struct Order {
    let key: String
    let cell: Cell
    var made: Int128 = 0
    var relieved: Int128 = 0
    var isClosed = false

    var open: Int128 { isClosed ? 0 : max(0, made - relieved) }
  }

  /// The orders of a subject, year by year; what relieves one is taken from it whichever source
  /// pays.
  func orders(of subject: String) -> [Order] {
    var orders: [Order] = []
    func take(_ json: JSONValue, _ data: JSONValue, _ year: JSONValue, _ sign: Int128) {
      guard let amount = NaiveAmount(json), let year = year.int else { return }
      let key = data["commitment"].plain
      let cell = Cell(year: year, source: data["source"].plain, currency: amount.currency)
      let place = orders.firstIndex { $0.key == key && $0.cell == cell } ?? orders.count
      if place == orders.count { orders.append(Order(key: key, cell: cell)) }
      orders[place].made += sign * amount.minor
    }
    let own = events.events(of: subject)
    for event in own {
      let data = event.data
      switch event.type {
      case "commitment.made": take(data["amount"], data, data["year"], 1)
      case "commitment.reduced": take(data["amount"], data, data["year"], -1)
      case "commitment.carried":
        take(data["amount"], data, data["from"], -1)
        take(data["amount"], data, data["to"], 1)
      default: continue
      }
    }
    for place in orders.indices {
      let order = orders[place]
      for event in own where event.type == "expenditure.booked" {
        guard event.data["commitment"].text == order.key,
          event.data["year"].int == order.cell.year,
          let amount = NaiveAmount(event.data["amount"]), amount.currency == order.cell.currency
        else { continue }
        orders[place].relieved += amount.minor
      }
      orders[place].isClosed =
        events.register(subject, "commitment-closed.\(order.key)") != nil
    }
    return orders
  }

  /// All fiscal years that money of any subject counts to.
  public var years: [Int64] {
    Set(events.held.flatMap { event in ["year", "from", "to"].compactMap { event.data[$0].int } })
      .filter { (1900...2999).contains($0) }.sorted()
  }

  /// Shares of an amount by weights that are added up: what rounding leaves over goes to the
  /// greatest weights, of equal ones to the first, a cent each.
  public static func shares(_ amount: Int128, _ weights: [Int128]) -> [Int128] {
    let sum = weights.reduce(0, +)
    guard sum > 0 else { return weights.map { _ in 0 } }
    let size = amount < 0 ? -amount : amount
    var shares = weights.map { size * $0 / sum }
    let falling = weights.indices.sorted { (-weights[$0], $0) < (-weights[$1], $1) }
    for place in falling.prefix(Int(size - shares.reduce(0, +))) { shares[place] += 1 }
    return amount < 0 ? shares.map { -$0 } : shares
  }
}

/// What becomes of a grant, voucher by voucher.
public struct NaiveGrant: Sendable {
  /// What was booked on a grant.
  struct Voucher {
    let booking: String
    let amount: Int128
    /// The day of payment, else the day from which the booking holds.
    let day: String
    let isFlagged: Bool
  }

  /// The grant's name.
  public let name: String
  private let events: NaiveEvents
  private let terms: [String: JSONValue]
  /// The letters of its currency.
  public let currency: String
  private let maximum: Int128

  /// A grant that is approved and not refused; nil where it is neither.
  public init?(_ name: String, _ events: NaiveEvents) {
    let terms = events.state[name] ?? [:]
    guard terms["exists"] != nil, terms["approved"] != nil, terms["refused"] == nil,
      let maximum = terms["maximum"].flatMap(NaiveAmount.init)
    else { return nil }
    self.name = name
    self.events = events
    self.terms = terms
    currency = maximum.currency
    self.maximum = maximum.minor
  }

  /// The grants of a point in the order of their bytes.
  public static func all(_ events: NaiveEvents) -> [NaiveGrant] {
    events.existing("grant").compactMap { NaiveGrant($0, events) }
  }

  private var from: String { terms["from"]?.text ?? "" }
  private var until: String { terms["until"]?.text ?? "9999" }

  /// Whether the eligible time is over.
  var hasEnded: Bool { events.asOf > until }

  /// The sources that name it.
  var sources: [String] {
    events.existing("source").filter { events.register($0, "grant")?.text == name }
  }

  private func amounts(_ type: String) -> [(event: NaiveEvents.Event, minor: Int128)] {
    events.events(of: name).filter { $0.type == type }.compactMap { event in
      guard let amount = NaiveAmount(event.data["amount"]), amount.currency == currency
      else { return nil }
      return (event, amount.minor)
    }
  }

  /// Who gets how much, in the order of bytes; nobody named: all goes to its project.
  var allocations: [(project: String, minor: Int128)] {
    var sums: [String: Int128] = [:]
    for (event, minor) in amounts("grant.allocated") {
      sums[event.data["project"].plain, default: 0] += minor
    }
    return sums.map { ($0.key, $0.value) }
      .sorted { $0.0.utf8.lexicographicallyPrecedes($1.0.utf8) }
  }

  /// The projects that get something.
  var projects: [String] {
    let named = allocations.map(\.project)
    return named.isEmpty ? [terms["project"]?.text].compactMap { $0 } : named
  }

  /// All that was booked on it, in the order of the log.
  var vouchers: [Voucher] {
    events.held.compactMap { event in
      guard event.type == "expenditure.booked", event.data["grant"].text == name,
        let amount = NaiveAmount(event.data["amount"]), amount.currency == currency
      else { return nil }
      return Voucher(
        booking: event.data["booking"].plain, amount: amount.minor,
        day: event.data["paidon"].text ?? event.day,
        isFlagged: event.data["eligible"] == .flag(true))
    }
  }

  private func isInside(_ voucher: Voucher) -> Bool {
    voucher.day >= from && voucher.day <= until
  }

  /// What is eligible of what was paid by a day: flagged, and paid in the eligible time.
  func eligible(by day: String = "9999") -> Int128 {
    vouchers.filter { $0.isFlagged && isInside($0) && $0.day <= day }.reduce(0) { $0 + $1.amount }
  }

  /// What was flagged and paid outside the eligible time.
  var outside: [JSONValue] {
    vouchers.filter { $0.isFlagged && !isInside($0) }.map { voucher in
      .object([
        "booking": .text(voucher.booking), "amount": NaiveAmount.json(voucher.amount, currency),
        "paidOn": .text(voucher.day),
      ])
    }
  }

  /// What its projects received by a day from sources without it.
  private func revenue(by day: String) -> Int128 {
    projects.reduce(0) { sum, project in
      events.events(of: project).reduce(sum) { sum, event in
        guard event.type == "revenue.booked", event.day <= day,
          !sources.contains(event.data["source"].plain),
          let amount = NaiveAmount(event.data["amount"]), amount.currency == currency
        else { return sum }
        return sum + amount.minor
      }
    }
  }

  /// A share in basis points, to the cent, half away from zero.
  private static func share(_ amount: Int128, _ rate: Int128) -> Int128 {
    let size = ((amount < 0 ? -amount : amount) * rate * 2 + 10_000) / 20_000
    return amount < 0 ? -size : size
  }

  private var rate: Int128 { Int128(terms["rate"]?.int ?? 10_000) }

  /// What it pays of what was paid by a day.
  func used(by day: String = "9999") -> Int128 {
    let eligible = eligible(by: day)
    let paid =
      switch terms["form"]?.text {
      case "share": Self.share(eligible, rate)
      case "deficit":
        eligible - (terms["ownshare"].flatMap(NaiveAmount.init)?.minor ?? 0)
          - revenue(by: min(day, events.asOf))
      default: eligible
      }
    return max(0, min(maximum, paid))
  }

  /// What a project can have of it: its allocation while the eligible time lasts, later its share
  /// of what was used, less the same share of what was reclaimed.
  func entitlement(of project: String) -> Int128 {
    guard let place = projects.firstIndex(of: project) else { return 0 }
    let named = allocations
    guard hasEnded else { return named.isEmpty ? maximum : named[place].minor }
    let weights = named.isEmpty ? [1] : named.map(\.minor)
    let back = amounts("grant.reclaimed").reduce(0) { $0 + $1.minor }
    return max(
      0, NaiveMoney.shares(used(), weights)[place] - NaiveMoney.shares(back, weights)[place])
  }

  /// The drawdowns in the order in which they came. What is used is taken from the oldest first;
  /// what a drawdown paid of what was paid after its last day was used late.
  var drawdowns: [JSONValue] {
    let received = amounts("drawdown.received").sorted { left, right in
      let keys = (left.event.data["receipt"].plain, right.event.data["receipt"].plain)
      return left.event.day == right.event.day
        ? keys.0.utf8.lexicographicallyPrecedes(keys.1.utf8) : left.event.day < right.event.day
    }
    var before: Int128 = 0
    return received.map { event, amount in
      func paid(_ used: Int128) -> Int128 { max(0, min(amount, used - before)) }
      var row = [
        "receipt": event.data["receipt"], "received": JSONValue.text(event.day),
        "amount": NaiveAmount.json(amount, currency),
      ]
      let used = paid(self.used())
      row["used"] = NaiveAmount.json(used, currency)
      row["unused"] = NaiveAmount.json(amount - used, currency)
      if let useBy = terms["usewithin"]?.text.flatMap({ NaiveDay.adding($0, to: event.day) }) {
        row["useBy"] = .text(useBy)
        let late = used - min(used, paid(self.used(by: useBy)))
        if late > 0 { row["usedLate"] = NaiveAmount.json(late, currency) }
        if used < amount, events.asOf > useBy {
          row["overdue"] = NaiveAmount.json(amount - used, currency)
          row["daysOverdue"] = .number(NaiveDay.number(events.asOf) - NaiveDay.number(useBy))
        }
      }
      before += amount
      return .object(row)
    }
  }

  /// The keys of its row that are worked out here.
  public var row: [String: JSONValue] {
    let received = amounts("drawdown.received").reduce(0) { $0 + $1.minor }
    return [
      "subject": .text(name), "maximum": NaiveAmount.json(maximum, currency),
      "eligible": NaiveAmount.json(eligible(), currency),
      "used": NaiveAmount.json(used(), currency),
      "received": NaiveAmount.json(received, currency),
      "unused": NaiveAmount.json(max(0, received - used()), currency),
      "openClaim": NaiveAmount.json(max(0, used() - received), currency),
      "drawdowns": .array(drawdowns), "flaggedOutside": .array(outside),
    ]
  }
}

/// Days of the calendar as texts, counted by hand.
enum NaiveDay {
  private static func length(_ year: Int64, _ month: Int64) -> Int64 {
    if month == 2 {
      return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    }
    return [4, 6, 9, 11].contains(month) ? 30 : 31
  }

  private static func parts(_ day: String) -> [Int64] {
    day.split(separator: "-").compactMap { Int64($0) }
  }

  private static func text(_ year: Int64, _ month: Int64, _ day: Int64) -> String {
    func two(_ number: Int64) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(year)-\(two(month))-\(two(day))"
  }

  /// Days since 1900.
  static func number(_ day: String) -> Int64 {
    let parts = parts(day)
    var count = parts[2]
    for year in 1900..<parts[0] { for month in 1...12 { count += length(year, Int64(month)) } }
    for month in 1..<max(parts[1], 1) { count += length(parts[0], month) }
    return count
  }

  /// The last day of a time such as `P60D` or `P2M` after a day; in a shorter month its last.
  static func adding(_ time: String, to day: String) -> String? {
    guard let count = Int64(time.dropFirst().dropLast()), let unit = time.last else { return nil }
    var (year, month, date) = (parts(day)[0], parts(day)[1], parts(day)[2])
    switch unit {
    case "Y": year += count
    case "M":
      month += count
      while month > 12 { (year, month) = (year + 1, month - 12) }
    case "D", "W":
      date += unit == "W" ? 7 * count : count
      while date > length(year, month) {
        date -= length(year, month)
        month += 1
        if month > 12 { (year, month) = (year + 1, 1) }
      }
    default: return nil
    }
    return text(year, month, min(date, length(year, month)))
  }
}

import TestSupport
import Views

/// The portfolio worked out once more, from the lines of the state alone: slowly and with nothing
/// shared with the views.
struct NaivePortfolio {
  typealias Registers = [String: JSONValue]

  let subjects: [String: Registers]
  let events: [JSONValue]
  let history: OracleHistory
  let asOf: String
  let knownAt: Int64

  init(_ history: OracleHistory, lines: [String], asOf: String, knownAt: Int64) throws {
    var subjects: [String: Registers] = [:]
    for line in history.state(asOf: asOf, knownAt: knownAt) {
      subjects[line.subject, default: [:]][line.attribute] = line.value
    }
    self.subjects = subjects
    self.history = history
    self.asOf = asOf
    self.knownAt = knownAt
    events = try lines.map { try JSONValue(parsing: $0) }
  }

  struct Account {
    var parts: [String]
    var amount: LongNumber
  }

  /// The accounts of a subject in euro.
  func accounts(_ subject: String) -> [Account] {
    (subjects[subject] ?? [:]).compactMap { name, value in
      guard name.hasPrefix("account:"), name.hasSuffix(":EUR") else { return nil }
      let parts = name.dropFirst(8).dropLast(4).split(separator: "/").map(String.init)
      return Account(parts: parts, amount: cents(value))
    }
  }

  func cents(_ money: JSONValue) -> LongNumber {
    LongNumber(amount: money["amount"].plain) ?? 0
  }

  var projects: [String] {
    subjects.keys.filter { $0.hasPrefix("project/") && subjects[$0]?["exists"] != nil }.sorted {
      $0.utf8.lexicographicallyPrecedes($1.utf8)
    }
  }

  func hasEnded(_ project: String) -> Bool {
    ["merged", "split", "deregistered"].contains { subjects[project]?[$0] != nil }
  }

  static let counted = ["appropriation", "supplementary", "over-plan", "off-plan"]

  func isAuthorised(_ account: Account) -> Bool {
    switch account.parts[0] {
    case "appropriated":
      Self.counted.contains(account.parts[4]) && account.parts[5] == "expense"
    case "carried", "transferred": true
    default: false
    }
  }

  func isClosed(_ year: String) -> Bool {
    subjects["period/\(year)"]?["closed"] == .text("all")
  }

  func sum(_ accounts: [Account]) -> LongNumber? {
    accounts.isEmpty ? nil : accounts.reduce(0) { $0 + $1.amount }
  }

  func spent(_ project: String) -> LongNumber? {
    sum(accounts(project).filter { $0.parts[0] == "spent" })
  }

  func appropriated(_ project: String) -> LongNumber? {
    sum(accounts(project).filter(isAuthorised))
  }

  func committed(_ project: String) -> LongNumber? {
    let all = accounts(project)
    let made = Dictionary(grouping: all.filter { $0.parts[0] == "committed" }) {
      $0.parts[1] + "/" + $0.parts[2]
    }
    if made.isEmpty { return nil }
    return made.reduce(0) { total, commitment in
      let key = commitment.key.split(separator: "/")
      if subjects[project]?["commitment-closed.\(key[0])"] != nil { return total }
      let relieved = sum(
        all.filter { $0.parts[0] == "relieved" && $0.parts[1] == key[0] && $0.parts[2] == key[1] })
      return total + max(0, (sum(commitment.value) ?? 0) - (relieved ?? 0))
    }
  }

  func need(_ project: String) -> LongNumber? {
    let own = subjects[project] ?? [:]
    let settled = ["completed", "operating", "cancelled"].contains(own["status"]?.plain ?? "")
    if settled || hasEnded(project) { return spent(project) }
    if let baseline = own["cost.baseline"] {
      let lines = baseline["lines"].elements.filter { $0["inbudget"] != .flag(false) }
      let euros = lines.filter { $0["amount"]["currency"] == .text("EUR") }
      if euros.isEmpty, !lines.isEmpty { return nil }
      return euros.reduce(0) { $0 + cents($1["amount"]) }
    }
    guard let forecast = own["forecast.total"], forecast["currency"] == .text("EUR")
    else { return nil }
    return cents(forecast)
  }

  func secured(_ project: String, sources: [String]? = nil) -> LongNumber {
    accounts(project).reduce(0) { total, account in
      let places = ["appropriated": 2, "carried": 2, "transferred": 2, "blocked": 2, "spent": 2]
      guard let place = places[account.parts[0]] else { return total }
      if let sources, !sources.contains("source/" + account.parts[place + 1]) { return total }
      if isClosed(account.parts[1]) {
        return account.parts[0] == "spent" ? total + account.amount : total
      }
      if isAuthorised(account) { return total + account.amount }
      return account.parts[0] == "blocked" ? total - account.amount : total
    }
  }

  /// Secured with what grants promise, and without what they will not pay.
  func securedWithGrants(_ project: String) -> LongNumber {
    var total = secured(project)
    for (grant, terms) in subjects
    where grant.hasPrefix("grant/") && terms["exists"] != nil && terms["approved"] != nil
      && terms["refused"] == nil
    {
      guard let maximum = terms["maximum"], maximum["currency"] == .text("EUR") else { continue }
      let allocated = accounts(grant).filter { $0.parts[0] == "allocated" }.sorted {
        $0.parts[2].utf8.lexicographicallyPrecedes($1.parts[2].utf8)
      }
      let names = allocated.map { "project/" + $0.parts[2] }
      let isOwn = allocated.isEmpty ? terms["project"]?.plain == project : names.contains(project)
      guard isOwn else { continue }
      let place = names.firstIndex(of: project)
      let sources = subjects.keys.filter {
        $0.hasPrefix("source/") && subjects[$0]?["grant"] == .text(grant)
      }
      var entitlement = place.map { allocated[$0].amount } ?? cents(maximum)
      if let until = terms["until"]?.plain, asOf > until {
        let weights: [LongNumber] = place == nil ? [1] : allocated.map(\.amount)
        let back = sum(accounts(grant).filter { $0.parts[0] == "reclaimed" }) ?? 0
        let mine = place ?? 0
        entitlement = max(
          0,
          split(used(grant, terms), by: weights)[mine] - split(back, by: weights)[mine])
        total -= max(0, secured(project, sources: sources) - entitlement)
      }
      let there = accounts(project).filter {
        $0.parts[0] == "appropriated" && isAuthorised($0)
          && sources.contains("source/" + $0.parts[3])
      }
      total += max(0, entitlement - (sum(there) ?? 0))
    }
    return total
  }

  /// What a grant pays of its eligible bookings.
  private func used(_ grant: String, _ terms: Registers) -> LongNumber {
    var eligible = LongNumber.zero
    for event in events {
      let sequence = event["sequence"].int ?? 0
      let isCorrection = event["type"] == .text("event.corrected")
      let type = isCorrection ? event["data"]["type"] : event["type"]
      let data = isCorrection ? event["data"]["data"] : event["data"]
      guard type == .text("expenditure.booked"), data["grant"] == .text(grant),
        data["eligible"] == .flag(true), data["amount"]["currency"] == .text("EUR"),
        sequence <= knownAt, event["validfrom"].plain <= asOf,
        !history.isVoid(sequence, knownAt: knownAt)
      else { continue }
      let day = data["paidon"].text ?? event["validfrom"].plain
      if day < terms["from"]?.plain ?? "" || day > terms["until"]?.plain ?? "" { continue }
      eligible += cents(data["amount"])
    }
    let maximum = cents(terms["maximum"] ?? .null)
    switch terms["form"]?.plain {
    case "share":
      let rate = LongNumber(terms["rate"]?.int ?? 10_000)
      return max(0, min(maximum, (eligible * rate).dividedToNearest(by: 10_000)))
    case "deficit":
      let own = terms["ownshare"].map(cents) ?? 0
      return max(0, min(maximum, eligible - own - revenue(grant, terms)))
    default: return max(0, min(maximum, eligible))
    }
  }

  /// An amount by weights: what is left over goes cent by cent to the greatest, first of equal ones.
  private func split(_ amount: LongNumber, by weights: [LongNumber]) -> [LongNumber] {
    let sum = weights.reduce(0, +)
    guard sum > 0 else { return weights.map { _ in 0 } }
    var shares = weights.map { (amount * $0).divided(by: sum).quotient }
    var left = amount - shares.reduce(0, +)
    var places = Array(weights.indices)
    while left > 0, let most = places.max(by: { weights[$0] < weights[$1] }) {
      let place = places.first { weights[$0] == weights[most] } ?? most
      shares[place] += 1
      left -= 1
      places.removeAll { $0 == place }
    }
    return shares
  }

  private func revenue(_ grant: String, _ terms: Registers) -> LongNumber {
    let allocated = accounts(grant).filter { $0.parts[0] == "allocated" }
    let projects =
      allocated.isEmpty
      ? [terms["project"]?.plain ?? ""] : allocated.map { "project/" + $0.parts[2] }
    return projects.reduce(0) { total, project in
      let received = accounts(project).filter {
        $0.parts[0] == "received" && subjects["source/" + $0.parts[3]]?["grant"] != .text(grant)
      }
      return total + (sum(received) ?? 0)
    }
  }

  /// The department of a unit.
  func department(_ unit: String?) -> String? {
    var seen: Set<String> = []
    var unit = unit
    while let name = unit, seen.count < 64, seen.insert(name).inserted {
      let own = subjects[name] ?? [:]
      if own["successor"] == nil, own["kind"] == .text("department") { return name }
      unit = own["successor"]?.text ?? own["parent"]?.text
    }
    return nil
  }
}

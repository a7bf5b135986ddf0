import TestSupport
import Views

/// A year's budget worked out once more from the exported events alone: slowly, one event after
/// the other, with nothing shared with the views.
struct NaiveBudget {
  /// An event as it counts at the point: of a correction what it says anew.
  private struct Event {
    let sequence: Int64
    let type: String
    let subject: String
    let day: String
    let data: JSONValue
  }

  typealias Amounts = [BudgetComponent: LongNumber]

  private let portfolio: NaivePortfolio
  private let events: [Event]
  private let later: [Event]
  /// The events that book something on a subject.
  private let bySubject: [String: [Event]]
  /// Projects, measures and budget lines that exist, in byte order.
  let subjects: [String]

  init(_ portfolio: NaivePortfolio) {
    self.portfolio = portfolio
    var subjects: [Int64: String] = [:]
    var known: [Event] = []
    for event in portfolio.events {
      let sequence = event["sequence"].int ?? 0
      let isCorrection = event["type"] == .text("event.corrected")
      var subject = event["subject"].plain
      if subject.hasPrefix("event/"), let target = Int64(subject.dropFirst(6)) {
        subject = subjects[target] ?? subject
      }
      subjects[sequence] = subject
      guard sequence <= portfolio.knownAt,
        !portfolio.history.isVoid(sequence, knownAt: portfolio.knownAt)
      else { continue }
      known.append(
        Event(
          sequence: sequence, type: (isCorrection ? event["data"]["type"] : event["type"]).plain,
          subject: subject, day: event["validfrom"].plain,
          data: isCorrection ? event["data"]["data"] : event["data"]))
    }
    events = known.filter { $0.day <= portfolio.asOf }
    later = known.filter { $0.day > portfolio.asOf }
    var bySubject: [String: [Event]] = [:]
    for event in events {
      bySubject[event.subject, default: []].append(event)
      if event.type == "budget.transferred" {
        bySubject[event.data["to"].plain, default: []].append(event)
      }
    }
    self.bySubject = bySubject
    self.subjects = portfolio.subjects.filter { subject, registers in
      ["project/", "measure/", "budget/"].contains { subject.hasPrefix($0) }
        && registers["exists"] != nil
    }.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  private func cents(_ money: JSONValue, _ currency: String) -> LongNumber? {
    money["currency"] == .text(currency) ? portfolio.cents(money) : nil
  }

  /// What is booked on a subject in a year, event by event.
  func amounts(_ subject: String, _ year: Int64, _ currency: String = "EUR") -> Amounts {
    var sums: Amounts = [:]
    for event in bySubject[subject] ?? [] {
      let data = event.data
      guard let amount = cents(data["amount"], currency) else { continue }
      func add(_ component: BudgetComponent, _ sign: LongNumber = 1) {
        sums[component, default: 0] += sign * amount
      }
      let isOwn = event.subject == subject
      switch event.type {
      case "budget.appropriated" where isOwn && data["year"].int == year:
        component(data).map { add($0) }
      case "budget.transferred" where data["year"].int == year:
        if isOwn { add(.transferredOut) }
        if data["to"].plain == subject { add(.transferredIn) }
      case "budget.carried-forward" where isOwn:
        if data["from"].int == year { add(.carriedOut) }
        if data["to"].int == year { add(.carriedIn) }
      case "budget.blocked" where isOwn && data["year"].int == year: add(.blocked)
      case "budget.released" where isOwn && data["year"].int == year: add(.blocked, -1)
      case "expenditure.booked" where isOwn && data["year"].int == year: add(.spent)
      case "revenue.booked" where isOwn && data["year"].int == year: add(.received)
      default: continue
      }
    }
    if let open = openCommitments(subject, year, currency) {
      sums[.committed] = open.values.reduce(0, +)
    }
    if let forecast = portfolio.subjects[subject]?["forecast.\(year)"],
      let amount = cents(forecast, currency)
    {
      sums[.forecast] = amount
      sums[.forecastBase] = authorised(sums)
    }
    return sums
  }

  private func component(_ data: JSONValue) -> BudgetComponent? {
    let isExpense = data["side"].text ?? "expense" == "expense"
    return switch data["kind"].plain {
    case "appropriation": isExpense ? .appropriation : .revenuePlanned
    case "supplementary": isExpense ? .supplementary : .revenuePlanned
    case "over-plan": isExpense ? .overPlan : .revenuePlanned
    case "off-plan": isExpense ? .offPlan : .revenuePlanned
    case "requested": isExpense ? .requested : .revenueRequested
    case "draft": isExpense ? .draft : .revenueDraft
    case "medium-term": isExpense ? .mediumTerm : .revenueMediumTerm
    case "result": isExpense ? .result : .revenueResult
    default: nil
    }
  }

  /// What may be spent: all that comes in less all that goes away.
  func authorised(_ sums: Amounts) -> LongNumber {
    let into: [BudgetComponent] = [
      .appropriation, .supplementary, .overPlan, .offPlan, .carriedIn, .transferredIn,
    ]
    let out: [BudgetComponent] = [.carriedOut, .transferredOut]
    return into.reduce(0) { $0 + (sums[$1] ?? 0) } - out.reduce(0) { $0 + (sums[$1] ?? 0) }
  }

  /// What is open of each order of a year; nil where there was none.
  func openCommitments(
    _ subject: String, _ year: Int64, _ currency: String = "EUR"
  ) -> [String: LongNumber]? {
    var made: [String: LongNumber] = [:]
    var relieved: [String: LongNumber] = [:]
    for event in bySubject[subject] ?? [] where event.subject == subject {
      let data = event.data
      guard let key = data["commitment"].text, let amount = cents(data["amount"], currency)
      else { continue }
      switch event.type {
      case "commitment.made" where data["year"].int == year: made[key, default: 0] += amount
      case "commitment.reduced" where data["year"].int == year: made[key, default: 0] -= amount
      case "commitment.carried":
        if data["from"].int == year { made[key, default: 0] -= amount }
        if data["to"].int == year { made[key, default: 0] += amount }
      case "expenditure.booked" where data["year"].int == year:
        relieved[key, default: 0] += amount
      default: continue
      }
    }
    guard !made.isEmpty else { return nil }
    return Dictionary(
      uniqueKeysWithValues: made.map { key, amount in
        let isClosed = portfolio.subjects[subject]?["commitment-closed.\(key)"] != nil
        return (key, isClosed ? 0 : max(0, amount - (relieved[key] ?? 0)))
      })
  }

  /// Permission of a year for later ones: granted, and ordered before the year in which it is due.
  func authority(_ subject: String, _ year: Int64) -> [String] {
    var granted: [Int64: [Int64: LongNumber]] = [:]
    for event in bySubject[subject] ?? [] where event.type == "authority.granted" {
      for due in event.data["due"].elements {
        guard let amount = cents(due["amount"], "EUR"), let dueYear = due["year"].int
        else { continue }
        granted[dueYear, default: [:]][event.data["year"].int ?? 0, default: 0] += amount
      }
    }
    return granted.keys.sorted().compactMap { due in
      guard let amount = granted[due]?[year] else { return nil }
      let years = granted[due]?.keys.sorted() ?? []
      var used = LongNumber.zero
      for event in bySubject[subject] ?? [] where event.data["year"].int == due {
        let sign: LongNumber =
          event.type == "commitment.made" ? 1 : event.type == "commitment.reduced" ? -1 : 0
        let ordered = fiscalYear(of: event.day)
        guard sign != 0, ordered < due, due > year,
          let amount = cents(event.data["amount"], "EUR"),
          years.last(where: { $0 <= ordered }) ?? years.first == year
        else { continue }
        used += sign * amount
      }
      return "\(due): \(amount) granted, \(used) used"
    }
  }

  private func fiscalYear(of day: String) -> Int64 {
    let start = portfolio.subjects["ledger/self"]?["fiscalyearstart"]?.text ?? "01-01"
    let year = Int64(day.prefix(4)) ?? 0
    return day.dropFirst(5) < start[...] ? year - 1 : year
  }

  /// The numbers of known events of a year that hold only after the day.
  func later(_ year: Int64) -> [Int64] {
    let exists = Set(subjects)
    return later.filter { event in
      let names = ["year", "from", "to"].contains { event.data[$0].int == year }
      let isMoney =
        ["budget.", "commitment.", "authority."].contains { event.type.hasPrefix($0) }
        || ["expenditure.booked", "revenue.booked"].contains(event.type)
      return isMoney && names
        && (exists.contains(event.subject) || exists.contains(event.data["to"].plain))
    }.map(\.sequence)
  }

  /// Whether everything that money of a year was transferred from or to exists.
  func transfersAreWhole(_ year: Int64) -> Bool {
    let exists = Set(subjects)
    return events.allSatisfy { event in
      event.type != "budget.transferred" || event.data["year"].int != year
        || exists.contains(event.subject) && exists.contains(event.data["to"].plain)
    }
  }

  /// All years and currencies that money speaks of.
  var years: [Int64] {
    Set(events.flatMap { event in ["year", "from", "to"].compactMap { event.data[$0].int } })
      .filter { (1900...2999).contains($0) }.sorted()
  }

  /// The currencies of all money.
  var currencies: [String] {
    Set(events.compactMap { $0.data["amount"]["currency"].text }).sorted()
  }
}

import Ledger
import TestSupport
import Testing
import Timelines
import Views
import Vocabulary

/// A small ledger whose money tests book in whole euro, one short call for each event.
final class MoneyTown {
  let temporary: TemporaryLedger
  private var drafts: [Draft] = []
  private var count: UInt64 = 0

  /// Two sources, an office and these projects, all from 2020 on.
  init(_ projects: String...) throws {
    temporary = try TemporaryLedger(clock: ManualClock("2026-01-15T09:00:00Z"))
    try add("unit.created", "unit/dez", #"{"kind":"department","name":"Dezernat"}"#)
    try add(
      "unit.created", "unit/amt", #"{"kind":"office","name":"Amt","parent":"unit/dez"}"#)
    for source in ["hh", "land"] {
      try add(
        "source.defined", "source/\(source)", #"{"kind":"budget","title":"\#(source)"}"#)
    }
    for project in projects {
      try add(
        "project.registered", "project/\(project)",
        #"{"title":"\#(project)","kind":"agenda","lead":"unit/amt"}"#)
    }
  }

  static func eur(_ amount: Int64) -> String { #"{"amount":"\#(amount)","currency":"EUR"}"# }

  /// An event; its number is given back.
  @discardableResult
  func add(
    _ type: String, _ subject: String, _ data: String = "{}", from day: String = "2020-01-01",
    reason: String? = nil, approvedBy: String? = nil
  ) throws -> UInt64 {
    count += 1
    var draft = try Draft.of(
      type, subject, data, number: count,
      validFrom: Self.namesItsDay.contains(type) ? nil : day)
    draft.actor = "person/p1"
    draft.reason = reason
    draft.approvedBy = approvedBy
    drafts.append(draft)
    return count
  }

  private static let namesItsDay: Set<String> = ["event.voided"]

  /// Money that runs through one account: `fields` are those beside year, amount and source.
  @discardableResult
  func money(
    _ type: String, _ subject: String, _ amount: Int64, year: Int = 2024,
    source: String? = "hh", from day: String = "2024-01-15", _ fields: String = ""
  ) throws -> UInt64 {
    var data = #"{"year":\#(year),"amount":\#(Self.eur(amount))"#
    if let source { data += #","source":"source/\#(source)""# }
    if !fields.isEmpty { data += ",\(fields)" }
    return try add(type, subject, data + "}", from: day)
  }

  @discardableResult
  func appropriate(
    _ subject: String, _ amount: Int64, year: Int = 2024, source: String = "hh",
    kind: String = "appropriation", from day: String = "2024-01-01"
  ) throws -> UInt64 {
    try money(
      "budget.appropriated", subject, amount, year: year, source: source, from: day,
      #""kind":"\#(kind)""#)
  }

  @discardableResult
  func spend(
    _ subject: String, _ amount: Int64, year: Int = 2024, source: String = "hh",
    from day: String = "2024-03-01", _ fields: String = ""
  ) throws -> UInt64 {
    try money(
      "expenditure.booked", subject, amount, year: year, source: source, from: day,
      #""booking":"B\#(count)","type":"material""# + (fields.isEmpty ? "" : ",\(fields)"))
  }

  func record() throws {
    guard !drafts.isEmpty else { return }
    let waiting = drafts
    drafts = []
    temporary.clock.advance(microseconds: 1_000_000)
    _ = try temporary.ledger.append(waiting)
  }

  private func point(_ day: String, _ knownAt: UInt64?) throws -> Point {
    try record()
    return Point(
      asOf: try #require(Day(day)), knownAt: try knownAt ?? temporary.ledger.head.sequence)
  }

  func budget(
    _ year: Int = 2024, _ day: String = "2024-12-31", knownAt: UInt64? = nil,
    organisation: PortfolioOptions.Organisation = .then
  ) throws -> BudgetAnswer {
    let point = try point(day, knownAt)
    return try BudgetView(try Timelines(temporary.ledger)).answer(
      at: point, year: year, organisation: organisation)
  }

  func portfolio(_ day: String) throws -> PortfolioAnswer {
    let point = try point(day, nil)
    return try PortfolioReader(try Timelines(temporary.ledger)).answer(at: point)
  }

  func grants(_ day: String, knownAt: UInt64? = nil) throws -> GrantAnswer {
    let point = try point(day, knownAt)
    return try GrantView(try Timelines(temporary.ledger)).answer(at: point)
  }

  func vouchers(
    _ grant: String, _ day: String, _ emit: (GrantBooking) -> Void = { _ in }
  ) throws -> VoucherAnswer {
    let point = try point(day, nil)
    return try #require(
      try VoucherView(try Timelines(temporary.ledger)).answer(grant, at: point, emit))
  }

  func funding(_ day: String, knownAt: UInt64? = nil) throws -> FundingAnswer {
    let point = try point(day, knownAt)
    return try FundingView(try Timelines(temporary.ledger)).answer(at: point)
  }
}

extension BudgetAnswer {
  /// The row of a subject.
  func row(_ subject: String) throws -> BudgetRow {
    try #require(rows.first { $0.subject == subject })
  }

  /// The figures of a subject in the ledger's currency.
  func figures(_ subject: String) throws -> BudgetFigures { try row(subject).sums.figures }

  /// The kinds of warnings.
  var kinds: [Notice.Kind] { warnings.map(\.kind) }
}

extension BudgetFigures {
  /// A component in whole euro.
  func euro(_ component: BudgetComponent) -> Int128 { self[component].value / 100 }
}

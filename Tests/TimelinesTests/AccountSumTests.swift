import Ledger
import TestSupport
import Testing
import Timelines
import Vocabulary

/// What is read of an account at a point is what its bookings come to one by one, also where their
/// sum is kept beside them.
@Suite struct `Sums of accounts` {
  /// Twelve bookings on one account on different days, of which some are voided, one is voided and
  /// comes back, and all of another are.
  private func town() throws -> (ledger: TemporaryLedger, last: UInt64) {
    let temporary = try TemporaryLedger(clock: ManualClock("2026-01-15T09:00:00Z"))
    var drafts: [Draft] = []
    func add(_ type: String, _ subject: String, _ data: String, from day: String) throws {
      drafts.append(
        try Draft.of(type, subject, data, number: UInt64(drafts.count + 1), validFrom: day))
    }
    func void(_ event: UInt64) throws {
      drafts.append(try Draft.void(of: event, number: UInt64(drafts.count + 1)))
    }
    func spend(_ amount: Int, _ source: String, on day: Int) throws {
      try add(
        "expenditure.booked", "project/a",
        #"{"booking":"B\#(drafts.count)","year":2024,"amount":{"amount":"\#(amount).00","#
          + #""currency":"EUR"},"type":"material","source":"source/\#(source)"}"#,
        from: "2024-03-\(10 + day)")
    }
    try add("unit.created", "unit/a", #"{"kind":"office","name":"A"}"#, from: "2020-01-01")
    for source in ["hh", "land"] {
      try add(
        "source.defined", "source/\(source)", #"{"kind":"budget","title":"\#(source)"}"#,
        from: "2020-01-01")
    }
    try add(
      "project.registered", "project/a", #"{"title":"A","kind":"agenda","lead":"unit/a"}"#,
      from: "2020-01-01")
    for place in 0..<12 { try spend(1 << place, "hh", on: place * 5 % 12) }
    for place in 0..<4 { try spend(100_000, "land", on: place) }
    for event in [7, 12, 9] { try void(UInt64(event)) }
    // The second void is taken back, so the booking counts again.
    try void(22)
    for event in 17...20 { try void(UInt64(event)) }
    _ = try temporary.ledger.append(drafts)
    return (temporary, UInt64(drafts.count))
  }

  @Test func `are those of the bookings that count, at every day and every event`() throws {
    let (temporary, last) = try town()
    let timelines = try Timelines(temporary.ledger)
    defer { timelines.close() }
    for known in 1...last {
      for day in 9...22 {
        let point = Point(
          asOf: try #require(Day("2024-03-\(day < 10 ? "0" : "")\(day)")), knownAt: known)
        try timelines.read(at: point) { (reading) throws(TimelinesError) in
          guard let project = try reading.entity(named: "project/a") else { return }
          var expected: [UInt32: Total] = [:]
          for fact in try reading.timeline(of: project.number) where fact.holds(at: point) {
            guard let money = fact.money else { continue }
            expected[fact.attribute, default: 0] += money.minor
          }
          var state = EntityState()
          try reading.state(of: project.number, into: &state)
          let found = state.facts.filter { $0.kind == .flow }
          #expect(
            Dictionary(uniqueKeysWithValues: found.map { ($0.attribute, $0.amount) }) == expected,
            "\(point)")
          var cursor = try reading.states(accountsApart: true)
          try cursor.state(of: project.number, into: &state)
          #expect(
            Dictionary(uniqueKeysWithValues: state.flows.map { ($0.attribute, $0.amount) })
              == expected, "\(point)")
        }
      }
    }
  }
}

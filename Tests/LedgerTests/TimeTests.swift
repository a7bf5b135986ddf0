import Ledger
import TestSupport
import Testing
import Vocabulary

@Suite struct TimeTests {
  @Test func `times rise from batch to batch though the clock is set back`() throws {
    let temporary = try TemporaryLedger()
    var times: [Instant] = []
    for number in 1...4 as ClosedRange<UInt64> {
      times.append(try temporary.ledger.append([.registration(number)]).time)
      temporary.clock.advance(microseconds: number == 2 ? -3_600_000_000 : 0)
    }
    let first = try #require(Instant("2025-01-15T09:00:00Z"))
    #expect(times.map { $0.microseconds - first.microseconds } == [0, 1, 2, 3])
  }

  @Test func `all events of a batch have one time`() throws {
    let temporary = try TemporaryLedger()
    _ = try temporary.ledger.append([.registration(1), .registration(2)])
    #expect(try temporary.ledger.times().map(\.description).count == 2)
    #expect(Set(try temporary.ledger.times()).count == 1)
  }

  @Test func `trusted times are taken in order and up to the clock`() throws {
    let temporary = try TemporaryLedger()
    let trust = AppendOptions(trustTime: true)
    func event(_ number: UInt64, _ time: String) throws -> Draft {
      var draft = try Draft.registration(number)
      draft.time = Instant(time)
      return draft
    }
    _ = try temporary.ledger.append(
      [event(1, "2020-01-01T00:00:00Z"), event(2, "2020-01-01T00:00:00Z")], options: trust)
    let earlier = #expect(throws: LedgerError.self) {
      try temporary.ledger.append([event(3, "2019-12-31T23:59:59Z")], options: trust)
    }
    #expect(earlier?.refusal?.kind == .time)
    let future = #expect(throws: LedgerError.self) {
      try temporary.ledger.append([event(3, "2025-01-15T09:00:00.000001Z")], options: trust)
    }
    #expect(future?.refusal?.kind == .time)
    let silent = #expect(throws: LedgerError.self) {
      try temporary.ledger.append([.registration(3)], options: trust)
    }
    #expect(silent?.refusal?.kind == .missing)
    let again = try temporary.ledger.append([event(1, "2020-01-01T00:00:00Z")], options: trust)
    #expect(again.outcomes == [.duplicate(sequence: 1)])
    _ = try temporary.ledger.append([event(3, "2025-01-15T09:00:00Z")], options: trust)
    #expect(try temporary.ledger.head.sequence == 3)
  }

  @Test func `what a clock that stands still has stamped can be taken at the same instant`() throws
  {
    let temporary = try TemporaryLedger()
    for number in 1...4 { _ = try temporary.ledger.append([.registration(UInt64(number))]) }
    let times = try temporary.ledger.times()
    let other = try TemporaryLedger()
    let drafts = try times.enumerated().map { place, time in
      var draft = try Draft.registration(UInt64(place + 1))
      draft.time = time
      return draft
    }
    let trust = AppendOptions(trustTime: true)
    _ = try other.ledger.append(drafts, options: trust)
    #expect(try other.ledger.times() == times)
    var later = try Draft.registration(5)
    later.time = times.last.map { Instant(microseconds: $0.microseconds + 2) }
    let error = #expect(throws: LedgerError.self) {
      try other.ledger.append([later], options: trust)
    }
    #expect(error?.refusal?.kind == .time)
  }

  @Test func `once the ledger has stamped an event, times are not trusted any more`() throws {
    let temporary = try TemporaryLedger()
    _ = try temporary.ledger.append([.registration(1)])
    var draft = try Draft.registration(2)
    draft.time = Instant("2025-01-15T09:00:00Z")
    let error = #expect(throws: LedgerError.self) {
      try temporary.ledger.append([draft], options: AppendOptions(trustTime: true))
    }
    #expect(error?.code == .notPermitted)
  }

  @Test func `a day begins at local midnight in winter and in summer`() throws {
    var calendar = try #require(CivilCalendar(timeZone: "Europe/Berlin"))
    let texts = [
      ("2025-01-14T22:59:59Z", "2025-01-14"), ("2025-01-14T23:00:00Z", "2025-01-15"),
      ("2025-03-29T22:59:59Z", "2025-03-29"), ("2025-03-29T23:00:00Z", "2025-03-30"),
      ("2025-03-30T21:59:59Z", "2025-03-30"), ("2025-03-30T22:00:00Z", "2025-03-31"),
      ("2025-10-26T22:59:59Z", "2025-10-26"), ("2025-10-26T23:00:00Z", "2025-10-27"),
      ("1969-12-31T22:59:59Z", "1969-12-31"), ("1969-12-31T23:00:00Z", "1970-01-01"),
    ]
    for (instant, day) in texts + texts.reversed() {
      #expect(calendar.day(of: try #require(Instant(instant))).description == day)
    }
    let last = calendar.end(of: try #require(Day("2025-03-30")))
    #expect(last.description == "2025-03-30T21:59:59.999999Z")
  }

  @Test func `a calendar that remembers gives the days of one that does not`() throws {
    var seed: UInt64 = 20_250_115
    for zone in ["Europe/Berlin", "America/St_Johns", "Pacific/Apia", "UTC", "Africa/Casablanca"] {
      var remembering = try #require(CivilCalendar(timeZone: zone))
      var last: Int64 = 0
      for step in 0..<300 {
        seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        let span: UInt64 = step % 3 == 0 ? 2_000_000_000 : 200_000
        last =
          step % 3 == 0
          ? Int64(seed >> 11 % span) % 2_000_000_000 : last + Int64(seed >> 11) % 200_000
        let instant = Instant(microseconds: abs(last) * 1_000_000)
        var fresh = try #require(CivilCalendar(timeZone: zone))
        #expect(remembering.day(of: instant) == fresh.day(of: instant), "seed \(seed) \(zone)")
      }
    }
  }

  @Test func `a time zone that the machine does not know makes no calendar`() {
    #expect(CivilCalendar(timeZone: "Europe/Atlantis") == nil)
  }
}

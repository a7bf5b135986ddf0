import Testing
import Vocabulary

@Suite("Days and times as people write them")
struct WrittenTimeTests {
  @Test(
    arguments: [
      ("2024-12-31", 20_241_231), ("31.12.2024", 20_241_231), ("1.3.2024", 20_240_301),
      ("01.03.2024", 20_240_301), ("29.2.2024", 20_240_229), ("1900-01-01", 19_000_101),
      ("31.12.2999", 29_991_231),
    ] as [(String, Int32)])
  func `a day is read in both forms`(text: String, number: Int32) {
    #expect(Day.written(text)?.number == number)
  }

  @Test(arguments: [
    "", ".", "..", "31.12", "31.12.24", "32.12.2024", "29.2.2023", "31.12.2024 ", "2024-1-1",
    "31-12-2024", "12/31/2024", "001.03.2024", "1.1.1899", "1.1.3000", "٣١.١٢.٢٠٢٤",
    "31.12.2024.", "\u{feff}2024-12-31",
  ])
  func `what is no day is refused`(text: String) {
    #expect(Day.written(text) == nil)
  }

  @Test(arguments: [
    ("12.02.2026 10:00:00,123456", "2026-02-12 10:00:00.123456"),
    ("2026-02-12 10:00:00.123456", "2026-02-12 10:00:00.123456"),
    ("2026-02-12T10:00:00.5", "2026-02-12 10:00:00.500000"),
    ("12.2.2026 10:00", "2026-02-12 10:00:00.000000"),
    ("2026-02-12T10:00:00Z", "2026-02-12 10:00:00.000000 +00:00"),
    ("27.10.2024 02:30:00,000000 +02:00", "2024-10-27 02:30:00.000000 +02:00"),
    ("27.10.2024T02:30:00,000000T+02:00", "2024-10-27 02:30:00.000000 +02:00"),
    ("2024-10-27 02:30:00.000001 -01:30", "2024-10-27 02:30:00.000001 -01:30"),
  ])
  func `a time is read in every form and printed in one`(text: String, shown: String) throws {
    let time = try #require(WrittenTime(text))
    #expect(time.description == shown)
    #expect(WrittenTime(shown) == time)
  }

  @Test(arguments: [
    "", "10:00", "2026-02-12", "2026-02-12 24:00:00", "2026-02-12 10:60", "2026-02-12 10:00:61",
    "2026-02-12 10:00:00.1234567", "2026-02-12 10:00:00.", "2026-02-12 10", "2026-02-12 1:00",
    "2026-02-12 10:00:00 +1:00", "2026-02-12 10:00:00 CET", "2026-02-12 10:00:00 +24:00",
    "2026-02-12  10:00",
  ])
  func `what is no time is refused`(text: String) {
    #expect(WrittenTime(text) == nil)
  }

  @Test func `no instant lies outside of the calendar`() {
    #expect(Instant("1900-01-01T00:00:00+00:01") == nil)
    #expect(Instant("2999-12-31T23:59:59-00:01") == nil)
    #expect(Instant("1900-01-01T00:00:00Z") == .first)
    #expect(Instant("2999-12-31T23:59:59.999999Z") == .last)
    #expect(WrittenTime("1900-01-01 00:00 +01:00")?.instant == nil)
  }
}

@Suite("The ends of the calendar")
struct CalendarEndTests {
  @Test(arguments: ["2999", "2999-H2", "2999-Q4", "2999-12", "2999-12-31"])
  func `the last period of each length ends with the calendar`(text: String) throws {
    let period = try #require(Period(text))
    #expect(period.lastDay == .last)
    #expect(period.next.lastDay == .last)
    #expect(period.dayCount == period.firstDay.days(to: .last) + 1)
  }

  @Test(arguments: ["1900", "1900-H1", "1900-Q1", "1900-01", "1900-W01", "1900-01-01"])
  func `the first period of each length begins with the calendar`(text: String) throws {
    let period = try #require(Period(text))
    #expect(period.firstDay == .first)
    #expect(period.previous.firstDay == .first)
  }

  @Test func `adding any number of days or months stays in the calendar`() {
    for number in [Int.min, Int.min + 1, -400_000, 0, 400_000, Int.max - 1, Int.max] {
      for day in [Day.first, Day.last] {
        #expect((Day.first...Day.last).contains(day.adding(days: number)))
        #expect((Day.first...Day.last).contains(day.adding(months: number)))
      }
      #expect((Day.first...Day.last).contains(Day(ordinal: number)))
    }
  }

  @Test func `every day has the number that leads back to it`() {
    let wrong = (Day.first.ordinal...Day.last.ordinal).first { Day(ordinal: $0).ordinal != $0 }
    #expect(wrong == nil)
  }
}

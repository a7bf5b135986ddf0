import Ledger
import Testing
import Vocabulary

@Suite("The clock on the wall")
struct WallClockTests {
  private func calendar(_ zone: String = "Europe/Berlin") throws -> CivilCalendar {
    try #require(CivilCalendar(timeZone: zone))
  }

  @Test func `an hour that autumn repeats has two instants and is printed with its offset`() throws
  {
    let calendar = try calendar()
    let time = try #require(WrittenTime("27.10.2024 02:30:00,000001"))
    let instants = calendar.instants(of: time)
    #expect(
      instants.map(\.description)
        == ["2024-10-27T00:30:00.000001Z", "2024-10-27T01:30:00.000001Z"])
    #expect(
      instants.map { calendar.written($0).description }
        == ["2024-10-27 02:30:00.000001 +02:00", "2024-10-27 02:30:00.000001 +01:00"])
    #expect(instants.map { calendar.written($0).instant } == instants)
  }

  @Test func `an hour that spring skips has none`() throws {
    let time = try #require(WrittenTime("2024-03-31 02:30"))
    #expect(try calendar().instants(of: time).isEmpty)
  }

  @Test(arguments: [
    "Europe/Berlin", "Europe/London", "UTC", "Asia/Kathmandu", "Pacific/Kiritimati",
    "America/St_Johns", "Australia/Lord_Howe",
  ])
  func `every instant is the one instant of how it is printed`(zone: String) throws {
    let calendar = try calendar(zone)
    // Every 47 minutes over two years meets both changes of the clock.
    for step in 0..<22_000 as Range<Int64> {
      let instant = Instant(microseconds: 1_704_067_200_000_000 + step * 2_820_000_000 + step)
      let written = calendar.written(instant)
      let found = written.instant.map { [$0] } ?? calendar.instants(of: written)
      guard found == [instant] else {
        Issue.record("\(zone): \(instant) is printed \(written), which is \(found)")
        return
      }
    }
  }

  @Test func `days begin and end at the ends of the calendar`() throws {
    let calendar = try calendar()
    #expect(
      calendar.end(of: .last).microseconds - calendar.start(of: .last).microseconds
        == 86_400_000_000 - 1)
    #expect(calendar.start(of: .first) < calendar.end(of: .first))
  }
}

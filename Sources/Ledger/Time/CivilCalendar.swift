import Foundation
public import Vocabulary

/// Turns instants into civil dates of one time zone.
///
/// It remembers the stretch of time around the last instant in which the zone's offset stays the
/// same, so that a long import does not ask the time zone for every event.
public struct CivilCalendar: Sendable {
  private let zone: TimeZone
  private var from = Int64.max
  private var until = Int64.min
  private var offset: Int64 = 0

  /// The calendar of a time zone, if this machine knows it.
  public init?(timeZone identifier: String) {
    guard let zone = TimeZone(identifier: identifier) else { return nil }
    self.zone = zone
  }

  /// The civil date of an instant.
  public mutating func day(of instant: Instant) -> Day {
    let seconds = CivilCalendar.seconds(instant)
    if seconds < from || seconds >= until { remember(seconds) }
    return CivilCalendar.day(seconds + offset)
  }

  /// The first instant of a day: midnight, or when the clock skips that, the moment after.
  public func start(of day: Day) -> Instant { start(ofDay: day.ordinal) }

  /// The last instant of a day.
  public func end(of day: Day) -> Instant {
    Instant(microseconds: start(ofDay: day.ordinal + 1).microseconds - 1)
  }

  /// Days are counted, since the day after the last that can be written has no date.
  private func start(ofDay ordinal: Int) -> Instant {
    let midnight = Int64(ordinal) * 86_400
    // No zone is further than 15 hours from UTC; the first second of that day lies between.
    var low = midnight - 15 * 3600
    var high = midnight + 15 * 3600
    while low < high {
      let middle = (low + high) >> 1
      if CivilCalendar.ordinal(middle + offset(at: middle)) < ordinal {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return Instant(microseconds: low * 1_000_000)
  }

  /// The instants at which the clock on the wall shows a time: one, none where it was set forward
  /// over it, or two, the earlier first, in the hour that it shows twice.
  public func instants(of time: WrittenTime) -> [Instant] {
    let wall = Int64(time.day.ordinal) * 86_400 + time.microseconds / 1_000_000
    // Between the two no zone sets its clock twice.
    let offsets = Set([wall - 86_400, wall + 86_400].map { offset(at: $0) })
    return offsets.compactMap { ahead -> Instant? in
      guard offset(at: wall - ahead) == ahead else { return nil }
      return time.instant(ahead: Int(ahead))
    }.sorted()
  }

  /// What the clock on the wall shows at an instant; with its offset where it shows that twice.
  public func written(_ instant: Instant) -> WrittenTime {
    let seconds = CivilCalendar.seconds(instant)
    let ahead = offset(at: seconds)
    let wall = seconds + ahead
    let ordinal = CivilCalendar.ordinal(wall)
    let rest = wall - Int64(ordinal) * 86_400
    let time = WrittenTime(
      day: Day(ordinal: ordinal),
      microseconds: rest * 1_000_000 + instant.microseconds - seconds * 1_000_000)
    guard instants(of: time) != [instant] else { return time }
    return WrittenTime(day: time.day, microseconds: time.microseconds, offset: Int(ahead))
  }

  /// How far the clock is ahead of UTC at an instant: `+01:00`.
  public func offsetText(at instant: Instant) -> String {
    WrittenTime.text(ofOffset: Int(offset(at: CivilCalendar.seconds(instant))))
  }

  private func offset(at seconds: Int64) -> Int64 {
    Int64(zone.secondsFromGMT(for: Date(timeIntervalSince1970: TimeInterval(seconds))))
  }

  /// Finds the changes of offset before and after.
  private mutating func remember(_ seconds: Int64) {
    offset = offset(at: seconds)
    from = seconds
    until = seconds + 1
    var probe = Date(timeIntervalSince1970: TimeInterval(seconds - 400 * 86_400))
    while let change = zone.nextDaylightSavingTimeTransition(after: probe), change > probe {
      let at = Int64(change.timeIntervalSince1970.rounded(.up))
      if at > seconds {
        if offset(at: at - 1) == offset { until = at }
        return
      }
      if offset(at: at) == offset { from = at }
      probe = change
    }
    // No change is known ahead: take the coming day.
    if offset(at: seconds + 86_400) == offset { until = seconds + 86_400 }
  }

  private static func seconds(_ instant: Instant) -> Int64 {
    let whole = instant.microseconds / 1_000_000
    return instant.microseconds % 1_000_000 < 0 ? whole - 1 : whole
  }

  private static func day(_ seconds: Int64) -> Day { Day(ordinal: ordinal(seconds)) }

  private static func ordinal(_ seconds: Int64) -> Int {
    let days = seconds / 86_400
    return Int(seconds % 86_400 < 0 ? days - 1 : days)
  }
}

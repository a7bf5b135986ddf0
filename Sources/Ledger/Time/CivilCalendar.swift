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
  public func start(of day: Day) -> Instant {
    let midnight = Int64(day.ordinal) * 86_400
    // No zone is further than 15 hours from UTC; the first second of that day lies between.
    var low = midnight - 15 * 3600
    var high = midnight + 15 * 3600
    while low < high {
      let middle = (low + high) >> 1
      if CivilCalendar.day(middle + offset(at: middle)) < day {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return Instant(microseconds: low * 1_000_000)
  }

  /// The last instant of a day.
  public func end(of day: Day) -> Instant {
    Instant(microseconds: start(of: day.adding(days: 1)).microseconds - 1)
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

  private static func day(_ seconds: Int64) -> Day {
    let days = seconds / 86_400
    return Day(ordinal: Int(seconds % 86_400 < 0 ? days - 1 : days))
  }
}

import Synchronization
import Vocabulary

/// A calendar that many threads ask, and that remembers what one has found for all.
final class SharedCalendar: Sendable {
  private let calendar: Mutex<CivilCalendar>

  init(_ calendar: CivilCalendar) {
    self.calendar = Mutex(calendar)
  }

  /// The civil date of an instant.
  func day(of instant: Instant) -> Day {
    calendar.withLock { $0.day(of: instant) }
  }
}

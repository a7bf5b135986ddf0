import Ledger
public import Vocabulary

/// Writes days and times as people of a language read them, on the clock of the ledger's time zone.
///
/// Times keep their fraction, so that what is printed names the same point when it is asked for
/// again; in the hour that the clock shows twice the offset stands behind.
public struct TimeFormat: Sendable {
  /// The language.
  public let language: Language
  private let calendar: CivilCalendar?

  /// The times of a language; in UTC where no time zone is said.
  public init(_ language: Language, timeZone: String? = nil) {
    self.language = language
    calendar = timeZone.flatMap { CivilCalendar(timeZone: $0) }
  }

  /// `31.12.2024` in German, `2024-12-31` in English.
  public func text(_ day: Day) -> String {
    guard language == .de else { return day.description }
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(two(day.day)).\(two(day.month)).\(day.year)"
  }

  /// `12.02.2026 10:00:00,123456` in German, `2026-02-12 10:00:00.123456` in English.
  public func text(_ instant: Instant) -> String {
    let time = written(instant)
    return time.text(day: text(time.day), point: language == .de ? "," : ".")
  }

  /// The date of an instant.
  public func day(_ instant: Instant) -> String { text(written(instant).day) }

  /// How far the log is known: `#150, 12.02.2026 10:00:00,123456`.
  public func text(_ knownAt: KnownAt) -> String {
    let number = "#\(knownAt.sequence)"
    return knownAt.time.map { "\(number), \(text($0))" } ?? number
  }

  /// The same to the second, for people: the number tells exactly how far.
  public func seconds(_ knownAt: KnownAt) -> String {
    let number = "#\(knownAt.sequence)"
    guard let time = knownAt.time.map(written) else { return number }
    return "\(number), \(time.text(day: text(time.day), point: nil))"
  }

  private func written(_ instant: Instant) -> WrittenTime {
    if let calendar { return calendar.written(instant) }
    let day = instant.dayInUTC
    return WrittenTime(
      day: day, microseconds: instant.microseconds - Int64(day.ordinal) * 86_400_000_000, offset: 0)
  }
}

import ArgumentParser
import Stadtbuch

/// A date on the command line.
struct DayArgument {
  let day: Day

  /// The date of a text. Throws: what would be right.
  init(reading text: String) throws {
    guard let day = Day.written(text) else {
      throw ValidationError(
        Label(
          "give a date from 1900 to 2999 such as \(Day.writtenForms)",
          "ein Datum von 1900 bis 2999 angeben, etwa \(Day.forms.de)"))
    }
    self.day = day
  }
}

/// How far the log is to be known, as said on the command line.
struct KnownAtArgument {
  let request: KnownAtRequest

  /// The point of a text. Throws: what would be right.
  init(reading text: String) throws {
    guard let request = KnownAtRequest(text) else {
      throw ValidationError(
        Label("give \(KnownAtRequest.forms.en)", "\(KnownAtRequest.forms.de) angeben"))
    }
    self.request = request
  }
}

/// An instant, a time on the ledger's clock, or a date for its beginning.
enum TimeArgument {
  case instant(Instant)
  case time(WrittenTime)
  case day(Day)

  /// The time of a text. Throws: what would be right.
  init(reading text: String) throws {
    switch KnownAtRequest(text) {
    case .day(let day)?: self = .day(day)
    case .instant(let instant)?: self = .instant(instant)
    case .time(let time)?, .printed(_, let time)?: self = .time(time)
    case .head?, .sequence?, nil:
      throw ValidationError(
        Label(
          "give a date (\(Day.writtenForms)) or a time such as 2024-12-31T09:00:00Z or "
            + "31.12.2024 10:00:00,123456",
          "ein Datum (\(Day.forms.de)) oder eine Zeit angeben wie 2024-12-31T09:00:00Z oder "
            + "31.12.2024 10:00:00,123456"))
    }
  }

  /// The instant in the ledger's time zone.
  ///
  /// Throws: a refusal where the clock there never shows the time, or shows it twice.
  func instant(in engine: Engine) throws -> Instant {
    switch self {
    case .instant(let instant): instant
    case .time(let time): try engine.ledger.instant(of: time)
    case .day(let day): engine.start(of: day)
    }
  }
}

import ArgumentParser
import Stadtbuch

/// A date on the command line.
struct DayArgument: ExpressibleByArgument {
  let day: Day

  init?(argument: String) {
    guard let day = Day(argument) else { return nil }
    self.day = day
  }

  var defaultValueDescription: String { day.description }
}

/// How far the log is to be known, as said on the command line.
struct KnownAtArgument: ExpressibleByArgument {
  let request: KnownAtRequest

  init?(argument: String) {
    if let number = UInt64(argument) {
      request = .sequence(number)
    } else if let day = Day(argument) {
      request = .day(day)
    } else if let instant = Instant(argument) {
      request = .instant(instant)
    } else {
      return nil
    }
  }
}

/// Which organisation units are grouped by.
enum OrganisationArgument: ExpressibleByArgument {
  case then, today
  case day(Day)

  init?(argument: String) {
    switch argument {
    case "then": self = .then
    case "today": self = .today
    default:
      guard let day = Day(argument) else { return nil }
      self = .day(day)
    }
  }
}

/// The point that a question is about.
struct PointOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The day whose truth is asked for; today in the ledger's time zone.",
      valueName: "YYYY-MM-DD"))
  var asOf: DayArgument?

  @Option(
    help: ArgumentHelp(
      """
      What was known when: an event's number, an instant (the last event by then) or a date (the \
      end of that day). Everything known today if not given; 0 is the empty ledger.
      """, valueName: "N|RFC3339|YYYY-MM-DD"))
  var knownAt: KnownAtArgument?

  /// The day, if one is given.
  var day: Day? { asOf?.day }
  /// How much is to be known.
  var request: KnownAtRequest { knownAt?.request ?? .head }
}

/// The point that a question about units is about.
struct OrganisationOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Whose organisation units are grouped by: as then, as today, or as of a date.",
      valueName: "then|today|DATE"))
  var org: OrganisationArgument = .then

  /// The day whose organisation is meant; nil for that of the day that is asked for.
  func day(_ book: Book) -> Day? {
    switch org {
    case .then: nil
    case .today: book.today
    case .day(let day): day
    }
  }
}

extension OrganisationArgument: CustomStringConvertible {
  var description: String {
    switch self {
    case .then: "then"
    case .today: "today"
    case .day(let day): day.description
    }
  }

  var defaultValueDescription: String { description }
}

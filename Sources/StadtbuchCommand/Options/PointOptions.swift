import ArgumentParser
import Stadtbuch

/// The point that a question is about.
struct PointOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The day whose truth is asked for; today in the ledger's time zone.",
      valueName: "YYYY-MM-DD"), transform: DayArgument.init(reading:))
  var asOf: DayArgument?

  @Option(
    help: ArgumentHelp(
      """
      What was known when: an event's number, an instant (the last event by then) or a date (the \
      end of that day). Everything known today if not given; 0 is the empty ledger. Dates may be \
      written 31.12.2024 too, and every time as tables print it.
      """, valueName: "N|RFC3339|YYYY-MM-DD"), transform: KnownAtArgument.init(reading:))
  var knownAt: KnownAtArgument?

  /// The day, if one is given.
  var day: Day? { asOf?.day }
  /// How much is to be known.
  var request: KnownAtRequest { knownAt?.request ?? .head }
}

import ArgumentParser
import Stadtbuch

/// For whom something is, as it is said.
enum AudienceOption: String, ExpressibleByArgument, CaseIterable {
  case `public`, `internal`, full

  var audience: Audience { Audience(Audience.Level(rawValue: rawValue) ?? .public) }
}

/// For whom a report is.
struct AudienceOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      """
      For whom it is: public (what is published), internal (all that is not restricted) or full; \
      its page says so.
      """, valueName: "public|internal|full"))
  var audience = AudienceOption.internal

  /// The audience that was said.
  var value: Audience { audience.audience }
}

import ArgumentParser
import Presentation
import Stadtbuch

/// Makes, lists and revokes the addresses of due dates and changes.
struct FeedCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "feed",
    abstract: "Makes, lists and revokes addresses of due dates and changes for calendars.",
    discussion: """
      Calendars and feed readers cannot log in, so an address of their own opens them: it is printed \
      once and kept only as a hash, shows what is public or stands in the house, no texts, and ends \
      with the token that it belongs to.

      Examples:
        stadtbuch feed create --name team-4
        stadtbuch feed create --name k3 --token grafana --expires 90d
        stadtbuch feed list
        stadtbuch feed revoke team-4
      """,
    subcommands: [FeedCreateCommand.self, FeedListCommand.self, FeedRevokeCommand.self])
}

/// Makes an address.
struct FeedCreateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "create", abstract: "Makes an address and prints it, once.",
    discussion: """
      Examples:
        stadtbuch feed create --name team-4
        stadtbuch feed create --name board --audience public --expires never
      """)

  @OptionGroup var location: LedgerLocation
  @OptionGroup var output: OutputOptions

  @Option(help: ArgumentHelp("What lists call it.", valueName: "name"))
  var name: String

  @Option(
    help: ArgumentHelp(
      "The token whose holder it belongs to; it ends with it.", valueName: "name"))
  var token: String?

  @Option(help: ArgumentHelp("How much it shows: public or internal.", valueName: "audience"))
  var audience = "internal"

  @Option(
    help: ArgumentHelp(
      "When it ends: in so many days (90d), on a date, or never; after 365 days if not given.",
      valueName: "90d|date|never"))
  var expires = "365d"

  func run() throws {
    let ledger = try location.openLedger()
    defer { ledger.close() }
    guard let level = Audience.Level(rawValue: audience), level != .full else {
      throw ValidationError(
        Label(
          "--audience “\(audience.excerpt)”: give public or internal",
          "--audience „\(audience.excerpt)“: public oder internal angeben"))
    }
    var chance = SystemRandomNumberGenerator()
    let feeds = FeedAddresses(ledger.folders, AccessTokens(ledger.folders))
    let made = try feeds.create(
      name, token: token, level: level, now: ledger.now,
      expires: try TokenCreateCommand.end(expires, ledger), from: &chance)
    try Terminal.write(
      Array("/feeds/\(made.text)/due.ics\n/feeds/\(made.text)/changes.atom\n".utf8))
    guard !output.quiet else { return }
    Terminal.say(
      Label(
        en:
          "“\(made.address.id)”; it is shown once and kept nowhere, and whoever knows it reads it",
        de: "„\(made.address.id)“; sie wird einmal gezeigt und nirgends aufbewahrt, und wer sie "
          + "kennt, liest sie")[output.language])
  }
}

/// Lists the addresses.
struct FeedListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Lists the addresses, never what opens them.",
    discussion: """
      Examples:
        stadtbuch feed list
        stadtbuch feed list --format json
      """)

  @OptionGroup var location: LedgerLocation
  @OptionGroup var output: OutputOptions

  func run() throws {
    let ledger = try location.openLedger()
    defer { ledger.close() }
    let now = ledger.now
    let columns: [Column<FeedAddress>] = [
      .text("feed", .feedName) { $0.id },
      .word("audience", .feedAudience, of: ["public", "internal"]) { $0.level.rawValue },
      .text("token", .tokenName) { $0.token },
      .instant("created", .createdAt) { $0.created },
      .instant("expires", .expiresAt) { $0.expires },
      .instant("revoked", .revokedAt) { $0.revoked },
      .bool("opens", .tokenOpens) { $0.isValid(at: now) },
    ]
    let feeds = FeedAddresses(ledger.folders, AccessTokens(ledger.folders))
    try AnswerWriter(output).write(
      .feeds, try feeds.all(), columns, asOf: ledger.today, knownAt: try ledger.knownAt(.head))
  }
}

/// Takes an address back.
struct FeedRevokeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "revoke", abstract: "Takes an address back: from now on it opens nothing.",
    discussion: """
      Examples:
        stadtbuch feed revoke team-4
      """)

  @OptionGroup var location: LedgerLocation
  @OptionGroup var output: OutputOptions

  @Argument(help: "Its name.")
  var name: String

  func run() throws {
    let ledger = try location.openLedger()
    defer { ledger.close() }
    let feeds = FeedAddresses(ledger.folders, AccessTokens(ledger.folders))
    guard try feeds.revoke(name, now: ledger.now) else {
      throw Failure(
        .no, "there is no feed “\(name.excerpt)”; “stadtbuch feed list” names them",
        "den Feed „\(name.excerpt)“ gibt es nicht; „stadtbuch feed list“ nennt sie")
    }
  }
}

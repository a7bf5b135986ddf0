import ArgumentParser
import Presentation
import Stadtbuch

/// Lists the accounts.
struct UserListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Lists the accounts, never what opens them.",
    discussion: """
      Examples:
        stadtbuch user list
        stadtbuch user list --format json
      """)

  @OptionGroup var location: LedgerLocation
  @OptionGroup var output: OutputOptions

  func run() throws {
    let ledger = try location.openLedger()
    defer { ledger.close() }
    let columns: [Column<User>] = [
      .text("login", .loginName) { $0.login },
      .word("role", .role, of: Users.roles.map(\.rawValue)) { $0.role.rawValue },
      .text("actor", .actor) { $0.actor },
      .subjects("units", .ownUnits, of: "unit") { $0.units.isEmpty ? nil : $0.units },
      .bool("secondFactor", .secondFactor) { $0.secret != nil },
      .number("recoveryCodes", .recoveryCodes) { $0.secret == nil ? nil : $0.recovery.count },
      .instant("created", .createdAt) { $0.created },
      .instant("disabled", .disabledAt) { $0.disabled },
    ]
    try AnswerWriter(output).write(
      .users, try Users(ledger.folders).all(), columns, asOf: ledger.today,
      knownAt: try ledger.knownAt(.head))
  }
}

/// Sets up a second factor.
struct UserTOTPCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "totp",
    abstract: "Sets up a second factor, prints it once, and ends all sessions.",
    discussion: """
      The first line is an address for an authenticator app; programs such as qrencode make a picture \
      of it. The lines below are recovery codes, each of which helps once where the app is lost. A \
      former second factor and its codes open nothing any more.

      Examples:
        stadtbuch user totp kim
        stadtbuch user totp kim -q | head -1 | qrencode -t ansiutf8
        stadtbuch user totp kim --remove
      """)

  @OptionGroup var location: LedgerLocation
  @OptionGroup var output: OutputOptions

  @Argument(help: "What they type to say who they are.")
  var login: String

  @Flag(help: "Takes the second factor away: the password alone opens then.")
  var remove = false

  func run() throws {
    let ledger = try location.openLedger()
    defer { ledger.close() }
    let users = Users(ledger.folders)
    guard !remove else {
      return try users.set(secret: nil, recovery: [], of: login)
    }
    var chance = SystemRandomNumberGenerator()
    let factor = SecondFactor(from: &chance)
    try users.set(secret: factor.secret, recovery: factor.digests, of: login)
    let lines = [factor.address(login: login, city: ledger.identity.name)] + factor.codes
    try Terminal.write(Array((lines.joined(separator: "\n") + "\n").utf8))
    guard !output.quiet else { return }
    Terminal.say(
      Label(
        en: "an address for the app, then \(factor.codes.count) recovery codes; shown once",
        de:
          "eine Adresse für die App, dann \(factor.codes.count) Wiederherstellungscodes; nur einmal "
          + "gezeigt")[output.language])
  }
}

/// Shuts an account.
struct UserDisableCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "disable", abstract: "Shuts an account: all its sessions end at once.",
    discussion: """
      Examples:
        stadtbuch user disable kim
      """)

  @OptionGroup var location: LedgerLocation
  @OptionGroup var output: OutputOptions

  @Argument(help: "What they type to say who they are.")
  var login: String

  func run() throws {
    let ledger = try location.openLedger()
    defer { ledger.close() }
    try Users(ledger.folders).disable(login, now: ledger.now)
  }
}

/// Opens an account again.
struct UserEnableCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "enable", abstract: "Opens an account again that was shut.",
    discussion: """
      Examples:
        stadtbuch user enable kim
      """)

  @OptionGroup var location: LedgerLocation
  @OptionGroup var output: OutputOptions

  @Argument(help: "What they type to say who they are.")
  var login: String

  func run() throws {
    let ledger = try location.openLedger()
    defer { ledger.close() }
    try Users(ledger.folders).enable(login)
  }
}

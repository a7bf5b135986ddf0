import ArgumentParser
import Presentation
import Stadtbuch

/// Makes, lists and revokes the tokens by which programs and people log in to a server.
struct TokenCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "token",
    abstract: "Makes, lists and revokes the tokens by which programs and people log in.",
    discussion: """
      A token says who somebody is to the server: a role, who stands as actor in what they record, \
      and the units that are theirs. It is printed once and kept only as a hash, in access/ of the \
      ledger, where nobody but its owner looks. What is revoked opens nothing from that moment on.

      Examples:
        stadtbuch token create --role reader --name grafana
        stadtbuch token create --role editor --actor person/k3 --unit unit/dez-4
        stadtbuch token list
        stadtbuch token revoke grafana
      """,
    subcommands: [TokenCreateCommand.self, TokenListCommand.self, TokenRevokeCommand.self])
}

/// Makes a token.
struct TokenCreateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "create", abstract: "Makes a token and prints it, once.",
    discussion: """
      Examples:
        stadtbuch token create --role reader --name grafana
        stadtbuch token create --role controller --expires 31.12.2027
        curl -H "Authorization: Bearer $(stadtbuch token create --role reader)" …
      """)

  @OptionGroup var location: LedgerLocation
  @OptionGroup var output: OutputOptions

  @Option(
    help: ArgumentHelp(
      """
      What whoever sends it is: public, reader, editor, controller, auditor, data-protection or \
      operator.
      """, valueName: "role"))
  var role: RoleOption

  @Option(
    help: ArgumentHelp(
      "Who stands as actor in what they record: person/KEY, or client/NAME for a program.",
      valueName: "actor"))
  var actor: String?

  @Option(
    help: ArgumentHelp("A unit that is theirs; may be given several times.", valueName: "unit/KEY"))
  var unit: [String] = []

  @Option(
    help: ArgumentHelp(
      "When it ends: in so many days (90d), on a date, or never; after 90 days if not given.",
      valueName: "90d|date|never"))
  var expires = "90d"

  @Option(
    help: ArgumentHelp("What lists and logs call it; else made from the role.", valueName: "name"))
  var name: String?

  func run() throws {
    let ledger = try location.openLedger()
    defer { ledger.close() }
    var chance = SystemRandomNumberGenerator()
    let tokens = AccessTokens(ledger.folders)
    let made = try tokens.create(
      name ?? TokenCreateCommand.name(of: role.role, &chance), role: role.role, actor: actor,
      units: unit, now: ledger.now, expires: try TokenCreateCommand.end(expires, ledger),
      from: &chance)
    try Terminal.write(Array((made.text + "\n").utf8))
    guard !output.quiet else { return }
    let end = made.token.expires.map { "\(ledger.day(of: $0))" }
    Terminal.say(
      Label(
        en: "“\(made.token.id)”, \(made.token.role.rawValue)"
          + (end.map { ", until \($0)" } ?? ", without an end")
          + "; it is shown once and kept nowhere",
        de: "„\(made.token.id)“, \(made.token.role.rawValue)"
          + (end.map { ", bis \($0)" } ?? ", ohne Ende")
          + "; es wird einmal gezeigt und nirgends aufbewahrt")[output.language])
  }

  /// When it ends; nil for never.
  static func end(_ expires: String, _ ledger: Ledger) throws -> Instant? {
    if expires == "never" { return nil }
    if expires.hasSuffix("d"), let days = Int(expires.dropLast()), (1...3_650).contains(days) {
      return ledger.start(of: ledger.today.adding(days: days + 1))
    }
    guard let day = Day.written(expires), day >= ledger.today else {
      throw ValidationError(
        Label(
          "--expires “\(expires.excerpt)”: give days such as 90d, a date to come, or never",
          "--expires „\(expires.excerpt)“: Tage wie 90d, ein künftiges Datum oder never angeben"))
    }
    return ledger.start(of: day.adding(days: 1))
  }

  private static func name(of role: Role, _ chance: inout SystemRandomNumberGenerator) -> String {
    let letters = Array("abcdefghijkmnpqrstuvwxyz23456789")
    return role.rawValue + "-"
      + String((0..<5).map { _ in letters.randomElement(using: &chance) ?? "a" })
  }
}

/// Lists the tokens.
struct TokenListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Lists the tokens, never what they are made of.",
    discussion: """
      Examples:
        stadtbuch token list
        stadtbuch token list --format json
      """)

  @OptionGroup var location: LedgerLocation
  @OptionGroup var output: OutputOptions

  func run() throws {
    let ledger = try location.openLedger()
    defer { ledger.close() }
    let now = ledger.now
    let columns: [Column<AccessToken>] = [
      .text("token", .tokenName) { $0.id },
      .word("role", .role, of: Role.allCases.map(\.rawValue)) { $0.role.rawValue },
      .text("actor", .actor) { $0.actor },
      .subjects("units", .ownUnits, of: "unit") { $0.units.isEmpty ? nil : $0.units },
      .instant("created", .createdAt) { $0.created },
      .instant("expires", .expiresAt) { $0.expires },
      .instant("revoked", .revokedAt) { $0.revoked },
      .bool("opens", .tokenOpens) { $0.isValid(at: now) },
    ]
    try AnswerWriter(output).write(
      .tokens, try AccessTokens(ledger.folders).all(), columns, asOf: ledger.today,
      knownAt: try ledger.knownAt(.head))
  }
}

/// Takes a token back.
struct TokenRevokeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "revoke", abstract: "Takes a token back: from now on it opens nothing.",
    discussion: """
      Examples:
        stadtbuch token revoke grafana
      """)

  @OptionGroup var location: LedgerLocation
  @OptionGroup var output: OutputOptions

  @Argument(help: "Its name.")
  var name: String

  func run() throws {
    let ledger = try location.openLedger()
    defer { ledger.close() }
    guard try AccessTokens(ledger.folders).revoke(name, now: ledger.now) else {
      throw Failure(
        .no, "there is no token “\(name.excerpt)”; “stadtbuch token list” names them",
        "das Token „\(name.excerpt)“ gibt es nicht; „stadtbuch token list“ nennt sie")
    }
  }
}

/// A role as it is said.
struct RoleOption: ExpressibleByArgument {
  let role: Role

  init?(argument: String) {
    guard let role = Role(rawValue: argument), role != .owner else { return nil }
    self.role = role
  }

  static var allValueStrings: [String] {
    Role.allCases.filter { $0 != .owner }.map(\.rawValue)
  }
}

import ArgumentParser
import Stadtbuch

/// Makes and looks after the accounts with which people log in to a server.
struct UserCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "user",
    abstract: "Makes and looks after the accounts with which people log in with a browser.",
    discussion: """
      For towns without a login service of their own. An account is a login name with a role, the \
      person that stands as actor in what they record, and the units that are theirs. Passwords are \
      kept as scrypt hashes, in access/ of the ledger, where nobody but its owner looks. Making \
      accounts and setting passwords needs the program stadtbuch-serve; see stadtbuch serve.

      Examples:
        stadtbuch user add kim --role editor --actor person/k3 --unit unit/dez-4
        stadtbuch user totp kim
        stadtbuch user list
        stadtbuch user disable kim
      """,
    subcommands: [
      UserAddCommand.self, UserListCommand.self, UserPasswordCommand.self, UserTOTPCommand.self,
      UserDisableCommand.self, UserEnableCommand.self,
    ])
}

/// Where a password comes from.
struct PasswordOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      """
      A file with the password as its only line, - for what is sent in; else it is asked for at the \
      terminal, unseen.
      """, valueName: "FILE"))
  var passwordFile: String?

  /// Becomes the program that reckons passwords.
  func become(
    _ words: [String], _ location: LedgerLocation, _ output: OutputOptions
  ) throws -> Never {
    var words = ["user"] + words + ["--ledger=\(try location.path())"]
    if let passwordFile { words.append("--password-file=\(passwordFile)") }
    words.append("--lang=\(output.language.rawValue)")
    if output.quiet { words.append("--quiet") }
    try SecondProgram.become(words)
  }
}

/// Makes an account.
struct UserAddCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add", abstract: "Makes an account and asks for its password.",
    discussion: """
      A password has at least 12 letters; several words are good. Kinds of letters are not asked for.

      Examples:
        stadtbuch user add kim --role editor --actor person/k3 --unit unit/dez-4
        stadtbuch user add lee --role reader --actor person/k7 < new.txt
      """)

  @OptionGroup var location: LedgerLocation
  @OptionGroup var output: OutputOptions
  @OptionGroup var password: PasswordOptions

  @Argument(help: "What they type to say who they are.")
  var login: String

  @Option(
    help: ArgumentHelp(
      "What they are: reader, editor, controller, auditor, data-protection or operator.",
      valueName: "role"))
  var role: RoleOption

  @Option(
    help: ArgumentHelp(
      "Who stands as actor in what they record: person/KEY.", valueName: "person/KEY"))
  var actor: String

  @Option(
    help: ArgumentHelp("A unit that is theirs; may be given several times.", valueName: "unit/KEY"))
  var unit: [String] = []

  func run() throws {
    do {
      let ledger = try location.openLedger()
      defer { ledger.close() }
      // Before anybody is asked for a password.
      try Users(ledger.folders).check(login, role: role.role, actor: actor, units: unit)
    }
    try password.become(
      ["add", login, "--role=\(role.role.rawValue)", "--actor=\(actor)"]
        + unit.map { "--unit=\($0)" }, location, output)
  }
}

/// Sets a password.
struct UserPasswordCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "password", abstract: "Sets another password, which ends all sessions.",
    discussion: """
      Examples:
        stadtbuch user password kim
        stadtbuch user password kim --password-file new.txt
      """)

  @OptionGroup var location: LedgerLocation
  @OptionGroup var output: OutputOptions
  @OptionGroup var password: PasswordOptions

  @Argument(help: "What they type to say who they are.")
  var login: String

  func run() throws {
    do {
      let ledger = try location.openLedger()
      defer { ledger.close() }
      _ = try Users(ledger.folders).known(login)
    }
    try password.become(["password", login], location, output)
  }
}

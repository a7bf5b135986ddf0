import ArgumentParser
import Foundation
import Stadtbuch
import Vocabulary
import Web

/// Reckons passwords of accounts: what `stadtbuch user add` and `stadtbuch user password` become.
struct UserProgram: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stadtbuch user", abstract: "Makes accounts and sets passwords.",
    subcommands: [Add.self, Password.self])

  /// What both are told.
  struct Common: ParsableArguments {
    @Option var ledger: String
    @Option var passwordFile: String?
    @Option var lang: String?
    @Flag var quiet = false
    @Argument var login: String

    private var language: Language { lang.flatMap(Language.init) ?? .ofEnvironment }

    /// Does something with the accounts of the ledger, and ends with what went wrong.
    func run(
      _ body: (UserKeeping, Ledger, String) async throws -> Void, _ done: Label
    ) async {
      do {
        let ledger = try Ledger.open(at: self.ledger, options: LedgerOptions(mode: .readOnly))
        defer { ledger.close() }
        let password = try PasswordInput.read(passwordFile, language)
        try await body(UserKeeping(ledger), ledger, password)
        if !quiet { PasswordInput.say(done[language]) }
      } catch {
        let (status, text) = ServeFailure.statusAndText(of: error, language)
        PasswordInput.say("stadtbuch: \(text)")
        Foundation.exit(status)
      }
    }
  }

  /// Makes an account.
  struct Add: AsyncParsableCommand {
    @OptionGroup var common: Common
    @Option var role: String
    @Option var actor: String
    @Option var unit: [String] = []

    func run() async {
      await common.run(
        { keeping, ledger, password in
          guard let role = Role(rawValue: role) else { throw ValidationError("--role") }
          try await keeping.add(
            common.login, role: role, actor: actor, units: unit, password: password,
            now: ledger.now)
        },
        Label(
          "“\(common.login)” can log in now",
          "„\(common.login)“ kann sich jetzt anmelden"))
    }
  }

  /// Sets a password.
  struct Password: AsyncParsableCommand {
    @OptionGroup var common: Common

    func run() async {
      await common.run(
        { keeping, _, password in try await keeping.set(password: password, of: common.login) },
        Label(
          "the password of “\(common.login)” is another now, and all sessions ended",
          "das Passwort von „\(common.login)“ ist jetzt ein anderes, und alle Sitzungen sind beendet"
        ))
    }
  }
}

import ArgumentParser
import Foundation
import Stadtbuch

/// What becomes of a command line that was not run: help is shown, everything else is a usage error.
enum UsageTable {
  /// Shows help, versions and completions on standard output, or says in one line on standard error
  /// what was not understood and where help is, and ends the program.
  static func exit(_ error: any Error) -> Never {
    if let failure = error as? Failure { ExitTable.exit(failure) }
    guard Root.exitCode(for: error) != .success else { help(error) }
    Terminal.say("stadtbuch: \(message(of: error))")
    Foundation.exit(ExitStatus.usage.rawValue)
  }

  /// Shows the help, version or completion that was asked for, and ends the program.
  static func help(_ error: any Error) -> Never {
    guard Language.spoken == .de, let text = CommandHelp.german(Root.fullMessage(for: error)) else {
      Root.exit(withError: error)
    }
    do { try Terminal.write(Array(text.utf8)) } catch { ExitTable.exit(error) }
    Foundation.exit(ExitStatus.done.rawValue)
  }

  private static func message(of error: any Error) -> String {
    let message = shortened(Root.message(for: error)).split(whereSeparator: \.isNewline)
      .map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
      .joined(separator: " ")
    // The whole text ends with “See 'stadtbuch budget --help' for more information.”
    let help = Root.fullMessage(for: error).split(whereSeparator: \.isNewline).last { line in
      line.hasPrefix("  See '")
    }
    let command = help?.split(separator: "'").dropFirst().first ?? "stadtbuch --help"
    let shown = message.hasSuffix(".") ? String(message.dropLast()) : message
    let words =
      shown.isEmpty
      ? Label("the command line is not understood", "die Befehlszeile ist nicht verstanden")
      : Label(en: shown, de: UsageWords.german(shown))
    return Label(
      en: "\(words.en); see “\(command)”", de: "\(words.de); siehe „\(command)“")[.spoken]
  }

  /// The message with long arguments cut, so that what is wrong with them can be seen.
  private static func shortened(_ message: String) -> String {
    var message = message
    for argument in CommandLine.arguments.dropFirst() where argument.utf8.count > 80 {
      let value = argument.firstIndex(of: "=").map { argument[argument.index(after: $0)...] }
      for long in [argument[...], value ?? ""] where long.utf8.count > 80 {
        message = message.replacing(long, with: String(long).excerpt)
      }
    }
    return message
  }
}

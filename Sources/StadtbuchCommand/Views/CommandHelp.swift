import ArgumentParser
import Stadtbuch

/// The help of a command that is no view, in German: what it does and its examples; what
/// ArgumentParser says of its options is English.
enum CommandHelp {
  /// The help of the command of a name.
  static func german(ofCommand name: String) -> String? {
    let command = Root.configuration.subcommands.first {
      $0.configuration.commandName == name
    }
    return command.flatMap { german(Root.helpMessage(for: $0)) }
  }

  /// The same made from the English help; nil of what is no help of a command.
  static func german(_ help: String) -> String? {
    let lines = help.split(separator: "\n", omittingEmptySubsequences: false)
    guard let usage = lines.firstIndex(where: { $0.hasPrefix("USAGE: ") }) else { return nil }
    let line = lines[usage].dropFirst(7)
    let words = line.split(separator: " ")
    guard words.count > 1, let sentence = Label.command(String(words[1])) else { return nil }
    let end = lines[usage...].firstIndex(of: "") ?? lines.endIndex
    var text = ([Substring(sentence.de), "", "Aufruf: \(line)"] + lines[(usage + 1)..<end])
    let first = lines[..<usage].firstIndex { heading in
      heading.trimmingPrefix("OVERVIEW: ").hasPrefix("Example")
    }
    if let first {
      let examples = lines[(first + 1)..<usage].filter { !$0.isEmpty }
      text += ["", "Beispiele:"] + examples
    }
    text += lines[end...].map { line in headings[String(line)].map { Substring($0) } ?? line }
    return text.joined(separator: "\n") + (text.last == "" ? "" : "\n")
  }

  private static let headings = [
    "ARGUMENTS:": "Argumente (auf Englisch):", "OPTIONS:": "Optionen (auf Englisch):",
    "SUBCOMMANDS:": "Unterbefehle (auf Englisch):",
  ]
}

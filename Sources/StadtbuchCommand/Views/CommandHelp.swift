import ArgumentParser
import Stadtbuch

/// The help of a command that is no view, in German: what it does, its examples and options.
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
    var entries: [Substring] = []
    func close() {
      text += OptionHelp.entries(entries).map { Substring($0.german(of: String(words[1]))) }
      entries = []
    }
    for line in lines[end...] {
      if let heading = headings[String(line)] {
        close()
        text += ["", Substring(heading)]
      } else if line.first == " " {
        entries.append(line)
      } else if !line.isEmpty {
        close()
        text += ["", line]
      }
    }
    close()
    return text.joined(separator: "\n") + (text.last == "" ? "" : "\n")
  }

  private static let headings = [
    "ARGUMENTS:": "Angaben:", "OPTIONS:": "Optionen:", "SUBCOMMANDS:": "Unterbefehle:",
  ]
}

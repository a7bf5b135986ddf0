import ArgumentParser
import Stadtbuch

/// The help of a command that is no view, in German: what it does, its examples and options.
enum CommandHelp {
  /// The help of the command of a name, or of one below it.
  static func german(ofCommand path: [String]) -> String? {
    var command: (any ParsableCommand.Type)?
    for name in path {
      let below = (command ?? Root.self).configuration.subcommands
      guard let next = below.first(where: { $0.configuration.commandName == name }) else { break }
      command = next
    }
    return command.flatMap { german(Root.helpMessage(for: $0)) }
  }

  /// The same made from the English help; nil of what is no help of a command.
  static func german(_ help: String) -> String? {
    let lines = help.split(separator: "\n", omittingEmptySubsequences: false)
    guard let usage = lines.firstIndex(where: { $0.hasPrefix("USAGE: ") }) else { return nil }
    let line = lines[usage].dropFirst(7)
    let words = line.split(separator: " ")
    guard words.count > 1, let group = Label.command(String(words[1])) else { return nil }
    let sentence =
      words.count > 2 ? Label.command("\(words[1]) \(words[2])") ?? group : group
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
    var isBelow = false
    func close() {
      text += OptionHelp.entries(entries).map { entry in
        guard isBelow else { return Substring(entry.german(of: String(words[1]))) }
        let below = "\(words[1]) \(entry.front)"
        return Substring(entry.line(Label.command(below)?.de ?? entry.text))
      }
      entries = []
    }
    for line in lines[end...] {
      if let heading = headings[String(line)] {
        close()
        isBelow = line == "SUBCOMMANDS:"
        text += ["", Substring(heading)]
      } else if isBelow, line.hasPrefix("  See 'stadtbuch help ") {
        close()
        text += ["", "  „stadtbuch help \(words[1]) <subcommand>“ erklärt einen davon."]
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

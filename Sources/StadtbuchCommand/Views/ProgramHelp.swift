import ArgumentParser
import Presentation
import Stadtbuch

/// The help of the whole program, and of what is named after `help`: views by what they say of
/// themselves, other commands by what they declare.
struct ProgramHelp {
  private let topic: [String]
  private let language: Language
  private let catalogue: Catalogue
  private let console: Console

  /// The help that a command line asks for; nil where it asks for none.
  init?(_ arguments: [String], _ catalogue: Catalogue, console: Console = .terminal) {
    let words = arguments.filter { !$0.hasPrefix("--lang") && Language(rawValue: $0) == nil }
    switch words.first {
    case nil where arguments.first.map({ $0.hasPrefix("--lang") }) ?? true: topic = []
    case "--help"?, "-h"?: topic = []
    case "help"?: topic = Array(words.dropFirst())
    default: return nil
    }
    language = ViewArguments.language(in: arguments) ?? Language.ofEnvironment
    // What is no view has its help from its own declaration.
    if let first = topic.first, Dispatch.isCommand(first), language == .en { return nil }
    self.catalogue = catalogue
    self.console = console
  }

  func run() throws {
    if topic.isEmpty { return try console.write(Array(overview.utf8)) }
    if let help = CommandHelp.german(ofCommand: topic) {
      return try console.write(Array(help.utf8))
    }
    guard let program = ViewProgram(topic + ["--help", "--lang", language.rawValue], catalogue)
    else {
      guard let group = ViewGroup(topic, catalogue) else {
        throw Dispatch.unknown(topic[0], ["--lang", language.rawValue], catalogue)
      }
      return try group.run()
    }
    try program.run()
  }

  private var overview: String {
    var text = ViewHelp.wrapped(Label.aboutProgram[language], indent: 0) + "\n\n"
    text +=
      "\(Label("Usage", "Aufruf")[language]): stadtbuch <\(Label("command", "Befehl")[language])>\n\n"
    text += ViewHelp.wrapped(Label.twoDates[language], indent: 0) + "\n\n"
    text += "\(Label("Start here", "Zum Anfangen")[language]):\n"
    for (command, label) in ProgramHelp.first { text += line(command, label[language]) }
    text += "\n\(Label("Questions", "Fragen")[language]):\n"
    for view in catalogue.views {
      text += line(view.about.path.joined(separator: " "), view.about.sentence[language])
    }
    text += "\n\(Label("Other commands", "Weitere Befehle")[language]):\n"
    for command in Root.configuration.subcommands {
      let name = command.configuration.commandName ?? ""
      text += line(name, Label.command(name)?[language] ?? command.configuration.abstract)
    }
    text += "\n" + ViewHelp.wrapped(Label.exitCodes[language], indent: 0) + "\n"
    text += ViewHelp.wrapped(Label.moreHelp[language], indent: 0) + "\n"
    return text
  }

  private static let first: [(String, Label)] = [
    (
      "demo",
      Label(
        "walks through a ledger of real public data",
        "führt durch ein Stadtbuch aus echten offenen Daten")
    ),
    (
      "init --name Musterstadt",
      Label("makes an empty ledger in ./city.stadtbuch", "legt ./city.stadtbuch leer an")
    ),
    ("schema", Label("lists what can be recorded", "listet, was erfasst werden kann")),
  ]

  private func line(_ name: String, _ text: String) -> String {
    let front = "  \(name)"
    let wrapped = ViewHelp.wrapped(text, indent: 26)
    if front.count >= 25 { return "\(front)\n\(wrapped)\n" }
    return front + String(repeating: " ", count: 26 - front.count) + wrapped.drop { $0 == " " }
      + "\n"
  }
}

import ArgumentParser
import Presentation
import Stadtbuch

/// Finds what a command line names: help, completion or a view, which answer for themselves; what is
/// left is a command that ArgumentParser takes apart.
enum Dispatch {
  /// Runs what is named.
  ///
  /// Throws: a usage error where nothing is called so.
  /// - Returns: whether it was run; else it is one of the other commands.
  static func run(_ arguments: [String], _ catalogue: Catalogue) throws -> Bool {
    if try complete(arguments, catalogue) { return true }
    if let help = ProgramHelp(arguments, catalogue) {
      try help.run()
    } else if let program = ViewProgram(arguments, catalogue) {
      try program.run()
    } else if let group = ViewGroup(arguments, catalogue) {
      try group.run()
    } else {
      if let first = arguments.first, !first.hasPrefix("-"), !isCommand(first), first != "help" {
        throw unknown(first, arguments, catalogue)
      }
      return false
    }
    return true
  }

  /// Whether a word is the name of a command that is no view.
  static func isCommand(_ word: String) -> Bool {
    Root.configuration.subcommands.contains { $0.configuration.commandName == word }
  }

  /// The usage error that there is nothing of a name, with what is nearest.
  static func unknown(
    _ word: String, _ arguments: [String], _ catalogue: Catalogue
  ) -> Failure {
    let names =
      catalogue.views.compactMap { $0.about.path.first }
      + Root.configuration.subcommands.compactMap { $0.configuration.commandName }
    let near = Nearest.names(to: word, among: Array(Set(names)).sorted())
    let hint = near.isEmpty ? "" : near.joined(separator: ", ")
    let shown = word.excerpt
    return Failure(
      .usage,
      Label(
        "there is no command “\(shown)”; \(hint.isEmpty ? "" : "nearest: \(hint); ")see “stadtbuch "
          + "--help”",
        "den Befehl „\(shown)“ gibt es nicht; \(hint.isEmpty ? "" : "ähnlich: \(hint); ")siehe "
          + "„stadtbuch --help“"))
  }

  private static func complete(_ arguments: [String], _ catalogue: Catalogue) throws -> Bool {
    let console = Console.terminal
    if arguments.first == Completion.request {
      let found = Completion(Array(arguments.dropFirst()), catalogue).candidates
      try console.write(Array(found.map { "\($0)\n" }.joined().utf8))
      return true
    }
    guard let first = arguments.first, first.hasPrefix(Completion.option) else { return false }
    let shell = first.split(separator: "=").dropFirst().first.map(String.init)
    let named = shell ?? arguments.dropFirst().first ?? ""
    guard let script = Completion.script(for: named) else {
      throw Failure(
        .usage,
        "\(Completion.option) “\(named.excerpt)”: give bash, zsh or fish",
        "\(Completion.option) „\(named.excerpt)“: bash, zsh oder fish angeben")
    }
    try console.write(Array(script.utf8))
    return true
  }
}

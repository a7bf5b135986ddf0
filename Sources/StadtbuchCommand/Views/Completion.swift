import ArgumentParser
import Presentation
import Stadtbuch

/// Completes words of the command line: the shell asks the program itself, so what it offers is what
/// the views and commands say of themselves.
struct Completion {
  /// The hidden command with which a shell asks; the words so far follow, the last is begun.
  static let request = "---complete"
  /// The option that prints what a shell has to be told.
  static let option = "--generate-completion-script"

  private let words: [String]
  private let catalogue: Catalogue

  /// The words that complete the last one.
  init(_ words: [String], _ catalogue: Catalogue) {
    self.words = words.isEmpty ? [""] : words
    self.catalogue = catalogue
  }

  /// What may stand in place of the last word.
  var candidates: [String] {
    let (said, begun) = (words.dropLast(), words.last ?? "")
    return offered(after: Array(said)).filter { $0.hasPrefix(begun) }.sorted()
  }

  private func offered(after said: [String]) -> [String] {
    let depth = said.count
    let deeper = catalogue.views.map(\.about.path).filter {
      $0.count > depth && $0.starts(with: said)
    }.map { $0[depth] }
    guard !said.isEmpty else {
      return Array(Set(deeper)) + Completion.commands.map(\.name) + ["help"]
    }
    if said == ["help"] { return Completion(Array([""]), catalogue).offered(after: []) }
    if !deeper.isEmpty { return Array(Set(deeper)) }
    guard let view = catalogue.views.first(where: { said.starts(with: $0.about.path) }) else {
      return Completion.commands.first { $0.name == said[0] }?.options ?? []
    }
    let heads =
      view.parameters.filter { !$0.isPositional }
      + CommonChoice.parameters(of: view).map(\.head)
    if let last = said.last, let head = heads.first(where: { $0.option == last }),
      head.kind != .flag
    {
      return values(of: head, view)
    }
    return heads.map(\.option)
  }

  private func values(of head: ParameterHead, _ view: AnyView) -> [String] {
    switch (head.kind, head.name) {
    case (.word(let words), _): words
    case (.organisation, _): ["then", "today"]
    case (_, "where"), (_, "groupBy"), (_, "sort"), (_, "columns"):
      Array(Set(view.shapes.flatMap(\.columns).filter(\.isChoosable).map(\.key)))
    default: []
    }
  }

  /// The commands that are no views, with their options, from their own declarations.
  private static let commands: [(name: String, options: [String])] = {
    let json = Array(Root._dumpHelp().utf8)
    guard case .object(let help) = AnswerValue(json: json.span),
      case .list(let commands)? = help[path: "command.subcommands"]
    else { return [] }
    return commands.compactMap { command in
      guard case .object(let command) = command, let name = command["commandName"]?.plainText,
        name != "help"
      else { return nil }
      guard case .list(let arguments)? = command["arguments"] else { return (name, []) }
      return (name, arguments.flatMap { options(of: $0) })
    }
  }()

  private static func options(of argument: AnswerValue) -> [String] {
    guard case .object(let argument) = argument, case .list(let names)? = argument["names"] else {
      return []
    }
    return names.compactMap { name in
      guard case .object(let name) = name, name["kind"] == .text("long") else { return nil }
      return name["name"]?.plainText.map { "--\($0)" }
    }
  }

  /// What a shell has to be told once; nil of a shell that is not known.
  static func script(for shell: String) -> String? {
    switch shell {
    case "bash":
      """
      _stadtbuch() {
        COMPREPLY=()
        local word
        while IFS= read -r word; do COMPREPLY+=("$word"); done \\
          < <("${COMP_WORDS[0]}" \(request) "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
      }
      complete -o default -F _stadtbuch stadtbuch

      """
    case "zsh":
      """
      #compdef stadtbuch
      _stadtbuch() {
        local -a found
        found=("${(@f)$("${words[1]}" \(request) "${(@)words[2,CURRENT]}" 2>/dev/null)}")
        [[ -n "${found[1]}" ]] && compadd -a found || _files
      }
      compdef _stadtbuch stadtbuch

      """
    case "fish":
      """
      complete -c stadtbuch -a \
      '(stadtbuch \(request) (commandline -opc)[2..] (commandline -ct) 2>/dev/null)'

      """
    default: nil
    }
  }
}

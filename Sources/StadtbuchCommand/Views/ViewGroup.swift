import Presentation
import Stadtbuch

/// A word that several views begin with, such as `kpi`: alone it tells which there are.
struct ViewGroup {
  let word: String
  let views: [AnyView]
  let rest: [String]

  /// The group that a command line begins with; nil where it begins with none.
  init?(_ arguments: [String], _ catalogue: Catalogue) {
    guard let word = arguments.first else { return nil }
    views = catalogue.views.filter { $0.about.path.count > 1 && $0.about.path.first == word }
    guard !views.isEmpty else { return nil }
    self.word = word
    rest = Array(arguments.dropFirst())
  }

  func run(_ console: Console = .terminal) throws {
    let language = ViewArguments.language(in: rest) ?? Language.ofEnvironment
    if let wrong = rest.first(where: { !$0.hasPrefix("-") && Language(rawValue: $0) == nil }) {
      let names = views.map { $0.about.path.dropFirst().joined(separator: " ") }
      let list = names.joined(separator: ", ")
      throw Failure(
        .usage,
        Label(
          "“\(wrong.excerpt)” is no part of \(word); there are \(list)",
          "„\(wrong.excerpt)“ gehört nicht zu \(word); es gibt \(list)"))
    }
    var text = "\(Label("Usage", "Aufruf")[language]): stadtbuch \(word) …\n\n"
    for view in views {
      text += "  \(view.about.path.joined(separator: " "))\n"
      text += ViewHelp.wrapped(view.about.sentence[language], indent: 6) + "\n"
    }
    try console.write(Array(text.utf8))
  }
}

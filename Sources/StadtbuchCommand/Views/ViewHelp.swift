import Presentation
import Stadtbuch

/// The help of a view's command, in a language.
struct ViewHelp {
  let view: AnyView
  let language: Language

  init(_ view: AnyView, _ language: Language) {
    self.view = view
    self.language = language
  }

  /// The whole help.
  var text: String {
    let about = view.about
    let command = "stadtbuch \(about.path.joined(separator: " "))"
    var usage = command
    for head in view.parameters where head.isPositional {
      usage += head.isRequired ? " <\(head.name)>" : " [<\(head.name)>]"
    }
    for head in view.parameters where head.isRequired && !head.isPositional {
      usage += " \(head.option) <\(head.placeholder)>"
    }
    var text = "\(about.sentence[language])\n\n"
    text +=
      "\(Label("Usage", "Aufruf")[language]): \(usage) [\(Label("options", "Optionen")[language])]\n\n"
    text += ViewHelp.wrapped(about.discussion[language], indent: 0) + "\n"
    let own = view.parameters
    let positional = own.filter(\.isPositional)
    if !positional.isEmpty {
      text += "\n\(Label("Arguments", "Angaben")[language]):\n"
      for head in positional { text += line("<\(head.name)>", head.help) }
    }
    let options = own.filter { !$0.isPositional }
    if !options.isEmpty {
      text += "\n\(Label("Options", "Optionen")[language]):\n"
      for head in options { text += option(head) }
    }
    text += "\n\(Label("Options of every view", "Optionen jeder Sicht")[language]):\n"
    for parameter in CommonChoice.parameters(of: view) { text += option(parameter.head) }
    text += "\n\(Label("Examples", "Beispiele")[language]):\n"
    for example in about.examples { text += "  stadtbuch \(example)\n" }
    text += "\n\(Label("Keys", "Schlüssel")[language]) (--where, --sort, --columns):\n"
    for shape in view.shapes {
      let keys = shape.columns.filter(\.isChoosable).map(\.key).joined(separator: ", ")
      if view.shapes.count > 1 { text += "  \(shape.name):\n" }
      text += ViewHelp.wrapped(keys, indent: view.shapes.count > 1 ? 4 : 2) + "\n"
    }
    return text
  }

  private func option(_ head: ParameterHead) -> String {
    line(head.option + (head.kind == .flag ? "" : " <\(head.placeholder)>"), head.help)
  }

  private func line(_ name: String, _ help: Label) -> String {
    let front = "  \(name)"
    let wrapped = ViewHelp.wrapped(help[language], indent: 26)
    if front.count >= 25 { return "\(front)\n\(wrapped)\n" }
    let start = wrapped.drop { $0 == " " }
    return front + String(repeating: " ", count: 26 - front.count) + start + "\n"
  }

  /// The text in lines of 80 columns; blank lines part its paragraphs.
  static func wrapped(_ text: String, indent: Int) -> String {
    let margin = String(repeating: " ", count: indent)
    return text.split(separator: "\n", omittingEmptySubsequences: false).map { paragraph in
      var lines: [String] = []
      var line = margin
      for word in paragraph.split(separator: " ") {
        if line.count > indent, line.count + 1 + word.count > 80 {
          lines.append(line)
          line = margin
        }
        line += (line.count > indent ? " " : "") + word
      }
      if line.count > indent || paragraph.isEmpty { lines.append(paragraph.isEmpty ? "" : line) }
      return lines.joined(separator: "\n")
    }.joined(separator: "\n")
  }
}

import Stadtbuch

/// One option or argument in the English help of a command.
struct OptionHelp {
  /// How it is written: `--lang <lang>`.
  let front: String
  /// What it does, in English, with what values it takes.
  var text: String

  /// Its name in the table of words: the option itself, or the argument in brackets.
  var name: String {
    front.split(whereSeparator: { " ,[]".contains($0) }).first { word in
      word.hasPrefix("--") || word.hasPrefix("<")
    }.map(String.init) ?? front
  }

  /// The entries of lines of help, each of which may take several.
  static func entries(_ lines: some Sequence<Substring>) -> [OptionHelp] {
    var entries: [OptionHelp] = []
    for line in lines where !line.isEmpty {
      if line.hasPrefix("  "), !line.hasPrefix("   ") {
        let rest = line.dropFirst(2)
        // Two blanks part what it is from what it does.
        if let gap = rest.firstRange(of: "  ") {
          entries.append(
            OptionHelp(
              front: String(rest[..<gap.lowerBound]),
              text: String(rest[gap.lowerBound...].drop { $0 == " " })))
        } else if line.count > 26, let gap = rest.dropFirst(23).first, gap == " " {
          entries.append(
            OptionHelp(front: String(rest.prefix(23)), text: String(rest.dropFirst(24))))
        } else {
          entries.append(OptionHelp(front: String(rest), text: ""))
        }
      } else if !entries.isEmpty {
        let more = line.drop { $0 == " " }
        entries[entries.count - 1].text +=
          (entries[entries.count - 1].text.isEmpty ? "" : " ") + more
      }
    }
    return entries
  }

  /// The same in German, in lines as long as those of other help.
  func german(of command: String) -> String {
    var text = Label.optionHelp(name, of: command) ?? self.text
    if let hint { text += " \(hint)" }
    return line(text)
  }

  /// A line of help, and what it takes below it.
  func line(_ text: String) -> String {
    let wrapped = ViewHelp.wrapped(text, indent: 26)
    let front = "  \(front)"
    guard front.count < 26 else { return "\(front)\n\(wrapped)" }
    return front + String(repeating: " ", count: 26 - front.count) + wrapped.drop { $0 == " " }
  }

  /// What ArgumentParser adds of values and what holds where none is given.
  private var hint: String? {
    guard text.hasSuffix(")") else { return nil }
    let marks: [Range<String.Index>] = [
      text.firstRange(of: "(default: "), text.firstRange(of: "(values: "),
    ].compactMap { $0 }
    guard let start = marks.map(\.lowerBound).min() else { return nil }
    return String(text[start...]).replacing("(default: ", with: "(Vorgabe: ")
      .replacing("values: ", with: "Werte: ").replacing("default: ", with: "Vorgabe: ")
  }
}

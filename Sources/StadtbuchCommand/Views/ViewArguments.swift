import Presentation
import Stadtbuch

/// The command line of a view, taken apart by what the view says of its parameters.
struct ViewArguments {
  /// What is asked of the view.
  private(set) var given: [(name: String, text: String)] = []
  /// What is said to every view.
  private(set) var common = CommonChoice()
  /// Whether help is asked for.
  private(set) var wantsHelp = false

  /// Takes the words behind the view's name apart.
  ///
  /// Throws: what was not understood, and what is nearest.
  init(_ words: [String], _ view: AnyView) throws {
    common.lang = ViewArguments.language(in: words)
    let shared = CommonChoice.parameters(of: view)
    var rest = words[...]
    var positionals = view.parameters.filter(\.isPositional)[...]
    var onlyPlaces = false
    while let word = rest.popFirst() {
      if !onlyPlaces, word == "--" {
        onlyPlaces = true
        continue
      }
      guard !onlyPlaces, word.hasPrefix("-"), word != "-" else {
        guard let head = positionals.popFirst() else { throw surplus(word, view) }
        given.append((head.name, word))
        continue
      }
      if word == "--help" || word == "-h" {
        wantsHelp = true
        return
      }
      let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let option = parts[0] == "-q" ? "--quiet" : String(parts[0])
      let value = parts.count > 1 ? String(parts[1]) : nil
      if let head = view.parameters.first(where: { $0.option == option && !$0.isPositional }) {
        let text = try text(of: head, value, &rest, view)
        if !head.repeats { given.removeAll { $0.name == head.name } }
        given.append((head.name, text))
      } else if let parameter = shared.first(where: { $0.head.option == option }) {
        try parameter.read(try text(of: parameter.head, value, &rest, view), &common)
      } else {
        throw unknown(option, view, shared)
      }
    }
    for head in view.parameters where head.isRequired {
      guard !given.contains(where: { $0.name == head.name }) else { continue }
      throw missing(head, view)
    }
    guard common.usedFormat == .csv || common.csv == nil && !common.isRaw else {
      throw ChoiceError(
        nil,
        Label("--csv and --raw belong to --format csv", "--csv und --raw gehören zu --format csv"))
    }
  }

  /// The language that the words ask for, whatever else is wrong with them.
  static func language(in words: [String]) -> Language? {
    for (place, word) in words.enumerated() {
      if word == "--lang", place + 1 < words.count { return Language(rawValue: words[place + 1]) }
      if word.hasPrefix("--lang=") { return Language(rawValue: String(word.dropFirst(7))) }
    }
    return nil
  }

  private func text(
    of head: ParameterHead, _ value: String?, _ rest: inout ArraySlice<String>, _ view: AnyView
  ) throws(ChoiceError) -> String {
    if head.kind == .flag {
      guard value == nil else {
        throw ChoiceError(
          nil,
          Label("\(head.option) takes no value", "\(head.option) nimmt keinen Wert"))
      }
      return ""
    }
    if let value { return value }
    // A number below zero is a value too.
    guard let next = rest.first, !next.hasPrefix("-") || Int(next) != nil || next == "-" else {
      throw ChoiceError(
        nil,
        Label(
          "\(head.option) needs a value: \(head.placeholder)",
          "\(head.option) braucht einen Wert: \(head.placeholder)"))
    }
    rest = rest.dropFirst()
    return next
  }

  private func surplus(_ word: String, _ view: AnyView) -> ChoiceError {
    ChoiceError(
      nil,
      Label(
        "“\(word.excerpt)” is one word too many; quote values that contain spaces",
        "„\(word.excerpt)“ ist ein Wort zu viel; Werte mit Leerzeichen in Anführungszeichen setzen")
    )
  }

  private func missing(_ head: ParameterHead, _ view: AnyView) -> ChoiceError {
    let name = head.isPositional ? "<\(head.name)>" : head.option
    return ChoiceError(
      nil,
      Label(
        "\(name) is missing: \(ViewArguments.phrase(head.help.en))",
        "\(name) fehlt: \(ViewArguments.phrase(head.help.de))"))
  }

  /// A sentence within another: without its full stop.
  private static func phrase(_ sentence: String) -> String {
    sentence.hasSuffix(".") ? String(sentence.dropLast()) : sentence
  }

  private func unknown(
    _ option: String, _ view: AnyView, _ shared: [Parameter<CommonChoice>]
  ) -> ChoiceError {
    let options =
      view.parameters.filter { !$0.isPositional }.map(\.option) + shared.map(\.head.option)
    let near = Nearest.names(to: option, among: options).joined(separator: ", ")
    let shown = option.excerpt
    guard !near.isEmpty else {
      return ChoiceError(
        nil, Label("there is no option \(shown)", "die Option \(shown) gibt es nicht"))
    }
    return ChoiceError(
      nil,
      Label(
        "there is no option \(shown); nearest: \(near)",
        "die Option \(shown) gibt es nicht; ähnlich: \(near)"))
  }
}

extension ParameterHead {
  /// What stands for the value in help.
  var placeholder: String {
    switch kind {
    case .flag: ""
    case .text: "TEXT"
    case .word(let words): words.joined(separator: "|")
    case .day: "YYYY-MM-DD"
    case .period: "2024-Q4"
    case .number: "N"
    case .subject(let kind): "\(kind)/…"
    case .anySubject: "kind/key"
    case .request: "D[@K]"
    case .time: "RFC3339|YYYY-MM-DD"
    case .known: "N|RFC3339|YYYY-MM-DD"
    case .organisation: "then|today|DATE"
    }
  }
}

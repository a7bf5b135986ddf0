import Vocabulary
import Yams

/// The fields of a mapping in YAML, read by what is expected.
struct YAMLFields {
  private let node: Node
  private let place: String

  /// A node, and what it is called where something is wrong.
  init(_ node: Node, _ place: String) {
    (self.node, self.place) = (node, place)
  }

  /// The whole as one text; nil where it has fields.
  var whole: String? { node.scalar?.string }

  /// Requires that there are no other fields than these.
  func allow(_ names: [String]) throws(ConfigurationError) {
    guard let mapping = node.mapping else {
      throw ConfigurationError(
        node.mark?.line, Label(en: "\(place) has no fields", de: "\(place) hat keine Felder"))
    }
    var seen: Set<String> = []
    for (key, _) in mapping {
      let name = key.scalar?.string ?? ""
      guard names.contains(name) else {
        let near = Nearest.names(to: name, among: names).first ?? names.joined(separator: ", ")
        throw ConfigurationError(
          key.mark?.line,
          Label(
            en: "there is no “\(name.excerpt)” in \(place); nearest: \(near)",
            de: "„\(name.excerpt)“ gibt es in \(place) nicht; ähnlich: \(near)"))
      }
      guard seen.insert(name).inserted else {
        throw ConfigurationError(
          key.mark?.line,
          Label(en: "\(name) is given twice", de: "\(name) ist zweimal angegeben"))
      }
    }
  }

  /// A text; nil where it is not there.
  func text(_ name: String) throws(ConfigurationError) -> String? {
    guard let value = node[name] else { return nil }
    guard let text = value.scalar?.string, !text.isEmpty else {
      throw wrong(name, value, Label(en: "a text", de: "einen Text"))
    }
    return text
  }

  /// A text that has to be there.
  func needed(_ name: String) throws(ConfigurationError) -> String {
    guard let text = try text(name) else {
      throw ConfigurationError(
        node.mark?.line,
        Label(en: "\(name) is missing in \(place)", de: "\(name) fehlt in \(place)"))
    }
    return text
  }

  /// A whole number in a range.
  func number(_ name: String, _ range: ClosedRange<Int>) throws(ConfigurationError) -> Int? {
    guard let value = node[name] else { return nil }
    guard let number = value.scalar.flatMap({ Int($0.string) }), range.contains(number) else {
      throw wrong(
        name, value,
        Label(
          en: "a number from \(range.lowerBound) to \(range.upperBound)",
          de: "eine Zahl von \(range.lowerBound) bis \(range.upperBound)"))
    }
    return number
  }

  /// Yes or no.
  func truth(_ name: String) throws(ConfigurationError) -> Bool? {
    guard let value = node[name] else { return nil }
    switch value.scalar?.string {
    case "true", "yes", "ja": return true
    case "false", "no", "nein": return false
    default: throw wrong(name, value, Label(en: "true or false", de: "true oder false"))
    }
  }

  /// Several texts; one stands for a list of one.
  func texts(_ name: String) throws(ConfigurationError) -> [String] {
    guard let value = node[name] else { return [] }
    let nodes = value.sequence.map(Array.init) ?? [value]
    var texts: [String] = []
    for node in nodes {
      guard let text = node.scalar?.string, !text.isEmpty else {
        throw wrong(name, node, Label(en: "texts", de: "Texte"))
      }
      texts.append(text)
    }
    return texts
  }

  /// The fields of a part; nil where it is not there.
  func fields(_ name: String) throws(ConfigurationError) -> YAMLFields? {
    guard let value = node[name] else { return nil }
    return YAMLFields(value, name)
  }

  /// The parts of a list.
  func list(_ name: String) throws(ConfigurationError) -> [YAMLFields] {
    guard let value = node[name] else { return [] }
    guard let list = value.sequence else {
      throw wrong(name, value, Label(en: "a list", de: "eine Liste"))
    }
    return list.map { YAMLFields($0, name) }
  }

  /// All fields with their names, which may be any.
  func all() throws(ConfigurationError) -> [(name: String, fields: YAMLFields)] {
    guard let mapping = node.mapping else {
      throw ConfigurationError(
        node.mark?.line, Label(en: "\(place) has no fields", de: "\(place) hat keine Felder"))
    }
    var seen: Set<String> = []
    var all: [(name: String, fields: YAMLFields)] = []
    for (key, value) in mapping {
      guard let name = key.scalar?.string, seen.insert(name).inserted else {
        throw ConfigurationError(
          key.mark?.line,
          Label(
            en: "a name in \(place) is given twice or is none",
            de: "ein Name in \(place) ist zweimal angegeben oder keiner"))
      }
      all.append((name, YAMLFields(value, name)))
    }
    return all
  }

  /// What is wrong with a field, with its line.
  func wrong(_ name: String, _ why: Label) -> ConfigurationError {
    ConfigurationError(
      (node[name] ?? node).mark?.line, Label(en: "\(name): \(why.en)", de: "\(name): \(why.de)"))
  }

  private func wrong(_ name: String, _ value: Node, _ right: Label) -> ConfigurationError {
    ConfigurationError(
      value.mark?.line, Label(en: "\(name): give \(right.en)", de: "\(name): \(right.de) angeben"))
  }
}

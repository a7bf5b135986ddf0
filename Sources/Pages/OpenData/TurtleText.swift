/// A graph as Turtle.
struct TurtleText {
  private(set) var text = ""

  init(_ graph: RDFGraph) {
    for prefix in RDFGraph.prefixes {
      text += "@prefix \(prefix.name): <\(prefix.address)> .\n"
    }
    for thing in graph.things {
      text += "\n" + TurtleText.address(thing.address ?? "")
      write(thing, indent: "  ")
      text += " .\n"
    }
  }

  private mutating func write(_ thing: RDFGraph.Thing, indent: String) {
    text += " a \(thing.type)"
    for fact in thing.facts {
      text += " ;\n\(indent)\(fact.name) "
      for (number, value) in fact.values.enumerated() {
        if number > 0 { text += " , " }
        write(value, indent: indent)
      }
    }
  }

  private mutating func write(_ value: RDFGraph.Value, indent: String) {
    switch value {
    case .address(let address): text += TurtleText.address(address)
    case .text(let words, let language):
      text += TurtleText.quoted(words) + (language.map { "@\($0)" } ?? "")
    case .typed(let words, let type): text += "\(TurtleText.quoted(words))^^\(type)"
    case .thing(let thing):
      text += "["
      write(thing, indent: indent + "  ")
      text += " ]"
    }
  }

  /// An address; what may not stand in one is written by its number.
  static func address(_ address: String) -> String {
    var escaped = "<"
    for scalar in address.unicodeScalars {
      if scalar.value <= 0x20 || "<>\"{}|^`\\".unicodeScalars.contains(scalar) {
        escaped += numbered(scalar)
      } else {
        escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped + ">"
  }

  /// A text in quotation marks.
  static func quoted(_ text: String) -> String {
    var escaped = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": escaped += "\\\""
      case "\\": escaped += "\\\\"
      case "\n": escaped += "\\n"
      case "\r": escaped += "\\r"
      case "\t": escaped += "\\t"
      default:
        if scalar.value < 0x20 || scalar.value == 0x7f {
          escaped += numbered(scalar)
        } else {
          escaped.unicodeScalars.append(scalar)
        }
      }
    }
    return escaped + "\""
  }

  private static func numbered(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return "\\u" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}

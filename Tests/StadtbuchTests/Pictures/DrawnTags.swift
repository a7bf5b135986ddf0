@testable import Presentation

/// The parts of a drawing, as an attribute of each can be asked for.
struct DrawnTags {
  let root: PageChecker.Element
  /// What is not well-formed.
  let findings: [String]

  init(_ drawing: String) {
    let root = PageChecker.Element("", [:])
    var parser = TagParser("<!DOCTYPE html>\n" + drawing)
    findings = parser.parse(into: root)
    self.root = root
  }

  /// The elements of a class.
  func all(_ style: String) -> [PageChecker.Element] {
    root.all.filter {
      ($0.attributes["class"] ?? "").split(separator: " ").contains { $0 == style }
    }
  }

  /// The steps of the paths of a class.
  func paths(_ style: String) -> [String] { all(style).compactMap { $0.attributes["d"] } }

  /// What can be read in it.
  var texts: [String] { root.all.filter { $0.name == "text" }.map(\.text) }

  /// Texts that leave a width.
  func texts(beyond width: Int) -> [String] {
    root.all.filter { $0.name == "text" }.compactMap { text in
      guard let x = text.attributes["x"].flatMap({ Int($0) }) else { return nil }
      let styles = (text.attributes["class"] ?? "").split(separator: " ")
      let length = TextWidth.of(text.text, isBold: styles.contains("b"))
      let start = styles.contains("e") ? x - length : styles.contains("m") ? x - length / 2 : x
      return start < -1 || start + length > width + 1 ? "\(text.text) \(start) \(length)" : nil
    }
  }
}

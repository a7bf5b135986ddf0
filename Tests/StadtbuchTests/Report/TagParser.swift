/// Parses a page that is well-formed XML: each element that begins ends, in order.
struct TagParser {
  private let characters: [Character]
  private var place = 0
  private var findings: [String] = []

  init(_ page: String) {
    characters = Array(page)
  }

  /// Puts the elements into the root; gives what is wrong.
  mutating func parse(into root: PageChecker.Element) -> [String] {
    let doctype = "<!DOCTYPE html>\n"
    if !String(characters.prefix(doctype.count)).elementsEqual(doctype) {
      findings.append("no doctype")
    }
    place = doctype.count
    var open = [root]
    while place < characters.count {
      if characters[place] == "<" {
        tag(&open)
      } else {
        let start = place
        while place < characters.count, characters[place] != "<" { place += 1 }
        open.last?.text += unescaped(start..<place)
      }
    }
    if open.count > 1 { findings.append("\(open.last?.name ?? "") does not end") }
    return findings
  }

  private mutating func tag(_ open: inout [PageChecker.Element]) {
    guard let end = characters[place...].firstIndex(of: ">") else {
      findings.append("a tag does not end")
      place = characters.count
      return
    }
    var inside = characters[(place + 1)..<end]
    place = end + 1
    if inside.first == "/" {
      let name = String(inside.dropFirst())
      if open.count > 1, open.last?.name == name {
        open.removeLast()
      } else {
        findings.append("\(name) ends in \(open.last?.name ?? "nothing")")
      }
      return
    }
    let isEmpty = inside.last == "/"
    if isEmpty { inside.removeLast() }
    let element = element(inside)
    open.last?.children.append(element)
    if !isEmpty { open.append(element) }
  }

  private mutating func element(_ inside: ArraySlice<Character>) -> PageChecker.Element {
    let name = String(inside.prefix { $0 != " " })
    if name.isEmpty || !name.allSatisfy({ $0.isLowercase || $0.isNumber }) {
      findings.append("a tag “\(name)”")
    }
    var attributes: [String: String] = [:]
    var rest = inside.dropFirst(name.count)
    while rest.first == " " {
      rest = rest.dropFirst()
      let key = String(rest.prefix { $0 != "=" })
      rest = rest.dropFirst(key.count)
      guard rest.prefix(2) == ["=", "\""] else {
        findings.append("\(name): the attribute \(key) has no value")
        break
      }
      rest = rest.dropFirst(2)
      let value = rest.prefix { $0 != "\"" }
      rest = rest.dropFirst(value.count + 1)
      if attributes.updateValue(unescaped(value.indices), forKey: key) != nil {
        findings.append("\(name): the attribute \(key) is there twice")
      }
    }
    if !rest.isEmpty { findings.append("\(name): \(String(rest))") }
    return PageChecker.Element(name, attributes)
  }

  private static let entities = ["amp": "&", "lt": "<", "gt": ">", "quot": "\""]

  private mutating func unescaped(_ range: Range<Int>) -> String {
    var text = ""
    var at = range.lowerBound
    while at < range.upperBound {
      defer { at += 1 }
      guard characters[at] == "&" else {
        text.append(characters[at])
        continue
      }
      let name = String(characters[(at + 1)..<range.upperBound].prefix { $0 != ";" })
      guard let character = TagParser.entities[name] else {
        findings.append("& stands alone")
        continue
      }
      text += character
      at += name.count + 1
    }
    return text
  }
}

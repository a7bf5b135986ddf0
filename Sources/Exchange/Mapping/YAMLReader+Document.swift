import Vocabulary
import Yams

extension YAMLReader {
  /// The root of a YAML text; nil of an empty one.
  ///
  /// Aliases can make a tree of any size out of a few lines, so its size and depth are looked at
  /// before anything walks over it.
  ///
  /// - Throws: `MappingError` of what is not YAML, or too large or too deep to be a mapping.
  static func document(_ yaml: String) throws(MappingError) -> Node? {
    guard yaml.utf8.count <= Limits.mappingBytesMax else {
      throw MappingError(
        "has \(yaml.utf8.count) bytes; a mapping has at most \(Limits.mappingBytesMax)",
        "hat \(yaml.utf8.count) Bytes; eine Zuordnung höchstens \(Limits.mappingBytesMax)")
    }
    let root: Node?
    do {
      root = try Yams.compose(yaml: yaml)
    } catch {
      throw MappingError("is not YAML: \(reason(error))", "ist kein YAML: \(reason(error))")
    }
    guard let root else { return nil }
    var left = Limits.mappingNodesMax
    try count(root, depth: 1, &left)
    return root
  }

  private static func count(
    _ node: Node, depth: Int, _ left: inout Int
  ) throws(MappingError) {
    left -= 1
    guard left >= 0 else {
      throw MappingError(
        "has more than \(Limits.mappingNodesMax) texts and lists, counting what aliases repeat",
        "hat mehr als \(Limits.mappingNodesMax) Texte und Listen, Wiederholtes mitgezählt")
    }
    guard depth <= Limits.mappingDepthMax else {
      throw MappingError(
        line: node.mark?.line, "is nested deeper than \(Limits.mappingDepthMax) levels",
        "ist tiefer als \(Limits.mappingDepthMax) Ebenen verschachtelt")
    }
    if let sequence = node.sequence {
      for item in sequence { try count(item, depth: depth + 1, &left) }
    } else if let mapping = node.mapping {
      for (key, value) in mapping {
        try count(key, depth: depth + 1, &left)
        try count(value, depth: depth + 1, &left)
      }
    }
  }

  /// What is wrong, without the excerpt of the file that the parser adds in further lines.
  private static func reason(_ error: any Error) -> String {
    var lines: [Substring] = []
    for line in "\(error)".split(whereSeparator: \.isNewline) {
      lines.append(line.hasSuffix(":") ? line.dropLast() : line)
      if line.hasSuffix(":") { break }
    }
    return lines.joined(separator: ", ")
  }
}

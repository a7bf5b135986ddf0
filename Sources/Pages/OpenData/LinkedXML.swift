import Presentation

/// A graph as RDF/XML, as most portals collect it.
enum LinkedXML {
  /// The bytes of the document.
  static func bytes(_ graph: RDFGraph) -> [UInt8] {
    var text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    text += "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\""
    for prefix in RDFGraph.prefixes { text += " xmlns:\(prefix.name)=\"\(prefix.address)\"" }
    text += ">\n"
    for thing in graph.things { write(thing, to: &text) }
    text += "</rdf:RDF>\n"
    return Array(text.utf8)
  }

  private static func write(_ thing: RDFGraph.Thing, to text: inout String) {
    text += "<\(thing.type)\(thing.address.map { " rdf:about=\"\(escaped($0))\"" } ?? "")>\n"
    for fact in thing.facts {
      for value in fact.values {
        text += "<\(fact.name)"
        switch value {
        case .address(let address): text += " rdf:resource=\"\(escaped(address))\"/>\n"
        case .text(let words, let language):
          text += language.map { " xml:lang=\"\($0)\"" } ?? ""
          text += ">\(escaped(words))</\(fact.name)>\n"
        case .typed(let words, let type):
          text +=
            " rdf:datatype=\"\(RDFGraph.address(of: type))\">\(escaped(words))</\(fact.name)>\n"
        case .thing(let thing):
          text += ">\n"
          write(thing, to: &text)
          text += "</\(fact.name)>\n"
        }
      }
    }
    text += "</\(thing.type)>\n"
  }

  private static func escaped(_ text: String) -> String {
    var writer = HTMLWriter()
    writer.text(text)
    return String(decoding: writer.bytes, as: UTF8.self)
  }
}

import Views

/// A graph as JSON-LD.
enum LinkedJSON {
  /// The bytes of the document.
  static func bytes(_ graph: RDFGraph) -> [UInt8] {
    var context = AnswerObject()
    for prefix in RDFGraph.prefixes { context.append(prefix.name, .text(prefix.address)) }
    var document = AnswerObject()
    document.append("@context", .object(context))
    document.append("@graph", .list(graph.things.map { .object(object($0)) }))
    var json: [UInt8] = []
    document.append(to: &json)
    json.append(0x0a)
    return json
  }

  private static func object(_ thing: RDFGraph.Thing) -> AnswerObject {
    var object = AnswerObject()
    object.append("@id", thing.address.map(AnswerValue.text))
    object.append("@type", .text(thing.type))
    for fact in thing.facts { object.append(fact.name, .list(fact.values.map(value))) }
    return object
  }

  private static func value(_ value: RDFGraph.Value) -> AnswerValue {
    var object = AnswerObject()
    switch value {
    case .address(let address): object.append("@id", .text(address))
    case .text(let text, let language):
      object.append("@value", .text(text))
      object.append("@language", language.map(AnswerValue.text))
    case .typed(let text, let type):
      object.append("@value", .text(text))
      object.append("@type", .text(type))
    case .thing(let thing): object = self.object(thing)
    }
    return .object(object)
  }
}

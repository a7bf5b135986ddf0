import Vocabulary

/// The definitions of facts and of the state at a point, written down once more as naively as they
/// read, over events in exchange form and the templates that `schema --json` prints. No index, no
/// stored bytes, no code of the program but that printed text.
public struct Oracle: Sendable {
  /// What the schema says about one type.
  struct EventRules: Sendable {
    let fields: [String: JSONValue]
    let facts: [JSONValue]
  }

  let rules: [String: EventRules]

  /// An oracle that goes by a schema.
  public init(schema text: String) throws(JSONValue.Malformed) {
    let schema = try JSONValue(parsing: text)
    var rules: [String: EventRules] = [:]
    for type in schema["types"].elements {
      var fields: [String: JSONValue] = [:]
      for field in type["fields"].elements { fields[field["name"].plain] = field }
      rules[type["name"].plain] = EventRules(fields: fields, facts: type["facts"].elements)
    }
    self.rules = rules
  }

  /// The oracle of the current registry.
  public static func current() throws(JSONValue.Malformed) -> Oracle {
    try Oracle(schema: Schema.json(.current))
  }

  /// What is said by events in exchange form, one a line, in any order.
  public func history(_ lines: [String]) throws(JSONValue.Malformed) -> OracleHistory {
    var events: [Int64: OracleEvent] = [:]
    for line in lines where !line.isEmpty {
      let event = OracleEvent(try JSONValue(parsing: line))
      events[event.sequence] = event
    }
    return OracleHistory(self, events)
  }
}

/// An event as its line says it.
struct OracleEvent: Sendable {
  let sequence: Int64
  let type: String
  let subject: String
  let actor: String
  /// ISO 8601, so that the order of texts is that of days.
  let validFrom: String
  let validTo: String?
  let data: JSONValue

  init(_ line: JSONValue) {
    sequence = line["sequence"].int ?? 0
    type = line["type"].plain
    subject = line["subject"].plain
    actor = line["actor"].plain
    validFrom = line["validfrom"].plain
    validTo = line["validto"].text
    data = line["data"]
  }

  /// The event that a void or a correction is about.
  var target: Int64? {
    guard type == "event.voided" || type == "event.corrected" else { return nil }
    return Int64(subject.dropFirst("event/".count))
  }
}

/// What one event makes true.
struct OracleFact: Sendable {
  enum Kind: Sendable { case register, member, flow, observation }

  let kind: Kind
  let subject: String
  /// As it stands in the lines of the state hash.
  let attribute: String
  /// Nil for a register set to none and a member that left.
  let value: JSONValue?
  let sequence: Int64
  let rank: Int64
  let validFrom: String
  let validTo: String?
}

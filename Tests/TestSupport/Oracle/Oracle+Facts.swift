extension Oracle {
  /// The facts of an event; a correction says another event anew on the entity that owns it.
  func facts(of event: OracleEvent, owner: String, rank: Int64) -> [OracleFact] {
    let isCorrection = event.type == "event.corrected"
    let type = isCorrection ? event.data["type"].plain : event.type
    let data = isCorrection ? event.data["data"] : event.data
    guard let rules = rules[type] else { return [] }
    let said = Said(event: event, data: data, fields: rules.fields, owner: owner, rank: rank)
    return rules.facts.flatMap { template in
      guard template["when"].elements.allSatisfy(said.holds) else { return [OracleFact]() }
      guard let list = template["each"].text else {
        return said.fact(template, element: .null).map { [$0] } ?? []
      }
      return data[list].elements.compactMap { said.fact(template, element: $0) }
    }
  }

  /// One event, read by its type's rules.
  struct Said {
    let event: OracleEvent
    let data: JSONValue
    let fields: [String: JSONValue]
    let owner: String
    let rank: Int64

    /// The value of a field, or its fixed default.
    func withDefault(_ name: String) -> JSONValue {
      data[name] == .null ? fields[name]?["default"] ?? .null : data[name]
    }

    func holds(_ condition: JSONValue) -> Bool {
      if let name = condition["given"].text { return data[name] != .null }
      if let name = condition["absent"].text { return data[name] == .null }
      let value = withDefault(condition["field"].plain).plain
      if let word = condition["equals"].text { return value == word }
      return value != condition["differs"].plain
    }

    /// A pattern with its `{…}` filled in.
    func name(_ pattern: String, element: JSONValue) -> String {
      var name = ""
      var rest = pattern[...]
      while let open = rest.firstIndex(of: "{"), let close = rest.firstIndex(of: "}") {
        name += rest[..<open]
        name += part(String(rest[rest.index(after: open)..<close]), element: element)
        rest = rest[rest.index(after: close)...]
      }
      return name + rest
    }

    func part(_ text: String, element: JSONValue) -> String {
      if text == "@validfrom" { return event.validFrom }
      if text == "@actor" { return event.actor }
      if text.hasPrefix("each.") { return element[String(text.dropFirst(5))].plain }
      if let bar = text.firstIndex(of: "|") {
        let (one, other) = (text[..<bar], text[text.index(after: bar)...])
        return data[String(one)] == .null ? data[String(other)].plain : data[String(one)].plain
      }
      let halves = text.split(separator: ":", maxSplits: 1).map(String.init)
      if data[halves[0]] == .null, halves.count == 2 { return halves[1] }
      return withDefault(halves[0]).plain
    }

    /// The object of all fields given, or of those that a template names.
    func object(_ members: [JSONValue]?) -> JSONValue {
      var object: [String: JSONValue] = [:]
      if let members {
        for member in members where data[member["field"].plain] != .null {
          object[member["as"].plain] = data[member["field"].plain]
        }
      } else {
        object = data.members.filter { $0.value != .null }
      }
      return .object(object)
    }

    /// What a template's value is here; the outer nil: there is no fact, the inner: there is none
    /// any more.
    func value(_ value: JSONValue) -> JSONValue?? {
      if value["constant"] != .null { return value["constant"] }
      if value["unset"] == .flag(true) { return .some(nil) }
      if value["whole"] == .flag(true) { return object(nil) }
      if case .array(let members) = value["members"] { return object(members) }
      let field = value["field"].plain
      guard let given = data.members[field] else {
        return value["orDefault"] == .flag(true) ? withDefault(field) : .none
      }
      return given == .null ? .some(nil) : given
    }

    func fact(_ template: JSONValue, element: JSONValue) -> OracleFact? {
      let holder = template["holder"]["field"].text.map { data[$0].plain } ?? owner
      if let pattern = template["register"].text {
        guard let content = value(template["value"]) else { return nil }
        return fact(.register, holder, name(pattern, element: element), content)
      }
      if let set = template["member"].text {
        let identity = name(template["identity"].plain, element: element)
        let payload = template["present"] == .flag(true) ? value(template["payload"]) ?? nil : nil
        return fact(.member, holder, "set:\(set):\(identity)", payload)
      }
      if let pattern = template["flow"].text {
        let path = template["amount"].plain
        let amount = path.hasPrefix("each.") ? element[String(path.dropFirst(5))] : data[path]
        let sign: LongNumber = template["negative"] == .flag(true) ? -1 : 1
        let account = name(pattern, element: element) + ":" + amount["currency"].plain
        return fact(
          .flow, holder, "account:\(account)", OracleMoney(amount, sign).json)
      }
      if let series = template["observation"].text {
        let period = template["period"].text.map { data[$0].plain } ?? event.validFrom
        var dimensions: [String] = []
        if template["dimensioned"] == .flag(true) {
          dimensions = data["dimensions"].members.map { ";\($0.key)=\($0.value.plain)" }
          if let unit = data["unit"].text { dimensions.append(";unit=\(unit)") }
        }
        let key = name(series, element: element) + ":" + period
        let sorted = dimensions.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        return fact(.observation, holder, "observation:" + key + sorted.joined(), object(nil))
      }
      return nil
    }

    func fact(
      _ kind: OracleFact.Kind, _ subject: String, _ attribute: String, _ value: JSONValue?
    ) -> OracleFact {
      OracleFact(
        kind: kind, subject: subject, attribute: attribute, value: value,
        sequence: event.sequence, rank: rank, validFrom: event.validFrom, validTo: event.validTo)
    }
  }
}

/// Money as digits without their point; the scale is the one that the exchange form shows.
struct OracleMoney {
  var minor: LongNumber
  let scale: Int
  let currency: String

  init(_ json: JSONValue, _ sign: LongNumber) {
    let amount = json["amount"].plain
    scale = amount.split(separator: ".").dropFirst().first?.count ?? 0
    minor = sign * (LongNumber(amount: amount) ?? 0)
    currency = json["currency"].plain
  }

  var json: JSONValue {
    .object(["amount": .text(minor.text(scale: scale)), "currency": .text(currency)])
  }
}

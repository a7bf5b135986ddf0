import Vocabulary

/// What a city publishes: which attributes, which kinds of subjects as a whole, and measurements in
/// which state. It is always that of now: rights are not history.
public struct Publication: Sendable, Equatable {
  /// Names of attributes, or what stands before one of `/ . : ;` in them.
  public var attributes: [String]
  /// Kinds of subjects that are public where nothing is said of one.
  public var kinds: Set<String>
  /// The states of measurements that are shown.
  public var states: Set<String>

  /// What is published where nobody has said: a careful list.
  public static let usual = Publication(
    attributes: [
      "title", "name", "description", "kind", "status", "lead", "field", "level",
      "strategy", "set:alignments", "project", "due", "reached", "dropped", "baseline",
      "forecast.start", "forecast.end", "forecast.due", "progress", "observation:reports.overall",
      "account:appropriated", "account:carried", "account:transferred", "account:blocked",
      "account:committed", "account:spent", "definition", "observation:values", "target",
    ],
    kinds: [], states: ["final"])

  /// The level of subjects of a kind of which nothing was said: persons are never public, others where
  /// the kind is as a whole.
  func level(ofKind kind: Substring) -> Visibility {
    if GuardedFields.kinds.contains(String(kind)) { return .restricted }
    return kinds.contains(String(kind)) ? .public : .internal
  }

  /// Whether an attribute is published; that a public subject exists always is.
  public func has(_ attribute: String) -> Bool {
    if attribute == "exists" { return true }
    let name = Publication.planned(attribute) ?? attribute
    return attributes.contains { entry in
      Reading.isMeant(name, entry)
        // What is only asked for or planned is another matter than what is appropriated.
        && (!entry.hasPrefix("account:") || name.dropFirst(entry.utf8.count).first != ".")
    }
  }

  /// Of amounts that are asked for or planned and authorise nothing the name under which they are
  /// published, such as `account:appropriated.draft`; nil of all other attributes.
  private static func planned(_ attribute: String) -> String? {
    let parts = attribute.split(separator: ":")[...].dropFirst().first?.split(separator: "/") ?? []
    guard parts.count == 6, parts[0] == "appropriated" else { return nil }
    return planned[String(parts[4])].map { "account:appropriated.\($0)" }
  }

  private static let planned = [
    "requested": "requested", "draft": "draft", "medium-term": "medium-term", "result": "result",
  ]
}

extension Reading {
  /// What is published, by what holds at another point.
  func publication(at point: Point) throws(TimelinesError) -> Publication {
    var publication = Publication.usual
    guard let entity = try named("publication/public") else { return publication }
    var state = EntityState()
    try self.state(of: entity.number, at: point, into: &state)
    if let names = state.texts(.attributes) { publication.attributes = names }
    if let kinds = state.texts(.kinds) { publication.kinds = Set(kinds) }
    if let states = state.texts(.states) { publication.states = Set(states) }
    return publication
  }
}

extension EntityState {
  /// The texts of a register that is a list of them.
  fileprivate func texts(_ register: RegisterName) -> [String]? {
    self.register(register.rawValue).map { view($0).texts("value") }
  }
}

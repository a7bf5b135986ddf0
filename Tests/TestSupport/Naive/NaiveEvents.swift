/// The events that hold at a point, read from exported lines one after the other: of a correction
/// what it says anew, of what is void nothing. Beneath it lies the oracle; nothing of the program's
/// own views, so that no fault can stand in both.
public struct NaiveEvents: Sendable {
  /// An event as it counts at the point.
  public struct Event: Sendable {
    /// Its number.
    public let sequence: Int64
    /// Its type, of a correction that of what it says.
    public let type: String
    /// Whose event it is.
    public let subject: String
    /// The day from which it holds.
    public let day: String
    /// What it says.
    public let data: JSONValue
  }

  /// The day.
  public let asOf: String
  /// The number of the last event known.
  public let knownAt: Int64
  /// What is known and holds by the day, in the order of the log.
  public let held: [Event]
  /// What is known and holds only after it.
  public let later: [Event]
  /// The registers, members and accounts of every subject at the point.
  public let state: [String: [String: JSONValue]]
  /// The history that the point is of.
  public let history: OracleHistory
  private let bySubject: [String: [Event]]

  /// What the lines of a history say at a point.
  public init(_ history: OracleHistory, _ lines: [JSONValue], asOf: String, knownAt: Int64) {
    self.history = history
    self.asOf = asOf
    self.knownAt = knownAt
    var owners: [Int64: String] = [:]
    var known: [Event] = []
    for line in lines {
      let sequence = line["sequence"].int ?? 0
      var owner = line["subject"].plain
      if owner.hasPrefix("event/"), let target = Int64(owner.dropFirst(6)) {
        owner = owners[target] ?? owner
      }
      owners[sequence] = owner
      guard sequence <= knownAt, !history.isVoid(sequence, knownAt: knownAt) else { continue }
      let isCorrection = line["type"].plain == "event.corrected"
      let said = isCorrection ? line["data"] : line
      known.append(
        Event(
          sequence: sequence, type: said["type"].plain, subject: owner,
          day: line["validfrom"].plain, data: said["data"]))
    }
    held = known.filter { $0.day <= asOf }
    later = known.filter { $0.day > asOf }
    bySubject = Dictionary(grouping: held, by: \.subject)
    var state: [String: [String: JSONValue]] = [:]
    for line in history.state(asOf: asOf, knownAt: knownAt) {
      state[line.subject, default: [:]][line.attribute] = line.value
    }
    self.state = state
  }

  /// What holds of a subject.
  public func events(of subject: String) -> [Event] { bySubject[subject] ?? [] }

  /// The value of a register of a subject.
  public func register(_ subject: String, _ name: String) -> JSONValue? { state[subject]?[name] }

  /// The subjects of some kinds that exist at the point, in the order of their bytes.
  public func existing(_ kinds: String...) -> [String] {
    state.keys.filter { subject in
      kinds.contains { subject.hasPrefix("\($0)/") } && register(subject, "exists") != nil
    }.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// Whether a project was merged, split or deregistered.
  public func hasEnded(_ project: String) -> Bool {
    ["merged", "split", "deregistered"].contains { register(project, $0) != nil }
  }

  /// Whether a fiscal year counts as closed.
  public func isClosed(_ year: Int64) -> Bool {
    register("period/\(year)", "closed")?.text == "all"
  }
}

/// An amount in the smallest unit of its currency.
public struct NaiveAmount: Sendable, Equatable {
  /// The units.
  public var minor: Int128
  /// The letters of the currency.
  public let currency: String

  /// The amount of JSON in exchange form; nil where it is none.
  public init?(_ json: JSONValue) {
    guard let text = json["amount"].text, let currency = json["currency"].text,
      let minor = Int128(text.filter { $0 != "." })
    else { return nil }
    self.minor = minor
    self.currency = currency
  }

  /// Digits with as many places as a currency has.
  public static func text(_ minor: Int128, _ currency: String) -> String {
    let places = ["JPY": 0, "KWD": 3][currency] ?? 2
    var digits = String(minor.magnitude)
    while digits.count <= places { digits = "0" + digits }
    if places > 0 { digits.insert(".", at: digits.index(digits.endIndex, offsetBy: -places)) }
    return minor < 0 ? "-" + digits : digits
  }

  /// Money in exchange form.
  public static func json(_ minor: Int128, _ currency: String = "EUR") -> JSONValue {
    .object(["amount": .text(text(minor, currency)), "currency": .text(currency)])
  }
}

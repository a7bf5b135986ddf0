/// What is known on a day, by the ledger and by the events that the same import proposes.
///
/// A file may hold several snapshots; the later ones are compared with what the earlier ones say,
/// though nothing of it is recorded yet.
struct SnapshotState {
  private struct Fact {
    var from: String
    var until: String?
    var value: JSONValue
  }

  private struct Point: Hashable {
    var subject: String
    var day: String
  }

  private let current: Snapshot.Current
  private var read: [Point: [String: JSONValue]] = [:]
  private var proposed: [String: [String: [Fact]]] = [:]
  /// What the row at hand says; counts at once, but is dropped when the row is refused.
  private var pending: [(subject: String, attribute: String, fact: Fact)] = []

  init(_ current: @escaping Snapshot.Current) {
    self.current = current
  }

  /// The value of an attribute on a day, `nil` when there is none.
  mutating func value(
    _ subject: String, _ attribute: String, on day: String
  ) throws -> JSONValue? {
    let said = pending.filter { $0.subject == subject && $0.attribute == attribute }
    let facts = (proposed[subject]?[attribute] ?? []) + said.map(\.fact)
    let holds = facts.last { $0.from <= day && ($0.until.map { day < $0 } ?? true) }
    if let holds { return holds.value == .null ? nil : holds.value }
    let point = Point(subject: subject, day: day)
    let known = try read[point] ?? current(subject, day)
    read[point] = known
    return known[attribute]
  }

  /// Whether the subject exists on the day.
  mutating func exists(_ subject: String, on day: String) throws -> Bool {
    try value(subject, "exists", on: day) == .bool(true)
  }

  /// Notes what a proposed event says; null says that there is no value.
  mutating func set(
    _ subject: String, _ attribute: String, to value: JSONValue, from: String, until: String? = nil
  ) {
    pending.append((subject, attribute, Fact(from: from, until: until, value: value)))
  }

  /// Takes over what the row said.
  mutating func keepPending() {
    for (subject, attribute, fact) in pending {
      proposed[subject, default: [:]][attribute, default: []].append(fact)
    }
    pending = []
  }

  /// Forgets what the row said.
  mutating func dropPending() { pending = [] }
}

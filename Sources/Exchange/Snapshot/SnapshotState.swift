import Digests
import LMDB
import Vocabulary

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
  /// What the ledger says of the subjects that were asked for last.
  private var read: [Point: [String: JSONValue]] = [:]
  /// What the import proposes, by subject and attribute.
  private let proposed = ScratchTable()
  /// What the row at hand says; counts at once, but is dropped when the row is refused.
  private var pending: [(subject: String, attribute: String, fact: Fact)] = []

  /// The subjects whose values are kept; a row names few.
  private static let readMax = 64

  init(_ current: @escaping Snapshot.Current) {
    self.current = current
  }

  /// The value of an attribute on a day, `nil` when there is none.
  mutating func value(
    _ subject: String, _ attribute: String, on day: String
  ) throws -> JSONValue? {
    let said = pending.filter { $0.subject == subject && $0.attribute == attribute }
    let facts = try kept(subject, attribute) + said.map(\.fact)
    let holds = facts.last { $0.from <= day && ($0.until.map { day < $0 } ?? true) }
    if let holds { return holds.value == .null ? nil : holds.value }
    let point = Point(subject: subject, day: day)
    let known = try read[point] ?? current(subject, day)
    if read.count >= SnapshotState.readMax { read.removeAll() }
    read[point] = known
    return known[attribute]
  }

  /// Whether the subject exists on the day.
  mutating func exists(_ subject: String, on day: String) throws -> Bool {
    try value(subject, RegisterName.exists.name, on: day) == .bool(true)
  }

  /// Notes what a proposed event says; null says that there is no value.
  mutating func set(
    _ subject: String, _ attribute: String, to value: JSONValue, from: String, until: String? = nil
  ) {
    pending.append((subject, attribute, Fact(from: from, until: until, value: value)))
  }

  /// Takes over what the row said.
  mutating func keepPending() throws {
    for (subject, attribute, fact) in pending {
      var facts = try kept(subject, attribute).map(SnapshotState.json)
      facts.append(SnapshotState.json(fact))
      try proposed.set(
        SnapshotState.key(subject, attribute), JSONValue.array(facts).canonicalBytes)
    }
    pending = []
  }

  /// Forgets what the row said.
  mutating func dropPending() { pending = [] }

  private func kept(_ subject: String, _ attribute: String) throws -> [Fact] {
    guard let bytes = try proposed.value(SnapshotState.key(subject, attribute)),
      case .array(let facts) = try JSONValue(parsing: String(decoding: bytes, as: UTF8.self))
    else { return [] }
    return facts.map { fact in
      Fact(
        from: fact["from"]?.text ?? "", until: fact["until"]?.text, value: fact["value"] ?? .null)
    }
  }

  private static func json(_ fact: Fact) -> JSONValue {
    var members: [String: JSONValue] = ["from": .string(fact.from), "value": fact.value]
    members["until"] = fact.until.map(JSONValue.string)
    return .object(members)
  }

  /// Names as the key of a table; of long ones a digest.
  static func key(_ names: String...) -> [UInt8] {
    let bytes = Array(names.joined(separator: "\0").utf8)
    return bytes.count <= ScratchTable.keyBytesMax ? bytes : Array(SHA256.digest(of: bytes))
  }
}

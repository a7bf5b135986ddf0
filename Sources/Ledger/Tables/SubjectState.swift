import LMDB
import Vocabulary

/// What the log knows of one subject.
struct SubjectState: StoredValue {
  /// Its number by first appearance; 0 before that.
  var number: UInt32 = 0
  /// The place of its kind in ``Subject/kinds``.
  var kind: UInt8 = .max
  /// The number of events that it owns.
  var version: UInt64 = 0
  /// Its unvoided money events.
  var moneyEvents: UInt32 = 0
  /// The unvoided events of others that name it.
  var users: UInt32 = 0
  /// Its unvoided creating events, in order.
  var creations: [UInt64] = []

  init() {}

  init(_ bytes: Span<UInt8>) {
    number = bytes.littleEndianUInt32(at: 0)
    kind = bytes[4]
    version = bytes.littleEndianUInt64(at: 5)
    moneyEvents = bytes.littleEndianUInt32(at: 13)
    users = bytes.littleEndianUInt32(at: 17)
    var offset = 21
    while offset < bytes.count {
      creations.append(bytes.littleEndianUInt64(at: offset))
      offset += 8
    }
  }

  var isEmpty: Bool { number == 0 }

  func append(to bytes: inout [UInt8]) {
    bytes.append(littleEndian: number)
    bytes.append(kind)
    bytes.append(littleEndian: version)
    bytes.append(littleEndian: moneyEvents)
    bytes.append(littleEndian: users)
    for event in creations { bytes.append(littleEndian: event) }
  }
}

/// Kinds of subject as small numbers and as bits of a set.
enum SubjectKind {
  private static let names = Subject.kinds.map { Array($0.utf8) }

  /// The place of the kind of a name, or 255.
  static func place(of name: Span<UInt8>) -> UInt8 {
    for (place, kind) in names.enumerated() where name.count > kind.count {
      if name[kind.count] == 0x2f, name.equals(0..<kind.count, kind.span) { return UInt8(place) }
    }
    return .max
  }

  /// The bits of some kinds; all of them for an empty list.
  static func bits(_ kinds: [String]) -> UInt64 {
    guard !kinds.isEmpty else { return .max }
    return kinds.reduce(0) { bits, kind in
      bits | (Subject.kinds.firstIndex(of: kind).map { 1 << UInt64($0) } ?? 0)
    }
  }

  /// Whether a kind is among some.
  static func isAmong(_ bits: UInt64, _ place: UInt8) -> Bool {
    place < 64 && bits & 1 << UInt64(place) != 0
  }

  static let event = place("event")
  static let period = place("period")
  static let project = place("project")
  /// The ledger itself, jobs and clients: nobody creates them.
  static let standing = bits(["ledger", "job", "client"])

  private static func place(_ kind: String) -> UInt8 {
    Subject.kinds.firstIndex(of: kind).map(UInt8.init) ?? .max
  }
}

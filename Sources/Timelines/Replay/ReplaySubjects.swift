import LMDB
import Ledger
import Vocabulary

/// The subjects of the log as replay needs them: number, name and kind.
struct ReplaySubjects {
  /// Names with their numbers, in rising order of bytes.
  private(set) var table = NameTable(capacity: 4096)
  /// Kind of each number, as its place in ``Subject/kinds``; 255 where there is none.
  private(set) var kinds: [UInt8] = []

  init(_ log: LogAccess) throws(TimelinesError) {
    var table = NameTable(capacity: 4096)
    var kinds: [UInt8] = []
    try log.ledger.read { (transaction) throws(TimelinesError) in
      try log.forEachSubject(startingWith: [], transaction) { name, number in
        table.insert(name, ByteTable.hash(name), number: number)
        while kinds.count <= Int(number) { kinds.append(.max) }
        kinds[Int(number)] = ReplaySubjects.kind(name)
      }
    }
    (self.table, self.kinds) = (table, kinds)
  }

  private static let names = Subject.kinds.map { Array("\($0)/".utf8) }
  static let eventKind = UInt8(Subject.kinds.firstIndex(of: "event") ?? 255)

  private static func kind(_ name: Span<UInt8>) -> UInt8 {
    for (place, kind) in names.enumerated()
    where name.count > kind.count && name.equals(0..<kind.count, kind.span) {
      return UInt8(place)
    }
    return .max
  }
}

/// Which registers with fixed names a kind of subject may have: their places in a row of slots.
struct FixedRegisters {
  /// Per kind and attribute the place in the row, or -1.
  private let places: [Int16]
  /// Per kind the length of a row.
  let counts: [Int]
  /// Per kind the attributes in the order of their places.
  let attributes: [[UInt16]]

  init() {
    let width = Attributes.names.count
    var places = [Int16](repeating: -1, count: Subject.kinds.count * width)
    var attributes = [[UInt16]](repeating: [], count: Subject.kinds.count)
    for (kind, name) in Subject.kinds.enumerated() {
      var found: Set<UInt16> = []
      for type in Registry.current.types where type.subjects.isEmpty || type.subjects.contains(name)
      {
        for template in type.facts {
          guard case .register(let register, _) = template.effect, case .subject = template.holder,
            let number = Attributes.number(register)
          else { continue }
          found.insert(number)
        }
      }
      attributes[kind] = found.sorted()
      for (place, number) in attributes[kind].enumerated() {
        places[kind * width + Int(number)] = Int16(place)
      }
    }
    self.places = places
    self.attributes = attributes
    counts = attributes.map(\.count)
  }

  /// The place of an attribute in a row of this kind.
  func place(kind: UInt8, attribute: UInt16) -> Int? {
    let place = places[Int(kind) &* Attributes.names.count &+ Int(attribute)]
    return place < 0 ? nil : Int(place)
  }
}

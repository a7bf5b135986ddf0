import Timelines
import Vocabulary

/// The facts of a subject at a reading's point, by attribute: which of them hold, and so make what is
/// explained.
struct SubjectFacts {
  /// The facts of one attribute that hold.
  struct Held {
    let name: AttributeName
    let number: UInt32
    /// Of an account all bookings, of others the one that shows.
    let facts: [TimelineFact]
  }

  let subject: String
  private(set) var held: [Held] = []
  /// All attributes of which anything is known, also where nothing holds.
  private(set) var known: [(name: AttributeName, number: UInt32)] = []

  init(_ subject: Entity, _ reading: borrowing Reading) throws(TimelinesError) {
    self.subject = subject.name
    var list: [TimelineFact] = []
    for fact in try reading.timeline(of: subject.number) {
      if let first = list.first, first.attribute != fact.attribute {
        try add(list, reading)
        list.removeAll(keepingCapacity: true)
      }
      list.append(fact)
    }
    try add(list, reading)
  }

  /// Adds the facts of one attribute.
  private mutating func add(
    _ facts: [TimelineFact], _ reading: borrowing Reading
  ) throws(TimelinesError) {
    let point = reading.point
    guard let first = facts.first, facts.contains(where: { $0.sequence <= point.knownAt })
    else { return }
    let name = try reading.attribute(first.attribute)
    known.append((name, first.attribute))
    var holding = facts.filter { $0.holds(at: point) }
    if first.kind != .flow { holding = holding.max { $1.outranks($0) }.map { [$0] } ?? [] }
    guard !holding.isEmpty else { return }
    held.append(Held(name: name, number: first.attribute, facts: holding))
  }

  /// The numbers of the attributes that are wanted.
  func attributes(_ isWanted: (AttributeName) -> Bool) -> Set<UInt32> {
    Set(known.filter { isWanted($0.name) }.map(\.number))
  }

  /// The events that hold of the attributes that are wanted, in rising order; of accounts that go in
  /// two directions those of one sign.
  func sequences(
    direction: Int? = nil, _ isWanted: (AttributeName) -> Bool
  ) -> [UInt64] {
    let facts = held.filter { isWanted($0.name) }.flatMap(\.facts).filter { fact in
      guard let direction, let money = fact.money else { return true }
      return money.minor < 0 ? direction < 0 : direction > 0
    }
    return Set(facts.map(\.sequence)).sorted()
  }
}

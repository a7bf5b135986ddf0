import LMDB
import Ledger
import Vocabulary

/// An attribute of its owner that an event touches.
struct TouchedAttribute {
  var number: UInt32
  var name: String
  var kind: Fact.Kind
}

/// Finds the attributes of its owner that an event touches: those of the facts that it makes there,
/// and of those that it flips. It looks at the event and what it takes back, not at the owner's
/// facts, of which there may be any number.
struct TouchedAttributes {
  private(set) var found: [TouchedAttribute] = []
  private var facts: [Fact] = []
  private var name: [UInt8] = []
  private let extractor = FactExtractor.current

  mutating func find(
    _ stored: Span<UInt8>, _ reading: borrowing Reading
  ) throws(TimelinesError) {
    found.removeAll(keepingCapacity: true)
    let prefix = EventPrefix(stored)
    try add(stored, prefix, prefix.owner, reading)
    // A void also undoes what its target did to others, and so on, while a correction takes its
    // target's place and leaves that alone.
    var next = prefix.target
    var goesOn = prefix.innerTypeNumber == 0
    while next != 0, let other = try reading.log.stored(next, reading.logTransaction) {
      let target = EventPrefix(other)
      try add(other, target, prefix.owner, reading)
      guard goesOn else { return }
      goesOn = target.innerTypeNumber == 0
      next = target.target
    }
  }

  /// Adds the attributes of an event's facts; a void makes none.
  private mutating func add(
    _ stored: Span<UInt8>, _ prefix: EventPrefix, _ owner: UInt32, _ reading: borrowing Reading
  ) throws(TimelinesError) {
    guard prefix.target == 0 || prefix.innerTypeNumber != 0 else { return }
    extractor.extract(stored, prefix, into: &facts)
    for fact in facts {
      guard try isHeld(fact, by: owner, stored, prefix, reading),
        let number = try number(of: fact, stored, prefix, reading),
        !found.contains(where: { $0.number == number })
      else { continue }
      let name =
        fact.attribute == Fact.dynamic
        ? String(decoding: name, as: UTF8.self) : Attributes.names[Int(fact.attribute)]
      found.append(TouchedAttribute(number: number, name: name, kind: fact.kind))
    }
  }

  private func isHeld(
    _ fact: Fact, by owner: UInt32, _ stored: Span<UInt8>, _ prefix: EventPrefix,
    _ reading: borrowing Reading
  ) throws(TimelinesError) -> Bool {
    guard !fact.holder.isEmpty else { return prefix.owner == owner }
    let name = stored.extracting(fact.holder.range)
    return try reading.log.number(ofSubject: name, reading.logTransaction) == owner
  }

  /// The number of a fact's attribute; leaves its name in ``name`` where that is made of data.
  private mutating func number(
    of fact: Fact, _ stored: Span<UInt8>, _ prefix: EventPrefix, _ reading: borrowing Reading
  ) throws(TimelinesError) -> UInt32? {
    guard fact.attribute == Fact.dynamic else { return UInt32(fact.attribute) }
    name.removeAll(keepingCapacity: true)
    extractor.appendName(of: fact, stored, prefix, to: &name)
    do throws(LMDBError) {
      return try AttributeNumbers.stored(
        name.span, ByteTable.hash(name.span), reading.tables, reading.index)
    } catch {
      throw TimelinesError(error)
    }
  }
}

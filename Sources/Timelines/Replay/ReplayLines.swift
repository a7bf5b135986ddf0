import Digests
import LMDB
import Vocabulary

/// The lines of the state hash as replay makes them: its own, so that it can prove the index's.
struct ReplayLines {
  private struct Line {
    var start: UInt32
    var middle: UInt32
    var end: UInt32
  }

  private var text: [UInt8] = []
  private var lines: [Line] = []
  private var block: [UInt8] = []
  private var facts: [Fact] = []
  private var extracted: UInt64 = 0
  private let extractor = FactExtractor.current
  private(set) var count: UInt64 = 0

  /// Adds the line of the fact that shows, if any: its event is read once more.
  mutating func add(
    _ sequence: UInt64, fact place: Int, _ log: LogAccess,
    _ transaction: borrowing ReadTransaction
  ) throws(TimelinesError) {
    guard sequence != 0, let stored = try log.stored(sequence, transaction) else { return }
    let prefix = EventPrefix(stored)
    if extracted != sequence {
      extractor.extract(stored, prefix, into: &facts)
      extracted = sequence
    }
    let fact = facts[place]
    guard fact.kind != .unset, fact.kind != .left else { return }
    let start = UInt32(text.count)
    extractor.appendName(of: fact, stored, prefix, to: &text)
    let middle = UInt32(text.count)
    extractor.appendValue(
      typeNumber: fact.typeNumber, template: fact.template, stored, fact.value.range, to: &text)
    lines.append(Line(start: start, middle: middle, end: UInt32(text.count)))
  }

  /// Adds the line of an account, whose name ends with its currency.
  mutating func add(account name: Span<UInt8>, sum: Total) {
    let start = UInt32(text.count)
    text.append(name)
    let middle = UInt32(text.count)
    let currency = Currency(name.string(in: name.count - 3..<name.count)) ?? .eur
    text.append(json: Money(minor: sum, currency: currency))
    lines.append(Line(start: start, middle: middle, end: UInt32(text.count)))
  }

  /// Adds the line of a plain observation whose data was kept.
  mutating func addKept(_ kept: Span<UInt8>, at offset: Int) {
    let type = Int(kept.littleEndianUInt32(at: offset))
    let start = UInt32(text.count)
    let data = offset + 8..<offset + 8 + Int(kept.littleEndianUInt32(at: offset + 4))
    extractor.appendPlainName(kept, data, typeNumber: type, to: &text)
    let middle = UInt32(text.count)
    extractor.appendValue(
      typeNumber: UInt16(truncatingIfNeeded: type), template: 0, kept, data, to: &text)
    lines.append(Line(start: start, middle: middle, end: UInt32(text.count)))
  }

  /// Adds the line of an event that makes nothing but one plain observation.
  mutating func addPlain(
    _ sequence: UInt64, _ log: LogAccess, _ transaction: borrowing ReadTransaction
  ) throws(TimelinesError) {
    guard let stored = try log.stored(sequence, transaction) else { return }
    let prefix = EventPrefix(stored)
    let type = prefix.innerTypeNumber == 0 ? prefix.typeNumber : prefix.innerTypeNumber
    let start = UInt32(text.count)
    let value = prefix.byteCount &+ prefix.dataOffset..<stored.count
    extractor.appendPlainName(stored, value, typeNumber: type, to: &text)
    let middle = UInt32(text.count)
    extractor.appendValue(
      typeNumber: UInt16(truncatingIfNeeded: type), template: 0, stored, value, to: &text)
    lines.append(Line(start: start, middle: middle, end: UInt32(text.count)))
  }

  /// Ends an entity: its lines go out sorted by attribute.
  mutating func finish(_ subject: Span<UInt8>, _ emit: ([UInt8]) -> Void) {
    guard !lines.isEmpty else { return }
    let text = text
    lines.sort { left, right in
      text.span.extracting(Int(left.start)..<Int(left.middle))
        .precedes(text.span.extracting(Int(right.start)..<Int(right.middle)))
    }
    for line in lines {
      block.append(subject)
      block.append(0x09)
      block.append(text.span, Int(line.start)..<Int(line.middle))
      block.append(0x09)
      block.append(text.span, Int(line.middle)..<Int(line.end))
      block.append(0x0a)
      if block.count >= 65_536 { flush(emit) }
    }
    count += UInt64(lines.count)
    lines.removeAll(keepingCapacity: true)
    self.text.removeAll(keepingCapacity: true)
  }

  /// Gives out what waits.
  mutating func flush(_ emit: ([UInt8]) -> Void) {
    guard !block.isEmpty else { return }
    emit(block)
    block.removeAll(keepingCapacity: true)
  }
}

/// SHA-256 over lines.
struct LineHash {
  private var hash = SHA256()

  mutating func update(_ lines: [UInt8]) { hash.update(lines) }

  func finish(lines: UInt64) -> StateHash { StateHash(hash, lines: lines) }
}

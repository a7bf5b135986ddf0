import Digests
import Vocabulary

/// The lines of the state hash, collected entity by entity in rising order of names.
///
/// A line is `subject TAB attribute TAB value LF`. Names hold nothing below TAB, so lines sorted by
/// subject, then attribute, are sorted bytewise as a whole.
struct FactLines {
  /// The lines of the entity at hand: place of the attribute's name and of the value.
  private struct Line {
    var name: Range<Int>
    var value: Range<Int>
  }

  private var text: [UInt8] = []
  private var lines: [Line] = []
  private var block: [UInt8] = []
  private(set) var count: UInt64 = 0

  /// Adds a line; `write` appends the attribute's name, then the value.
  mutating func add(name: String, _ write: (inout [UInt8]) -> Void) {
    let start = text.count
    text.append(name)
    let middle = text.count
    write(&text)
    lines.append(Line(name: start..<middle, value: middle..<text.count))
  }

  /// Ends an entity: its lines go out sorted, in blocks of 64 KiB.
  mutating func finish(
    _ subject: String, _ emit: ([UInt8]) throws(TimelinesError) -> Void
  ) throws(TimelinesError) {
    guard !lines.isEmpty else { return }
    let text = text
    lines.sort { text.span.extracting($0.name).precedes(text.span.extracting($1.name)) }
    for line in lines {
      block.append(subject)
      block.append(0x09)
      block.append(text.span, line.name)
      block.append(0x09)
      block.append(text.span, line.value)
      block.append(0x0a)
    }
    count += UInt64(lines.count)
    lines.removeAll(keepingCapacity: true)
    self.text.removeAll(keepingCapacity: true)
    if block.count >= 65_536 { try flush(emit) }
  }

  /// Gives out what waits.
  mutating func flush(
    _ emit: ([UInt8]) throws(TimelinesError) -> Void
  ) throws(TimelinesError) {
    guard !block.isEmpty else { return }
    try emit(block)
    block.removeAll(keepingCapacity: true)
  }
}

/// The state at a point in one number.
public struct StateHash: Sendable, Equatable {
  /// 64 hexadecimal digits: SHA-256 of all lines.
  public let text: String
  /// How many lines there are.
  public let lines: UInt64

  /// The hash of so many lines.
  public init(text: String, lines: UInt64) {
    self.text = text
    self.lines = lines
  }

  init(_ hash: SHA256, lines: UInt64) {
    text = hash.hexadecimal()
    self.lines = lines
  }
}

extension Reading {
  /// Calls `emit` with the lines of all that holds at the point, in blocks, bytewise sorted; gives
  /// their number. `sort | sha256sum` of them is the state hash.
  public func factLines(
    _ emit: ([UInt8]) throws(TimelinesError) -> Void
  ) throws(TimelinesError) -> UInt64 {
    var lines = FactLines()
    var state = EntityState()
    var last = ""
    while true {
      let subjects = try subjects(after: last, Reading.subjectsPerTurn)
      guard let end = subjects.last else { break }
      last = end.name
      for subject in subjects {
        try self.state(of: subject.number, into: &state)
        for fact in state.facts {
          let name = try attribute(fact.attribute).name
          lines.add(name: name) { state.appendJSON(fact, to: &$0) }
        }
        try lines.finish(subject.name, emit)
      }
    }
    try lines.flush(emit)
    return lines.count
  }

  /// The hash of all that holds at the point.
  public func stateHash() throws(TimelinesError) -> StateHash {
    var hash = SHA256()
    let count = try factLines { hash.update($0) }
    return StateHash(hash, lines: count)
  }
}

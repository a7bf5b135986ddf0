/// Where the fields of one message stand, by number: made in one pass, without the heap.
public struct FieldTable: Sendable {
  /// Field numbers stay below this.
  public static let capacity = 32
  @usableFromInline var starts: InlineArray<32, Int32>
  @usableFromInline var ends: InlineArray<32, Int32>

  /// An empty table.
  @inlinable
  public init() {
    starts = InlineArray(repeating: -1)
    ends = InlineArray(repeating: 0)
  }

  /// The table of a message; what cannot be read ends it.
  @inlinable
  public init(_ bytes: Span<UInt8>, _ range: Range<Int>) {
    self.init()
    var reader = WireReader(bytes, in: range)
    while let field = try? reader.next() {
      guard field.number < FieldTable.capacity else { continue }
      if starts[field.number] < 0 { starts[field.number] = Int32(truncatingIfNeeded: field.start) }
      ends[field.number] = Int32(truncatingIfNeeded: field.end)
    }
  }

  /// Whether the field is given.
  @inlinable
  public func has(_ number: Int) -> Bool { starts[number] >= 0 }

  /// The region of a field's tags and contents, of a list all entries.
  @inlinable
  public func region(_ number: Int) -> Range<Int>? {
    let start = starts[number]
    return start < 0 ? nil : Int(start)..<Int(ends[number])
  }
}

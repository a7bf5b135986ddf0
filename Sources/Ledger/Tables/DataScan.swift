import Vocabulary

/// Where the fields of some data stand, found in one pass: each field's first occurrence.
struct DataScan {
  private struct Spot {
    var value: UInt64 = 0
    var start: UInt32 = 0
    var end: UInt32 = 0
    var isGiven = false
  }

  private var spots = InlineArray<32, Spot>(repeating: Spot())
  private var unset: UInt32 = 0

  /// The fields of the data in a range of some bytes.
  init(_ bytes: Span<UInt8>, _ range: Range<Int>) {
    var reader = WireReader(bytes, in: range)
    while let field = try? reader.next(), field.number < 32 {
      if field.number == DataView.unsetField {
        var numbers = WireReader(bytes, in: field.range)
        while !numbers.isAtEnd, let number = try? numbers.varint() {
          if number < 32 { unset |= 1 << UInt32(number) }
        }
      }
      guard !spots[field.number].isGiven else { continue }
      spots[field.number] = Spot(
        value: field.value, start: UInt32(field.range.lowerBound),
        end: UInt32(field.range.upperBound), isGiven: true)
    }
  }

  /// Whether a field is given with a value; number 0 is no field.
  func has(_ number: Int) -> Bool { number != 0 && spots[number].isGiven }

  /// Whether a field is given as null.
  func isUnset(_ number: Int) -> Bool { unset & 1 << UInt32(number) != 0 }

  /// Where a field's content stands.
  func range(_ number: Int) -> Range<Int>? {
    guard has(number) else { return nil }
    return Int(spots[number].start)..<Int(spots[number].end)
  }

  /// The number as it stands on the wire.
  func raw(_ number: Int) -> UInt64? {
    has(number) ? spots[number].value : nil
  }

  /// A whole number.
  func int(_ number: Int) -> Int? {
    raw(number).map { Int(unzigzag($0)) }
  }

  /// An amount of money.
  func money(_ number: Int, _ bytes: Span<UInt8>) -> Money? {
    range(number).flatMap { Money(message: bytes, in: $0) }
  }

  /// A text.
  func text(_ number: Int, _ bytes: Span<UInt8>) -> String? {
    range(number).map { bytes.string(in: $0) }
  }
}

import Vocabulary

/// Where the fields of some data stand, found in one pass: each field's first occurrence.
struct DataScan {
  /// Fields of data have numbers below this; a test watches it.
  static let numbersEnd = 24

  /// The number of a varint field; start and end of another, in halves.
  private var spots = InlineArray<24, UInt64>(repeating: 0)
  private var given: UInt32 = 0
  private var delimited: UInt32 = 0
  private var unset: UInt32 = 0

  /// No fields.
  init() {}

  /// The fields of the data in a range of some bytes.
  init(_ bytes: Span<UInt8>, _ range: Range<Int>) {
    var reader = WireReader(bytes, in: range)
    while let field = try? reader.next(), field.number < DataScan.numbersEnd {
      let bit: UInt32 = 1 << UInt32(truncatingIfNeeded: field.number)
      if field.number == DataView.unsetField {
        var numbers = WireReader(bytes, in: field.range)
        while !numbers.isAtEnd, let number = try? numbers.varint() {
          if number < 32 { unset |= 1 << UInt32(number) }
        }
      }
      guard given & bit == 0 else { continue }
      given |= bit
      if field.type == .lengthDelimited {
        delimited |= bit
        spots[field.number] =
          UInt64(field.range.lowerBound) << 32 | UInt64(field.range.upperBound)
      } else {
        spots[field.number] = field.value
      }
    }
  }

  private func isAmong(_ bits: UInt32, _ number: Int) -> Bool {
    bits & 1 << UInt32(truncatingIfNeeded: number) != 0
  }

  /// Whether a field is given with a value; number 0 is no field.
  func has(_ number: Int) -> Bool { number != 0 && isAmong(given, number) }

  /// Whether a field is given as null.
  func isUnset(_ number: Int) -> Bool { isAmong(unset, number) }

  /// Where the content of a text or message stands.
  func range(_ number: Int) -> Range<Int>? {
    guard number != 0, isAmong(delimited, number) else { return nil }
    return Int(spots.span[number] >> 32)..<Int(spots.span[number] & 0xffff_ffff)
  }

  /// The content of a text or message.
  @_lifetime(copy bytes)
  func content(_ number: Int, _ bytes: Span<UInt8>) -> Span<UInt8>? {
    guard let range = range(number) else { return nil }
    return bytes.extracting(range)
  }

  /// The number as it stands on the wire.
  func raw(_ number: Int) -> UInt64? {
    guard has(number), !isAmong(delimited, number) else { return nil }
    return spots.span[number]
  }

  /// A whole number.
  func int(_ number: Int) -> Int? {
    raw(number).map { Int(unzigzag($0)) }
  }

  /// An amount of money.
  func money(_ number: Int, _ bytes: Span<UInt8>) -> Money? {
    range(number).flatMap { Money(message: bytes, in: $0) }
  }

  /// A period.
  func period(_ number: Int, _ bytes: Span<UInt8>) -> Period? {
    range(number).flatMap { Period(bytes.extracting($0)) }
  }

  /// A text.
  func text(_ number: Int, _ bytes: Span<UInt8>) -> String? {
    range(number).map { bytes.string(in: $0) }
  }
}

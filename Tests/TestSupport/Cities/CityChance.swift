/// Chance that depends on a name alone: nothing shifts when something is added elsewhere.
enum CityChance {
  /// Sixty-four bits that belong to a name.
  static func bits(_ name: String) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in name.utf8 {
      hash ^= UInt64(byte)
      hash &*= 0x0000_0100_0000_01b3
    }
    var mixed = SplitMix64(seed: hash)
    return mixed.next()
  }

  /// The number of the range that belongs to a name.
  static func number(_ name: String, _ range: ClosedRange<Int>) -> Int {
    range.lowerBound + Int(bits(name) % UInt64(range.upperBound - range.lowerBound + 1))
  }
}

/// SplitMix64: pseudo-random numbers of a seed, the same on every machine and in every version.
///
/// From Steele, Lea and Flood, “Fast splittable pseudorandom number generators” (2014): a counter
/// that grows by the odd number nearest to 2^64 divided by the golden ratio, and a mixing of its
/// bits. An auditor can work it out again with a pocket program, which is why no library's
/// generator is used. It is no source of secrets.
public struct SampleGenerator: Sendable {
  private var state: UInt64

  /// The numbers of a seed; every seed is as good as another, 0 too.
  public init(seed: UInt64) {
    state = seed
  }

  /// The next number, any of 2^64 with the same chance.
  public mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return mixed ^ (mixed >> 31)
  }

  /// A number from 0 to below `limit`, each with the same chance: numbers of the last, incomplete
  /// run of `limit` are thrown away.
  public mutating func next(below limit: UInt64) -> UInt64 {
    guard limit > 1 else { return 0 }
    let incomplete = (UInt64.max % limit + 1) % limit
    var number = next()
    while number > UInt64.max - incomplete { number = next() }
    return number % limit
  }

  /// The same below a limit of up to 128 bits: beyond 64 of them two numbers make one, the first
  /// its upper half.
  mutating func next(below limit: UInt128) -> UInt128 {
    if let limit = UInt64(exactly: limit) { return UInt128(next(below: limit)) }
    let incomplete = (UInt128.max % limit + 1) % limit
    while true {
      let upper = UInt128(next())
      let number = upper &<< 64 | UInt128(next())
      if number <= UInt128.max - incomplete { return number % limit }
    }
  }
}

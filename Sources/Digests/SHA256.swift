import CDigests

/// SHA-256 as FIPS 180-4 describes it, over bytes that come piece by piece.
///
/// A small part of its own in C, because a library of cryptography takes longer to build than all
/// of this package, and nothing but this one function of it was needed. Where the processor has
/// instructions for it they are used.
public struct SHA256: Sendable {
  /// How many bytes a digest has.
  public static let byteCount = 32

  private var hash = cdigests_sha256()

  /// Begins with no bytes.
  public init() {
    unsafe cdigests_sha256_begin(&hash, CDIGESTS_SHA256_BEST)
  }

  /// Begins with no bytes, by plain C on every processor: what tests compare with.
  package init(portable: Bool) {
    unsafe cdigests_sha256_begin(&hash, portable ? CDIGESTS_SHA256_PORTABLE : CDIGESTS_SHA256_BEST)
  }

  /// Adds bytes.
  public mutating func update(_ bytes: Span<UInt8>) {
    unsafe bytes.withUnsafeBufferPointer { pointer in
      unsafe cdigests_sha256_add(&hash, pointer.baseAddress, pointer.count)
    }
  }

  /// Adds bytes.
  public mutating func update(_ bytes: [UInt8]) { update(bytes.span) }

  /// The digest of all bytes that came, ``byteCount`` bytes.
  public func digest() -> [UInt8] {
    var ended = self
    return unsafe [UInt8](unsafeUninitializedCapacity: SHA256.byteCount) { buffer, count in
      unsafe cdigests_sha256_end(&ended.hash, buffer.baseAddress)
      count = SHA256.byteCount
    }
  }

  /// The digest of all bytes that came, as 64 hexadecimal digits in lower case.
  public func hexadecimal() -> String { SHA256.hexadecimal(digest()) }

  /// The digest of some bytes.
  public static func digest(of bytes: [UInt8]) -> [UInt8] {
    var hash = SHA256()
    hash.update(bytes)
    return hash.digest()
  }

  /// The digest of some bytes, as 64 hexadecimal digits in lower case.
  public static func hexadecimal(of bytes: [UInt8]) -> String { hexadecimal(digest(of: bytes)) }

  private static func hexadecimal(_ digest: [UInt8]) -> String {
    let digits = Array("0123456789abcdef".utf8)
    let text = digest.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
    return String(decoding: text, as: UTF8.self)
  }
}

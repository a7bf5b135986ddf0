import CGzip

/// Bytes compressed as gzip (RFC 1952), by zlib.
public enum Gzip {
  /// How much work is done: what costs little and takes most of the repetition out of JSON and CSV.
  private static let level: Int32 = 5

  /// The bytes compressed; the same bytes give the same result. Nil where they are too many or there
  /// is no memory for it: they can be sent as they are.
  public static func compressed(_ bytes: [UInt8]) -> [UInt8]? {
    let room = cgzip_bound(bytes.count)
    let result = unsafe [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
      unsafe bytes.withUnsafeBufferPointer { source in
        count = unsafe cgzip_deflate(
          source.baseAddress, source.count, level, buffer.baseAddress, room)
      }
    }
    return result.isEmpty ? nil : result
  }

  /// The bytes that were compressed.
  ///
  /// - Parameter countMax: how many there may be at most.
  /// - Returns: nil where they are damaged, none, or more than that.
  public static func decompressed(_ bytes: [UInt8], countMax: Int) -> [UInt8]? {
    let result = unsafe [UInt8](unsafeUninitializedCapacity: countMax) { buffer, count in
      unsafe bytes.withUnsafeBufferPointer { source in
        count = unsafe cgzip_inflate(
          source.baseAddress, source.count, buffer.baseAddress, countMax)
      }
    }
    return result.isEmpty ? nil : result
  }
}

/// Bytes that wait for whoever reads them: up to ``memoryMax`` in memory, beyond that in a
/// ``ScratchFile``.
///
/// It is what lies between a view and its reader. A view writes to it and is never held up, so its
/// transaction ends; then the reader takes its time.
public struct ScratchBuffer: ~Copyable, Sendable {
  /// The bytes that wait in memory; more than these go to a file.
  public static let memoryMax = 8 << 20
  /// The bytes that are read back, and once there is a file are written, in one go.
  public static let blockBytes = 256 << 10

  private var memory: [UInt8] = []
  private var file: ScratchFile?
  /// The bytes in the file.
  private var onDisk = 0
  private let limit: Int

  /// An empty one; `limit` is for tests, which have less to write.
  public init(memoryMax limit: Int = ScratchBuffer.memoryMax) {
    self.limit = limit
  }

  /// How many bytes wait.
  public var count: Int { onDisk + memory.count }

  /// Whether nothing waits.
  public var isEmpty: Bool { count == 0 }

  /// Whether some of it waits on disk.
  public var isOnDisk: Bool { file != nil }

  /// Adds what `body` appends to the list that it is given; that must not take anything away.
  public mutating func write(_ body: (inout [UInt8]) -> Void) throws(ScratchError) {
    body(&memory)
    let most = file == nil ? limit : min(limit, ScratchBuffer.blockBytes)
    if memory.count > most { try spill() }
  }

  private mutating func spill() throws(ScratchError) {
    let file: ScratchFile
    if let known = self.file { file = known } else { file = try ScratchFile() }
    try file.write(memory.span, at: onDisk)
    onDisk += memory.count
    // What held eight megabytes is given back.
    if self.file == nil { memory = [] } else { memory.removeAll(keepingCapacity: true) }
    self.file = file
  }

  /// Calls `body` with all that waits, block by block; may be done again.
  public func forEachBlock(_ body: ([UInt8]) throws -> Void) throws {
    var bytes: [UInt8] = []
    var offset = 0
    while offset < onDisk {
      let size = min(ScratchBuffer.blockBytes, onDisk - offset)
      try file?.read(at: offset, size, into: &bytes)
      offset += bytes.count
      try body(bytes)
    }
    if !memory.isEmpty { try body(memory) }
  }

  /// Replaces `bytes` by what stands at an offset: so many, or fewer at the end.
  public func read(
    at offset: Int, _ wanted: Int, into bytes: inout [UInt8]
  ) throws(ScratchError) {
    if offset < onDisk {
      try file?.read(at: offset, min(wanted, onDisk - offset), into: &bytes)
      guard bytes.count < wanted else { return }
    } else {
      bytes.removeAll(keepingCapacity: true)
    }
    let start = offset + bytes.count - onDisk
    let end = min(memory.count, start + wanted - bytes.count)
    if start < end { bytes.append(contentsOf: memory[start..<end]) }
  }
}

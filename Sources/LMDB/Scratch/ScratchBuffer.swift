/// Bytes that wait for whoever reads them: up to ``memoryMax`` in memory, beyond that in a
/// ``ScratchFile``.
///
/// It is what lies between a view and its reader. A view writes to it and is never held up, so its
/// transaction ends; then the reader takes its time.
public struct ScratchBuffer: ~Copyable {
  /// The bytes that wait in memory; more than these go to a file.
  public static let memoryMax = 8 << 20
  /// The bytes that are read back, and once there is a file are written, in one go.
  public static let blockBytes = 256 << 10

  private var memory: [UInt8] = []
  private var file: ScratchFile?
  private let limit: Int

  /// An empty one; `limit` is for tests, which have less to write.
  public init(memoryMax limit: Int = ScratchBuffer.memoryMax) {
    self.limit = limit
  }

  /// How many bytes wait.
  public var count: Int { (file?.count ?? 0) + memory.count }

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
    if let file {
      try file.append(memory.span)
      memory.removeAll(keepingCapacity: true)
      return
    }
    let file = try ScratchFile()
    try file.append(memory.span)
    self.file = file
    // What held eight megabytes is given back.
    memory = []
  }

  /// Calls `body` with all that waits, block by block; may be done again.
  public func forEachBlock(_ body: ([UInt8]) throws -> Void) throws {
    var bytes: [UInt8] = []
    var offset = 0
    let onDisk = file?.count ?? 0
    while offset < onDisk {
      try file?.read(at: offset, ScratchBuffer.blockBytes, into: &bytes)
      offset += bytes.count
      try body(bytes)
    }
    if !memory.isEmpty { try body(memory) }
  }

  /// Replaces `bytes` by what stands at an offset: so many, or fewer at the end.
  public func read(
    at offset: Int, _ wanted: Int, into bytes: inout [UInt8]
  ) throws(ScratchError) {
    let onDisk = file?.count ?? 0
    if offset < onDisk {
      try file?.read(at: offset, wanted, into: &bytes)
      guard bytes.count < wanted else { return }
    } else {
      bytes.removeAll(keepingCapacity: true)
    }
    let start = offset + bytes.count - onDisk
    let end = min(memory.count, start + wanted - bytes.count)
    if start < end { bytes.append(contentsOf: memory[start..<end]) }
  }
}

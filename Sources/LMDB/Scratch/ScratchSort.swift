private import Glibc

/// Sorts any number of records by the bytes of their keys, those of one key in the order in which
/// they came: in memory as long as they fit there, else in sorted runs on disk that are merged.
public struct ScratchSort: ~Copyable, Sendable {
  /// Where a record stands in a list of bytes: lengths of key and value (4, 4), key, value.
  private struct Record {
    static let headBytes = 8
    var start: Int
    var keyCount: Int
    var valueCount: Int

    var key: Range<Int> { start + Record.headBytes..<start + Record.headBytes + keyCount }
    var value: Range<Int> { key.upperBound..<key.upperBound + valueCount }
  }

  /// A sorted run on disk that is being read.
  private struct Run {
    var offset: Int
    let end: Int
    var bytes: [UInt8] = []
    var record = Record(start: 0, keyCount: 0, valueCount: 0)
  }

  private var bytes: [UInt8] = []
  private var records: [Record] = []
  private let limit: Int
  private var file: ScratchFile?
  /// The bytes in the file.
  private var onDisk = 0
  private var runs: [Run] = []
  /// The runs that have a record left, as a heap: that with the least key first.
  private var heap: [Int] = []
  private var place = -1
  private var isSorted = false
  /// The key of the record; the last call of ``next()`` must have returned true.
  public private(set) var key: [UInt8] = []
  /// The value of the record; the last call of ``next()`` must have returned true.
  public private(set) var value: [UInt8] = []
  /// How many records there are.
  public private(set) var count = 0

  /// An empty one; `limit` is for tests, which have less to sort.
  public init(memoryMax limit: Int = ScratchBuffer.memoryMax) {
    self.limit = limit
  }

  /// Adds a record; none may be added once ``next()`` was called.
  public mutating func append(key: Span<UInt8>, value: Span<UInt8>) throws(ScratchError) {
    records.append(Record(start: bytes.count, keyCount: key.count, valueCount: value.count))
    bytes.append(length: key.count)
    bytes.append(length: value.count)
    bytes.append(all: key)
    bytes.append(all: value)
    count += 1
    if bytes.count + records.count * MemoryLayout<Record>.size > limit { try spill() }
  }

  /// Moves to the next record in order, the first at the first call; false behind the last.
  public mutating func next() throws(ScratchError) -> Bool {
    if !isSorted { try finish() } else { try advance() }
    if runs.isEmpty {
      guard place < records.count else { return false }
      show(records[place], in: bytes)
    } else {
      guard let run = heap.first else { return false }
      show(runs[run].record, in: runs[run].bytes)
    }
    return true
  }

  private mutating func show(_ record: Record, in bytes: [UInt8]) {
    key.removeAll(keepingCapacity: true)
    key.append(contentsOf: bytes[record.key])
    value.removeAll(keepingCapacity: true)
    value.append(contentsOf: bytes[record.value])
  }

  private mutating func finish() throws(ScratchError) {
    isSorted = true
    guard !runs.isEmpty else {
      sort()
      place = 0
      return
    }
    if !records.isEmpty { try spill() }
    bytes = []
    records = []
    for run in runs.indices where try load(run) { push(run) }
  }

  private mutating func advance() throws(ScratchError) {
    guard !runs.isEmpty else {
      if place < records.count { place += 1 }
      return
    }
    guard let run = heap.first else { return }
    if try load(run) {
      sink(0)
    } else {
      heap.swapAt(0, heap.count - 1)
      heap.removeLast()
      sink(0)
    }
  }

  private mutating func sort() {
    let bytes = bytes
    records.sort { left, right in
      let order = compare(bytes.span.extracting(left.key), bytes.span.extracting(right.key))
      return order == 0 ? left.start < right.start : order < 0
    }
  }

  /// Writes what is in memory as a sorted run.
  private mutating func spill() throws(ScratchError) {
    sort()
    let file: ScratchFile
    if let known = self.file { file = known } else { file = try ScratchFile() }
    self.file = file
    let start = onDisk
    var block: [UInt8] = []
    for record in records {
      block.append(contentsOf: bytes[record.start..<record.value.upperBound])
      if block.count >= ScratchBuffer.blockBytes {
        try file.write(block.span, at: onDisk)
        onDisk += block.count
        block.removeAll(keepingCapacity: true)
      }
    }
    try file.write(block.span, at: onDisk)
    onDisk += block.count
    runs.append(Run(offset: start, end: onDisk))
    bytes.removeAll(keepingCapacity: true)
    records.removeAll(keepingCapacity: true)
  }

  /// The bytes of each run that are in memory while runs are merged.
  private var windowBytes: Int { max(4_096, min(ScratchBuffer.blockBytes, limit / runs.count)) }

  /// Moves a run to its next record; false behind its last.
  private mutating func load(_ run: Int) throws(ScratchError) -> Bool {
    var start = runs[run].record.value.upperBound
    if runs[run].bytes.isEmpty { start = 0 }
    let head = runs[run].bytes.count - start
    if head >= Record.headBytes {
      let record = ScratchSort.record(runs[run].bytes, at: start)
      if record.value.upperBound <= runs[run].bytes.count {
        runs[run].record = record
        return true
      }
    }
    // The rest of the window begins a record that goes on behind it.
    let offset = runs[run].offset - max(0, head)
    guard offset < runs[run].end else { return false }
    var wanted = min(windowBytes, runs[run].end - offset)
    try file?.read(at: offset, wanted, into: &runs[run].bytes)
    var record = ScratchSort.record(runs[run].bytes, at: 0)
    if record.value.upperBound > runs[run].bytes.count {
      wanted = record.value.upperBound
      try file?.read(at: offset, wanted, into: &runs[run].bytes)
      record = ScratchSort.record(runs[run].bytes, at: 0)
    }
    runs[run].offset = offset + runs[run].bytes.count
    runs[run].record = record
    return true
  }

  private static func record(_ bytes: [UInt8], at start: Int) -> Record {
    Record(
      start: start, keyCount: bytes.length(at: start), valueCount: bytes.length(at: start + 4))
  }

  /// Whether a run's record comes before that of another.
  private func isBefore(_ left: Int, _ right: Int) -> Bool {
    let (first, second) = (runs[left], runs[right])
    let order = compare(
      first.bytes.span.extracting(first.record.key),
      second.bytes.span.extracting(second.record.key))
    return order == 0 ? left < right : order < 0
  }

  private mutating func push(_ run: Int) {
    heap.append(run)
    var child = heap.count - 1
    while child > 0, isBefore(heap[child], heap[(child - 1) / 2]) {
      heap.swapAt(child, (child - 1) / 2)
      child = (child - 1) / 2
    }
  }

  private mutating func sink(_ top: Int) {
    var parent = top
    while true {
      var least = parent
      for child in [2 * parent + 1, 2 * parent + 2]
      where child < heap.count && isBefore(heap[child], heap[least]) {
        least = child
      }
      guard least != parent else { return }
      heap.swapAt(parent, least)
      parent = least
    }
  }
}

/// Below zero, zero or above as bytes sort before, are, or sort after other ones.
private func compare(_ left: Span<UInt8>, _ right: Span<UInt8>) -> Int {
  let shared = min(left.count, right.count)
  if shared > 0 {
    let order = unsafe left.withUnsafeBytes { left in
      unsafe right.withUnsafeBytes { right in
        guard let left = left.baseAddress, let right = right.baseAddress else { return 0 }
        return unsafe Int(memcmp(left, right, shared))
      }
    }
    if order != 0 { return order }
  }
  return left.count - right.count
}

extension [UInt8] {
  fileprivate mutating func append(length: Int) {
    for shift in [0, 8, 16, 24] { append(UInt8(truncatingIfNeeded: length >> shift)) }
  }

  fileprivate func length(at offset: Int) -> Int {
    (0..<4).reduce(0) { $0 | Int(self[offset + $1]) << (8 * $1) }
  }

  fileprivate mutating func append(all bytes: Span<UInt8>) {
    unsafe bytes.withUnsafeBufferPointer { unsafe append(contentsOf: $0) }
  }
}

import Foundation
import Synchronization
import Vocabulary

/// A part of a file that ends with a line, or with the file.
struct LineBlock {
  /// Its place among the blocks, from 0.
  var number: Int
  var bytes: [UInt8] = []
  /// Whether the file ends with it.
  var isLast = false
  /// The bytes of the file up to its end.
  var bytesRead: UInt64 = 0
  /// Whether its last line goes on beyond what a line may have.
  var isTooLong = false

  /// Calls `body` with each line and its number in the block, from 1, without line feed and return.
  func forEachLine<E: Error>(_ body: (Span<UInt8>, Int) throws(E) -> Void) throws(E) {
    let bytes = bytes.span
    var start = 0
    var line = 0
    var index = 0
    while index < bytes.count {
      if bytes[index] == 0x0a {
        line += 1
        try body(LineBlock.line(bytes, start..<index), line)
        start = index + 1
      }
      index &+= 1
    }
    if start < bytes.count { try body(LineBlock.line(bytes, start..<bytes.count), line + 1) }
  }

  @_lifetime(copy bytes)
  private static func line(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Span<UInt8> {
    let hasReturn = !range.isEmpty && bytes[range.upperBound - 1] == 0x0d
    return bytes.extracting(range.lowerBound..<range.upperBound - (hasReturn ? 1 : 0))
  }
}

/// Cuts a file into blocks of whole lines, about 512 KiB each, for several threads.
final class LineBlocks: Sendable {
  private static let blockBytes = 1 << 19

  private struct State {
    var handle: FileHandle
    var rest: [UInt8] = []
    var number = 0
    var bytesRead: UInt64 = 0
    var isAtEnd = false
  }

  private let state: Mutex<State>

  init(_ path: String) throws {
    let handle = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
    state = Mutex(State(handle: handle))
  }

  func close() {
    state.withLock { try? $0.handle.close() }
  }

  /// The number of the first block that was not read.
  var firstUnread: Int { state.withLock { $0.number } }

  /// The next block; nil behind the last.
  func next() throws -> LineBlock? {
    try state.withLock { state in
      guard !state.isAtEnd else { return nil }
      var block = LineBlock(number: state.number, bytes: state.rest)
      state.rest = []
      while true {
        let before = block.bytes.count
        guard let read = try state.handle.read(upToCount: LineBlocks.blockBytes), !read.isEmpty
        else {
          state.isAtEnd = true
          block.isLast = true
          break
        }
        state.bytesRead += UInt64(read.count)
        block.bytes.append(contentsOf: read)
        if block.number == 0, before == 0, block.bytes.starts(with: [0xef, 0xbb, 0xbf]) {
          block.bytes.removeFirst(3)
        }
        if let end = block.bytes[before...].lastIndex(of: 0x0a) {
          state.rest = Array(block.bytes[(end + 1)...])
          block.bytes.removeSubrange((end + 1)...)
          break
        }
        if block.bytes.count > Limits.lineBytesMax {
          state.isAtEnd = true
          block.isTooLong = true
          block.isLast = true
          break
        }
      }
      block.bytesRead = state.bytesRead
      state.number += 1
      return block
    }
  }
}

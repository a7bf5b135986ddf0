import Foundation
import Vocabulary

/// Reads a file line by line in blocks of 1 MiB, so that its size does not matter.
struct LineReader {
  private static let blockBytes = 1 << 20

  private let handle: FileHandle
  private var buffer: [UInt8] = []
  private var start = 0
  private var isAtEnd = false
  /// The number of the line read last, from 1.
  private(set) var line = 0
  /// The bytes read from the file so far.
  private(set) var bytesRead: UInt64 = 0
  /// Told of every block, for whoever needs a hash.
  var onBlock: ((Data) -> Void)?

  init(_ handle: FileHandle) {
    self.handle = handle
  }

  /// Calls `body` with the next line without its line feed; nil at the end of the file.
  mutating func next<R>(_ body: (Span<UInt8>) throws -> R) throws -> R? {
    var searched = start
    while true {
      if let end = LineReader.lineFeed(buffer.span, from: searched) {
        return try deliver(start..<end, then: end + 1, body)
      }
      if isAtEnd {
        guard start < buffer.count else { return nil }
        return try deliver(start..<buffer.count, then: buffer.count, body)
      }
      searched = try fill()
    }
  }

  private mutating func deliver<R>(
    _ range: Range<Int>, then next: Int, _ body: (Span<UInt8>) throws -> R
  ) throws -> R {
    line += 1
    start = next
    var range = range
    if !range.isEmpty, buffer[range.upperBound - 1] == 0x0d {
      range = range.lowerBound..<range.upperBound - 1
    }
    return try body(buffer.span.extracting(range))
  }

  /// Reads a block behind what is left; gives back where new bytes begin.
  private mutating func fill() throws -> Int {
    buffer.removeSubrange(..<start)
    start = 0
    let before = buffer.count
    guard before <= Limits.lineBytesMax else {
      throw ImportRefusal(
        line: line + 1,
        refusal: Refusal(
          .limit, "", why: "the line has more than \(Limits.lineBytesMax) bytes",
          remedy: "every event stands on a line of its own"))
    }
    guard let block = try handle.read(upToCount: LineReader.blockBytes), !block.isEmpty else {
      isAtEnd = true
      return before
    }
    bytesRead += UInt64(block.count)
    onBlock?(block)
    buffer.append(contentsOf: block)
    if bytesRead == UInt64(block.count), buffer.starts(with: [0xef, 0xbb, 0xbf]) {
      buffer.removeFirst(3)
    }
    return before
  }

  private static func lineFeed(_ bytes: Span<UInt8>, from start: Int) -> Int? {
    var index = start
    while index < bytes.count {
      if bytes[index] == 0x0a { return index }
      index &+= 1
    }
    return nil
  }
}

/// A line that is refused, and with it its batch.
public struct ImportRefusal: Error, Sendable, CustomStringConvertible {
  /// The line's number, from 1; nil when it is not one line's fault.
  public var line: Int?
  /// What is wrong with it.
  public var refusal: Refusal
  /// The file.
  public var file = ""
  /// The first line that was not taken; those before are recorded.
  public var firstNotTaken = 1

  init(line: Int?, refusal: Refusal) {
    self.line = line
    self.refusal = refusal
  }

  /// Where, what, why and what would be right.
  public var description: String {
    var text = file
    if let line { text += ", line \(line)" }
    text += ": \(refusal)"
    text +=
      firstNotTaken > 1
      ? "; the first line not taken is \(firstNotTaken)" : "; nothing of the file was recorded"
    return text
  }
}

import Compression
import Hummingbird
import LMDB
import NIOCore

/// The bytes of an answer, whole and at rest: in memory, or where they are many in an unlinked file.
/// No transaction is open while they are sent, however slowly somebody reads.
final class AnswerBody: Sendable {
  private let bytes: ScratchBuffer
  /// All of a small body, sent as it is to however many read it.
  private let buffer: ByteBuffer?
  /// How many bytes there are.
  let count: Int

  /// Those that `write` hands out.
  init(_ write: (([UInt8]) throws -> Void) throws -> Void) throws {
    var bytes = ScratchBuffer()
    try write { block in
      try bytes.write { $0 += block }
    }
    count = bytes.count
    guard count <= AnswerBody.keptMax else {
      self.bytes = bytes
      buffer = nil
      return
    }
    var whole: [UInt8] = []
    try bytes.read(at: 0, count, into: &whole)
    self.bytes = ScratchBuffer()
    buffer = ByteBuffer(bytes: whole)
  }

  /// The most bytes that are compressed in one piece and kept for who asks next.
  static let keptMax = 4 << 20

  /// Whether it is small enough to be kept.
  var isKept: Bool { count <= AnswerBody.keptMax }

  /// The same compressed; nil where that is not worth it.
  func compressed() throws -> AnswerBody? {
    guard isKept, count >= 1_024 else { return nil }
    let whole = try whole()
    guard let packed = Gzip.compressed(whole), packed.count < count else { return nil }
    return try AnswerBody { try $0(packed) }
  }

  /// All bytes, of a small body.
  func whole() throws -> [UInt8] {
    if let buffer { return Array(buffer.readableBytesView) }
    var whole: [UInt8] = []
    try bytes.read(at: 0, count, into: &whole)
    return whole
  }

  /// The body of a response: sent block by block, as fast as somebody reads it.
  var response: ResponseBody {
    if let buffer { return ResponseBody(byteBuffer: buffer) }
    return ResponseBody(contentLength: count) { [self] writer in
      var offset = 0
      var block: [UInt8] = []
      while offset < count {
        try Task.checkCancellation()
        try bytes.read(at: offset, ScratchBuffer.blockBytes, into: &block)
        offset += block.count
        try await writer.write(ByteBuffer(bytes: block))
      }
      try await writer.finish(nil)
    }
  }
}

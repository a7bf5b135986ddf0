public import LMDB
import Vocabulary

/// The rows of an answer as JSON, one by one; what stands around them is known when all are there.
public struct JSONRows: ~Copyable {
  private var rows = ScratchBuffer()

  /// How many rows there are.
  public private(set) var count = 0

  /// No rows yet.
  public init() {}

  /// Adds a row.
  public mutating func take(_ row: AnswerObject) throws(ScratchError) {
    count += 1
    let isFirst = rows.isEmpty
    try rows.write { json in
      if !isFirst { json.append(0x2c) }
      row.append(to: &json)
    }
  }

  /// Gives out the answer with these rows, block by block: the bytes of ``Answer/json``.
  public borrowing func write(_ answer: Answer, _ emit: ([UInt8]) throws -> Void) throws {
    try emit(answer.jsonHead)
    try rows.forEachBlock(emit)
    try emit(answer.jsonTail)
  }
}

import Vocabulary

/// Events on their way from the reader of a file to the writer of the log.
struct DraftBatch: Sendable {
  var drafts: [Draft] = []
  /// The line of each draft.
  var lines: [Int32] = []
  /// The bytes of the records, nearly.
  var recordBytes = 0
  /// Why reading ended here, if it did not end with the file.
  var failure: ImportRefusal?
  /// Why the file could not be read.
  var fault: (any Error)?
  /// Whether nothing follows.
  var isLast = false
  /// The bytes of the file read up to here.
  var bytesRead: UInt64 = 0

  init() {}

  /// An empty batch with room for a whole one.
  init(reserving count: Int) {
    drafts.reserveCapacity(count)
    lines.reserveCapacity(count)
  }

  mutating func append(_ draft: Draft, line: Int) {
    recordBytes += draft.recordBytes
    drafts.append(draft)
    lines.append(Int32(truncatingIfNeeded: line))
  }
}

extension Draft {
  /// The bytes of its record, a little more rather than less.
  fileprivate var recordBytes: Int {
    data.count + subject.utf8.count + actor.utf8.count + source.utf8.count
      + (reason?.utf8.count ?? 0) + (basis?.utf8.count ?? 0) + 96
  }
}

/// Puts the events of parsed blocks together to batches, in the order of the file.
struct LineBatches {
  private let parsing: LineParsing
  /// What is said of events that name no source of their own; their line is added.
  private let source: String
  private var number = 0
  /// The lines in the blocks before that at hand.
  private var linesBefore = 0
  private var block = ParsedBlock()
  private var taken = 0
  private var isBegun = false

  init(_ parsing: LineParsing, source: String) {
    self.parsing = parsing
    self.source = source
  }

  /// The next batch: full, or the last.
  mutating func next() -> DraftBatch {
    var batch = DraftBatch(reserving: isBegun ? Limits.batchEventsMax : 1024)
    while true {
      while taken < block.drafts.count {
        let isFull =
          batch.drafts.count == Limits.batchEventsMax
          || batch.recordBytes > Limits.batchBytesMax - Limits.recordBytesMax
        batch.bytesRead = block.bytesRead
        if isFull { return batch }
        append(&batch)
      }
      batch.bytesRead = block.bytesRead
      if isBegun {
        batch.fault = block.fault
        batch.failure = block.failure
        batch.failure?.line = block.failure?.line.map { $0 + linesBefore }
        batch.isLast = block.isLast || block.fault != nil || block.failure != nil
        if batch.isLast { return batch }
        linesBefore += block.lineCount
        number += 1
      }
      isBegun = true
      block = parsing.take(number)
      taken = 0
    }
  }

  private mutating func append(_ batch: inout DraftBatch) {
    let line = linesBefore + Int(block.lines[taken])
    var draft = block.drafts[taken]
    if draft.source == source { draft.source += "#\(line)" }
    batch.append(draft, line: line)
    taken += 1
  }
}

import Dispatch
import Foundation
import Synchronization
import Vocabulary

/// The events of one block of lines.
struct ParsedBlock: Sendable {
  var drafts: [Draft] = []
  /// The line of each draft in the block, from 1.
  var lines: [Int32] = []
  /// How many lines the block has.
  var lineCount = 0
  /// Why parsing ended here, by the line in the block.
  var failure: ImportRefusal?
  /// Why the file could not be read.
  var fault: (any Error)?
  /// Whether nothing follows.
  var isLast = false
  /// The bytes of the file read up to its end.
  var bytesRead: UInt64 = 0
}

/// Parses a file on several threads and hands its blocks out in order. No more than a few wait, so
/// that memory does not grow where recording is slower.
final class LineParsing: Sendable {
  /// Parsed blocks that may wait.
  private static let waitingMax = 10
  private static let threads = 2

  private let blocks: LineBlocks
  private let defaults: DraftDefaults
  private let parsed = Mutex<[Int: ParsedBlock]>([:])
  private let isStopped = Atomic(false)
  /// Begins at 0 and is raised: one that goes with less than it began with ends the program.
  private let room = DispatchSemaphore(value: 0)
  private let arrived = DispatchSemaphore(value: 0)

  init(_ path: String, _ defaults: DraftDefaults) throws {
    blocks = try LineBlocks(path)
    self.defaults = defaults
    for _ in 0..<LineParsing.waitingMax { room.signal() }
  }

  /// Starts the threads.
  func start() {
    for _ in 0..<LineParsing.threads {
      let thread = Thread { [self] in run() }
      thread.stackSize = 4 << 20
      thread.start()
    }
  }

  /// Waits for the block of a number and takes it out.
  func take(_ number: Int) -> ParsedBlock {
    while true {
      if let block = parsed.withLock({ $0.removeValue(forKey: number) }) {
        room.signal()
        return block
      }
      arrived.wait()
    }
  }

  /// Tells the threads that no more is wanted.
  func stop() {
    isStopped.store(true, ordering: .releasing)
    for _ in 0..<LineParsing.threads { room.signal() }
  }

  private func run() {
    let reader = DraftReader()
    while true {
      room.wait()
      guard !isStopped.load(ordering: .acquiring) else { return }
      var number = Int.max
      var result = ParsedBlock()
      do {
        guard let block = try blocks.next() else { return }
        number = block.number
        parse(block, reader, into: &result)
      } catch {
        // Reading fails for all that follows: the next block that is waited for says so.
        result.fault = error
        number = blocks.firstUnread
      }
      parsed.withLock { $0[number] = result }
      arrived.signal()
    }
  }

  private func parse(_ block: LineBlock, _ reader: DraftReader, into result: inout ParsedBlock) {
    result.isLast = block.isLast
    result.bytesRead = block.bytesRead
    if block.isTooLong {
      result.failure = LineParsing.tooLong
      return
    }
    do throws(ImportRefusal) {
      try block.forEachLine { (line, number) throws(ImportRefusal) in
        result.lineCount = number
        guard !line.isBlank else { return }
        do throws(Refusal) {
          var draft = try reader.read(line: line, defaults: defaults)
          if let last = result.drafts.last { LineParsing.share(&draft, with: last) }
          result.drafts.append(draft)
          result.lines.append(Int32(truncatingIfNeeded: number))
        } catch {
          throw ImportRefusal(line: number, refusal: error)
        }
      }
    } catch {
      result.failure = error
    }
  }

  /// Lets texts that repeat from line to line share their storage.
  private static func share(_ draft: inout Draft, with last: Draft) {
    if draft.actor == last.actor { draft.actor = last.actor }
    if draft.source == last.source { draft.source = last.source }
  }

  private static let tooLong = ImportRefusal(
    line: 1,
    refusal: Refusal(.form(.lineWithoutEnd(most: Limits.lineBytesMax))))
}

extension Span<UInt8> {
  /// Whether there are only blanks.
  var isBlank: Bool {
    for index in indices where self[index] != 0x20 && self[index] != 0x09 { return false }
    return true
  }
}

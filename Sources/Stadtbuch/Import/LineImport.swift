import Foundation
import Ledger
public import Vocabulary

/// How files are imported.
public struct ImportOptions: Sendable {
  /// Whether the events' own times are taken.
  public var trustTime: Bool
  /// Whether all is checked and nothing recorded.
  public var dryRun: Bool
  /// With trusted times: when the rows of a table were recorded that say no time.
  public var time: Instant?
  /// Who records what does not say so itself.
  public var actor: String

  /// The defaults, with what differs.
  public init(trustTime: Bool = false, dryRun: Bool = false, actor: String = "client/cli") {
    self.trustTime = trustTime
    self.dryRun = dryRun
    self.actor = actor
  }
}

/// What became of an imported file.
public struct ImportReport: Sendable {
  /// The file as it was named.
  public var file: String
  /// Its lines or rows.
  public var rows: UInt64 = 0
  /// Events recorded.
  public var accepted: UInt64 = 0
  /// Events that had been recorded before.
  public var duplicates: UInt64 = 0
  /// Rows that were left out.
  public var refused: [AnswerObject] = []
  /// The first event recorded.
  public var firstSequence: UInt64?
  /// The last event recorded.
  public var lastSequence: UInt64?
  /// What would be recorded, of a dry run.
  public var planned: [AnswerObject] = []
  /// What people should look at.
  public var warnings: [String] = []

  init(file: String) {
    self.file = file
  }
}

extension Book {
  /// Imports a file of CloudEvents, one a line: parsed on one thread while another records.
  ///
  /// Up to ``Limits/batchEventsMax`` events are one batch, taken as a whole or not at all; a longer
  /// file is taken in such batches, and importing it again goes on where it stopped.
  ///
  /// - Parameter progress: is told how many events were done, of which share of the file's bytes.
  public func importLines(
    _ path: String, _ options: ImportOptions = ImportOptions(),
    progress: (UInt64, _ bytes: UInt64, _ of: UInt64) -> Void = { _, _, _ in }
  ) throws -> ImportReport {
    let handle = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
    defer { try? handle.close() }
    let size = (try? FileManager.default.attributesOfItem(atPath: path))?[.size] as? UInt64 ?? 0
    let handover = BatchHandover()
    let name = (path as NSString).lastPathComponent
    let defaults = DraftDefaults(
      actor: options.actor, source: "import/\(EntrySource.encoded(name))")
    let thread = Thread {
      LineParser(handover, defaults).run(handle)
    }
    thread.stackSize = 4 << 20
    thread.start()
    defer { handover.stop() }
    var run = ImportRun(self, options, file: path)
    do {
      while true {
        let batch = handover.take()
        try run.take(batch)
        progress(run.report.rows, batch.bytesRead, size)
        if batch.isLast { break }
      }
    } catch {
      // What was taken stays, and the views shall show it.
      _ = try? run.finish()
      throw error
    }
    return try run.finish()
  }
}

/// Names of files in the sources of events.
enum EntrySource {
  static func encoded(_ name: String) -> String {
    var text = ""
    for byte in name.utf8 {
      switch byte {
      case 0x30...0x39, 0x41...0x5a, 0x61...0x7a, 0x2d, 0x2e, 0x5f, 0x7e:
        text.unicodeScalars.append(Unicode.Scalar(byte))
      default: text += (byte < 16 ? "%0" : "%") + String(byte, radix: 16, uppercase: true)
      }
    }
    return text
  }
}

/// Parses lines into batches on a thread of its own.
private struct LineParser {
  private let handover: BatchHandover
  private let defaults: DraftDefaults
  private let reader = DraftReader()

  init(_ handover: BatchHandover, _ defaults: DraftDefaults) {
    self.handover = handover
    self.defaults = defaults
  }

  func run(_ handle: FileHandle) {
    var lines = LineReader(handle)
    var batch = DraftBatch(reserving: 1024)
    do {
      var number = 1
      while let draft = try lines.next({ line in try parse(line, at: number) }) {
        number += 1
        guard let draft else { continue }
        let isFull =
          batch.drafts.count == Limits.batchEventsMax
          || batch.recordBytes > Limits.batchBytesMax - Limits.recordBytesMax
        if isFull {
          batch.bytesRead = lines.bytesRead
          guard handover.offer(batch) else { return }
          batch = DraftBatch(reserving: Limits.batchEventsMax)
        }
        batch.append(shared(draft, with: batch.drafts.last), line: lines.line)
      }
    } catch let refusal as ImportRefusal {
      batch.failure = refusal
    } catch {
      batch.fault = error
    }
    batch.isLast = true
    batch.bytesRead = lines.bytesRead
    _ = handover.offer(batch)
  }

  /// The draft of a line; nil inside when the line is blank.
  private func parse(_ line: Span<UInt8>, at number: Int) throws -> Draft? {
    guard !line.isBlank else { return nil }
    do throws(Refusal) {
      var draft = try reader.read(line: line, defaults: defaults)
      if draft.source == defaults.source { draft.source += "#\(number)" }
      return draft
    } catch {
      throw ImportRefusal(line: number, refusal: error)
    }
  }

  /// Lets texts that repeat from line to line share their storage.
  private func shared(_ draft: Draft, with last: Draft?) -> Draft {
    guard let last else { return draft }
    var draft = draft
    if draft.actor == last.actor { draft.actor = last.actor }
    if draft.source == last.source { draft.source = last.source }
    return draft
  }
}

extension Span<UInt8> {
  /// Whether there are only blanks.
  var isBlank: Bool {
    for index in indices where self[index] != 0x20 && self[index] != 0x09 { return false }
    return true
  }
}

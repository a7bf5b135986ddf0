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
  /// Whether what is refused of a table, or merely strange anywhere, refuses all.
  public var isStrict: Bool
  /// The language in which refused rows say why.
  public var language = Language.en

  /// The defaults, with what differs.
  public init(
    trustTime: Bool = false, dryRun: Bool = false, actor: String = "client/cli",
    isStrict: Bool = false
  ) {
    self.trustTime = trustTime
    self.dryRun = dryRun
    self.actor = actor
    self.isStrict = isStrict
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
  /// Why rows were left out; of very many the first.
  public var refused: [AnswerObject] = []
  /// How many reasons there are.
  public var refusedCount = 0
  /// The first event recorded.
  public var firstSequence: UInt64?
  /// The last event recorded.
  public var lastSequence: UInt64?
  /// What would be recorded, of a dry run.
  public var planned: [AnswerObject] = []
  /// What people should look at.
  public var warnings: [Label] = []

  init(file: String) {
    self.file = file
  }
}

extension Engine {
  /// Imports a file of CloudEvents, one a line: parsed on two threads while another records.
  ///
  /// Up to ``Limits/batchEventsMax`` events are one batch, taken as a whole or not at all; a longer
  /// file is taken in such batches, and importing it again goes on where it stopped.
  ///
  /// - Parameter progress: is told how many events were done, of which share of the file's bytes.
  public func importLines(
    _ path: String, _ options: ImportOptions = ImportOptions(),
    progress: (UInt64, _ bytes: UInt64, _ of: UInt64) -> Void = { _, _, _ in }
  ) throws -> ImportReport {
    let size = (try? FileManager.default.attributesOfItem(atPath: path))?[.size] as? UInt64 ?? 0
    let name = (path as NSString).lastPathComponent
    let source = "import/\(EntrySource.encoded(name))"
    let parsing = try LineParsing(path, DraftDefaults(actor: options.actor, source: source))
    parsing.start()
    defer { parsing.stop() }
    var batches = LineBatches(parsing, source: source)
    var run = ImportRun(self, options, file: path)
    do {
      while true {
        let batch = batches.next()
        try run.take(batch)
        progress(run.report.rows, batch.bytesRead, size)
        if batch.isLast { break }
      }
    } catch {
      throw run.interrupted(error)
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

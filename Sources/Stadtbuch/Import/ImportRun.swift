import Ledger
import Vocabulary

/// Records the batches of one file, one after the other.
struct ImportRun {
  private let engine: Engine
  private let options: ImportOptions
  private(set) var report: ImportReport
  private var firstNotTaken = 1
  private var hasUnflushed = false
  /// What the ledger has found, over all batches.
  private var findings: [LedgerWarning] = []
  /// Events of the file that stand in the ledger under their own numbers, from 1 without a gap.
  private var covered: UInt64 = 0

  init(_ engine: Engine, _ options: ImportOptions, file: String) {
    self.engine = engine
    self.options = options
    report = ImportReport(file: file)
  }

  /// Records a batch as a whole or throws why not.
  mutating func take(_ batch: DraftBatch) throws {
    if let fault = batch.fault { throw fault }
    if let failure = batch.failure { throw named(failure) }
    guard !batch.drafts.isEmpty else { return }
    if options.dryRun, report.rows > 0 {
      report.rows += UInt64(batch.drafts.count)
      report.warnings = [
        Label(
          en: "the file has more than \(Limits.batchEventsMax) events: those beyond were checked "
            + "alone, not against each other",
          de: "die Datei hat mehr als \(Limits.batchEventsMax) Ereignisse: die weiteren wurden "
            + "einzeln geprüft, nicht gegeneinander")
      ]
      return
    }
    let receipt: Receipt
    do throws(LedgerError) {
      // An export that is taken again from its first event on: what was allowed in its time is
      // taken as it is.
      let isWhole = options.trustTime ? try engine.ledger.head.sequence == covered : false
      receipt = try engine.ledger.append(
        batch.drafts,
        options: AppendOptions(
          trustTime: options.trustTime, dryRun: options.dryRun,
          flushViews: batch.isLast ? .now : .later, isStrict: options.isStrict,
          takesFormer: isWhole))
    } catch {
      throw failure(error, batch)
    }
    hasUnflushed = !batch.isLast
    report.rows += UInt64(batch.drafts.count)
    try count(receipt)
    firstNotTaken = Int(batch.lines.last ?? 0) + 1
  }

  private mutating func count(_ receipt: Receipt) throws {
    findings.merge(receipt.warnings)
    if options.dryRun { report.planned += try engine.planned(receipt) }
    for outcome in receipt.outcomes {
      if outcome.sequence == covered + 1 { covered += 1 }
      guard case .recorded(let sequence, _) = outcome else {
        report.duplicates += 1
        continue
      }
      report.accepted += 1
      report.firstSequence = report.firstSequence ?? sequence
      report.lastSequence = sequence
    }
  }

  /// Brings the views up to what was recorded.
  mutating func finish() throws -> ImportReport {
    if hasUnflushed, !options.dryRun {
      hasUnflushed = false
      findings.merge(try engine.ledger.flushViews())
    }
    report.warnings += findings.map(\.text)
    findings = []
    return report
  }

  /// What to throw when the import ends in the middle: what was recorded stays, the views shall show
  /// it, and whoever imports is told both.
  mutating func interrupted(_ error: any Error) -> any Error {
    guard report.accepted > 0, !options.dryRun else { return error }
    do {
      report = try finish()
    } catch {
      let why = Label.saying(error)
      report.warnings.append(
        Label(
          en: "the views do not show all of it yet: \(why.en)",
          de: "die Sichten zeigen noch nicht alles davon: \(why.de)"))
    }
    return ImportInterruption(cause: error, report: report)
  }

  private func failure(_ error: LedgerError, _ batch: DraftBatch) -> any Error {
    guard let refusal = error.refusal, error.code == .refused else { return error }
    let line = error.index.map { Int(batch.lines[$0]) }
    return named(ImportRefusal(line: line, refusal: refusal))
  }

  private func named(_ refusal: ImportRefusal) -> ImportRefusal {
    var refusal = refusal
    refusal.file = report.file
    refusal.firstNotTaken = options.dryRun ? 1 : firstNotTaken
    return refusal
  }
}

import Ledger
import Vocabulary

/// Records the batches of one file, one after the other.
struct ImportRun {
  private let book: Book
  private let options: ImportOptions
  private(set) var report: ImportReport
  private var firstNotTaken = 1
  private var hasUnflushed = false

  init(_ book: Book, _ options: ImportOptions, file: String) {
    self.book = book
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
        "the file has more than \(Limits.batchEventsMax) events: those beyond were checked alone, "
          + "not against each other"
      ]
      return
    }
    let receipt: Receipt
    do throws(LedgerError) {
      receipt = try book.ledger.append(
        batch.drafts,
        options: AppendOptions(
          trustTime: options.trustTime, dryRun: options.dryRun,
          flushViews: batch.isLast ? .now : .later))
    } catch {
      throw failure(error, batch)
    }
    hasUnflushed = !batch.isLast
    report.rows += UInt64(batch.drafts.count)
    count(receipt, batch)
    firstNotTaken = Int(batch.lines.last ?? 0) + 1
  }

  private mutating func count(_ receipt: Receipt, _ batch: DraftBatch) {
    for (index, outcome) in receipt.outcomes.enumerated() {
      guard case .recorded(let sequence, _) = outcome else {
        report.duplicates += 1
        continue
      }
      report.accepted += 1
      report.firstSequence = report.firstSequence ?? sequence
      report.lastSequence = sequence
      if options.dryRun {
        var event = AnswerObject()
        event["sequence"] = .number(sequence)
        event["type"] = .text(batch.drafts[index].type.name)
        event["subject"] = .text(batch.drafts[index].subject)
        report.planned.append(event)
      }
    }
    report.warnings += receipt.warnings.map(\.description)
  }

  /// Brings the views up to what was recorded.
  mutating func finish() throws -> ImportReport {
    if hasUnflushed, !options.dryRun {
      report.warnings += try book.ledger.flushViews().map(\.description)
    }
    return report
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

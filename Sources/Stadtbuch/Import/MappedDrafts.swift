import Exchange
import Vocabulary

/// The drafts of a table's rows in batches; the line of a draft is the row that it comes from.
struct MappedDrafts {
  private(set) var batches: [DraftBatch] = []
  private(set) var refused: [RefusedRow]

  /// The drafts of what a table proposes; what does not pass the checks is refused by row.
  init(_ mapped: MappedRows, _ options: ImportOptions) {
    refused = mapped.refused
    let reader = DraftReader()
    let defaults = DraftDefaults(actor: options.actor)
    var drafts: [(draft: Draft, row: Int)] = []
    var bad: Set<Int> = []
    for event in mapped.events {
      let line = event.cloudEventLine()
      do throws(Refusal) {
        var draft = try reader.read(line: line.span, defaults: defaults)
        draft.time = draft.time ?? options.time
        drafts.append((draft, event.row))
      } catch {
        refused.append(MappedDrafts.row(event.row, error))
        if event.row > 0 { bad.insert(event.row) }
      }
    }
    var batch = DraftBatch()
    for (draft, row) in drafts where !bad.contains(row) {
      if batch.drafts.count == Limits.batchEventsMax
        || batch.recordBytes > Limits.batchBytesMax - Limits.recordBytesMax
      {
        batches.append(batch)
        batch = DraftBatch()
      }
      batch.append(draft, line: row)
    }
    batch.isLast = true
    batches.append(batch)
  }

  /// Takes a row out of a batch.
  mutating func refuse(_ row: Int, _ refusal: Refusal, inBatch place: Int) {
    refused.append(MappedDrafts.row(row, refusal))
    let old = batches[place]
    var batch = DraftBatch()
    batch.isLast = old.isLast
    for (draft, line) in zip(old.drafts, old.lines) where line != row {
      batch.append(draft, line: Int(line))
    }
    batches[place] = batch
  }

  private static func row(_ row: Int, _ refusal: Refusal) -> RefusedRow {
    let remedy = refusal.remedy.isEmpty ? "" : "; \(refusal.remedy)"
    return RefusedRow(
      row: row, column: refusal.field, value: refusal.value, why: refusal.why + remedy)
  }
}

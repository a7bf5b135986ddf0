import Exchange
import Vocabulary

/// The drafts of a table's rows in batches; the line of a draft is the row that it comes from.
struct MappedDrafts {
  /// What one row says.
  private struct Group {
    var row: Int
    var drafts: [Draft]
  }

  private let table: ProposedTable
  private let reader = DraftReader()
  private let defaults: DraftDefaults
  private let time: Instant?
  /// The row that did not fit into the last batch.
  private var waiting: Group?

  /// The drafts of what a table proposes; what does not pass the checks is refused by row.
  init(_ table: ProposedTable, _ options: ImportOptions) {
    self.table = table
    defaults = DraftDefaults(actor: options.actor)
    time = options.time
  }

  /// The next batch, which holds rows as a whole: full, or the last.
  mutating func next() throws -> DraftBatch {
    var batch = DraftBatch()
    while let group = try waiting ?? nextGroup() {
      waiting = nil
      let isFull =
        batch.drafts.count + group.drafts.count > Limits.batchEventsMax
        || batch.recordBytes > Limits.batchBytesMax - Limits.recordBytesMax
      if isFull, !batch.drafts.isEmpty {
        waiting = group
        return batch
      }
      for draft in group.drafts { batch.append(draft, line: group.row) }
    }
    batch.isLast = true
    return batch
  }

  /// The next row that passes the checks; nil behind the last.
  private func nextGroup() throws -> Group? {
    while let row = try table.nextRow() {
      var group = Group(row: row, drafts: [])
      var isRefused = false
      repeat {
        guard let line = try table.next()?.line else { break }
        do throws(Refusal) {
          var draft = try reader.read(line: line.span, defaults: defaults)
          draft.time = draft.time ?? time
          group.drafts.append(draft)
        } catch {
          try table.refuse(MappedDrafts.refused(row, error))
          isRefused = true
        }
        // What is said of the whole table belongs to no row.
      } while try row > 0 && table.nextRow() == row
      if !isRefused { return group }
    }
    return nil
  }

  /// Why the checks or the ledger do not take a row.
  static func refused(_ row: Int, _ refusal: Refusal) -> RefusedRow {
    RefusedRow(row: row, column: refusal.field, value: refusal.value, refusal.reason)
  }
}

extension DraftBatch {
  /// The batch without what one row says.
  func without(_ row: Int) -> DraftBatch {
    var batch = DraftBatch()
    batch.isLast = isLast
    for (draft, line) in zip(drafts, lines) where line != row {
      batch.append(draft, line: Int(line))
    }
    return batch
  }
}

import Exchange
import LMDB
import Vocabulary

/// What a table proposes, all of it, before any is recorded: events wait as lines in their order,
/// refusals by row; on disk where there are many.
final class ProposedTable {
  /// Warnings that are said one by one.
  private static let warningsMax = 1_000

  private var events = ScratchBuffer()
  private(set) var refused = RefusedRows()
  private(set) var outcome = TableOutcome()
  private var said: [Label] = []
  private var unsaid = 0
  /// Where the next event begins.
  private var offset = 0
  /// What was read of the events, and where that begins.
  private var window: [UInt8] = []
  private var windowStart = 0

  /// What a reader of rows gives.
  init(_ read: ((RowOutcome) throws -> Void) throws -> TableOutcome) throws {
    outcome = try read { outcome in
      switch outcome {
      case .event(let event): try add(event)
      case .refused(let row): try refuse(row)
      case .warning(let text):
        if said.count < ProposedTable.warningsMax { said.append(text) } else { unsaid += 1 }
      }
    }
  }

  /// What people should look at.
  var warnings: [Label] {
    guard unsaid > 0 else { return said }
    return said + [
      Label(
        en: "\(unsaid) more of such warnings are not shown",
        de: "\(unsaid) weitere solche Hinweise sind nicht gezeigt")
    ]
  }

  /// Notes that a row is not taken.
  func refuse(_ row: RefusedRow) throws { try refused.append(row) }

  /// Gives the refusals out, by row.
  func takeRefused() -> RefusedRows {
    var taken = RefusedRows()
    swap(&taken, &refused)
    return taken
  }

  private func add(_ event: ProposedEvent) throws {
    let line = event.cloudEventLine()
    try events.write { bytes in
      bytes.append(littleEndian: UInt32(line.count))
      bytes.append(littleEndian: UInt64(event.row))
      bytes += line
    }
  }

  /// Whether an event is left.
  var hasNext: Bool { offset < events.count }

  /// The next event as a line of CloudEvents, and the row that it comes from.
  func next() throws -> (row: Int, line: [UInt8])? {
    guard let row = try nextRow() else { return nil }
    let bytes = window
    let count = Int(bytes.span.littleEndianUInt32(at: offset - windowStart))
    try look(ProposedTable.headBytes + count)
    let start = offset - windowStart + ProposedTable.headBytes
    offset += ProposedTable.headBytes + count
    return (row, Array(window[start..<start + count]))
  }

  /// The row of the next event, which stays.
  func nextRow() throws -> Int? {
    guard hasNext else { return nil }
    try look(ProposedTable.headBytes)
    let bytes = window
    return Int(bytes.span.littleEndianUInt64(at: offset - windowStart + 4))
  }

  /// Sees to it that so many bytes from the offset on are in the window.
  private func look(_ count: Int) throws {
    guard offset + count > windowStart + window.count else { return }
    windowStart = offset
    try events.read(at: offset, max(count, ScratchBuffer.blockBytes), into: &window)
  }

  private static let headBytes = 12
}

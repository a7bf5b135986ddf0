package import LMDB

/// The tables of the log.
package enum LogTable: String, CaseIterable, Sendable {
  /// Number of an event → prefix and record.
  case events
  /// Identity of an event → its number.
  case ids
  /// Name of a subject → its number, version, creations in force.
  case subjects
  /// Number of a subject → its name.
  case names
  /// Event → the events that flipped it, in order.
  case voids
  /// Subject and attribute → the unvoided events that set it: parents and successors of units and
  /// goals, and the few other registers that checks look at.
  case parents
  /// Period → its unvoided closings and reopenings.
  case periods
  /// Booking key → the event in force and its reversals; grant and receipt → the event in force.
  case bookings
  /// Subject and year → sources; commitment and year → source; grant → what is allocated.
  case money
  /// Subject, subject that names it → the number of unvoided events that do.
  case references
}

/// The handles of the log's tables.
package struct LogTableHandles: Sendable {
  private let handles: [Table]

  /// The handles in an environment that was opened with ``names``.
  package init(_ environment: Environment) {
    handles = LogTable.allCases.map { environment.table($0.rawValue) }
  }

  /// The names to open an environment with; the ledger adds its own.
  package static let names = LogTable.allCases.map(\.rawValue)

  /// The handle of a table.
  package subscript(table: LogTable) -> Table {
    switch table {
    case .events: handles[0]
    case .ids: handles[1]
    case .subjects: handles[2]
    case .names: handles[3]
    case .voids: handles[4]
    case .parents: handles[5]
    case .periods: handles[6]
    case .bookings: handles[7]
    case .money: handles[8]
    case .references: handles[9]
    }
  }
}

import Ledger
public import Vocabulary

/// What of the trail is asked for; what is nil does not filter.
public struct AuditFilter: Sendable, Equatable {
  /// Who recorded it.
  public var actor: String?
  /// Recorded at or after this instant.
  public var from: Instant?
  /// Recorded before this instant.
  public var to: Instant?
  /// Only events after this one; what lies before is not even read.
  public var after: UInt64 = 0
  /// The type, `*` standing for any run of characters.
  public var type: String?
  /// Recorded more than so many days after it held, or after its period was closed; definitions
  /// and the first load left out.
  public var lateDays: Int?
  /// With ``lateDays``: definitions and the first load too.
  public var includesDefinitions = false
  /// Voids, corrections, reversals and restatements of final values alone.
  public var corrections = false

  /// A filter that lets everything through.
  public init() {}
}

/// One row of `audit`.
public struct AuditRow: Sendable, Equatable {
  /// The event and what it changed.
  public var history: HistoryRow
  /// Days from the day it holds to the day of recording; 0 for voids.
  public var lagDays: Int
  /// Whether its period was closed when it was recorded.
  public var isAfterClosing: Bool
  /// Who is said to have approved it.
  public var approvedBy: String?
  /// Who approved it by an event of their own.
  public var given: [String] = []
  /// Who rejected it by an event of their own.
  public var rejected: [String] = []
  /// How far the second pair of eyes went.
  public var approval = DutyRow.State.none
  /// What it took the place of; filled for corrections.
  public var correction: Correction?
}

/// What an event is judged by.
private struct TrailMarks {
  var lag: Int
  var isAfterClosing: Bool
  var approvedBy: String?
  var reverses: String?
}

/// What a walk along the trail carries on from one transaction to the next.
struct AuditWalk {
  let filter: AuditFilter
  fileprivate let start: Day?
  fileprivate var closings: Closings
  fileprivate let accounts = AccountSums()
  /// The last event that was looked at.
  fileprivate(set) var last: UInt64

  init(_ filter: AuditFilter, _ reading: borrowing Reading) throws(TimelinesError) {
    self.filter = filter
    start = try reading.firstLoadEnd()
    closings = try Closings(reading)
    last = min(filter.after, reading.point.knownAt)
  }
}

extension Timelines {
  /// The trail over all subjects up to the point's event, whatever its day, in the order of the
  /// log. `day` gives the civil date of an instant in the ledger's time zone.
  ///
  /// At one point the trail is always the same, so the walk takes a new transaction from time to
  /// time and may last as long as it likes.
  ///
  /// - Parameter progress: is told the last event looked at; what it throws ends the walk.
  public func audit(
    at point: Point, _ filter: AuditFilter, day: (Instant) -> Day,
    progress: (UInt64) throws(TimelinesError) -> Void = { _ in },
    _ emit: (AuditRow) throws(TimelinesError) -> Void
  ) throws(TimelinesError) {
    var walk = try read(at: point) { (reading) throws(TimelinesError) in
      try AuditWalk(filter, reading)
    }
    while walk.last < point.knownAt {
      let rows = try read(at: point) { (reading) throws(TimelinesError) in
        try reading.audit(&walk, day: day)
      }
      // No transaction is open while somebody does something with the rows.
      for row in rows { try emit(row) }
      try progress(walk.last)
    }
  }

  /// The rows that one transaction gathers.
  fileprivate static let auditRowsMax = 1_000
}

extension Reading {
  /// Goes on with a walk for as long as one transaction should last.
  fileprivate func audit(
    _ walk: inout AuditWalk, day: (Instant) -> Day
  ) throws(TimelinesError) -> [AuditRow] {
    var rows: [AuditRow] = []
    let deadline = ContinuousClock.now + .milliseconds(Ledger.walkMilliseconds)
    let end = min(point.knownAt, walk.last + UInt64(Ledger.walkEventsMax))
    let first = walk.last + 1
    var reader = try historyReader(walk.accounts)
    var names: [UInt32: String] = [:]
    while walk.last < end, rows.count < Timelines.auditRowsMax {
      let sequence = walk.last + 1
      if sequence % 64 == 0, ContinuousClock.now >= deadline, sequence > first { break }
      walk.last = sequence
      guard try sees(event: sequence), let stored = try log.stored(sequence, logTransaction)
      else { continue }
      let owner = EventPrefix(stored).owner
      guard let entry = try entry(sequence, walk.filter, walk.start, &walk.closings, day) else {
        continue
      }
      var correction: Correction?
      if walk.filter.corrections {
        correction = try self.correction(sequence, entry.reverses, owner)
        guard correction != nil else { continue }
      }
      if names[owner] == nil { names[owner] = try name(of: owner) }
      guard let name = names[owner], let row = try reader.row(sequence, name, self) else {
        continue
      }
      let acted = try approvals(of: sequence)
      rows.append(
        AuditRow(
          history: row, lagDays: entry.lag, isAfterClosing: entry.isAfterClosing,
          approvedBy: entry.approvedBy, given: acted.given,
          rejected: acted.rejected, approval: acted.state(claimed: entry.approvedBy),
          correction: correction))
    }
    return rows
  }

  /// What an event is judged by, if the filter lets it through.
  private func entry(
    _ sequence: UInt64, _ filter: AuditFilter, _ start: Day?, _ closings: inout Closings,
    _ day: (Instant) -> Day
  ) throws(TimelinesError) -> TrailMarks? {
    guard let stored = try log.stored(sequence, logTransaction) else { return nil }
    let event = StoredEvent(sequence, stored)
    let layout: RecordLayout
    do throws(LedgerError) { layout = try event.layout() } catch { throw TimelinesError(error) }
    let registry = Registry.current
    guard let type = registry.type(numbered: layout.typeNumber) else { return nil }
    if let actor = filter.actor, event.record.string(in: layout.actor) != actor { return nil }
    if let from = filter.from, layout.time < from { return nil }
    if let to = filter.to, layout.time >= to { return nil }
    if let pattern = filter.type, !Glob.matches(type.name, pattern) { return nil }
    let content = layout.innerTypeNumber.flatMap { registry.type(numbered: $0) } ?? type
    let data = DataView(content.fields, event.record, in: layout.data)
    let reverses = content.field(.reverses) == nil ? nil : data.text("reverses")
    let isMeasured = content.isNamed(.measurementRecorded, .measurementRestated)
    if filter.corrections, event.prefix.target == 0, reverses == nil, !isMeasured { return nil }
    let recorded = day(layout.time)
    let isVoid = layout.typeNumber == RecordEncoder.voidedType
    let lag = isVoid ? 0 : layout.validFrom.days(to: recorded)
    let isClosed = try closings.wereClosed(before: sequence, recordedOn: recorded, self)
    if let late = filter.lateDays {
      guard lag > late || isClosed else { return nil }
      if !filter.includesDefinitions {
        if let start, recorded < start { return nil }
        if AuditFilter.isDefinition(content) { return nil }
      }
    }
    return TrailMarks(
      lag: lag, isAfterClosing: isClosed, approvedBy: event.record.text(in: layout.approvedBy),
      reverses: reverses)
  }

  /// The day on which the first load ended, if the ledger was told.
  fileprivate func firstLoadEnd() throws(TimelinesError) -> Day? {
    guard let ledger = try entity(named: "ledger/self") else { return nil }
    var state = EntityState()
    try self.state(of: ledger.number, at: Point(asOf: .last, knownAt: point.knownAt), into: &state)
    return state.register(RegisterName.start.rawValue).flatMap { state.date($0) }
  }
}

extension AuditFilter {
  /// Types that lay down what is counted rather than what happened.
  static func isDefinition(_ type: EventType) -> Bool {
    [".defined", ".created", ".constituted"].contains { type.name.hasSuffix($0) }
      || type.isNamed(.itemAdded, .baselineSet, .targetSet, .thresholdsSet)
  }
}

/// Patterns in which `*` stands for any run of characters.
enum Glob {
  static func matches(_ text: String, _ pattern: String) -> Bool {
    let pieces = pattern.split(separator: "*", omittingEmptySubsequences: false)
    guard pieces.count > 1, let first = pieces.first, let last = pieces.last else {
      return text == pattern
    }
    guard text.hasPrefix(first) else { return false }
    var rest = text.dropFirst(first.count)
    for piece in pieces.dropFirst().dropLast() where !piece.isEmpty {
      guard let found = rest.firstRange(of: piece) else { return false }
      rest = rest[found.upperBound...]
    }
    return rest.count >= last.count && rest.hasSuffix(last)
  }
}

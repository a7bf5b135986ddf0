import LMDB
import Vocabulary

/// Compares lists "as they stand on a day" with what is known, so that a spreadsheet sent in every
/// week becomes a history: only differences are events.
public enum Snapshot {
  /// What is known of a subject on a day: attribute → value, named as in the state hash.
  public typealias Current = (_ subject: String, _ asOf: String) throws -> [String: JSONValue]
  /// The subjects that earlier snapshots of the mapping named and that are still there on a day.
  ///
  /// They are those of events whose source begins with `Mapping.sourcePrefix`.
  public typealias Named = (_ asOf: String) -> Set<String>

  /// The events that say what differs, and what was refused.
  ///
  /// A table whose mapping takes the day from a column holds several snapshots; they are compared in
  /// order of their days, each with what the one before says. With `validFrom` in the options only
  /// the snapshot of that day is taken.
  ///
  /// Rows that were refused and mended are a part of a list: what it names is compared, and nothing
  /// is said about what it does not name.
  ///
  /// - Throws: `MappingError` when the mapping is not made for snapshots or the table lacks a column,
  ///   and what `current` throws: what cannot be read is not taken for unknown.
  public static func differences(
    _ mapping: Mapping, _ table: CSVTable, options: Mapping.Options = Mapping.Options(),
    current: @escaping Current, named: @escaping Named, _ emit: (RowOutcome) throws -> Void
  ) throws -> TableOutcome {
    guard let rule = mapping.snapshot else {
      throw MappingError(
        "the mapping has no `snapshot`: it cannot say what a difference is",
        "die Zuordnung hat kein `snapshot`: sie kann nicht sagen, was ein Unterschied ist")
    }
    let reader = try RowReader(mapping, table, options)
    for warning in mapping.unusedWarnings(reader) { try emit(.warning(warning)) }
    let isPart = RefusedReport.isReport(table)
    if isPart { try emit(.warning(try RefusedReport.partWarning(table))) }
    var outcome = TableOutcome()
    var days: Set<Day> = []
    var rows = try rowsByDay(table, reader, options, &outcome, &days, emit)
    if days.isEmpty, let day = options.validFrom, outcome.rows > 0 {
      try emit(
        .warning(
          Label(
            en: "no row of the table stands as of \(day)",
            de: "keine Zeile der Tabelle hat den Stand \(day)")))
    }
    var comparison = SnapshotComparison(
      mapping, rule, options, SnapshotState(current), reader, hasSeveralLists: days.count > 1)
    var day: Day?
    while try rows.next() {
      let row = CSVTable.Row(waiting: rows.value)
      let read = reader.read(row)
      if let day, day != read.validFrom { try comparison.end(day, isPart, named, emit) }
      day = read.validFrom
      if let day { try comparison.compare(read, on: day.description, emit) }
    }
    if let day { try comparison.end(day, isPart, named, emit) }
    outcome.missing = comparison.missing
    return outcome
  }

  /// The same with all that comes of it, for few rows.
  public static func differences(
    _ mapping: Mapping, _ table: CSVTable, options: Mapping.Options = Mapping.Options(),
    current: @escaping Current, named: @escaping Named
  ) throws -> MappedRows {
    try MappedRows { emit in
      try differences(
        mapping, table, options: options, current: current, named: named, emit)
    }
  }

  /// The rows by the day of their list, then as they stand in the table; those that are refused are
  /// among them, for they name their subjects.
  private static func rowsByDay(
    _ table: CSVTable, _ reader: RowReader, _ options: Mapping.Options,
    _ outcome: inout TableOutcome, _ days: inout Set<Day>,
    _ emit: (RowOutcome) throws -> Void
  ) throws -> ScratchSort {
    var rows = ScratchSort()
    var (count, found): (Int, Set<Day>) = (0, [])
    try table.forEachRow { row in
      count += 1
      if let day = options.validFrom, reader.isSurely(row, notOf: day) { return }
      let read = reader.read(row)
      let isOfAnotherDay =
        options.validFrom != nil
        && read.validFrom.map { $0.description != options.validFrom } ?? false
      if isOfAnotherDay { return }
      for refused in read.refused { try emit(.refused(refused)) }
      guard let day = read.validFrom else { return }
      found.insert(day)
      let key = Array(day.description.utf8)
      let value = row.waiting
      try rows.append(key: key.span, value: value.span)
    }
    outcome.rows = count
    days = found
    return rows
  }
}

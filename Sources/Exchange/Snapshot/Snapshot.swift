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
    current: @escaping Current, named: @escaping Named
  ) throws -> MappedRows {
    guard let rule = mapping.snapshot else {
      throw MappingError("the mapping has no `snapshot`: it cannot say what a difference is")
    }
    let reader = try RowReader(mapping, table, options)
    var comparison = SnapshotComparison(mapping, rule, options, SnapshotState(current), reader)
    comparison.result.rows = table.rows.count
    comparison.result.warnings = mapping.unusedWarnings(reader)
    let isPart = RefusedReport.isReport(table)
    if isPart { comparison.result.warnings.append(RefusedReport.partWarning(table)) }
    var parts: [Day: [RowReader.Row]] = [:]
    for row in table.rows {
      if let day = options.validFrom, reader.isSurely(row, notOf: day) { continue }
      let read = reader.read(row)
      if let day = options.validFrom, let found = read.validFrom, found.description != day {
        continue
      }
      comparison.result.refused += read.refused
      guard let day = read.validFrom else { continue }
      parts[day, default: []].append(read)
    }
    if parts.isEmpty, let day = options.validFrom, !table.rows.isEmpty {
      comparison.result.warnings.append("no row of the table stands as of \(day)")
    }
    for (day, rows) in parts.sorted(by: { $0.key < $1.key }) {
      try comparison.compare(
        rows, on: day.description, known: isPart ? [] : named(day.description), isPart: isPart)
    }
    comparison.result.refused.sort { $0.row < $1.row }
    return comparison.result
  }
}

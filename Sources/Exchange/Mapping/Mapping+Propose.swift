import LMDB
import Vocabulary

extension Mapping {
  /// The events that the rows of a table say, in order, and what was refused.
  ///
  /// Every row is taken or refused as a whole. What creates a subject is made once for each subject;
  /// a later row that says otherwise about it is named in a warning.
  ///
  /// - Throws: `MappingError` when the table lacks a column or the caller a day.
  public func propose(
    _ table: CSVTable, options: Options = Options(), _ emit: (RowOutcome) throws -> Void
  ) throws -> TableOutcome {
    let reader = try RowReader(self, table, options)
    for warning in unusedWarnings(reader) { try emit(.warning(warning)) }
    let vocabulary = DraftReader()
    let identity = RowIdentity()
    var outcome = TableOutcome()
    /// The data with which subjects were created.
    let created = ScratchTable()
    var hasOnce = false
    try table.forEachRow { row in
      outcome.rows += 1
      let read = reader.read(row)
      guard read.refused.isEmpty else {
        for refused in read.refused { try emit(.refused(refused)) }
        return
      }
      let (proposed, faults) = events(of: read, options, withOnce: !hasOnce)
      let refused =
        faults
        + proposed.compactMap { rule, event in
          event.refusal(vocabulary).map { reader.refusal(of: read, rule, $0) }
        }
      for refusal in refused { try emit(.refused(refusal)) }
      guard refused.isEmpty else { return }
      hasOnce = true
      for warning in read.warnings { try emit(.warning(warning)) }
      for (rule, event) in proposed {
        if rule.creates {
          let (subject, data) = (Array(event.subject.utf8), event.data.canonicalBytes)
          if let earlier = try created.value(subject) {
            if earlier != data {
              try emit(
                .warning(
                  Label(
                    en: "row \(row.number): says otherwise about \(event.subject) than an earlier "
                      + "row, which counts",
                    de: "Zeile \(row.number): sagt über \(event.subject) anderes als eine frühere "
                      + "Zeile, die gilt")))
            }
            continue
          }
          try created.set(subject, data)
        }
        try emit(.event(try identity.identified(event, source: source)))
      }
    }
    return outcome
  }

  /// The same with all that comes of it, for few rows.
  public func propose(_ table: CSVTable, options: Options = Options()) throws -> MappedRows {
    try MappedRows { emit in try propose(table, options: options, emit) }
  }

  /// The events that a row says, and why some cannot be made.
  private func events(
    of read: RowReader.Row, _ options: Options, withOnce: Bool
  ) -> (proposed: [(rule: EventRule, event: ProposedEvent)], faults: [RefusedRow]) {
    var proposed: [(rule: EventRule, event: ProposedEvent)] = []
    var faults: [RefusedRow] = []
    for rule in (withOnce ? once : []) + events where rule.hasNeeds(in: read.values) {
      do throws(CellRefusal) {
        let number = withOnce && once.contains(rule) ? 0 : read.number
        var event = try frame(rule, read.values, options: options, row: number)
        event.data = .object(rule.fields(with: read.values))
        proposed.append((rule, event))
      } catch {
        faults.append(RefusedRow(row: read.number, error.reason))
      }
    }
    return (proposed, faults)
  }

  func unusedWarnings(_ reader: RowReader) -> [Label] {
    reader.unusedColumns().map { column in
      Label(
        en: "the column “\(column)” is not used; the mapping can ignore it",
        de: "die Spalte „\(column)“ wird nicht verwendet; die Zuordnung kann sie mit ignore nennen")
    }
  }

  /// An event without its data, and without an identity where no column gives one.
  func frame(
    _ rule: EventRule, _ values: RowValues, options: Options, row: Int
  ) throws(CellRefusal) -> ProposedEvent {
    guard let subject = rule.subject.text(with: values) else {
      throw CellRefusal(.noSubjectFor(type: rule.type))
    }
    guard let slash = subject.firstIndex(of: "/"),
      Subject.fault(inKey: String(subject[subject.index(after: slash)...])) == nil
    else { throw CellRefusal(.badSubject(subject: subject)) }
    let own = rule.validFrom.map { $0.text(with: values) }
    let validFrom = own ?? values.values["validfrom"]?.text
    guard let validFrom, Day(validFrom) != nil else {
      throw CellRefusal(.noDayFor(type: rule.type))
    }
    var event = ProposedEvent(
      type: rule.type, subject: subject, data: .null, validFrom: validFrom, validTo: nil, time: nil,
      source: eventSource(options, row: row), id: rule.id?.text(with: values) ?? "",
      reason: rule.reason?.text(with: values), row: row)
    event.time = time?.text(with: values)
    switch rule.until {
    case .nextSnapshot: event.validTo = snapshotDates.first { $0 > validFrom }
    case .day(let template): event.validTo = template.text(with: values)
    case nil: break
    }
    return event
  }
}

extension Mapping {
  /// The events that the rows of a table say, in order, and what was refused.
  ///
  /// Every row is taken or refused as a whole. What creates a subject is made once for each subject;
  /// a later row that says otherwise about it is named in a warning.
  ///
  /// - Throws: `MappingError` when the table lacks a column or the caller a day.
  public func propose(
    _ table: CSVTable, options: Options = Options()
  ) throws(MappingError) -> MappedRows {
    let reader = try RowReader(self, table, options)
    var result = MappedRows(events: [], refused: [], rows: table.rows.count, warnings: [])
    result.warnings = unusedWarnings(reader)
    var identity = RowIdentity()
    var created: [String: JSONValue] = [:]
    var hasOnce = false
    for row in table.rows {
      let read = reader.read(row)
      guard read.refused.isEmpty else {
        result.refused += read.refused
        continue
      }
      var frames: [(rule: EventRule, event: ProposedEvent)] = []
      do throws(CellRefusal) {
        for rule in hasOnce ? [] : once {
          frames.append((rule, try frame(rule, read.values, options: options, row: 0)))
        }
        for rule in events where rule.hasNeeds(in: read.values) {
          frames.append((rule, try frame(rule, read.values, options: options, row: row.number)))
        }
      } catch {
        result.refused.append(
          RefusedRow(row: row.number, column: "", value: "", why: error.why))
        continue
      }
      hasOnce = true
      result.warnings += read.warnings
      for (rule, frame) in frames {
        var event = frame
        event.data = .object(rule.fields(with: read.values))
        if rule.creates {
          if let earlier = created[event.subject] {
            if earlier != event.data {
              result.warnings.append(
                "row \(row.number): says otherwise about \(event.subject) than an earlier row, "
                  + "which counts")
            }
            continue
          }
          created[event.subject] = event.data
        }
        if event.id.isEmpty {
          event.id = identity.id(
            source: source, type: event.type, subject: event.subject, data: event.data,
            validFrom: event.validFrom)
        }
        result.events.append(event)
      }
    }
    return result
  }

  func unusedWarnings(_ reader: RowReader) -> [String] {
    reader.unusedColumns().map { "the column \"\($0)\" is not used; the mapping can ignore it" }
  }

  /// An event without its data, and without an identity where no column gives one.
  func frame(
    _ rule: EventRule, _ values: RowValues, options: Options, row: Int
  ) throws(CellRefusal) -> ProposedEvent {
    guard let subject = rule.subject.text(with: values) else {
      throw CellRefusal("gives no subject for \(rule.type)")
    }
    guard let slash = subject.firstIndex(of: "/"),
      SubjectKey.isValid(String(subject[subject.index(after: slash)...]))
    else { throw CellRefusal("makes the subject \(subject), which is no kind/key") }
    let own = rule.validFrom.map { $0.text(with: values) }
    let validFrom = own ?? values.values["validfrom"]?.text
    guard let validFrom, CivilDate(validFrom) != nil else {
      throw CellRefusal("gives no day from which \(rule.type) holds")
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

import Vocabulary

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
    let vocabulary = DraftReader()
    var identity = RowIdentity()
    var created: [String: JSONValue] = [:]
    var hasOnce = false
    for row in table.rows {
      let read = reader.read(row)
      guard read.refused.isEmpty else {
        result.refused += read.refused
        continue
      }
      var proposed: [(rule: EventRule, event: ProposedEvent)] = []
      for rule in (hasOnce ? [] : once) + events where rule.hasNeeds(in: read.values) {
        do throws(CellRefusal) {
          let number = !hasOnce && once.contains(rule) ? 0 : row.number
          var event = try frame(rule, read.values, options: options, row: number)
          event.data = .object(rule.fields(with: read.values))
          proposed.append((rule, event))
        } catch {
          result.refused.append(RefusedRow(row: row.number, column: "", value: "", why: error.why))
        }
      }
      let refused = proposed.compactMap { rule, event in
        event.refusal(vocabulary).map { reader.refusal(of: read, rule, $0) }
      }
      result.refused += refused
      guard refused.isEmpty, result.refused.last?.row != row.number else { continue }
      hasOnce = true
      result.warnings += read.warnings
      for (rule, event) in proposed {
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
        result.events.append(identity.identified(event, source: source))
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
      Subject.fault(inKey: String(subject[subject.index(after: slash)...])) == nil
    else { throw CellRefusal("makes the subject \(subject), which is no kind/key") }
    let own = rule.validFrom.map { $0.text(with: values) }
    let validFrom = own ?? values.values["validfrom"]?.text
    guard let validFrom, Day(validFrom) != nil else {
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

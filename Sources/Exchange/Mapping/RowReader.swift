import Vocabulary

/// Reads the rows of a table as a mapping's named values.
struct RowReader {
  private let mapping: Mapping
  private let options: Mapping.Options
  private typealias Column = (rule: ValueRule, index: Int?, qualifier: Int?)

  private let columns: [Column]
  /// The columns that the day of a row is made of; `nil` when they do not tell it alone.
  private let dayColumns: [Column]?
  private let header: [String]
  private let checks: [(parts: [Int], total: Int)]

  /// What came of a row.
  struct Row {
    var record: CSVTable.Row
    var number: Int { record.number }
    var values = RowValues()
    var validFrom: Day?
    var refused: [RefusedRow] = []
    var warnings: [Label] = []
  }

  /// - Throws: `MappingError` when the table lacks a column or the caller a day.
  init(_ mapping: Mapping, _ table: CSVTable, _ options: Mapping.Options) throws(MappingError) {
    self.mapping = mapping
    self.options = options
    header = table.header
    var columns: [Column] = []
    for rule in mapping.values {
      let index = table.index(of: rule.column)
      guard index != nil || rule.optional && !table.header.contains(rule.column) else {
        throw Self.noColumn(rule.column, table.header)
      }
      columns.append((rule, index, rule.aliasColumn.flatMap { table.index(of: $0) }))
    }
    self.columns = columns
    dayColumns = Self.dayColumns(mapping, columns)
    var checks: [(parts: [Int], total: Int)] = []
    for check in mapping.checks {
      let parts = check.columns.compactMap { table.index(of: $0) }
      guard parts.count == check.columns.count, let total = table.index(of: check.equals) else {
        throw MappingError(
          "a sum to be checked names a column that the table lacks",
          "eine zu prüfende Summe nennt eine Spalte, die der Tabelle fehlt")
      }
      checks.append((parts, total))
    }
    self.checks = checks
    if let day = options.validFrom, Day(day) == nil {
      throw MappingError(
        "“\(day)” is no day of the form YYYY-MM-DD", "„\(day)“ ist kein Tag der Form JJJJ-MM-TT")
    }
    if mapping.validFrom == .option, options.validFrom == nil {
      throw MappingError(
        "this mapping leaves the day open: give it with --valid-from YYYY-MM-DD",
        "diese Zuordnung lässt den Tag offen: mit --valid-from JJJJ-MM-TT angeben")
    }
  }

  /// The columns that neither the mapping nor its list of ignored ones names.
  func unusedColumns() -> [String] {
    let used = Set(mapping.values.map(\.column)).union(mapping.ignored)
      .union(mapping.checks.flatMap { $0.columns + [$0.equals] })
    return header.filter {
      !$0.isEmpty && !used.contains($0) && !$0.hasPrefix(RefusedReport.columnPrefix)
    }
  }

  /// The values of a row; every bad cell is named, not only the first.
  func read(_ row: CSVTable.Row) -> Row {
    var result = read(row, columns)
    if row.problem == nil { check(row, &result) }
    return result
  }

  /// Whether the row surely holds from another day than this one. A file with many lists is read once
  /// for each, so that this looks at no more cells than the day is made of.
  func isSurely(_ row: CSVTable.Row, notOf day: String) -> Bool {
    guard let dayColumns, let found = read(row, dayColumns).validFrom else { return false }
    return found.description != day
  }

  private static func dayColumns(_ mapping: Mapping, _ columns: [Column]) -> [Column]? {
    guard case .template(let template) = mapping.validFrom else { return [] }
    let found = columns.filter { template.names.contains($0.rule.name) }
    return found.count == template.names.count ? found : nil
  }

  private func read(_ row: CSVTable.Row, _ columns: [Column]) -> Row {
    var result = Row(record: row)
    if let problem = row.problem {
      result.refused.append(RefusedRow(row: row.number, .cell(problem)))
      return result
    }
    for (rule, index, qualifier) in columns {
      let raw = index.map { row.fields[$0] } ?? ""
      do throws(CellRefusal) {
        let reading = try rule.read(
          raw, mapping.form, qualifier: qualifier.map { row.fields[$0] })
        switch reading.result {
        case .value(let value): result.values.values[rule.name] = value
        case .unset: result.values.unset.insert(rule.name)
        case .absent: break
        }
        if let name = rule.unknown, let mark = reading.mark {
          result.values.unknown[name] = .string(mark)
        }
        if let warning = reading.warning {
          result.warnings.append(
            Label(
              en: "row \(row.number), \(rule.column): \(warning.en)",
              de: "Zeile \(row.number), \(rule.column): \(warning.de)"))
        }
      } catch {
        let refusal = RefusedRow(
          row: row.number, column: rule.column, value: raw, error.reason)
        if !result.refused.contains(refusal) { result.refused.append(refusal) }
      }
    }
    addDay(row, &result)
    return result
  }

  /// The refusal of a row for what the vocabulary says about one of its events.
  func refusal(of row: Row, _ rule: EventRule, _ refusal: Refusal) -> RefusedRow {
    let place = refusal.field.split(separator: ".")
    let field = place.count > 1 ? place[1].prefix { $0 != "[" } : ""
    let template = place.first == "subject" ? rule.subject : rule.data[String(field)]
    let names = template?.names ?? []
    let found = columns.first { names.contains($0.rule.name) && $0.index != nil }
    let rest = found == nil && !refusal.field.isEmpty ? "\(refusal.field): " : ""
    return RefusedRow(
      row: row.number, column: found?.rule.column ?? "",
      value: found?.index.map { row.record.fields[$0] } ?? refusal.value,
      refusal.reason, behind: "\(rule.type): \(rest)")
  }

  private func addDay(_ row: CSVTable.Row, _ result: inout Row) {
    let text: String?
    switch mapping.validFrom {
    case .option: text = options.validFrom
    case .template(let template): text = template.text(with: result.values)
    }
    guard let text, let day = Day(text) else {
      if result.refused.isEmpty {
        result.refused.append(
          RefusedRow(
            row: row.number, value: text ?? "", .cell(.noDay)))
      }
      return
    }
    result.validFrom = day
    result.values.values["row"] = .integer(Int64(row.number))
    result.values.values["validfrom"] = .string(day.description)
    let year = day.fiscalYear(startingAt: mapping.fiscalYearStart)
    result.values.values["fiscalyear"] = .integer(Int64(year))
  }

  private func check(_ row: CSVTable.Row, _ result: inout Row) {
    guard result.refused.isEmpty else { return }
    for (parts, total) in checks {
      var sum: Total? = 0
      for part in parts {
        sum = sum.flatMap { left in amount(row.fields[part]).map { left + $0 } }
      }
      guard let sum, let stated = amount(row.fields[total]), sum != stated else { continue }
      let said = DecimalText(minor: sum, digits: 4).text
      result.warnings.append(
        Label(
          en: "row \(row.number), \(header[total]): says \(row.fields[total]), "
            + "but its parts add up to \(said)",
          de: "Zeile \(row.number), \(header[total]): nennt \(row.fields[total]), "
            + "aber die Teile ergeben \(said)"))
    }
  }

  private func amount(_ raw: String) -> Total? {
    do throws(CellRefusal) {
      return try mapping.form.number.number(in: raw).minor(digits: 4)
    } catch {
      return nil
    }
  }

  private static func noColumn(_ column: String, _ header: [String]) -> MappingError {
    guard !header.contains(column) else {
      return MappingError(
        "the column “\(column)” stands twice in the table",
        "die Spalte „\(column)“ steht zweimal in der Tabelle")
    }
    let names = header.joined(separator: ", ")
    return MappingError(
      "the table has no column “\(column)”; it has \(names)",
      "die Tabelle hat keine Spalte „\(column)“; sie hat \(names)")
  }
}
